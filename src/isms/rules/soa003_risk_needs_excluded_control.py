"""No risk is lowered by a control that the Statement of Applicability excludes.
リスク対応に使う管理策を、適用宣言書で除外していないこと。

Whoever treats a risk by a control has found the control necessary. The statement cannot exclude it at the
same time: either the control applies, or the risk is treated by something else. A control that no risk names,
but a treatment under way, is necessary all the same. Drafts need nothing yet.

ある管理策でリスクに対応するのであれば、その管理策は必要です。適用宣言書で除外することはできません。管理策を
適用とするか、別の方法でリスクに対応します。リスクが挙げていなくても、進行中の対応が挙げた管理策は、やはり必要
です。作成中の記録は、まだ何も必要としません。

Fails:

    controls/A.8.13.yaml:
      id: A.8.13
      applicable: false
      justification: 自社で管理する機器がないため
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

Fails:

    controls/A.8.13.yaml:
      id: A.8.13
      applicable: false
      justification: 自社で管理する機器がないため
    risks/R-001.yaml:
      id: R-001
      title: 受注データの消失
      threat: 機器の故障
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      decision: reduce
      controls: [A.7.13]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 控えの二重化
      risks: [R-001]
      controls: [A.8.13]
      action: 控えを二か所に置く
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31

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

from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.soa.keys import control_of, key_in
from isms.soa.on_record import controls_of_risks, open_treatments_by_control, risks_by_control

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.model.treatment import Treatment

CODE = "SOA003"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3",)
HINT = Text(
    ja="管理策を適用とするか、リスク又は対応の controls を見直してください。",
    en="Let the control apply, or look over the controls of the risk or treatment.",
)
OF_RISK = Text(
    ja="このリスクに使う管理策 {control} は、適用宣言書で除外されています。",
    en="The control {control} of this risk is excluded by the Statement of Applicability.",
)
OF_TREATMENT = Text(
    ja="この対応に使う管理策 {control} は、適用宣言書で除外されています。",
    en="The control {control} of this treatment is excluded by the Statement of Applicability.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls of risks, and of treatments alone, that are excluded."""
    by_risks, by_treatments = controls_of_risks(programme), open_treatments_by_control(programme)
    for control in programme.controls:
        if control.applicable is not False or control.draft:
            continue
        key = key_in(programme, control)
        if key in by_risks:
            for risk in risks_by_control(programme)[key]:
                yield from _named(programme, risk, key, OF_RISK)
        else:
            for treatment in by_treatments.get(key, ()):
                yield from _named(programme, treatment, key, OF_TREATMENT)


def _named(programme: Programme, record: Risk | Treatment, key: str, said: Text) -> Iterator[Flaw]:
    """Yield each place at which a risk or treatment names a control."""
    for place, written in enumerate(record.controls):
        if control_of(programme, written) == key:
            yield Flaw(record, ("controls", place), said.of(control=written))
