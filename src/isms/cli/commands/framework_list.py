"""`isms framework list`: the frameworks there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api.frameworks import framework_listing
from isms.cli import tables
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import opened, whole
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="isms に収録されたものと、台帳の knowledge/frameworks にあるものを示す。",
    en="Those that ship with isms, and those in knowledge/frameworks of the programme.",
)


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@tables.choosing
def command(given: Given, where: tuple[str, ...], sort: tuple[str, ...], columns: tuple[str, ...]) -> int:
    """List the frameworks."""
    loaded = opened(given)
    tables.show(given, framework_listing(loaded, spoken()), where, sort, columns)
    return whole(loaded)
