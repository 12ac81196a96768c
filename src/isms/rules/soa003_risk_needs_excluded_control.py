"""No risk is lowered by a control that the Statement of Applicability excludes.
リスク対応に使う管理策を、適用宣言書で除外していないこと。

Whoever treats a risk by a control has found the control necessary. The statement cannot exclude it at the
same time: either the control applies, or the risk is treated by something else.

ある管理策でリスクに対応するのであれば、その管理策は必要です。適用宣言書で除外することはできません。管理策を
適用とするか、別の方法でリスクに対応します。

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
from isms.soa import control_of, controls_of_risks, risks_by_control

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA003"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3",)
HINT = Text(
    ja="管理策を適用とするか、リスクの controls を見直してください。",
    en="Let the control apply, or look over the controls of the risk.",
)
EXCLUDED = Text(
    ja="このリスクに使う管理策 {control} は、適用宣言書で除外されています。",
    en="The control {control} of this risk is excluded by the Statement of Applicability.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls of risks that are excluded."""
    named = controls_of_risks(programme)
    for control in programme.controls:
        if control.applicable is False and not control.draft and control.key in named:
            for risk in risks_by_control(programme)[control.key]:
                for place, written in enumerate(risk.controls):
                    if control_of(written) == control.key:
                        yield Flaw(risk, ("controls", place), EXCLUDED.of(control=control.key))
