"""A method of risk assessment, made ready to score: scales, steps and bands out of its data file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from isms.diagnostic import Message, Text
from isms.knowledge import Asked, BandsSource, Confidence, StepKind
from isms.risk import criterion
from isms.risk.criterion import Criterion
from isms.risk.definition import definition
from isms.risk.numbers import Exact, Value, cell, combine, exact, plain, table_key, valued, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isms.kind import Record
    from isms.knowledge import Band, Method, Scale, Step

OF_ASSETS = ("confidentiality", "integrity", "availability")
"""The factors that an asset carries."""
OFF_SCALE = Text(
    ja="「{value}」は「{factor}」の尺度にありません(使える値: {values})。",
    en="'{value}' is not on the scale of '{factor}' (its values: {values}).",
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a method says: score and level, whether they may stay, and the values that led there.

    ``factors`` are the values that were given, ``parts`` those of the steps before the score.
    """

    score: Exact
    level: str
    label: Text
    acceptable: bool
    factors: Mapping[str, Value]
    parts: Mapping[str, Exact]

    def value(self, name: str) -> Value | None:
        """Return the value of a factor or step; None where the score did not need it."""
        return self.factors.get(name, self.parts.get(name))

    @property
    def words(self) -> Text:
        """Score and level in words."""
        score = written(self.score)
        return Text(ja=f"{score}・{self.label.ja}", en=f"{score}, {self.label.en}")


class Ladder:
    """The scale of one factor: which texts mean which value."""

    def __init__(self, name: str, scale: Scale) -> None:
        """Learn the values and labels of a scale; a value wins over the label of another level."""
        self.name = name
        self.title = Text(ja=scale.title_ja, en=scale.title_en)
        self.asked_of_asset = scale.asked_of is Asked.ASSET
        self.levels = scale.levels
        self.values = [valued(level.value) for level in scale.levels]
        self._known: dict[str, Value] = {}
        for spelling in ("value", "label_ja", "label_en"):
            for level, value in zip(scale.levels, self.values, strict=True):
                self._known.setdefault(plain(getattr(level, spelling)), value)

    def read(self, text: str) -> Value | None:
        """Return the value that a text means, by value or label; None where it is not on the scale."""
        found = self._known.get(text)
        if found is None:
            found = self._known.get(plain(text))
        if found is None:
            number = exact(text)
            found = number if number in self.values else None
        return found

    @property
    def offered(self) -> Text:
        """The values of the scale with their labels, in words."""
        return Text(
            ja="、".join(f"{level.value}({level.label_ja})" for level in self.levels),
            en=", ".join(f"{level.value} ({level.label_en})" for level in self.levels),
        )

    def label(self, value: Value) -> Text | None:
        """Return the label of a value."""
        for level, own in zip(self.levels, self.values, strict=True):
            if own == value:
                return Text(ja=level.label_ja, en=level.label_en)
        return None

    def off(self, text: str) -> Message:
        """Say that a text is not on the scale."""
        return OFF_SCALE.of(value=text, factor=self.title, values=self.offered)


class Scorer:
    """A method ready to score, with the criterion that is in force for it.

    ``criterion`` is a message where the one that is set cannot be read: then nothing is acceptable.
    """

    def __init__(self, method: Method, acceptable: str | None = None) -> None:
        """Prepare a method; ``acceptable`` is the programme's criterion, absent the method's own."""
        self.method = method
        self.ladders = {name: Ladder(name, scale) for name, scale in method.scales.items()}
        self.steps = {step.name: step for step in method.steps}
        self.last = method.steps[-1].name if method.steps else ""
        self.bands = _bands(method.bands)
        self.levels = {band.level: highest for _, highest, band in self.bands}
        self.criterion = criterion.read(
            acceptable or method.acceptable,
            self.levels,
            {band.level: band.label for _, _, band in self.bands},
        )
        self.tables = {step.name: table(step) for step in method.steps if step.kind is StepKind.TABLE}
        self._place = {step.name: place for place, step in enumerate(method.steps)}
        self.personal = {
            step.name: exact(step.personal_information) for step in method.steps if step.personal_information
        }
        self._needs = {personal: self._needed(personal=personal) for personal in (False, True)}

    @cached_property
    def definition(self) -> str:
        """The fingerprint of what in the method decides a score."""
        return definition(self.method)

    @property
    def bands_ours(self) -> bool:
        """Whether the bands are set by this tool, so that the firm has to approve them."""
        return self.method.bands_source is BandsSource.OURS

    @property
    def of_assets(self) -> dict[str, Ladder]:
        """The scales of the factors that are asked of an asset, by factor."""
        found = {name: self.ladders[name] for name in OF_ASSETS if name in self.ladders}
        return {name: ladder for name, ladder in found.items() if ladder.asked_of_asset}

    @property
    def unsure(self) -> bool:
        """Whether part of the method could not be confirmed."""
        return self.method.confidence is not Confidence.HIGH

    def parts_of(self, step: Step) -> tuple[str | None, ...]:
        """Return the factors and earlier steps that a step combines; None for a name that is neither."""
        return tuple(
            part if part in self.ladders or self._place.get(part, len(self.steps)) < self._place[step.name]
            else None
            for part in step.of
        )  # fmt: skip

    def asked(self, *, personal: bool = False) -> tuple[str, ...]:
        """Return the factors that the score rests on, in the order of the method."""
        return tuple(name for name in self.ladders if name in self._needs[personal])

    def _needed(self, *, personal: bool) -> frozenset[str]:
        """Return the steps and factors that the score rests on."""
        needed = {self.last}
        for step in reversed(self.method.steps):
            if step.name in needed and not (personal and step.name in self.personal):
                needed.update(part for part in self.parts_of(step) if part is not None)
        return frozenset(needed)

    def band(self, score: Exact) -> Band | None:
        """Return the band that holds a score."""
        return next((band for lowest, highest, band in self.bands if lowest <= score <= highest), None)

    @property
    def criterion_in_words(self) -> Text | Message:
        """The criterion in words; a message where it cannot be read."""
        return self.criterion.label if isinstance(self.criterion, Criterion) else self.criterion

    def accepts(self, score: Exact) -> bool:
        """Tell whether a score may stay without treatment."""
        return isinstance(self.criterion, Criterion) and score <= self.criterion.highest

    def assess(self, given: Mapping[str, str], *, personal: bool = False) -> Assessment | list[str]:
        """Score what is given: names of factors with values or labels of their scales.

        ``personal`` tells that personal information is included. Where it cannot be scored, the answer
        lists the factors that are missing or not on their scale; an empty list blames the method.
        """
        factors: dict[str, Value] = {}
        lacking: list[str] = []
        for name in self.asked(personal=personal):
            value = self.ladders[name].read(given[name]) if name in given else None
            if value is None:
                lacking.append(name)
            else:
                factors[name] = value
        if lacking:
            return lacking
        parts: dict[str, Exact] = {}
        for step in self.method.steps:
            if step.name in self._needs[personal]:
                result = self.result(step, {**factors, **parts}, personal=personal)
                if result is None:
                    return []
                parts[step.name] = result
        score = parts.pop(self.last, None)
        band = None if score is None else self.band(score)
        if score is None or band is None:
            return []
        return Assessment(score, band.level, band.label, self.accepts(score), factors, parts)

    def result(self, step: Step, values: Mapping[str, Value], *, personal: bool = False) -> Exact | None:
        """Return what a step makes of its parts; None where its definition does not tell."""
        if personal and step.name in self.personal:
            return self.personal[step.name]
        parts = [values.get(part) for part in self.parts_of(step) if part is not None]
        known = [part for part in parts if part is not None]
        if len(known) < len(step.of):
            return None
        if step.kind is StepKind.TABLE:
            return self.tables[step.name].get(cell(known))
        numbers = [value for value in known if not isinstance(value, str)]
        return combine(step.kind, numbers) if len(numbers) == len(known) else None


_DECIDING = frozenset({"scales", "steps", "bands", "acceptable"})


def drafted(method: Method) -> bool:
    """Tell whether a method, or some part of it, is a draft, and so may lack what it needs."""
    return any(part.draft for part in (method, *_parts(method)))


def finished(method: Method) -> bool:
    """Tell whether a method is more than a draft and was read whole, and so has what it needs."""
    unread = _DECIDING & method.unread or any(part.unread for part in _parts(method))
    return not (unread or drafted(method))


def _parts(method: Method) -> list[Record]:
    """Return the scales of a method, their levels, its steps and its bands."""
    levels = [level for scale in method.scales.values() for level in scale.levels]
    return [*method.scales.values(), *levels, *method.steps, *method.bands]


def table(step: Step) -> dict[str, Exact]:
    """Return the cells of a table by their plain keys; a cell that holds no number is left out."""
    cells = {}
    for key, text in step.table.items():
        result = exact(text)
        if result is not None:
            cells[table_key(key)] = result
    return cells


def _bands(bands: Sequence[Band]) -> list[tuple[Exact, Exact, Band]]:
    """Return the ends and the band, from the lowest; a band whose ends are no numbers is left out."""
    known = []
    for band in bands:
        lowest, highest = exact(band.lowest), exact(band.highest)
        if lowest is not None and highest is not None:
            known.append((lowest, highest, band))
    return sorted(known, key=lambda each: each[0])
