"""The criterion by which risks are accepted is approved by top management.
リスクの受容基準を、トップマネジメントが承認していること。

How much risk the organisation lives with is for those who lead it to decide. isms.yaml says who approved
method and criterion, and when; whoever did was top management on that day, as far as the records tell. The
standards do not say who approves it, so this is a warning. Nothing is asked before there are risks.

どこまでのリスクを受け入れるかは、組織を率いる人が決めます。評価方法と受容基準を誰がいつ承認したかを
isms.yaml に書きます。承認者は、(記録から分かる範囲で)承認した日のトップマネジメントです。規格は承認者を定めて
いないため、警告とします。リスクの記録がなければ、まだ求めません。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      risk:
        method: ipa-sme-3.1
        acceptable: score:4
        criteria_approved_by: P-02
        criteria_approved_on: 2026-04-10
    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.person import Role
from isms.roles import held
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK011"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.2", "15001:6.2.2", "pmark:J.3.1.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="トップマネジメントの承認を得て、risk.criteria_approved_by と criteria_approved_on に書いてください。",
    en="Have top management approve it, and write criteria_approved_by and criteria_approved_on under risk.",
)
NOT_APPROVED = Text(
    ja="リスクの評価方法と受容基準を、誰がいつ承認したかが分かりません。",
    en="Nobody can tell who approved the method and the criterion of acceptance, and when.",
)
NOT_BY_TOP = Text(
    ja="受容基準を承認した{person}は、{day} の時点でトップマネジメントではありません。",
    en="{person}, who approved the criterion on {day}, was not top management on that day.",
)
_ASKED_FOR = frozenset({"criteria_approved_by", "criteria_approved_on"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the criterion, where top management has not approved it."""
    settings = programme.settings
    risk = settings.risk
    if risk is None or not len(programme.risks) or _ASKED_FOR & risk.unread:
        return
    if risk.criteria_approved_by is None or risk.criteria_approved_on is None:
        yield Flaw(settings, ("risk",), NOT_APPROVED.of())
        return
    person, day = risk.criteria_approved_by, risk.criteria_approved_on
    if held(programme, person, Role.TOP_MANAGEMENT, day) is False:
        message = NOT_BY_TOP.of(person=programme.people.called(person), day=day)
        yield Flaw(settings, ("risk", "criteria_approved_by"), message)
