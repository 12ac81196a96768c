"""The risk matrix: how many risks lie in each cell, and which level the method gives to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.alike import grouped
from isms.diagnostic import Text
from isms.knowledge import StepKind
from isms.model.once import once
from isms.risk.faults import possible_values
from isms.risk.numbers import Exact, Value, for_json, written
from isms.risk.score import scores
from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isms.diagnostic import Language
    from isms.knowledge import Band, Step
    from isms.model.programme import Programme
    from isms.risk.method import Assessment, Scorer
    from isms.risk.score import Score


class View(Word):
    """Which assessment of the risks a matrix shows."""

    STANDING = "standing", "現在", "now"
    INHERENT = "inherent", "対応前", "inherent"
    RESIDUAL = "residual", "残留", "residual"

    def of(self, row: Score) -> Assessment | None:
        """Return that assessment of a risk; without treatment nothing else is expected than what stands."""
        if self is View.RESIDUAL:
            return row.remaining
        return row.standing if self is View.STANDING else row.inherent


class Tick(NamedTuple):
    """One value of an axis with its label, where its scale has one."""

    value: Value
    label: Text | None

    @property
    def words(self) -> Text:
        """The value with its label, which stands alone where the value is a word."""
        number = written(self.value)
        if self.label is None or isinstance(self.value, str):
            return self.label or Text(ja=number, en=number)
        return Text(ja=f"{number} {self.label.ja}", en=f"{number} {self.label.en}")


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


def matrices(programme: Programme, view: View = View.STANDING, *, drafts: bool = True) -> list[Matrix]:
    """Return a matrix for each method by which risks of the programme are scored; ``drafts`` count, too.

    A method that `has_matrix` denies has none.
    """
    rows = [row for row in scores(programme) if drafts or not row.draft]
    by_method = grouped(rows, lambda row: row.scorer)
    return [
        _matrix(scorer, some, view) for scorer, some in by_method.items() if scorer and has_matrix(scorer)
    ]


@once
def on_paper(programme: Programme) -> Mapping[View, list[Matrix]]:
    """Return the matrices of every view as papers show them, without drafts."""
    return {view: matrices(programme, view, drafts=False) for view in View}


def without_matrix(programme: Programme) -> list[Scorer]:
    """Return the methods by which risks of the programme are scored and whose risks have no matrix."""
    scorers = dict.fromkeys(row.scorer for row in scores(programme) if row.scorer is not None)
    return [scorer for scorer in scorers if not has_matrix(scorer)]


def has_matrix(scorer: Scorer) -> bool:
    """Tell whether the score of a method comes of two values that can be the sides of a matrix.

    The highest of several results, such as those for confidentiality, integrity and availability, does not:
    the others would not be seen, and none of the cells would say why a risk lies in it.
    """
    step = scorer.steps.get(scorer.last)
    if step is None or len(scorer.parts_of(step)) < 2:
        return False
    return step.kind is not StepKind.MAXIMUM or scorer.steps.keys().isdisjoint(step.of)


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
        "bands": matrix.scorer.method.bands_source.value,
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
