"""The two marks side by side: what is known of each under every aspect, and what the firm's figures add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Message, Text
from isms.fees import Firm, quote, size_class
from isms.knowledge.confidence import caution
from isms.knowledge.marks import AuditDays, ComparisonCell, Figure, Outdated, SizeBand, TimeLine
from isms.knowledge.validity import holds
from isms.standards import ISMS, PRIVACY_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from isms.diagnostic import Language
    from isms.knowledge import Knowledge
    from isms.knowledge.confidence import Confidence

MARKS = (ISMS, PRIVACY_MARK)
"""The two marks, in the order of the columns."""

SCOPE = Text(ja="適用範囲: {scope}", en="Scope: {scope}")
DAYS = Text(
    ja="従業者{persons}人が適用範囲なら、初回審査は{days}人日が目安",
    en="With {persons} persons in scope, the initial audit takes about {days} days",
)
DAYS_UNKNOWN = Text(
    ja="従業者数が分からないため、日数は示せません(isms.yaml の organisation.persons)",
    en="No days, as the number of persons is unknown (organisation.persons in isms.yaml)",
)
DAYS_BEYOND = Text(
    ja="従業者{persons}人は、収録した工数の表の範囲にありません",
    en="{persons} persons are beyond the table of audit time",
)
PERSONS = Text(ja="従業者は{persons}人", en="{persons} persons work for it")
HOURS = Text(
    ja="{size}なので、現地審査は標準で{hours}{unit}",
    en="{size}: the examination on site takes {hours} {unit} as a rule",
)
OFFER = Text(ja="{name}の見積り {amount}円", en="{name} offers JPY {amount}")
PAID = Text(ja="{day} の審査の費用 {amount}円", en="JPY {amount} for the audit of {day}")
PRICE = Text(
    ja="{size}・{application}: 合計 {total}円({day} の申請)",
    en="{size}, {application}: JPY {total} in all (applied for on {day})",
)
PRICE_UNKNOWN = Text(
    ja="{size}・{application}: {day} の申請の金額は不明。公式の料金表を見て knowledge/pmark-fees.csv に記入",
    en="{size}, {application}: the amounts for an application on {day} are unknown; enter the official table "
    "in knowledge/pmark-fees.csv",
)
SIZE_UNKNOWN = Text(
    ja="事業者規模が決まらないため、金額は示せません"
    "(isms.yaml の organisation の industry、persons、capital_jpy)",
    en="No amount, as the size class is not known (industry, persons and capital_jpy of organisation in "
    "isms.yaml)",
)
SEVERAL = Text(ja="{each}", en="{each}")
NOT_NOW = Text(ja="(この日には当てはまりません)", en=" (does not hold on this day)")
OWN = Text(ja="{said}\n自社: {own}", en="{said}\nOwn: {own}")
EXPIRES = Text(ja="今の有効期限: {day}", en="Holds until {day}")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one mark is under one aspect; ``own`` is what the firm's figures add.

    ``holds`` tells whether the fact holds on the day.
    """

    standard: str
    fact: ComparisonCell
    own: Message | None
    own_confidence: Confidence | None
    holds: bool

    @property
    def text(self) -> Text:
        """What is to be said."""
        return self.fact.text

    @property
    def confidence(self) -> Confidence:
        """How sure that is."""
        return self.fact.confidence


@dataclass(frozen=True, slots=True)
class Aspect:
    """One row of the comparison, with what older explanations say under it."""

    id: str
    title: Text
    cells: Mapping[str, Cell]
    outdated: tuple[Outdated, ...]


def compare(knowledge: Knowledge, day: date, firm: Firm) -> list[Aspect]:
    """Return the aspects in their order, each with a cell for every mark that is spoken of."""
    rows: dict[str, list[ComparisonCell]] = {}
    for cell in knowledge.table(ComparisonCell).values():
        rows.setdefault(cell.aspect, []).append(cell)
    old = tuple(knowledge.table(Outdated).values())
    figures = _Figures(knowledge, day, firm)
    return [
        Aspect(
            aspect,
            cells[0].title,
            {cell.standard: figures.cell(cell) for cell in cells},
            tuple(each for each in old if each.aspect == aspect),
        )
        for aspect, cells in rows.items()
    ]


def outdated(knowledge: Knowledge) -> list[Outdated]:
    """Return everything that older explanations say and that no longer holds."""
    return list(knowledge.table(Outdated).values())


class _Figures:
    """What a firm's own figures say to the cells."""

    def __init__(self, knowledge: Knowledge, day: date, firm: Firm) -> None:
        self._knowledge = knowledge
        self._day = day
        self._firm = firm
        self._by_figure: Mapping[Figure, Callable[[str], tuple[Message | None, Confidence | None]]] = {
            Figure.SCOPE: self._scope,
            Figure.PERSONS: self._persons,
            Figure.AUDIT_DAYS: self._days,
            Figure.ON_SITE: self._hours,
            Figure.QUOTES: self._quotes,
            Figure.FEES: self._fees,
            Figure.CYCLE: self._cycle,
        }

    def cell(self, fact: ComparisonCell) -> Cell:
        """Return a cell with what the figures add."""
        said = self._by_figure[fact.figure](fact.standard) if fact.figure else (None, None)
        return Cell(fact.standard, fact, *said, holds(fact, self._day))

    def _scope(self, standard: str) -> tuple[Message | None, Confidence | None]:
        del standard
        return (SCOPE.of(scope=self._firm.scope) if self._firm.scope else None), None

    def _days(self, standard: str) -> tuple[Message | None, Confidence | None]:
        del standard
        persons = self._firm.persons
        if persons is None:
            return DAYS_UNKNOWN.of(), None
        bands = self._knowledge.table(AuditDays).values()
        band = next((b for b in bands if b.persons_from <= persons <= b.persons_to), None)
        if band is None:
            return DAYS_BEYOND.of(persons=persons), None
        return DAYS.of(persons=persons, days=band.initial_audit_days), band.confidence

    def _persons(self, standard: str) -> tuple[Message | None, Confidence | None]:
        del standard
        persons = self._firm.persons
        return (None if persons is None else PERSONS.of(persons=persons)), None

    def _hours(self, standard: str) -> tuple[Message | None, Confidence | None]:
        size = size_class(self._firm, self._knowledge.table(SizeBand))
        line = self._knowledge.table(TimeLine).get(f"{standard}-on-site-{size}")
        if line is None or line.most is None or line.unit is None or not holds(line, self._day):
            return None, None
        return HOURS.of(size=size, hours=line.most, unit=line.unit), line.confidence

    def _quotes(self, standard: str) -> tuple[Message | None, Confidence | None]:
        said = [OFFER.of(name=name, amount=f"{amount:,}") for name, amount in self._firm.offers]
        paid = (self._firm.paid or {}).get(standard)
        if paid is not None:
            said.append(PAID.of(day=paid[0], amount=f"{paid[1]:,}"))
        return (SEVERAL.of(each=said) if said else None), None

    def _fees(self, standard: str) -> tuple[Message | None, Confidence | None]:
        del standard
        asked = quote(self._knowledge, self._day, self._firm)
        if asked.size is None:
            return SIZE_UNKNOWN.of(), None
        values = {"size": asked.size, "application": asked.application, "day": self._day}
        if asked.total is None:
            return PRICE_UNKNOWN.of(**values), None
        return PRICE.of(total=f"{asked.total:,}", **values), asked.confidence

    def _cycle(self, standard: str) -> tuple[Message | None, Confidence | None]:
        last = (self._firm.expires or {}).get(standard)
        return (EXPIRES.of(day=last) if last else None), None


def shown(cell: Cell, language: Language) -> str:
    """Return a cell as a reader sees it: what is said with its mark, then what the firm's figures add."""
    said = cell.text.say(language) + caution(cell.confidence).say(language)
    if not cell.holds:
        said += NOT_NOW.say(language)
    if cell.own is None:
        return said
    own = cell.own.say(language) + caution(cell.own_confidence).say(language)
    return OWN.say(language, said=said, own=own)


def to_json(aspect: Aspect, language: Language) -> dict[str, Any]:
    """Return an aspect as other programs read it."""
    return {
        "aspect": aspect.id,
        "title": aspect.title.say(language),
        **{standard: _cell_to_json(cell, language) for standard, cell in aspect.cells.items()},
        "outdated": [
            {
                "said": each.said.say(language),
                "now": each.now.say(language),
                "confidence": str(each.confidence),
                "source": each.source,
            }
            for each in aspect.outdated
        ],
    }


def _cell_to_json(cell: Cell, language: Language) -> dict[str, Any]:
    return {
        "text": cell.text.say(language),
        "own": cell.own.say(language) if cell.own else None,
        "own_confidence": cell.own_confidence and str(cell.own_confidence),
        "confidence": str(cell.confidence),
        "source": cell.fact.source,
        "valid_from": cell.fact.valid_from and cell.fact.valid_from.isoformat(),
        "valid_to": cell.fact.valid_to and cell.fact.valid_to.isoformat(),
        "holds": cell.holds,
    }
