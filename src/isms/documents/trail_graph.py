"""The trail of a record as a picture: a column for each stage, a box for each record, a line for each link.

A record about which something is wrong has a dashed edge, and says in words what; the record that was asked
for has a heavy one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from isms import trace
from isms.diagnostic import Text
from isms.documents.drawing import INK, LINE, PAPER, SOFT, Drawing, Edge, lines
from isms.standing import decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isms.diagnostic import Language
    from isms.documents.traced import Traced
    from isms.kind import Record
    from isms.trace import Node

TITLE = Text(ja="記録のつながり: {kind} {id} {title}", en="Trail of {kind} {id} {title}")
TOLD = Text(
    ja="{count}件の記録のつながりを、左から右へ、元になった記録から生じた記録の順に示す。",
    en="The links of {count} records, from left to right: from what comes first to what came of it.",
)
LINKED = Text(ja="{one}から{others}へ。", en="{one} leads to {others}.")
BROKEN = Text(ja="切れ目 {record}: {message}", en="Break at {record}: {message}")
BREAK = Text(ja="切れ目({code}) {message}", en="Break ({code}): {message}")
UNBROKEN = Text(ja="切れ目はない。", en="Nothing breaks.")
MORE = Text(ja="ほか {count} 件", en="and {count} more")
LEGEND = Text(
    ja="太い枠: たどった記録　破線の枠: つながりの切れている記録",
    en="Heavy edge: the record asked for. Dashed edge: a record at which the chain breaks.",
)
ALERT = "#9b1c1c"

_WIDE, _GAP, _APART = 150, 30, 12
_EDGE, _TOP = 12, 78
_SMALL, _HEAD, _LINE = 11, 14, 15


@dataclass(slots=True)
class Box:
    """A record on the picture, with what stands in it and where it lies."""

    record: Record
    column: int = 0
    x: float = 0
    y: float = 0
    words: list[tuple[str, bool, str]] = field(default_factory=list)
    """Its lines, each with whether it is bold and in which ink."""

    @property
    def height(self) -> float:
        """How high the box is."""
        return _LINE * len(self.words) + 12

    @property
    def middle(self) -> float:
        """The height at which lines meet the box."""
        return self.y + self.height / 2


def trail_graph(traced: Traced, language: Language) -> Drawing:
    """Return the picture of a trail."""
    return _Graph(traced, language).drawn()


class _Graph:
    """A trail on its way to a picture."""

    def __init__(self, traced: Traced, language: Language) -> None:
        self._trail = traced.trail
        self._traced = traced
        self._language = language
        self._boxes: dict[str, Box] = {}
        self._more: dict[str, int] = {}
        self._decisions = traced.trail.decisions()
        self._links: dict[tuple[str, str], None] = {}
        self._gather(traced.trail.up, down=False)
        self._gather(traced.trail.down, down=True)

    def _gather(self, node: Node, *, down: bool) -> None:
        """Collect the records and the links in one direction."""
        waiting = [node]
        while waiting:
            each = waiting.pop()
            reference = each.record.reference
            self._boxes.setdefault(reference, Box(each.record))
            shown = list(trace.telling(each.nodes))
            for below, more in shown:
                other = below.record.reference
                self._links.setdefault((reference, other) if down else (other, reference))
                if more:
                    self._more[other] = more
            waiting += [below for below, _ in reversed(shown)]

    def drawn(self) -> Drawing:
        stages = sorted({trace.stage(box.record) for box in self._boxes.values()})
        columns: list[list[Box]] = [[] for _ in stages]
        for box in self._boxes.values():
            box.column = stages.index(trace.stage(box.record))
            box.words = list(self._words(box.record))
            columns[box.column].append(box)
        highest = max(sum(box.height + _APART for box in column) for column in columns)
        for number, column in enumerate(columns):
            y = _TOP + (highest - sum(box.height + _APART for box in column)) / 2
            for box in column:
                box.x, box.y = _EDGE + number * (_WIDE + _GAP), y
                y += box.height + _APART
        wide = max(2 * _EDGE + len(columns) * (_WIDE + _GAP) - _GAP, 520)
        made = Drawing(wide, _TOP + highest + 34, self._title(), self._told(), self._language)
        for number, line in enumerate(lines(self._title(), _HEAD, wide - 2 * _EDGE, 2)):
            made.words((_EDGE, 20 + 18 * number), line, size=_HEAD, anchor="start", bold=True)
        self._draw_links(made)
        for number, column in enumerate(columns):
            self._draw_column(made, number, column)
        made.words(
            (_EDGE, made.height - 12), LEGEND.say(self._language), size=_SMALL, anchor="start", ink=SOFT
        )
        return made

    def _title(self) -> str:
        record = self._trail.down.record
        return TITLE.say(
            self._language,
            kind=record.declaration.label,
            id=record.shown,
            title=self._traced.titles[record.reference],
        )

    def _words(self, record: Record) -> Iterator[tuple[str, bool, str]]:
        """Yield the lines of a box."""
        language, reference, room = self._language, record.reference, _WIDE - 16
        for line in lines(record.shown, _SMALL, room, 1):
            yield line, True, INK
        for line in lines(self._traced.titles[reference].say(language), _SMALL, room, 3):
            if line:
                yield line, False, INK
        state = self._traced.states.get(reference)
        if state is not None:
            yield from ((line, False, SOFT) for line in lines(f"[{state.say(language)}]", _SMALL, room, 2))
        if reference in self._more:
            yield MORE.say(language, count=self._more[reference]), False, SOFT
        for made in self._decisions.get(reference, ()):
            yield from (
                (line, False, INK) for line in lines(decision(made).say(language), _SMALL, room, 4) if line
            )
        for said in self._traced.said.get(reference, ()):
            told = BREAK.say(language, code=said.code, message=said.message)
            yield from ((line, True, ALERT) for line in lines(told, _SMALL, room, 5))

    def _draw_column(self, made: Drawing, number: int, column: Sequence[Box]) -> None:
        """Draw the records of one stage below its name."""
        kinds = dict.fromkeys(box.record.declaration.label.say(self._language) for box in column)
        head = "・".join(kinds) if self._language == "ja" else ", ".join(kinds)
        x = _EDGE + number * (_WIDE + _GAP)
        named = lines(head, 12, _WIDE, 2)
        for place, line in enumerate(named, 1 - len(named)):
            made.words((x + _WIDE / 2, _TOP - 12 + _LINE * place), line, size=12, bold=True, ink=SOFT)
        root = self._trail.down.record.reference
        for box in column:
            reference = box.record.reference
            edge = Edge(ALERT, 2, "6 3") if self._traced.said.get(reference) else Edge(LINE, 1)
            if reference == root:
                edge = edge._replace(stroke=INK, thick=3)
            made.box((box.x, box.y), _WIDE, box.height, fill=PAPER, edge=edge)
            for place, (words, bold, ink) in enumerate(box.words):
                base = box.y + 16 + _LINE * place
                made.words((box.x + 8, base), words, size=_SMALL, anchor="start", bold=bold, ink=ink)

    def _draw_links(self, made: Drawing) -> None:
        """Draw the links below the boxes."""
        for one, other in self._links:
            left, right = self._boxes[one], self._boxes[other]
            x, y, end, foot = left.x + _WIDE, left.middle, right.x, right.middle
            made.path(
                f"M{x:.0f} {y:.0f}C{x + _GAP:.0f} {y:.0f} {end - _GAP:.0f} {foot:.0f} {end:.0f} {foot:.0f}",
            )

    def _told(self) -> str:
        """Return what the picture shows, in words."""
        told = [TOLD.say(self._language, count=len(self._boxes))]
        onward: dict[str, list[str]] = {}
        for one, other in self._links:
            onward.setdefault(one, []).append(self._boxes[other].record.shown)
        for one, others in onward.items():
            told.append(LINKED.say(self._language, one=self._boxes[one].record.shown, others=others))
        breaks = [
            BROKEN.say(self._language, record=box.record.shown, message=said.message)
            for reference, box in self._boxes.items()
            for said in self._traced.said.get(reference, ())
        ]
        return " ".join([*told, *(breaks or [UNBROKEN.say(self._language)])])
