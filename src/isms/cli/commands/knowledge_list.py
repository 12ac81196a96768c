"""`isms knowledge list`: every file of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api.knowing import knowledge_listing
from isms.cli import tables
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import day, perhaps
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="規格の番号と題名、料金、日程、法令などの事実を、ファイルごとに示す。「独自」は台帳の knowledge/ に"
    "あるもので、収録したものより先に使われる。台帳のない場所でも使える。",
    en="Numbers and titles of standards, fees, time lines, laws and so on, one file a row. Own ones are in "
    "knowledge/ of the programme and come before the packaged ones. Works without a programme, too.",
)


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@tables.choosing
def command(given: Given, where: tuple[str, ...], sort: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """List the files of facts."""
    loaded = perhaps(given)
    rows = knowledge_listing(loaded, day(given, loaded), spoken(), brief=given.form in {None, "table"})
    tables.show(given, rows, where, sort, columns)
