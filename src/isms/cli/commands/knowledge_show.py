"""`isms knowledge show`: the facts of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api.knowing import about, caveats, fact_listing, fact_tables, named_file
from isms.cli import tables
from isms.cli.command import argument, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import day, perhaps
from isms.cli.output import note, put
from isms.diagnostic import Text

if TYPE_CHECKING:
    from datetime import date

    from isms.cli.given import Given
    from isms.records.fact_files import FactFile

DETAILS = Text(
    ja="例: isms knowledge show pmark-fees、isms knowledge show frameworks/pmark --unverified。"
    "有効期間を過ぎた行と確実でない行の数は、標準エラー出力にも示す。",
    en="For example: isms knowledge show pmark-fees, isms knowledge show frameworks/pmark --unverified. "
    "How many rows are past their validity, or not certain, is also said on standard error.",
)
NAME = Text(ja="名前", en="NAME")
WHICH = Text(
    ja="事実の一覧の名前(isms knowledge list に示すもの)", en="The name that isms knowledge list shows"
)
UNVERIFIED = Text(ja="確実でない(確からしさが high でない)行だけにする", en="Only rows that are not certain")


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@argument("name", NAME, WHICH)
@option("--unverified", said=UNVERIFIED, is_flag=True)
@tables.choosing
def command(
    given: Given,
    name: str,
    unverified: bool,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> None:
    """Show the facts of a file."""
    loaded = perhaps(given)
    on, file = day(given, loaded), named_file(loaded, name)
    drawn = given.form in {None, "table"}
    if drawn and given.output is None and not (where or sort or columns):
        _show_whole(given, file, on, unverified=unverified)
    else:
        rows = fact_listing(file, on, spoken(), unverified=unverified, brief=drawn)
        tables.show(given, rows, where, sort, columns)
    for each in () if given.quiet else caveats(file, on):
        note(each)


def _show_whole(given: Given, file: FactFile, on: date, *, unverified: bool) -> None:
    """Show what the head of a file says, and a table for each sort of its rows."""
    for line in about(file, spoken()):
        put(line + "\n")
    found = fact_tables(file, on, spoken(), unverified=unverified)
    for label, rows in found:
        if file.header is not None:
            put(f"\n{label.say(spoken())}\n")
        tables.show(given, rows, (), (), ())
    if not found:
        put(tables.NOTHING.say(spoken()) + "\n")
