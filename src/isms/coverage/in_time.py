"""Whether what has to be done every year was done in time: once, or for each record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isms.coverage import reach
from isms.coverage.saying import some_of
from isms.coverage.state import Lack
from isms.diagnostic import Level, Text
from isms.fiscal import miss, years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from isms.fiscal import Year
    from isms.kind import Record
    from isms.knowledge import Wanted
    from isms.model.programme import Programme

OWN_DUE = ("next_due", "next_check", "review_due")
"""Fields with the day by which a record itself says that it has to be seen to again."""

_OLD = Text(
    ja="{what}: {year}の記録がありません(最後は{day})", en="{what}: none in {year} (the last on {day})"
)
_UNDATED = Text(ja="{what}: 日付のある記録がありません", en="{what}: no record has a date")
_STALE = Text(
    ja="{what}: {year}の{field}がない記録が{count}件あります({shown})",
    en="{what}: no {field} in {year}: {count} ({shown})",
)
_PAST = Text(
    ja="{what}: 次回の期限を過ぎた記録が{count}件あります({shown})",
    en="{what}: past the day of the next review: {count} ({shown})",
)
_DO_DATE = Text(ja="{kind}の{field}を記入する", en="fill in {field} ({kind})")
_DO_AGAIN = Text(ja="実施して記録する(isms new {name})", en="do it and record it: isms new {name}")
_DO_REVIEW = Text(ja="{kind}を見直し、{field}を記入する", en="look over each and fill in {field} ({kind})")


def once_a_year(programme: Programme, wanted: Wanted, kept: Sequence[Record], path: str) -> Iterator[Lack]:
    """Ask that the last one is of this fiscal year, or of the one before while this one is young."""
    days = _days(kept, path)
    if not days:
        kind = type(kept[0])
        next_ = _DO_DATE.of(kind=kind.declaration.label, field=reach.labelled(kind, [path]))
        yield Lack(_UNDATED.of(what=wanted.what), wanted.next.of() if wanted.next else next_)
        return
    year = overdue(programme, max(days))
    if year is not None:
        again = wanted.next.of() if wanted.next else _DO_AGAIN.of(name=wanted.kind)
        yield Lack(_OLD.of(what=wanted.what, year=year.label, day=max(days)), again)


def each_in_the_year(
    programme: Programme, wanted: Wanted, kept: Sequence[Record], path: str
) -> Iterator[Lack]:
    """Ask that each was seen to by the day that it names itself, else in the fiscal year."""
    kind = type(kept[0])
    field = reach.labelled(kind, [path])
    review = _DO_REVIEW.of(kind=kind.declaration.label, field=field)
    due = {id(record): day for record in kept if (day := _own_due(record)) is not None}
    past = [record for record in kept if due.get(id(record), date.max) < programme.as_of]
    if past:
        yield Lack(_PAST.of(what=wanted.what, count=len(past), shown=some_of(past)), review)
    missed = [
        (record, year)
        for record in kept
        if id(record) not in due and (year := _missed(programme, record, path)) is not None
    ]
    if missed:
        late, found = zip(*missed, strict=True)
        values = {"year": found[0].label, "field": field, "count": len(late), "shown": some_of(late)}
        yield Lack(_STALE.of(what=wanted.what, **values), review)


def of_late(programme: Programme, kept: Sequence[Record], path: str | None) -> Sequence[Record]:
    """Return the records that still have to be whole: those of the last fiscal year and since.

    What an older one lacks nobody fills in any more. Where all are older, all are asked.
    """
    if path is None:
        return kept
    first = years(programme)[0].first
    return [record for record in kept if max(_days([record], path), default=first) >= first] or kept


def overdue(programme: Programme, last: date) -> Year | None:
    """Return the fiscal year in which something yearly is missing that was last done on a day.

    The running year counts in its last 60 days only.
    """
    missed = miss(programme, last, Level.ERROR)
    return missed.year if missed is not None and missed.level > Level.INFO else None


def _missed(programme: Programme, record: Record, path: str) -> Year | None:
    """Return the fiscal year in which a record was not seen to, and had not just begun."""
    begins = [name for name, field in record.declaration.fields.items() if field.begins]
    days = [day for name in (path, *begins) for day in _days([record], name)]
    return overdue(programme, max(days, default=date.min))


def _own_due(record: Record) -> date | None:
    """Return the day by which a record itself says that it has to be seen to again."""
    days = (getattr(record, name) for name in OWN_DUE if name in record.declaration.fields)
    return max((day for day in days if isinstance(day, date)), default=None)


def _days(records: Iterable[Record], path: str) -> list[date]:
    """Return the days that records carry in a field."""
    return [value for record in records for value in reach.values(record, path) if isinstance(value, date)]
