"""The risk matrix: how many risks lie in each cell, and which level the method gives to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.diagnostic import Text
from isms.risk.faults import possible_values
from isms.risk.numbers import Exact, Value, for_json
from isms.risk.score import scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isms.diagnostic import Language
    from isms.knowledge import Band, Step
    from isms.model.programme import Programme
    from isms.risk.method import Assessment, Scorer
    from isms.risk.score import Score


class View(Enum):
    """Which assessment of the risks a matrix shows."""

    STANDING = "standing"
    INHERENT = "inherent"
    RESIDUAL = "residual"

    def of(self, row: Score) -> Assessment | None:
        """Return that assessment of a risk; without treatment nothing else is expected than what stands."""
        if self is View.RESIDUAL:
            return row.remaining
        return row.standing if self is View.STANDING else row.inherent


class Tick(NamedTuple):
    """One value of an axis with its label, where its scale has one."""

    value: Value
    label: Text | None


class Axis(NamedTuple):
    """What lies along one side of the matrix."""

    name: str
    title: Text
    ticks: tuple[Tick, ...]


class Cell(NamedTuple):
    """One cell: its score and band, and the risks in it.

    ``score`` and ``band`` are None where they hang on more than the two axes.
    """

    score: Exact | None
    band: Band | None
    risks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The risks of one method by the last two values that its score is made of.

    ``cells`` has one row for each tick of ``down``, from the highest, and in it one cell for each tick
    of ``across``, from the lowest. ``unscored`` are the risks that are not known to lie anywhere.
    """

    scorer: Scorer
    down: Axis
    across: Axis
    cells: tuple[tuple[Cell, ...], ...]
    unscored: tuple[str, ...]


def matrices(programme: Programme, view: View = View.STANDING) -> list[Matrix]:
    """Return a matrix for each method by which risks of the programme are scored.

    A method whose last step combines fewer than two values has none.
    """
    rows_by_method: dict[Scorer, list[Score]] = {}
    for row in scores(programme):
        if row.scorer is not None:
            rows_by_method.setdefault(row.scorer, []).append(row)
    return [
        _matrix(scorer, rows, view)
        for scorer, rows in rows_by_method.items()
        if len(scorer.parts_of(scorer.steps[scorer.last])) > 1
    ]


def _matrix(scorer: Scorer, rows: Sequence[Score], view: View) -> Matrix:
    """Lay the risks of one method out."""
    step = scorer.steps[scorer.last]
    values = possible_values(scorer)
    down, across = (_axis(scorer, name, values.get(name, [])) for name in step.of[-2:])
    lying: dict[tuple[Value | None, ...], list[str]] = {}
    unscored = []
    for row in rows:
        assessment = view.of(row)
        place = () if assessment is None else tuple(map(assessment.value, (down.name, across.name)))
        if assessment is None or None in place:
            unscored.append(row.id)
        else:
            lying.setdefault(place, []).append(row.id)
    cells = tuple(
        tuple(_cell(scorer, step, (one, other), lying) for other in _values(across))
        for one in reversed(_values(down))
    )
    return Matrix(scorer, down, across, cells, tuple(unscored))


def _values(axis: Axis) -> list[Value]:
    return [tick.value for tick in axis.ticks]


def _axis(scorer: Scorer, name: str, values: Sequence[Value]) -> Axis:
    """Return an axis from its lowest value to its highest."""
    ladder = scorer.ladders.get(name)
    if ladder is not None:
        ticks = tuple(Tick(value, ladder.label(value)) for value in reversed(ladder.values))
        return Axis(name, ladder.title, ticks)
    step = scorer.steps.get(name)
    title = Text(ja=(step and step.title_ja) or name, en=(step and step.title_en) or name)
    return Axis(name, title, tuple(Tick(value, None) for value in values))


def _cell(
    scorer: Scorer, step: Step, values: tuple[Value, ...], lying: dict[tuple[Value | None, ...], list[str]]
) -> Cell:
    """Return one cell of a matrix."""
    whole = len(step.of) == len(values)
    score = scorer.result(step, dict(zip(step.of, values, strict=True))) if whole else None
    return Cell(score, None if score is None else scorer.band(score), tuple(lying.get(values, ())))


def to_json(matrix: Matrix, language: Language) -> dict[str, Any]:
    """Return a matrix as other programs read it."""
    return {
        "method": matrix.scorer.method.id,
        "version": matrix.scorer.method.version,
        "confidence": str(matrix.scorer.method.confidence),
        "down": _axis_json(matrix.down, language, highest_first=True),
        "across": _axis_json(matrix.across, language, highest_first=False),
        "cells": [
            [
                {
                    "score": None if cell.score is None else for_json(cell.score),
                    "level": cell.band.level if cell.band else None,
                    "count": len(cell.risks),
                    "risks": list(cell.risks),
                }
                for cell in row
            ]
            for row in matrix.cells
        ],
        "unscored": list(matrix.unscored),
    }


def _axis_json(axis: Axis, language: Language, *, highest_first: bool) -> dict[str, Any]:
    ticks = reversed(axis.ticks) if highest_first else axis.ticks
    return {
        "name": axis.name,
        "title": axis.title.say(language),
        "values": [
            {"value": for_json(tick.value), "label": tick.label.say(language) if tick.label else None}
            for tick in ticks
        ],
    }
