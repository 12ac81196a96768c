"""`isms soa`: the Statement of Applicability as a listing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api.listings import soa_listing
from isms.cli import tables
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import opened, whole
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="附属書Aの順に全管理策を示す。採否が未定か作成中の管理策は「適用」が空になる。"
    "文書にするには isms render soa。",
    en="All controls in the order of Annex A; 'Applicable' is empty where nothing is decided yet. For the "
    "document, use isms render soa.",
)


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@tables.choosing
def command(given: Given, where: tuple[str, ...], sort: tuple[str, ...], columns: tuple[str, ...]) -> int:
    """List the controls."""
    loaded = opened(given)
    tables.show(given, soa_listing(loaded, spoken()), where, sort, columns)
    return whole(loaded)
