"""What is wrong with a method's data file, so that no score comes out of a gap in it."""

from __future__ import annotations

import re
from itertools import islice, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import FieldPath, Message, Text
from isms.excerpt import excerpt
from isms.knowledge import StepKind
from isms.risk.method import OF_ASSETS, Scorer, drafted, finished
from isms.risk.numbers import LONGEST, Exact, Value, cell, combine, exact, plain, table_key, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from isms.knowledge import Method, Step

NAMED = 5
"""How many of the missing cells are named."""
CELLS = 100_000
"""How many cells of a table, or values that meet in all steps but tables, are gone through."""
_LEVEL = re.compile(r"[a-z][a-z0-9_-]*\Z")

_DRAFT = Text(
    ja="評価方法、又はその一部が作成中(draft)です。内容を決めて draft を消すか、isms.yaml で別の評価方法を選"
    "んでください。",
    en="The method, or a part of it, is a draft; finish it and take draft away, or choose another method in "
    "isms.yaml.",
)
_NO_LEVELS = Text(
    ja="尺度「{factor}」に段階がありません。levels に、高いほうから順に書いてください。",
    en="The scale '{factor}' has no levels; write them under levels, the highest first.",
)
_TWICE = Text(
    ja="「{text}」が2回以上出てきます。一つを残して、ほかは消すか別の名前にしてください。",
    en="'{text}' stands here more than once; keep one, and drop or rename the others.",
)
_ASKED_OF_ASSET = Text(
    ja="情報資産に「{factor}」という項目はありません。asked_of を risk にするか、{fields} を使ってください。",
    en="An asset has no field '{factor}'; ask it of the risk, or use one of {fields}.",
)
_UNKNOWN = Text(
    ja="計算「{step}」の「{part}」は、要素でも前の計算でもありません。使えるのは {known} です。",
    en="'{part}' in the step '{step}' is neither a factor nor an earlier step; there are {known}.",
)
_NOT_A_NUMBER = Text(
    ja="「{text}」は数ではありません。整数か小数で書いてください。",
    en="'{text}' is not a number; write a whole number or a decimal.",
)
_WORDS = Text(
    ja="計算「{step}」は数だけを合わせられますが、「{part}」には数でない値があります。値を数にするか、"
    "kind を table にして結果を表で決めてください。",
    en="The step '{step}' combines numbers, and '{part}' has values that are none; make them numbers, or "
    "make its kind 'table' and say there what comes out.",
)
_TOO_LONG = Text(
    ja="計算「{step}」の結果が {longest} 桁を超えます。積の回数を減らすか、尺度の値を小さくしてください。",
    en="What the step '{step}' makes has more than {longest} digits; multiply less often, or make the values "
    "of the scales smaller.",
)
_TABLE_WANTED = Text(
    ja="計算「{step}」の表がありません。table に、{parts} の値を「/」でつないだセルごとに結果を書いてくださ"
    "い。",
    en="The step '{step}' has no table; write under table what comes out for each {parts}, joined by '/'.",
)
_TABLE_UNUSED = Text(
    ja="計算「{step}」は表を使わない種類です。kind を table にするか、表を消してください。",
    en="The step '{step}' uses no table; make its kind 'table' or drop it.",
)
_MISSING = Text(
    ja="表に足りないセルが {count} 個あります: {cells}。{parts} の値を「/」でつないだこれらのセルに、"
    "結果を書き足してください。",
    en="Cells that the table lacks: {count} ({cells}). Add each with its result; a cell is {parts}, joined "
    "by '/'.",
)
_IMPOSSIBLE = Text(
    ja="セル「{key}」に当たる値の組はありません。{parts} の値を「/」でつないだものに直すか、消してください。",
    en="No values lead to the cell '{key}'; write values of {parts}, joined by '/', or drop it.",
)
_UPSIDE_DOWN = Text(
    ja="区分「{level}」の下限が上限を超えています。from を to 以下にしてください。",
    en="The band '{level}' begins above its end; let from be no more than to.",
)
_OVERLAP = Text(
    ja="区分「{low}」と「{high}」が重なっています。「{high}」の from を {end} より大きくするか、"
    "「{low}」の to を {begin} より小さくしてください。",
    en="The bands '{low}' and '{high}' overlap; let '{high}' begin above {end}, or '{low}' end below "
    "{begin}.",
)
_NO_BAND = Text(
    ja="値 {scores} がどの区分にも入りません。区分の from か to を広げるか、区分を足してください(出てくる値"
    "は {least}～{most})。",
    en="No band holds {scores}; widen from or to of a band, or add one (what comes out is {least} to "
    "{most}).",
)
_LEVEL_NAME = Text(
    ja="レベル「{level}」は英小文字で始まる英数字にしてください(表示は label_ja)。",
    en="Write the level '{level}' in lower-case ASCII letters and digits; labels are for show.",
)


class Fault(NamedTuple):
    """One thing that is wrong with a method, and the field where it stands."""

    field: FieldPath
    message: Message


def method_faults(method: Method) -> list[Fault]:
    """Return everything that is wrong with a method, but for what its reader has said."""
    if drafted(method):
        return [Fault(("draft",), _DRAFT.of())]
    if not finished(method):
        return []
    scorer = Scorer(method)
    ranges = _Ranges(scorer)
    found = [*_in_scales(scorer), *_in_steps(scorer, ranges), *_in_bands(scorer, ranges)]
    if isinstance(scorer.criterion, Message):
        found.append(Fault(("acceptable",), scorer.criterion))
    return found


class _Ranges:
    """The values that each factor and step can take."""

    def __init__(self, scorer: Scorer) -> None:
        self.of: dict[str, list[Value]] = {name: ladder.values for name, ladder in scorer.ladders.items()}
        self.too_long: set[str] = set()
        self._left = CELLS
        for step in scorer.method.steps:
            parts = [part for part in scorer.parts_of(step) if part is not None]
            values = self._results(scorer, step, parts)
            personal = scorer.personal.get(step.name)
            if personal is not None:
                values.add(personal)
            self.of.setdefault(step.name, sorted(values))

    def _results(self, scorer: Scorer, step: Step, parts: list[str]) -> set[Exact]:
        if step.kind is StepKind.TABLE:
            possible = set(map(cell, self.cells(parts)))
            return {result for key, result in scorer.tables[step.name].items() if key in possible}
        reached: set[Exact] = set()
        for place, part in enumerate(parts):
            numbers = {value for value in self.of[part] if not isinstance(value, str)}
            pairs = list(islice(product(reached, numbers), self._left))
            self._left -= len(pairs)
            results = {combine(step.kind, pair) for pair in pairs} if place else numbers
            reached = {result for result in results if result is not None}
            if len(reached) < len(results):
                self.too_long.add(step.name)
        return reached

    def cells(self, parts: Iterable[str]) -> Iterator[tuple[Value, ...]]:
        """Go through the values that can meet in a table."""
        return islice(product(*(self.of[part] for part in parts)), CELLS)


def possible_values(scorer: Scorer) -> Mapping[str, Sequence[Value]]:
    """Return the values that each factor and step of a method can take; those of steps in their order."""
    return _Ranges(scorer).of


def _in_scales(scorer: Scorer) -> Iterator[Fault]:
    """Find scales without levels, values given twice, and factors that no asset has."""
    for name, ladder in scorer.ladders.items():
        where: FieldPath = ("scales", name)
        if not ladder.levels:
            yield Fault((*where, "levels"), _NO_LEVELS.of(factor=name))
        if ladder.asked_of_asset and name not in OF_ASSETS:
            yield Fault((*where, "asked_of"), _ASKED_OF_ASSET.of(factor=name, fields=OF_ASSETS))
        seen: dict[str, int] = {}
        for place, level in enumerate(ladder.levels):
            for spelling in ("value", "label_ja", "label_en"):
                text = getattr(level, spelling)
                if seen.setdefault(plain(text), place) != place:
                    yield Fault((*where, "levels", place, spelling), _TWICE.of(text=text))


def _in_steps(scorer: Scorer, ranges: _Ranges) -> Iterator[Fault]:
    """Find steps that name what is not there, or cannot combine it."""
    earlier = dict.fromkeys(scorer.ladders)
    for place, step in enumerate(scorer.method.steps):
        where: FieldPath = ("steps", place)
        if step.name in earlier:
            yield Fault((*where, "name"), _TWICE.of(text=step.name))
        parts = scorer.parts_of(step)
        for number, (part, name) in enumerate(zip(parts, step.of, strict=True)):
            if part is None:
                yield Fault((*where, "of", number), _UNKNOWN.of(step=step.name, part=name, known=[*earlier]))
            elif step.kind is not StepKind.TABLE and any(isinstance(value, str) for value in ranges.of[part]):
                yield Fault((*where, "of", number), _WORDS.of(step=step.name, part=part))
        if step.name in ranges.too_long:
            yield Fault((*where, "kind"), _TOO_LONG.of(step=step.name, longest=LONGEST))
        if step.personal_information and exact(step.personal_information) is None:
            field = (*where, "personal_information")
            yield Fault(field, _NOT_A_NUMBER.of(text=step.personal_information))
        if step.kind is StepKind.TABLE:
            yield from _in_table(step, where, [part for part in parts if part is not None], ranges)
        elif step.table:
            yield Fault((*where, "table"), _TABLE_UNUSED.of(step=step.name))
        earlier[step.name] = None


def _in_table(step: Step, where: FieldPath, parts: list[str], ranges: _Ranges) -> Iterator[Fault]:
    """Find cells that are missing, that nothing leads to, or that hold no number."""
    if not step.table:
        yield Fault(where, _TABLE_WANTED.of(step=step.name, parts=step.of))
        return
    if len(parts) < len(step.of):
        return
    possible = [cell(values) for values in ranges.cells(parts)]
    present = {table_key(key) for key in step.table}
    missing = [key for key in possible if key not in present]
    if missing:
        message = _MISSING.of(count=len(missing), cells=excerpt(missing, NAMED), parts=parts)
        yield Fault((*where, "table"), message)
    reachable = set(possible)
    seen: set[str] = set()
    for key, text in step.table.items():
        if len(possible) < CELLS and table_key(key) not in reachable:
            yield Fault((*where, "table", key), _IMPOSSIBLE.of(key=key, parts=parts))
        elif table_key(key) in seen:
            yield Fault((*where, "table", key), _TWICE.of(text=key))
        elif exact(text) is None:
            yield Fault((*where, "table", key), _NOT_A_NUMBER.of(text=text))
        seen.add(table_key(key))


def _in_bands(scorer: Scorer, ranges: _Ranges) -> Iterator[Fault]:
    """Find bands that overlap, and scores that no band holds."""
    levels: set[str] = set()
    for place, band in enumerate(scorer.method.bands):
        where: FieldPath = ("bands", place)
        ends = {"lowest": exact(band.lowest), "highest": exact(band.highest)}
        for name, end in ends.items():
            if end is None:
                yield Fault((*where, name), _NOT_A_NUMBER.of(text=getattr(band, name)))
        if ends["lowest"] is not None and ends["highest"] is not None and ends["lowest"] > ends["highest"]:
            yield Fault((*where, "lowest"), _UPSIDE_DOWN.of(level=band.level))
        if not _LEVEL.match(band.level):
            yield Fault((*where, "level"), _LEVEL_NAME.of(level=band.level))
        if band.level in levels:
            yield Fault((*where, "level"), _TWICE.of(text=band.level))
        levels.add(band.level)
    for (_, end, low), (begin, _, high) in pairwise(scorer.bands):
        if begin <= end:
            message = _OVERLAP.of(low=low.level, high=high.level, begin=written(begin), end=written(end))
            yield Fault(("bands", scorer.method.bands.index(high), "lowest"), message)
    scores = [score for score in ranges.of.get(scorer.last, []) if not isinstance(score, str)]
    outside = [written(score) for score in scores if scorer.band(score) is None]
    if outside:
        least, most = (written(end(scores)) for end in (min, max))
        yield Fault(("bands",), _NO_BAND.of(scores=excerpt(outside, NAMED), least=least, most=most))
