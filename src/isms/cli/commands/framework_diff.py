"""`isms framework diff`: what two versions of a framework have otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from isms import api, listing
from isms.api.comparing import difference_listing, difference_to_json, summary
from isms.api.importing import read_of
from isms.cli import tables
from isms.cli.command import argument
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import deliver, opened, whole
from isms.cli.output import note
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.api import Loaded
    from isms.cli.given import Given
    from isms.knowledge import Framework

DETAILS = Text(
    ja="2つの版を項目の番号で突き合わせ、追加、削除、変更された項目と、それに基づく採否の決定を示す。"
    "版は、フレームワークの番号又は取り込む前のファイルで指定する。",
    en="Compares two versions by the ids of their items: which were added, removed or changed, and which "
    "decisions rest on them. A version is a framework of the programme, or a file that is not imported yet.",
)
BEFORE = Text(ja="前の版(番号又はファイル)", en="The version before: an id or a file")
AFTER = Text(ja="後の版(番号又はファイル)", en="The version after: an id or a file")
VERSION = Text(ja="版", en="VERSION")


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@argument("before", VERSION, BEFORE)
@argument("after", VERSION, AFTER)
@tables.choosing
def command(
    given: Given,
    before: str,
    after: str,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> int:
    """Show the difference."""
    loaded = opened(given)
    found = api.framework_difference(loaded.programme, _edition(loaded, before), _edition(loaded, after))
    rows = difference_listing(found, spoken())
    if given.form == "json" and not columns:
        chosen = listing.choose(rows, where, sort)
        deliver(given, tables.json_text(difference_to_json(found, chosen.rows)))
    else:
        tables.show(given, rows, where, sort, columns)
        if not given.quiet:
            note(summary(found))
    return whole(loaded)


def _edition(loaded: Loaded, name: str) -> Framework:
    """Return a framework by its id, or that of a file."""
    path = Path(name)
    if path.is_file():
        return api.framework_in(path.name, read_of(path), loaded.programme.as_of)
    return api.framework_named(loaded, name)
