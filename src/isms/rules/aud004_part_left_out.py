"""Both parts of a PrivacyMark audit take place every fiscal year.
プライバシーマークの監査で、適合状況と運用状況の両方を毎年度確かめていること。

Whether the rules of the firm conform to the guideline, and whether work follows those rules, are two audits.
An audit says in `part` which of them it is. What the last fiscal year left out is named until an audit has
made it good; in the running one it is info until 60 days before the end, and what an audit to come will cover
is not named. That an audit does not say its part is a warning.

規程が指針に適合しているかの監査(適合状況)と、規程どおりに運用しているかの監査(運用状況)は別の監査です。どちら
であるかを `part` に書きます。前年度の漏れは、その後の監査で補うまで指摘します。今年度は末日の60日前まで情報と
し、これから行う監査で確かめるものは指摘しません。区分を書いていない監査は警告とします。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    audits/AU-01.yaml:
      id: AU-01
      title: 2025年度 内部監査
      kind: internal
      part: operation
      departments: [D-01]
      planned: 2025-10
      performed: 2025-10-08

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    audits/AU-01.yaml:
      id: AU-01
      title: 2025年度 内部監査
      kind: internal
      part: both
      departments: [D-01]
      planned: 2025-10
      performed: 2025-10-08
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import gaps, internal_audits
from isms.diagnostic import Fault, Level, Text
from isms.model.audit import AuditPart
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.audit import Audit
    from isms.model.programme import Programme

CODE = "AUD004"
LEVEL = Level.ERROR
CLAUSES = ("15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="適合状況と運用状況のどちらを監査したかを part(conformity、operation、both)に書き、残った方の監査を"
    "計画してください。",
    en="Say under part which of the two was audited (conformity, operation, both), and plan what is left.",
)
LEFT_OUT = Text(
    ja="{cycle}の内部監査で確かめていない区分があります({parts})。",
    en="In {cycle} no internal audit looked at this part: {parts}.",
)
NOT_SAID = Text(
    ja="適合状況と運用状況のどちらの監査か分かりません。",
    en="It is not known whether this audit is on conformity or on operation.",
)
BOTH = {AuditPart.CONFORMITY: None, AuditPart.OPERATION: None}


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the parts that no audit of a year looked at, and the audits that do not say their part."""
    if not aims_at(programme, PRIVACY_MARK):
        return
    for audit in internal_audits(programme, PRIVACY_MARK):
        if audit.performed and audit.lacks("part"):
            yield Flaw(audit, ("part",), NOT_SAID.of(), Level.WARNING)
    if programme.can_judge("audit"):
        for gap in gaps(programme, PRIVACY_MARK, lambda _: BOTH, _covered):
            message = LEFT_OUT.of(cycle=gap.cycle.label, parts=gap.missing)
            yield Flaw(gap.audit, ("part",), message, gap.ceiling)


def _covered(audit: Audit) -> frozenset[AuditPart] | None:
    """Return the parts of an audit; None where it does not say."""
    if audit.part is None:
        return None
    return frozenset(BOTH) if audit.part is AuditPart.BOTH else frozenset({audit.part})
