"""What the registers say about each control: the decision, and what names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.once import once
from isms.scalars import ANY_RECORD
from isms.soa.keys import CONTROL, control_of, key_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.control import Control
    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.model.treatment import Treatment


@once
def decided(programme: Programme) -> Mapping[str, Control]:
    """Return the record of each control by its key; of several, the first that is written."""
    found: dict[str, Control] = {}
    for control in programme.controls:
        found.setdefault(key_in(programme, control), control)
    return found


def decided_again(programme: Programme) -> list[tuple[Control, Control]]:
    """Return each control that another record decides on already, with that record."""
    first = decided(programme)
    pairs = ((control, first[key_in(programme, control)]) for control in programme.controls)
    return [(control, other) for control, other in pairs if control is not other]


@once
def controls_of_risks(programme: Programme) -> frozenset[str]:
    """Return the keys of the controls that some risk names; drafts need nothing yet."""
    lists = {risk.controls for risk in programme.risks if not risk.draft}
    return frozenset(control_of(programme, written) for controls in lists for written in controls)


@once
def risks_by_control(programme: Programme) -> Mapping[str, list[Risk]]:
    """Return the risks that name each control; drafts need nothing yet."""
    found: dict[str, list[Risk]] = {}
    keys: dict[tuple[str, ...], list[str]] = {}
    for risk in programme.risks:
        if risk.draft:
            continue
        named = keys.get(risk.controls)
        if named is None:
            every = (control_of(programme, written) for written in risk.controls)
            named = keys[risk.controls] = list(dict.fromkeys(every))
        for key in named:
            found.setdefault(key, []).append(risk)
    return found


@once
def open_treatments_by_control(programme: Programme) -> Mapping[str, list[Treatment]]:
    """Return the treatments that name each control and are not done; drafts plan nothing yet."""
    found: dict[str, list[Treatment]] = {}
    for treatment in programme.treatments:
        if treatment.done is None and not treatment.draft:
            for key in dict.fromkeys(control_of(programme, written) for written in treatment.controls):
                found.setdefault(key, []).append(treatment)
    return found


@once
def evidence_by_control(programme: Programme) -> Mapping[str, list[str]]:
    """Return the ids of the evidence that names each control under ``supports``; drafts show nothing yet."""
    found: dict[str, list[str]] = {}
    records = programme.controls.by_key
    for evidence in programme.evidence:
        if not evidence.draft:
            for name in evidence.supports:
                kind, _, key = ANY_RECORD.plain(name).rpartition(":")
                if kind in {"", CONTROL} and key in records:
                    found.setdefault(key_in(programme, records[key]), []).append(evidence.key)
    return found
