"""Coverage: each item of a framework against what the programme really holds, and what to do next.

What shows an item is data: a file of ``coverage/``, or the framework itself. A control is shown by the
decision on it, an item that no data speaks of by a control record or by a document that meets it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms.coverage.controls import controlled
from isms.coverage.elsewhere import covered_elsewhere
from isms.coverage.holding import Request, held, some_of, spelling, standing
from isms.coverage.showings import Shelf
from isms.coverage.state import Holding, Lack, State, together
from isms.crosswalk import carried
from isms.diagnostic import Message, Text
from isms.knowledge import unsure
from isms.model.once import once
from isms.model.settings import Settings
from isms.soa import CONTROL, key_of
from isms.standards import named_frameworks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from isms.diagnostic import Language
    from isms.kind import Record
    from isms.knowledge import Confidence, Framework, Item
    from isms.model.finding import Finding
    from isms.model.programme import Programme

SETTINGS = "isms.yaml"
_OPEN = Text(ja="未完了の不適合があります({shown})", en="nonconformities are open ({shown})")
_DO_CLOSE = Text(
    ja="是正処置を終え、有効性を確認して完結する", en="finish the corrective action and judge its effect"
)
_NO_WAY = Text(ja="何をもって満たすかが決められていません", en="nothing says what shows that it is met")
_DO_SHOW = Text(
    ja="controls/ に採否を書くか、文書の satisfies に {item} と書く",
    en="decide on it in controls/, or put {item} into satisfies of a document",
)


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
        return _each_once(lack.reason for lack in self.lacks) or self.remarks

    @property
    def next(self) -> tuple[Message, ...]:
        """What to do, each act once."""
        return _each_once(lack.next for lack in self.lacks)

    @property
    def by_kind(self) -> tuple[Message, ...]:
        """The records that show it as a paper names them: by kind, the first few of each."""
        kinds: dict[str, list[Record]] = {}
        for record in self.records:
            kinds.setdefault(record.declaration.name, []).append(record)
        return tuple(_of_kind(records) for records in kinds.values())

    @property
    def shown(self) -> tuple[str, ...]:
        """The records that show it: ``kind:id``, and isms.yaml."""
        return tuple(dict.fromkeys(_reference(record) for record in self.records))


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


def coverage(programme: Programme, frameworks: Iterable[Framework]) -> Coverage:
    """Return every assessable item of some frameworks; items that correspond to one another stand once."""
    chosen = tuple(dict.fromkeys(frameworks))
    desk = _Desk(programme, chosen)
    return Coverage(chosen, tuple(desk.line(group) for group in desk.groups()))


def coverage_of(programme: Programme, names: Iterable[str] = ()) -> Coverage:
    """Return the coverage of frameworks by their ids or aliases, else of those of the standards aimed at."""
    known = (programme.knowledge.framework(name) for name in names or named_frameworks(programme))
    return coverage(programme, [framework for framework in known if framework is not None])


Numbered = tuple["Framework", "Item"]
"""An item with its framework."""


class _Desk:
    """Works out the lines of one programme."""

    def __init__(self, programme: Programme, frameworks: Sequence[Framework]) -> None:
        self._programme = programme
        self._shelf = Shelf(programme.knowledge)
        self._frameworks = frameworks
        self._items = {each.id: {item.id: item for item in each.items} for each in frameworks}
        self._documents = _documents(programme)
        self._findings = _open_findings(programme)
        mapped = bool(programme.knowledge.mappings)
        self._elsewhere = {each.id: carried(programme, each.id) if mapped else {} for each in frameworks}

    def groups(self) -> list[list[Numbered]]:
        """Return the items, those that ask for the same together, in the order of the first framework."""
        place: dict[str, list[Numbered]] = {}
        groups: list[list[Numbered]] = []
        for framework in self._frameworks:
            for item in framework.items:
                if item.assessable is False or (item.assessable is None and self._has_parts(framework, item)):
                    continue
                shared = self._shelf.source(framework, item).corresponds if len(self._frameworks) > 1 else ()
                found = next((place[each] for each in shared if each in place), None)
                for other in (place[each] for each in shared if each in place):
                    if found is not None and other is not found:
                        found += other
                        groups.remove(other)
                        place.update({f"{f.id}:{i.id}": found for f, i in other})
                if found is None:
                    found = []
                    groups.append(found)
                found.append((framework, item))
                place[f"{framework.id}:{item.id}"] = found
        return groups

    def line(self, group: Sequence[Numbered]) -> Line:
        """Return the line of the items of a group."""
        first, item = group[0]
        numbers: dict[str, tuple[str, ...]] = {}
        for framework, each in group:
            numbers[framework.id] = (*numbers.get(framework.id, ()), each.id)
        holdings = [holding for framework, each in group for holding in self._holdings(framework, each)]
        state = together(holdings)
        remarks = tuple(
            holding.remark for holding in holdings if holding.remark is not None and holding.state is state
        )
        records = [record for holding in holdings for record in holding.records]
        lacks = () if state is State.NOT_APPLICABLE else _lacks(holdings)
        sure = max((each.confidence for _, each in group if each.confidence), key=_doubt, default=None)
        return Line(
            numbers, item, self._chapter(first, item), state, tuple(dict.fromkeys(records)), lacks,
            remarks, sure, self._above(first, group),
        )  # fmt: skip

    def _holdings(self, framework: Framework, item: Item) -> Iterator[Holding]:
        """Yield what is held of each thing that an item wants, and what speaks against it."""
        source = self._shelf.source(framework, item)
        requirement, key = f"{framework.id}:{item.id}", key_of(item.id, framework.id)
        documents = tuple(self._documents.get(requirement, ()))
        done_elsewhere = self._elsewhere[framework.id].get(item.id)
        if done_elsewhere is not None and not source.wanted and key not in self._programme.controls:
            yield covered_elsewhere(done_elsewhere)
        elif item.kind == CONTROL or (not source.wanted and key in self._programme.controls):
            decided = controlled(self._programme, key)
            yield decided
            if decided.state is State.NOT_APPLICABLE:
                return
        elif not source.wanted:
            yield self._by_documents(requirement, documents)
        for wanted in source.wanted:
            yield held(self._programme, Request(wanted, requirement, source.answers_to(wanted)))
        if documents:
            yield Holding(None, documents)
        against = self._findings.get(requirement)
        if against:
            yield Holding(State.PARTIAL, (), (Lack(_OPEN.of(shown=some_of(against)), _DO_CLOSE.of()),))

    def _by_documents(self, requirement: str, documents: tuple[Record, ...]) -> Holding:
        """Judge an item that no data speaks of by the documents that say that they meet it."""
        if documents:
            return Holding(State.READY, documents)
        return Holding(State.MISSING, (), (Lack(_NO_WAY.of(), _DO_SHOW.of(item=requirement)),))

    def _chapter(self, framework: Framework, item: Item) -> Item:
        """Return the topmost item above one."""
        items, seen = self._items[framework.id], {item.id}
        while item.parent and item.parent in items and item.parent not in seen:
            item = items[item.parent]
            seen.add(item.id)
        return item

    def _above(self, framework: Framework, group: Sequence[Numbered]) -> Item | None:
        """Return the item above several items of the framework that are in one group."""
        parents = [item.parent for each, item in group if each is framework]
        return self._items[framework.id].get(parents[0] or "") if len(parents) > 1 else None

    def _has_parts(self, framework: Framework, item: Item) -> bool:
        return any(each.parent == item.id for each in framework.items)


def _lacks(holdings: Iterable[Holding]) -> tuple[Lack, ...]:
    return tuple(lack for holding in holdings for lack in holding.lacks)


@once
def _documents(programme: Programme) -> Mapping[str, list[Record]]:
    """Return the documents in force by the requirement that they meet."""
    found: dict[str, list[Record]] = {}
    for document in programme.documents:
        if document in standing(programme, "document") and not document.draft:
            for requirement in spelling(programme, document):
                found.setdefault(requirement, []).append(document)
    return found


@once
def _open_findings(programme: Programme) -> Mapping[str, list[Finding]]:
    """Return the nonconformities that are not closed, by the item of a framework that they name."""
    ids = {n: f.id for f in programme.knowledge.frameworks.values() for n in (f.id, *f.aliases)}
    found: dict[str, list[Finding]] = {}
    for finding in programme.findings:
        if finding.nonconformity and finding.closed_on is None and finding.clause and not finding.draft:
            name, colon, item = finding.clause.partition(":")
            framework = ids.get(name, name) if colon else "iso27001"
            found.setdefault(f"{framework}:{(item if colon else name).split()[0]}", []).append(finding)
    return found


def _doubt(confidence: Confidence) -> int:
    """Return how doubtful a fact is."""
    return list(type(confidence)).index(confidence)


def _count(lines: Iterable[Line]) -> Mapping[State, int]:
    counted = Counter(line.state for line in lines)
    return {state: counted[state] for state in State}


def _reference(record: Record) -> str:
    """Return how a listing names a record: those without a key by their file."""
    if isinstance(record, Settings):
        return SETTINGS
    return record.reference if record.key else f"{record.declaration.name}:{record.file}"


def _each_once(messages: Iterable[Message]) -> tuple[Message, ...]:
    return tuple({message.say("en"): message for message in messages}.values())


def _of_kind(records: Sequence[Record]) -> Message:
    """Return the first few records of one kind as a paper names them; those without an id are counted."""
    first = records[0]
    if isinstance(first, Settings):
        return _FEW.of(shown=SETTINGS)
    label = first.declaration.label
    if len(first.declaration.key) != 1:
        return _COUNT.of(kind=label, count=len(records))
    more = len(records) - FEW
    text = _KIND_MORE if more > 0 else _KIND
    return text.of(kind=label, shown=[record.shown for record in records[:FEW]], count=more)


FEW = 3
"""How many records a table names."""
_FEW = Text(ja="{shown}", en="{shown}")
_MORE = Text(ja="{shown} ほか{count}件", en="{shown} and {count} more")
_KIND = Text(ja="{kind} {shown}", en="{kind}: {shown}")
_KIND_MORE = Text(ja="{kind} {shown} ほか{count}件", en="{kind}: {shown} and {count} more")
_COUNT = Text(ja="{kind} {count}件", en="{kind}: {count}")


def few(references: Sequence[str]) -> Message:
    """Return the first few records that show an item, and how many more there are."""
    more = len(references) - FEW
    text = _MORE if more > 0 else _FEW
    return text.of(shown=references[:FEW], count=more)


_BETWEEN = Text(ja="。", en="; ")


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
        "next": said(line.next, language),
        "reason": said(line.reasons, language),
        "chapter": line.chapter.id,
        "numbers": {name: list(ids) for name, ids in line.numbers.items()},
        "confidence": line.confidence and str(line.confidence),
    }


def said(messages: Sequence[Message], language: Language) -> str | None:
    """Return several messages one after another; None where there is none."""
    return _BETWEEN.say(language).join(message.say(language) for message in messages) or None


def _words(counts: Mapping[State, int]) -> dict[str, int]:
    return {str(state): count for state, count in counts.items()}
