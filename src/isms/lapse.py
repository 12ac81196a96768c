"""What was not looked over in time, where once in every fiscal year is the measure (SEMANTICS 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Text
from isms.fiscal import weight_of_a_miss, years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from isms.diagnostic import Level, Message
    from isms.kind import Record
    from isms.model.programme import Programme

NEVER = Text(ja="見直しの記録がありません。", en="It is not recorded when this was last looked over.")
LAPSED = Text(
    ja="{year}の見直しがありません(直近は {last})。",
    en="It was not looked over in {year}; the last time was {last}.",
)
WAITING = Text(
    ja="{year}の見直しが済んでいない記録が {count} 件あります(ここが最初)。",
    en="In {year} {count} records still have to be looked over; this is the first.",
)


class Lapse(NamedTuple):
    """A record that was not looked over in time, what to say of it, and the most that it weighs."""

    record: Record
    message: Message
    ceiling: Level


def lapses(
    programme: Programme, looked: Iterable[tuple[Record, date | None]], level: Level
) -> Iterator[Lapse]:
    """Yield what was not looked over in the last finished year, and in one line what waits in this one.

    ``looked`` pairs each record with the day on which it was last looked over, or begun. Early in a year a
    whole register waits; a line for each of its records would say nothing more.
    """
    finished, running = years(programme)
    now, before = running.first, finished.first
    waiting: list[Record] = []
    for record, last in looked:
        if last is not None and last >= now:
            continue
        if "reviewed" in record.unread:
            continue
        if last is None:
            yield Lapse(record, NEVER.of(), level)
        elif last < before:
            yield Lapse(record, LAPSED.of(year=finished.label, last=last), level)
        else:
            waiting.append(record)
    if waiting:
        message = WAITING.of(year=running.label, count=len(waiting))
        yield Lapse(waiting[0], message, weight_of_a_miss(running, programme.as_of, level))
