"""`isms framework import`: frameworks that others have written down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from isms import api
from isms.api.importing import read_of
from isms.cli.command import argument, option
from isms.cli.given import as_command
from isms.cli.opened import opened
from isms.cli.output import note, put
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = (
    Text(
        ja="CISO Assistant のライブラリー(YAML)と、OSCAL のカタログ又は解決済みプロファイル"
        "(JSON、YAML)を、台帳の knowledge/ に取り込む。フレームワーク、管理策、脅威は frameworks/ に、"
        "対応表は mappings/ に、リスクマトリクスは methods/ に置き、出典、版、利用条件、"
        "ファイルの SHA-256 を残す。",
        en="Reads libraries of CISO Assistant (YAML), and OSCAL catalogs or resolved profiles (JSON, YAML), "
        "into knowledge/ of the programme: frameworks, controls and threats into frameworks/, mappings into "
        "mappings/, risk matrices into methods/. Each keeps its source, version and licence, and the SHA-256 "
        "of the file.",
    ),
    Text(
        ja="使用中の版は上書きしない。--replace を付けると置き換え、変わった項目を記録するので、"
        "それに基づく採否の決定を isms check が知らせる(SOA015)。"
        "取り込んだ文章の利用条件は、元のファイルに従う。",
        en="A version in use is not overwritten. With --replace it is, and the items that changed are kept, "
        "so that isms check names the decisions that rest on them (SOA015). How you may use the texts is up "
        "to the licence of the file.",
    ),
)
FILE = Text(ja="ファイル", en="FILE")
FILES = Text(ja="取り込むファイル(複数可)", en="The files to import")
ID = Text(ja="元の名前の代わりに付ける番号(ID)", en="The id to give it, instead of its own")
NAME = Text(ja="番号", en="ID")
REPLACE = Text(ja="使用中の版を置き換える", en="Replace a version that is in use")


@as_command(*DETAILS)
@argument("files", FILE, FILES, nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--id", "called", said=ID, value=NAME)
@option("--replace", said=REPLACE, is_flag=True)
def command(given: Given, files: tuple[Path, ...], called: str | None, replace: bool) -> None:
    """Import files, all or none."""
    loaded = opened(given)
    contents = [(path.name, read_of(path)) for path in files]
    found = api.import_frameworks(loaded, contents, called=called, replace=replace)
    api.apply(loaded, found.changes)
    for change in found.changes:
        put(f"{change.path}\n")
    if not given.quiet:
        for said in found.notes:
            note(said)
