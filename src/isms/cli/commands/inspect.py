"""`isms inspect`: the self-inspections of a month, listed, filled in, checked and followed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api.differences import difference
from isms.cli import tables
from isms.cli.command import WrongUse, argument, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.months import DEPARTMENT, DRY_RUN, MONTH, OF_DEPARTMENT, PERSON, WHICH_MONTH
from isms.cli.opened import opened, whole
from isms.cli.output import note, put
from isms.cli.reports.text import lines
from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isms.api import CheckedMonth, Loaded
    from isms.cli.given import Given
    from isms.diagnostic import Diagnostic

DETAILS = (
    Text(
        ja="自主点検がその月に求めるもの(点検項目と部署)ごとに、結果、点検者、事務局の確認、指摘と、足りない"
        "ものを示す。四半期・半期・年ごとの点検は、その期間に結果がない間だけ示す。",
        en="Lists what the self-inspections ask for in a month, by inspection and department: the result, who "
        "found it, the check of the office, the finding, and what is missing. What is due every quarter, "
        "half or year is listed while that has no result.",
    ),
    Text(
        ja="--check は、まだ確認していないその月の結果を、まとめて --as-of の日付で確認済みにする。点検した本人の"
        "結果は残す。",
        en="--check marks all results of the month that are not checked yet as checked by --by on the day of "
        "--as-of; results of that person's own are left for someone else.",
    ),
)
CHECK = Text(
    ja="その月の結果をまとめて確認済みにする(--by が要る)", en="Check all results of the month (with --by)"
)
BY = Text(ja="確認する人の番号又は氏名", en="Who checks, by id or name")
TREND = Text(ja="直近12か月の件数と推移を示す", en="Show the figures of twelve months, up to this one")
ONE_ACT = Text(ja="次のうち1つだけを指定してください: {options}", en="choose one of these: {options}")
NEEDS = Text(ja="{option} には {needed} も指定してください。", en="{option} goes with {needed}")
ONLY_WITH = Text(ja="{option} は {with_} と一緒に指定してください。", en="{option} goes with {with_} only")
CHECKED = Text(
    ja="{month} の点検結果 {count} 件を確認済みにしました。", en="{month}: {count} results are checked."
)
WOULD_CHECK = Text(
    ja="{month} の点検結果 {count} 件を確認済みにします。", en="{month}: {count} results would be checked."
)
OWN = Text(
    ja="確認者本人が点検したため残したもの {count} 件(別の人が確認してください): {results}",
    en="left for someone else, as {count} were carried out by who checks: {results}",
)
MISSING = Text(ja="結果がまだないもの {count} 件: {results}", en="no result yet for {count}: {results}")
REMAINS = Text(
    ja="これらの結果について、なお次の指摘があります({count} 件):",
    en="isms check still says of these results ({count}):",
)
SHOWN = 10
"""So many results and diagnostics are shown; of more, the number."""


@as_command(*DETAILS, formats=tables.FORMATS, output=OUTPUT)
@argument("month", MONTH, WHICH_MONTH)
@option("--department", "departments", said=OF_DEPARTMENT, value=DEPARTMENT, multiple=True)
@option("--trend", said=TREND, is_flag=True)
@option("--check", said=CHECK, is_flag=True)
@option("--by", said=BY, value=PERSON)
@option("--dry-run", said=DRY_RUN, is_flag=True)
@tables.choosing
def command(
    given: Given,
    month: str,
    departments: tuple[str, ...],
    trend: bool,
    check: bool,
    by: str | None,
    dry_run: bool,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> int:
    """List the month, or do what an option asks for."""
    _consistent({"--trend": trend, "--check": check})
    if check and by is None:
        raise WrongUse(NEEDS.of(option="--check", needed="--by"))
    for name, value, acts in (("--by", by, check), ("--dry-run", dry_run, check)):
        if value and not acts:
            raise WrongUse(ONLY_WITH.of(option=name, with_="--check"))
    loaded = opened(given)
    asked = api.month_named(loaded.programme, month)
    wanted = [api.department_named(loaded.programme, name) for name in departments]
    if check and by is not None:
        _check(given, loaded, api.check_inspections(loaded, asked, by, wanted), month, dry_run=dry_run)
        return whole(loaded)
    show = api.inspection_months if trend else api.inspection_listing
    tables.show(given, show(loaded.programme, asked, wanted), where, sort, columns)
    return whole(loaded)


def _consistent(acts: dict[str, object]) -> None:
    """Refuse options of which only one can be meant."""
    if sum(bool(value) for value in acts.values()) > 1:
        raise WrongUse(ONE_ACT.of(options=list(acts)))


def _check(given: Given, loaded: Loaded, found: CheckedMonth, month: str, *, dry_run: bool) -> None:
    """Write the check of a month, or show what it changes, and say what is left."""
    if dry_run:
        put(difference(found.changes, spoken()))
    else:
        api.apply(loaded, found.changes)
    if given.quiet:
        return
    note((WOULD_CHECK if dry_run else CHECKED).of(month=month, count=len(found.results)))
    if found.own:
        note(OWN.of(count=len(found.own), results=_some([result.key for result in found.own])))
    if found.missing:
        missing = [f"{line.inspection.key}/{line.department}" for line in found.missing]
        note(MISSING.of(count=len(missing), results=_some(missing)))
    _remain(found.remarks)


def _remain(remarks: Sequence[Diagnostic]) -> None:
    """Say what isms check still says."""
    if remarks:
        note(REMAINS.of(count=len(remarks)))
        for diagnostic in remarks[:SHOWN]:
            note("\n".join(lines(diagnostic, spoken())))


def _some(names: list[str]) -> list[str]:
    """Return the first of many names."""
    return [*names[:SHOWN], *["…"] * (len(names) > SHOWN)]
