"""`isms objective`: the objectives of a month, listed, recorded and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from isms import api
from isms.cli import tables
from isms.cli.changing import DRY_RUN, put_changes, remain
from isms.cli.command import argument, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.months import (
    DEPARTMENT,
    MONTH,
    OF_DEPARTMENT,
    PERSON,
    WHICH_MONTH,
    carry,
    contradictions,
    put_check,
)
from isms.cli.opened import opened, whole
from isms.cli.output import note
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.api import Loaded
    from isms.cli.given import Given

DETAILS = (
    Text(
        ja="その月に実績が要る目的ごとに、目標値、実績値、前回からの変化、記入者、事務局の確認と、足りないものを示す。"
        "四半期・半期・年ごとに測る目的は、その期間に実績がない間だけ示す。",
        en="Lists the objectives that want a value in a month: target, value, how it compares with the "
        "one before, who entered it, its check, and what is missing. What is measured every quarter, half "
        "or year is listed while that has no value.",
    ),
    Text(
        ja="例: isms objective 2026-10 --record OBJ-2026-02 --value 93.5 --discussion 保守を月初に移す "
        "--by P-021、"
        "isms objective 2026-10 --check --by 倉本恵",
        en="For example: isms objective 2026-10 --record OBJ-2026-02 --value 93.5 --by P-021, "
        "isms objective 2026-10 --check --by P-005",
    ),
)
ID = Text(ja="番号", en="ID")
RECORD = Text(ja="この目的の月の実績を記録する", en="Record the month of this objective")
NUMBER = Text(ja="数値", en="NUMBER")
VALUE = Text(ja="実績値", en="The value")
WORDS = Text(ja="文", en="TEXT")
DISCUSSION = Text(
    ja="検討内容(伸びない理由、変えること)", en="What was discussed: why it does not move, what changes"
)
COMMENT = Text(ja="コメント(測れなかったときは、その理由)", en="A comment, or why there is no value")
BY = Text(ja="記録する人、又は確認する人の番号又は氏名", en="Who records or checks, by id or name")
CHECK = Text(ja="この月の実績をまとめて確認済みにする", en="Check all values of the month in one go")
REPLACE = Text(ja="記録済み、確認済みの実績を訂正する", en="Correct what is on record or checked already")
TREND = Text(ja="12か月の実績値と推移を示す", en="Show the values of twelve months, up to this one")

RECORDED = Text(ja="{month} の実績を記録しました: {objective}", en="{month} is recorded: {objective}")
WOULD_RECORD = Text(ja="{month} の実績を記録します: {objective}", en="{month} would be recorded: {objective}")
AS_IT_WAS = Text(
    ja="{month} の実績は記録のとおりです(変更なし): {objective}",
    en="{month} is on record as it is; nothing changes: {objective}",
)
VALUES = Text(ja="実績", en="values")


class Asked(NamedTuple):
    """What the options of `isms objective` say."""

    month: str
    departments: tuple[str, ...]
    trend: bool
    record: str | None
    value: str | None
    discussion: str | None
    comment: str | None
    replace: bool
    check: bool
    by: str | None
    dry_run: bool
    where: tuple[str, ...]
    sort: tuple[str, ...]
    columns: tuple[str, ...]

    def refuse_contradictions(self, given: Given) -> None:
        """Refuse options that cannot be meant together."""
        contradictions(
            {"--trend": self.trend, "--record": self.record, "--check": self.check},
            {
                "--value": (self.value, ("--record",)),
                "--discussion": (self.discussion, ("--record",)),
                "--comment": (self.comment, ("--record",)),
                "--replace": (self.replace, ("--record",)),
                "--by": (self.by, ("--record", "--check")),
                "--dry-run": (self.dry_run, ("--record", "--check")),
            },
            {"--record": ("--by", self.by), "--check": ("--by", self.by)},
        )
        if self.record or self.check:
            chooses: dict[str, object] = {
                "--where": self.where,
                "--sort": self.sort,
                "--columns": self.columns,
            }
            chooses |= {"-o": given.output, "--format": given.form}
            contradictions({}, {name: (value, ("--trend",)) for name, value in chooses.items()}, {})
        if self.record:
            contradictions({}, {"--department": (self.departments, ("--check", "--trend"))}, {})


@as_command(*DETAILS, formats=tables.FORMATS, output=OUTPUT)
@argument("month", MONTH, WHICH_MONTH)
@option("--department", "departments", said=OF_DEPARTMENT, value=DEPARTMENT, multiple=True)
@option("--trend", said=TREND, is_flag=True)
@option("--record", said=RECORD, value=ID)
@option("--value", said=VALUE, value=NUMBER)
@option("--discussion", said=DISCUSSION, value=WORDS)
@option("--comment", said=COMMENT, value=WORDS)
@option("--replace", said=REPLACE, is_flag=True)
@option("--check", said=CHECK, is_flag=True)
@option("--by", said=BY, value=PERSON)
@option("--dry-run", said=DRY_RUN, is_flag=True)
@tables.choosing
def command(given: Given, **options: Any) -> int:
    """List the month, or do what an option asks for."""
    asked = Asked(**options)
    asked.refuse_contradictions(given)
    loaded = opened(given)
    month = api.month_named(loaded.programme, asked.month)
    departments = [api.department_named(loaded.programme, name) for name in asked.departments]
    if asked.record is not None and asked.by is not None:
        _record(given, loaded, asked, month, asked.by)
    elif asked.check and asked.by is not None:
        found = api.check_objectives(loaded, month, asked.by, departments)
        put_check(given, loaded, found, VALUES, asked.month, dry_run=asked.dry_run)
    else:
        show = api.objective_months if asked.trend else api.objective_listing
        listing = show(loaded.programme, month, departments)
        tables.show(given, listing, asked.where, asked.sort, asked.columns)
        if not given.quiet:
            carry(loaded, "objective")
    return whole(loaded)


def _record(given: Given, loaded: Loaded, asked: Asked, month: int, by: str) -> None:
    """Write the month of an objective, or show what that changes."""
    entry = api.MonthEntry(by, asked.value, asked.discussion, asked.comment)
    found = api.record_month(loaded, month, asked.record or "", entry, replace=asked.replace)
    put_changes(loaded, found.changes, dry_run=asked.dry_run)
    if given.quiet:
        return
    said = AS_IT_WAS if not found.changes else WOULD_RECORD if asked.dry_run else RECORDED
    note(said.of(month=asked.month, objective=asked.record))
    remain(found.remarks)
