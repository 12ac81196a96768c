"""The fingerprint of what in a method decides a score: a version stands for one definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.model.fingerprint import sha256
from isms.risk.numbers import table_key, valued, written

if TYPE_CHECKING:
    from isms.knowledge import Band, Method, Scale, Step


def definition(method: Method) -> str:
    """Return the sha256 of the scales, steps, bands and criterion of a method.

    Id and version do not count, since a stamp names them; titles, labels, notes and sources do not,
    since they decide nothing. Numbers count as numbers: ``3`` and ``3.0`` are the same. Values of a scale
    and steps keep their order, which has a meaning; bands, cells and scales have none.
    """
    return sha256(
        {
            "acceptable": method.acceptable,
            "scales": {name: _scale(scale) for name, scale in method.scales.items()},
            "steps": [_step(step) for step in method.steps],
            "bands": sorted(_band(band) for band in method.bands),
        }
    )


def _scale(scale: Scale) -> dict[str, Any]:
    return {"asked_of": str(scale.asked_of), "values": [_number(level.value) for level in scale.levels]}


def _step(step: Step) -> dict[str, Any]:
    personal = step.personal_information
    return {
        "name": step.name,
        "kind": str(step.kind),
        "of": list(step.of),
        "table": {table_key(key): _number(result) for key, result in step.table.items()},
        "personal_information": None if personal is None else _number(personal),
    }


def _band(band: Band) -> list[str]:
    return [band.level, _number(band.lowest), _number(band.highest)]


def _number(text: str) -> str:
    return written(valued(text))
