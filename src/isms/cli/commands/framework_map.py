"""`isms framework map`: an older Statement of Applicability brought to Annex A of 2022."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from isms.api.succeeding import EDITIONS, map_statement, proposal_listing, record_listing
from isms.cli import tables
from isms.cli.command import argument, option
from isms.cli.given import as_command
from isms.cli.guard import FAILED, FINE
from isms.cli.language import spoken
from isms.cli.opened import perhaps
from isms.cli.output import note
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="2013年版の適用宣言書(CSV。管理策番号・適用・理由・実施状況の列。番号は A.5.1.1 でも 5.1.1 でもよい)"
    "から、2022年版の管理策ごとに採否の案を示す。統合元の決定がそろえば案を下書きとし、食い違えば並べて示し、"
    "新設の11件は空けておく。何も決定しない。2005年版は、対応の分かる分だけを示す。",
    en="From a statement of 2013 (CSV with control, applicable, justification and status; ids A.5.1.1 or "
    "5.1.1) to a proposal for each control of 2022: a draft where all decisions behind it agree, both where "
    "they differ; the 11 new ones stay open. Nothing is decided. Of a list of 2005, only what is known.",
)
AS_RECORDS = Text(
    ja="CSV は controls/ に置ける記録の形で、全件が作成中(draft)になる。元の行は x_from に残る。",
    en="As CSV it has the form of records for controls/, all of them drafts, with the old rows under x_from.",
)
FILE = Text(ja="ファイル", en="FILE")
WHICH = Text(ja="旧版の適用宣言書(CSV)", en="The older Statement of Applicability, as CSV")
EDITION = Text(
    ja="旧版の版(省略時は番号から判断する)", en="The edition of the list (default: told by its numbers)"
)
TARGET = Text(
    ja="書き込む先。.csv なら記録の形で書く", en="Where to write; records of controls where it ends in .csv"
)


@as_command(DETAILS, AS_RECORDS, formats=tables.FORMATS, output=TARGET)
@argument("file", FILE, WHICH, type=click.Path(path_type=Path))
@option("--edition", said=EDITION, type=click.Choice(EDITIONS))
@tables.choosing
def command(
    given: Given,
    file: Path,
    edition: str | None,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> int:
    """Show what the old decisions propose."""
    mapped = map_statement(perhaps(given), file, edition)
    if given.form is None and given.output is not None and given.output.suffix == ".csv":
        given.form = "csv"
    listing = record_listing if given.form == "csv" else proposal_listing
    tables.show(given, listing(mapped, spoken()), where, sort, columns)
    for each in (*mapped.faults, *(() if given.quiet else mapped.remarks)):
        note(each)
    return FAILED if mapped.faults else FINE
