"""Every control that applies, applies for a reason.
適用する管理策に、適用の理由があること。

A control is necessary because of a risk, a law, a contract, or because the organisation holds it to be its
baseline. Where the reason is a risk, a risk names the control: that is the trail from the risk to the
Statement of Applicability that an auditor follows. A control that only the treatment of a risk names is the
matter of TRT011. Where the reason is given in words (`justification`) and only its category is missing, that
is a warning.

管理策は、リスク、法令、契約、又は組織の基本方針によって必要となります。理由が「リスク対応」であれば、その管理策
を挙げたリスクが必要です。審査員は、リスクから適用宣言書へのこのつながりをたどります。リスクへの対応だけが挙げる
管理策は TRT011 で確かめます。理由の文章(`justification`)があり、区分だけがないときは、警告とします。

Fails:

    controls/A.8.13.yaml:
      id: A.8.13
      applicable: true
      status: implemented

Fails:

    controls/A.8.13.yaml:
      id: A.8.13
      applicable: true
      reasons: [risk]
      justification: 機器の故障に備えるため
      status: implemented

Passes:

    controls/A.8.13.yaml:
      id: A.8.13
      applicable: true
      reasons: [risk]
      justification: 機器の故障に備えるため
      status: implemented
    risks/R-001.yaml:
      id: R-001
      title: 受注データの消失
      threat: 機器の故障
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      decision: reduce
      controls: [A.8.13]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.control import Reason
from isms.rules import Flaw
from isms.soa.keys import control_of, key_in
from isms.soa.on_record import controls_of_risks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA002"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="適用の理由を reasons に書き、リスクが理由であれば、そのリスクの controls に管理策を挙げてください。",
    en="Write the reasons; where a risk is the reason, name the control under controls of that risk.",
)
NO_REASON = Text(
    ja="管理策 {control} を適用する理由がありません。", en="The control {control} applies without a reason."
)
NO_CATEGORY = Text(
    ja="管理策 {control} の適用理由の区分(reasons)がありません。",
    en="The category of reasons for the control {control} is not given.",
)
NO_RISK = Text(
    ja="管理策 {control} の適用理由は「リスク対応」ですが、この管理策を挙げたリスクがありません。",
    en="The control {control} applies because of a risk, but no risk names it.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls that apply without a reason, or because of a risk that there is not."""
    named = controls_of_risks(programme) | _treating(programme)
    all_known = programme.can_judge("risk") and programme.can_judge("treatment")
    for control in programme.controls:
        if not control.applicable or "reasons" in control.unread:
            continue
        if not control.reasons:
            bare = control.lacks("justification")
            message = (NO_REASON if bare else NO_CATEGORY).of(control=control.key)
            yield Flaw(control, (), message, None if bare else Level.WARNING)
        elif Reason.RISK in control.reasons and key_in(programme, control) not in named and all_known:
            field = ("reasons", control.reasons.index(Reason.RISK))
            yield Flaw(control, field, NO_RISK.of(control=control.key))


def _treating(programme: Programme) -> frozenset[str]:
    """Return the keys of the controls that a treatment of some risk names."""
    known = programme.risks.by_key
    return frozenset(
        control_of(programme, written)
        for treatment in programme.treatments
        if not treatment.draft and not known.keys().isdisjoint(treatment.risks)
        for written in treatment.controls
    )
