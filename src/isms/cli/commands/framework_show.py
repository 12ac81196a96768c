"""`isms framework show`: the items of a framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api, listing
from isms.api.frameworks import framework_to_json, item_listing, notes_on_mappings
from isms.cli import tables
from isms.cli.command import argument, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import deliver, opened, whole
from isms.cli.output import note
from isms.cli.words import FRAMEWORK, WHICH_FRAMEWORK
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="項目を元の順に示す。--mapped を付けると、対応表をたどって、ほかのフレームワークの実施済みの管理策で"
    "どこまで満たされるかを、つながりとともに示す。",
    en="Shows the items in their order. With --mapped also how far controls that are implemented for other "
    "frameworks cover them by way of mappings, with the chain.",
)
MAPPED = Text(
    ja="対応表を通じた、ほかの管理策による充足を示す", en="Show what other controls cover, by way of mappings"
)


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@argument("framework", FRAMEWORK, WHICH_FRAMEWORK)
@option("--mapped", said=MAPPED, is_flag=True)
@tables.choosing
def command(
    given: Given,
    framework: str,
    mapped: bool,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> int:
    """Show the items."""
    loaded = opened(given)
    found = api.framework_named(loaded, framework)
    rows = item_listing(loaded, found, spoken(), mapped=mapped)
    if given.form == "json" and not columns:
        chosen = listing.choose(rows, where, sort)
        deliver(given, tables.json_text(framework_to_json(found, chosen.rows, spoken())))
    else:
        tables.show(given, rows, where, sort, columns)
    if mapped and not given.quiet:
        for said in notes_on_mappings(loaded, found):
            note(said)
    return whole(loaded)
