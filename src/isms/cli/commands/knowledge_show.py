"""`isms knowledge show`: the facts of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api.knowing import caveats, fact_listing, named_file
from isms.cli import tables
from isms.cli.command import argument, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import day, perhaps
from isms.cli.output import note
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

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
    tables.show(given, fact_listing(file, on, spoken(), unverified=unverified), where, sort, columns)
    for each in () if given.quiet else caveats(file, on):
        note(each)
