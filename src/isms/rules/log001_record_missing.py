"""An operating record is kept as often as its type asks.
運用記録を、決めた周期で残していること。

From the day on which the type starts, else from its first record on, every month, quarter, half or whole
fiscal year that lies between has a record of each of its departments; of a record that is due every week or
every day, every week from Monday to Sunday has one, since nobody knows here which days are worked; under
Japanese law a week that is closed throughout (the turn of the year) needs none. A record without a department
stands for all. A department is asked for the periods in which it existed throughout. The period is judged 14
days after its end (`days` in isms.yaml), and looked at are this fiscal year and the one before. It is an
error while the last period is missing; a gap before it, and one of a daily or weekly record, is a warning. A
record that is due as it happens (`every: event`) has no periods.

記録の種類の開始日(なければ最初の記録)から後の、年度の月、四半期、半期、年度ごとに、対象部署の記録が要ります。
毎週・毎日の記録は、月曜から日曜までの週ごとに一度はあることを確かめます(どの日が営業日かは、ここでは分から
ないためです)。日本の法令による場合、年末年始などすべて休日の週は対象にしません。部署のない記録は、どの部署の記録と
もみなします。部署には、その部署が期間を通じてあった期間だけを求めます。期間の終わりから14日後に判断し
(isms.yaml の `days`)、今年度と前年度を確かめます。直近の期間の記録がない間はエラー、それより前の期間だけの
場合と、毎日・毎週の記録は警告とします。都度の記録(`every: event`)に期間はありません。

Fails:

    logs/types/restore.yaml: {id: restore, name: 復元テスト, every: half, starts: 2026-04-01}

Passes:

    logs/types/restore.yaml: {id: restore, name: 復元テスト, every: half, starts: 2026-04-01}
    logs/restore.csv:
      date,what,by
      2026-08-21,全体を6時間40分で復元,P-01
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from isms.closed_days import next_open
from isms.diagnostic import Fault, Level, Text
from isms.excerpt import excerpt
from isms.fiscal import Period, years
from isms.jurisdiction import under_japanese_law
from isms.model.interval import LogInterval
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.log import Log
    from isms.model.log_type import LogType
    from isms.model.programme import Programme

CODE = "LOG001"
LEVEL = Level.ERROR
CLAUSES = ("27001:8.1", "27001:9.1", "15001:8.1", "pmark:J.5.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="実施していれば記録を加え、していなければすぐに実施してください。過ぎた期間は後から埋めず、不適合として"
    "扱います。休業などで対象がなかった期間は、その旨の記録を1件残します。",
    en="Add the record if it was done; else do it now. Do not fill a past period afterwards: raise a "
    "finding. Where there was nothing to do (closed days), one record says so.",
)
MISSING = Text(
    ja="「{name}」の記録がない期間があります: {periods}。",
    en="There is no record of '{name}' in: {periods}.",
)
MISSING_OF = Text(
    ja="「{name}」({department})の記録がない期間があります: {periods}。",
    en="There is no record of '{name}' by {department} in: {periods}.",
)
DAYS = 14
"""How long after a period its record may still be on its way, where isms.yaml does not say."""
SHOWN = 5
"""How many periods are named."""
WEEK = timedelta(days=7)
BY_WEEK = frozenset({LogInterval.DAY, LogInterval.WEEK})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the types of records with periods in which none was kept."""
    if not programme.can_judge("log"):
        return
    kept: dict[str, list[Log]] = {}
    for log in programme.logs:
        if log.type is not None:
            kept.setdefault(log.type, []).append(log)
    for kind in programme.log_types:
        if kind.every not in {None, LogInterval.EVENT} and "starts" not in kind.unread:
            yield from _missing(programme, kind, kept.get(kind.key, []))


def _missing(programme: Programme, kind: LogType, logs: list[Log]) -> Iterator[Flaw]:
    start = kind.starts or min((log.date for log in logs), default=programme.as_of)
    due = _periods(programme, kind, start)
    for department in kind.departments or (None,):
        days_kept = [
            log.date for log in logs if department in {None, log.department} or log.department is None
        ]
        asked = _while_open(programme, department, due)
        missing = [period for period in asked if not any(day in period for day in days_kept)]
        if missing:
            late = kind.every not in BY_WEEK and missing[-1] == due[-1]
            flaw = _flaw(programme, kind, department, missing)
            yield flaw if late else flaw._replace(ceiling=Level.WARNING)


def _while_open(programme: Programme, department: str | None, periods: list[Period]) -> list[Period]:
    """Return the periods throughout which a department existed."""
    place = programme.departments.get(department)
    opened, closed = (place.opened, place.closed) if place else (None, None)
    return [
        period
        for period in periods
        if (opened is None or opened <= period.first) and (closed is None or period.last <= closed)
    ]


def _periods(programme: Programme, kind: LogType, start: date) -> list[Period]:
    """Return the periods from a day on that are over for long enough."""
    both = years(programme)
    if kind.every in BY_WEEK:
        first = both[0].first - timedelta(days=both[0].first.weekday())
        mondays = (first + number * WEEK for number in range((programme.as_of - first) // WEEK + 1))
        periods = [Period(monday, monday + timedelta(days=6)) for monday in mondays]
        if under_japanese_law(programme):
            periods = [week for week in periods if next_open(programme, week.first).day in week]
    else:
        periods = [part for each in both for part in each.parts(str(kind.every))]
    allowed = days(programme, CODE, DAYS)
    return [p for p in periods if start <= p.first and (programme.as_of - p.last).days > allowed]


def _flaw(programme: Programme, kind: LogType, department: str | None, missing: list[Period]) -> Flaw:
    periods = excerpt([_named(kind, period) for period in missing], SHOWN)
    if department is None or len(kind.departments) == 1:
        return Flaw(kind, ("every",), MISSING.of(name=kind.name, periods=periods))
    name = programme.departments.called(department)
    return Flaw(kind, ("every",), MISSING_OF.of(name=kind.name, department=name, periods=periods))


def _named(kind: LogType, period: Period) -> Text | str:
    if kind.every is LogInterval.MONTH:
        return f"{period.first:%Y-%m}"
    return Text(ja=f"{period.first}〜{period.last}", en=f"{period.first} to {period.last}")
