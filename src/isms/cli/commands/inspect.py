"""`isms inspect`: the self-inspections of a month, listed, handed out, read back, checked and followed up."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from isms import api, identifier
from isms.cli import tables
from isms.cli.changing import DRY_RUN, put_changes, remain
from isms.cli.command import WrongUse, argument, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.guard import UNUSABLE
from isms.cli.language import spoken
from isms.cli.months import (
    BY,
    DEPARTMENT,
    MONTH,
    OF_DEPARTMENT,
    PERSON,
    WHICH_MONTH,
    carry,
    contradictions,
    put_check,
)
from isms.cli.opened import deliver, moment, opened, whole, write
from isms.cli.output import note
from isms.cli.words import some
from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.api import Loaded, Raised, SheetRead
    from isms.cli.given import Given
    from isms.documents.render import Format

DETAILS = (
    Text(
        ja="その月に求められる自主点検(点検項目と部署)ごとに、結果、点検者、事務局の確認、指摘と、足りない"
        "ものを示す。四半期・半期・年ごとの点検は、その期間に結果がない間だけ示す。",
        en="Lists what the self-inspections ask for in a month, by inspection and department: the result, "
        "who found it, its check, the finding, and what is missing. What is due every quarter, half or year "
        "is listed while that has no result.",
    ),
    Text(
        ja="--sheet は、部署に配る点検表(CSV、又は一覧から選んで記入できる Excel)を作る。記入されたものは "
        "--read で取り込む。1行でも誤りがあれば、何も書き込まずに場所と直し方を示す。"
        "結果が空欄の行は取り込まない。記録と違う結果は、--replace を付けたときだけ訂正する。",
        en="--sheet makes the sheet that departments fill in, as CSV or as a form of Excel with lists to "
        "choose from; --read reads it back. One wrong row, and nothing is written: place and remedy are "
        "shown. Rows without a result are not read, and what is on record is corrected only with --replace.",
    ),
    Text(
        ja="--check は、まだ確認していない結果を、まとめて --as-of の日付で確認済みにする(確認者本人が点検"
        "したものは残す)。--raise は、対処の記録がない「否」と、続けて「否」となったものを、不適合・指摘の"
        "下書きにする。ほかの「否」も指摘にするときは、--where で選ぶ。",
        en="--check marks every result that is not checked yet as checked, on the day of --as-of (results of "
        "that person's own are left). --raise makes draft findings of what is not OK where nothing says what "
        "was done about it, or where it is so again; name others with --where.",
    ),
)
FILE = Text(ja="ファイル", en="FILE")
SHEET = Text(
    ja="この月の点検表を作るファイル(.csv 又は .xlsx)",
    en="Write the sheet of the month to this .csv or .xlsx",
)
READ = Text(ja="記入された点検表を取り込む", en="Read a filled sheet back")
REPLACE = Text(
    ja="--read で、記録と違う結果を訂正する(確認済みなら、確認は取り消される)",
    en="With --read, correct results on record (which takes their check back)",
)
CHECK = Text(ja="この月の結果をまとめて確認済みにする", en="Check all results of the month in one go")
RAISE = Text(ja="「否」を不適合・指摘の下書きにする", en="Make draft findings of what is not OK")
TREND = Text(ja="12か月の件数と推移を示す", en="Show the figures of twelve months, up to this one")

RESULTS = Text(ja="点検結果", en="results")
TOOK = Text(
    ja="点検結果を取り込みました: 追加 {added} 件、訂正 {changed} 件、変更なし {unchanged} 件",
    en="results read: {added} added, {changed} corrected, {unchanged} as they were",
)
WOULD_TAKE = Text(
    ja="取り込む点検結果: 追加 {added} 件、訂正 {changed} 件、変更なし {unchanged} 件",
    en="results to be read: {added} to add, {changed} to correct, {unchanged} as they are",
)
CORRECTED = Text(ja="訂正した結果: {results}", en="corrected: {results}")
WOULD_CORRECT = Text(ja="訂正する結果: {results}", en="to be corrected: {results}")
REFUSED = Text(
    ja="{count} 件の誤りがあるため、何も取り込みませんでした。",
    en="nothing was read; to be put right: {count}.",
)
WHOLE_MONTH = Text(
    ja="--format {form} は月次報告です。--department、--trend、--where などとは一緒に指定できません。",
    en="--format {form} is the monthly report; it goes without --department, --trend, --where and the like",
)
AT = Text(ja="{place}: {message}", en="{place}: {message}")
MORE = Text(ja="ほか {count} 件", en="{count} more")
RAISED = Text(
    ja="指摘の下書きを作りました: {finding}({result})。区分を決めて draft を外してください。",
    en="draft finding made: {finding} ({result}); decide on its grade and take draft away.",
)
WOULD_RAISE = Text(
    ja="指摘の下書きにします: {finding}({result})", en="would become a draft finding: {finding} ({result})"
)
PROPOSED = Text(
    ja="対処の記録がないか、続けて「否」となった結果が {count} 件あります({results})。"
    "isms inspect {month} --raise で指摘の下書きにできます。",
    en="not OK with nothing said about it, or not OK again: {count} ({results}); "
    "isms inspect {month} --raise makes draft findings of that.",
)
PAPERS: Mapping[str, Format] = {"md": "md", "html": "html", "xlsx": "xlsx"}
"""The formats in which it is the monthly report that `isms render monthly-report` makes."""
SHOWN = 30
"""So many faults of a sheet are shown; of more, the number."""


class Asked(NamedTuple):
    """What the options of `isms inspect` say."""

    month: str
    departments: tuple[str, ...]
    trend: bool
    sheet: Path | None
    read: Path | None
    replace: bool
    check: bool
    by: str | None
    raise_: bool
    dry_run: bool
    where: tuple[str, ...]
    sort: tuple[str, ...]
    columns: tuple[str, ...]

    def refuse_contradictions(self, given: Given) -> None:
        """Refuse options that cannot be meant together."""
        acts = {
            "--trend": self.trend,
            "--sheet": self.sheet,
            "--read": self.read,
            "--check": self.check,
            "--raise": self.raise_,
        }
        paper = given.form in PAPERS
        if paper and (self.trend or self.departments or self.where or self.sort or self.columns):
            raise WrongUse(WHOLE_MONTH.of(form=given.form))
        listing = not any(acts.values()) or self.trend
        contradictions(
            acts,
            {
                "--by": (self.by, ("--check",)),
                "--replace": (self.replace, ("--read",)),
                "--dry-run": (self.dry_run, ("--read", "--check", "--raise")),
            },
            {"--check": ("--by", self.by)},
        )
        chooses = {"--sort": self.sort, "--columns": self.columns, "-o": given.output, "--format": given.form}
        chooses |= {} if self.raise_ else {"--where": self.where}
        if not listing:
            contradictions({}, {name: (value, ("--trend",)) for name, value in chooses.items()}, {})


@as_command(*DETAILS, formats=(*tables.FORMATS, *PAPERS), output=OUTPUT)
@argument("month", MONTH, WHICH_MONTH)
@option("--department", "departments", said=OF_DEPARTMENT, value=DEPARTMENT, multiple=True)
@option("--trend", said=TREND, is_flag=True)
@option("--sheet", said=SHEET, value=FILE, type=click.Path(path_type=Path))
@option("--read", said=READ, value=FILE, type=click.Path(path_type=Path))
@option("--replace", said=REPLACE, is_flag=True)
@option("--check", said=CHECK, is_flag=True)
@option("--by", said=BY, value=PERSON)
@option("--raise", "raise_", said=RAISE, is_flag=True)
@option("--dry-run", said=DRY_RUN, is_flag=True)
@tables.choosing
def command(given: Given, **options: Any) -> int:
    """List the month, or do what an option asks for."""
    asked = Asked(**options)
    asked.refuse_contradictions(given)
    loaded = opened(given)
    month = api.month_named(loaded.programme, asked.month)
    departments = [api.department_named(loaded.programme, name) for name in asked.departments]
    if asked.read is not None:
        asking = api.Asking(month, departments, replace=asked.replace)
        found = api.read_inspection_sheet(loaded, asking, asked.read)
        if found.faults:
            _refuse(found)
            return UNUSABLE
        _take(given, loaded, found, dry_run=asked.dry_run)
        return whole(loaded)
    if asked.sheet is not None:
        content = api.inspection_sheet(loaded, month, asked.sheet.name, spoken(), departments)
        write(asked.sheet, content)
    elif asked.check and asked.by is not None:
        checked = api.check_inspections(loaded, month, asked.by, departments)
        put_check(given, loaded, checked, RESULTS, asked.month, dry_run=asked.dry_run)
    elif asked.raise_:
        now = api.Moment(moment(given), secrets.randbelow(identifier.LUCK))
        _raise(given, loaded, api.raise_findings(loaded, month, now, departments, asked.where), asked)
    elif (paper := PAPERS.get(given.form or "")) is not None:
        from isms.api.rendering import render

        deliver(given, render(loaded, "monthly-report", paper, spoken(), month=month))
    elif asked.trend:
        listing = api.inspection_months(loaded.programme, month, departments)
        tables.show(given, listing, asked.where, asked.sort, asked.columns)
    else:
        listing = api.inspection_listing(loaded.programme, month, departments)
        tables.show(given, listing, asked.where, asked.sort, asked.columns)
        if not given.quiet:
            _propose(loaded, month, departments, asked.month)
    return whole(loaded)


def _propose(loaded: Loaded, month: int, departments: list[str], said: str) -> None:
    """Say what could be done about what is missing, beyond filling it in."""
    found = api.to_raise(loaded.programme, month, departments)
    if found:
        names = [f"{line.inspection.key}/{line.department}" for line in found]
        note(PROPOSED.of(count=len(found), results=some(names), month=said))
    carry(loaded, "inspection")


def _refuse(found: SheetRead) -> None:
    """Say what is wrong with a sheet."""
    for fault in found.faults[:SHOWN]:
        note(AT.of(place=fault.place, message=fault.message))
    if len(found.faults) > SHOWN:
        note(MORE.of(count=len(found.faults) - SHOWN))
    note(REFUSED.of(count=len(found.faults)))


def _take(given: Given, loaded: Loaded, found: SheetRead, *, dry_run: bool) -> None:
    """Write what a sheet says, or show what that changes, and say what was not read of it."""
    put_changes(loaded, found.changes, dry_run=dry_run)
    if given.quiet:
        return
    for remark in found.remarks[:SHOWN]:
        note(AT.of(place=remark.place, message=remark.message))
    counted = {"added": len(found.added), "changed": len(found.changed), "unchanged": found.unchanged}
    note((WOULD_TAKE if dry_run else TOOK).of(**counted))
    if found.changed:
        note((WOULD_CORRECT if dry_run else CORRECTED).of(results=some([*found.changed])))
    remain(found.said)


def _raise(given: Given, loaded: Loaded, found: Raised, asked: Asked) -> None:
    """Write the draft findings, or show what that changes."""
    put_changes(loaded, found.changes, dry_run=asked.dry_run)
    if not given.quiet:
        for finding, result in found.findings:
            note((WOULD_RAISE if asked.dry_run else RAISED).of(finding=finding, result=result))
