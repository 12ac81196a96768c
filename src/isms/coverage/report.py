"""What coverage says: each item with its state, the records that show it, and what it lacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms.coverage import saying
from isms.coverage.state import State
from isms.diagnostic import Text
from isms.knowledge import unsure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.coverage.state import Lack
    from isms.diagnostic import Language, Message
    from isms.kind import Record
    from isms.knowledge import Confidence, Framework, Item


@dataclass(frozen=True, slots=True)
class Line:
    """One item, or several that ask for the same, and how far the programme shows that it is met.

    ``numbers`` holds the ids of the items by framework; the first item gives title and ``chapter``.
    """

    numbers: Mapping[str, tuple[str, ...]]
    item: Item
    chapter: Item
    state: State
    records: tuple[Record, ...]
    lacks: tuple[Lack, ...]
    remarks: tuple[Message, ...]
    confidence: Confidence | None
    above: Item | None = None

    @property
    def id(self) -> str:
        """The number of the item; of a shared one, those of each framework."""
        return " / ".join(", ".join(numbers) for numbers in self.numbers.values())

    @property
    def title(self) -> Text:
        """The title of the first item; of several items of one framework, what stands above them."""
        return (self.above or self.item).title

    @property
    def mark(self) -> Text:
        """The mark of a number or a title that is not certain; empty where they are."""
        return Text(ja=unsure(self.confidence, "ja"), en=unsure(self.confidence, "en"))

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why it is not ready, does not apply, or is covered by a control of another framework."""
        return saying.each_once(lack.reason for lack in self.lacks) or self.remarks

    @property
    def next(self) -> tuple[Message, ...]:
        """What to do, each act once."""
        return saying.each_once(lack.next for lack in self.lacks)

    @property
    def by_kind(self) -> tuple[Message, ...]:
        """The records that show it as a paper names them: by kind, the first few of each."""
        return saying.by_kind(self.records)

    @property
    def shown(self) -> tuple[str, ...]:
        """The records that show it: ``kind:id``, and isms.yaml."""
        return tuple(dict.fromkeys(map(saying.reference, self.records)))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a framework, with its items."""

    framework: Framework
    item: Item
    lines: tuple[Line, ...]

    @property
    def counts(self) -> Mapping[State, int]:
        """How many of its items are in which state."""
        return _count(self.lines)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The items of one framework or of several."""

    frameworks: tuple[Framework, ...]
    lines: tuple[Line, ...]

    @property
    def counts(self) -> Mapping[State, int]:
        """How many items are in which state."""
        return _count(self.lines)

    @property
    def chapters(self) -> list[Chapter]:
        """The chapters in their order."""
        found: dict[tuple[str, str], list[Line]] = {}
        for line in self.lines:
            found.setdefault((next(iter(line.numbers)), line.chapter.id), []).append(line)
        known = {framework.id: framework for framework in self.frameworks}
        return [Chapter(known[name], lines[0].chapter, tuple(lines)) for (name, _), lines in found.items()]


def _count(lines: Iterable[Line]) -> Mapping[State, int]:
    counted = Counter(line.state for line in lines)
    return {state: counted[state] for state in State}


def to_json(found: Coverage, language: Language) -> dict[str, Any]:
    """Return the coverage as other programs read it."""
    return {
        "framework": "+".join(framework.id for framework in found.frameworks),
        "frameworks": [{"id": each.id, "version": each.version} for each in found.frameworks],
        "summary": _words(found.counts),
        "chapters": [
            {
                "framework": chapter.framework.id,
                "id": chapter.item.id,
                "title": chapter.item.title.say(language),
                "summary": _words(chapter.counts),
            }
            for chapter in found.chapters
        ],
        "items": [line_to_json(line, language) for line in found.lines],
    }


def line_to_json(line: Line, language: Language) -> dict[str, Any]:
    """Return a line as other programs read it; ``reason`` and ``next`` are null where there is none."""
    return {
        "id": line.id,
        "title": line.title.say(language),
        "state": str(line.state),
        "records": list(line.shown),
        "next": saying.said(line.next, language),
        "reason": saying.said(line.reasons, language),
        "chapter": line.chapter.id,
        "numbers": {name: list(ids) for name, ids in line.numbers.items()},
        "confidence": line.confidence and str(line.confidence),
    }


def _words(counts: Mapping[State, int]) -> dict[str, int]:
    return {str(state): count for state, count in counts.items()}
