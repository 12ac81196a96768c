"""`isms list`: the records of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api.listings import record_listing
from isms.cli import tables
from isms.cli.command import argument
from isms.cli.given import OUTPUT, as_command
from isms.cli.opened import opened, whole
from isms.cli.words import KIND, WHICH_KIND, kinds
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="例: isms list risk --where decision=accept --where 'accepted_until < 2027-04-01' --sort -accepted_on",
    en="For example: isms list risk --where decision=accept --where 'accepted_until < 2027-04-01' "
    "--sort -accepted_on",
)


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@argument("kind", KIND, WHICH_KIND, shell_complete=kinds)
@tables.choosing
def command(
    given: Given, kind: str, where: tuple[str, ...], sort: tuple[str, ...], columns: tuple[str, ...]
) -> int:
    """List the records of a kind."""
    found = api.kind_named(kind)
    loaded = opened(given)
    tables.show(given, record_listing(loaded, found), where, sort, columns)
    return whole(loaded)
