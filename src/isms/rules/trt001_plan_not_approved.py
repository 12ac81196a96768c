"""The plan to treat a risk is approved by the owner of the risk.
リスク対応計画を、リスク所有者が承認していること。

What is done about a risk is agreed by the person who answers for it. Each treatment names who approved it
and when, and that is the owner of one of its risks at least; where several people own its risks and some of
them have not approved, that is a warning. Top management approves for several owners, and where only
PrivacyMark is aimed at for a single one too. Owners change: who approved a treatment that is done is not
looked at, and where the one who approved has left it is a warning. So is a treatment without approval that
is done, or whose risk is above the criterion: that is called an error at the risk (RSK003). What was approved
by `isms accept` and has changed since is not approved.

リスクへの対応は、そのリスクに責任を持つ人が承認します。対応ごとに、誰がいつ承認したかを書きます。承認者は、
対象リスクの所有者の少なくとも一人です。所有者が複数いて承認していない人がいるときは警告とします。所有者が複数
のときと、プライバシーマークだけのときは、トップマネジメントの承認で足ります。所有者は交代するため、完了した対
応の承認者は確かめず、承認者が退職しているときは警告とします。完了した対応の未承認も警告です。受容基準を超えるリ
スクの対応が未承認のときは、リスクの側でエラーとし(RSK003)、ここでは警告とします。`isms accept` で承認した後に
内容が変わった対応は、未承認として扱います。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      due: 2027-01-31

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-02
      approved_on: 2026-05-29
      due: 2027-01-31

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 2, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
      stamps: {approved: {digest: "00"}}

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31

Passes:

    risks/risks.yaml:
      - id: R-001
        title: 受注システムの停止
        threat: 不正プログラムへの感染
        owner: P-01
        factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
        residual: {vulnerability: 1}
        decision: reduce
        controls: [A.8.7]
        accepted_by: [P-01]
        accepted_on: 2026-05-29
      - id: R-002
        title: 経理システムの停止
        threat: 不正プログラムへの感染
        owner: P-03
        factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
        residual: {vulnerability: 1}
        decision: reduce
        controls: [A.8.7]
        accepted_by: [P-03]
        accepted_on: 2026-05-29
    people/P-03.yaml:
      id: P-03
      name: 三田 実
      department: D-01
      employment: employee
      pledge_signed: 2020-04-01
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001, R-002]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-02
      approved_on: 2026-05-29
      due: 2027-01-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.person import Role
from isms.model.risk import Decision
from isms.risk.score import failing
from isms.roles import may_have_held
from isms.rules import Flaw
from isms.sign_off import outdated
from isms.standards import ISMS, aims_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.model.treatment import Treatment

CODE = "TRT001"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3", "15001:6.2.3", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="リスク所有者の承認を得て、approved_by と approved_on に書いてください(isms accept で記録できます)。",
    en="Have the owner of the risk approve it, and write approved_by and approved_on (isms accept does so).",
)
NOT_APPROVED = Text(
    ja="この対応を、リスク所有者({owners})が承認していません。",
    en="The treatment is not approved by the owner of its risk ({owners}).",
)
NO_DAY = Text(
    ja="この対応の承認日がありません。", en="The day on which the treatment was approved is not known."
)
NOT_BY_OWNER = Text(
    ja="この対応の承認者({person})は、対象リスクの所有者({owners})ではありません。",
    en="The treatment was approved by {person}, but not by the owner of its risk ({owners}).",
)
NOT_BY_ALL = Text(
    ja="対象リスクの所有者のうち、{owners}が承認していません。",
    en="These owners of its risks have not approved the treatment: {owners}.",
)
_ASKED_FOR = frozenset({"approved_by", "approved_on"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the treatments that the owners of their risks have not approved."""
    known = programme.risks.by_key
    above = {row.id for row in failing(programme)}
    for treatment in programme.treatments:
        risks = [known[key] for key in treatment.risks if key in known]
        if treatment.approved_by is None or treatment.approved_on is None:
            if not _ASKED_FOR & treatment.unread:
                yield _unapproved(programme, treatment, risks, above)
        elif treatment.done is None and (changed := outdated(treatment)) is not None:
            yield Flaw(treatment, ("approved_on",), changed, _ceiling(treatment, risks, above))
        elif treatment.done is None and any(risk.owner != treatment.approved_by for risk in risks):
            yield from _by_another(programme, treatment, treatment.approved_by, treatment.approved_on, risks)


def _unapproved(
    programme: Programme, treatment: Treatment, risks: Sequence[Risk], above: Collection[str]
) -> Flaw:
    ceiling = _ceiling(treatment, risks, above)
    if treatment.approved_by is not None:
        return Flaw(treatment, ("approved_by",), NO_DAY.of(), ceiling)
    return Flaw(treatment, (), NOT_APPROVED.of(owners=_owners(programme, risks)), ceiling)


def _ceiling(treatment: Treatment, risks: Sequence[Risk], above: Collection[str]) -> Level | None:
    """Weigh as a warning what is done, and what RSK003 calls an error at the risk."""
    blamed = treatment.done is not None or any(
        risk.decision is not Decision.ACCEPT and risk.key in above for risk in risks
    )
    return Level.WARNING if blamed else None


def _by_another(
    programme: Programme, treatment: Treatment, person: str, day: date, risks: Sequence[Risk]
) -> Iterator[Flaw]:
    several = len({risk.owner for risk in risks}) > 1
    by_top = may_have_held(programme, person, Role.TOP_MANAGEMENT, day)
    if by_top and (several or not aims_at(programme, ISMS)):
        return
    others = [risk for risk in risks if risk.owner != person]
    if len(others) == len(risks):
        approver = programme.people.get(person)
        left = approver is not None and approver.has_left(programme.as_of)
        message = NOT_BY_OWNER.of(person=programme.people.called(person), owners=_owners(programme, others))
        yield Flaw(treatment, ("approved_by",), message, Level.WARNING if left else None)
    else:
        message = NOT_BY_ALL.of(owners=_owners(programme, others))
        yield Flaw(treatment, ("approved_by",), message, Level.WARNING)


def _owners(programme: Programme, risks: Sequence[Risk]) -> list[str]:
    """Return the names of the owners of some risks, each once."""
    return list(map(programme.people.called, dict.fromkeys(risk.owner for risk in risks)))
