"""`isms fmt`: files in their proper form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from isms import api
from isms.cli.command import argument, option
from isms.cli.fixing import as_text, say_left
from isms.cli.given import OUTPUT, as_command
from isms.cli.guard import FAILED, FINE
from isms.cli.language import spoken
from isms.cli.opened import deliver, opened, root_of, within
from isms.cli.output import note
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = (
    Text(
        ja="isms check が警告する書き方を直す。Shift_JIS(cp932)は UTF-8 に、合成前の文字は NFC に、"
        "2026/5/1 のような日付は 2026-05-01 に書き直し、日本語を含む CSV には Excel で開けるよう "
        "BOM を付ける。",
        en="Rewrites what isms check warns about: Shift_JIS (cp932) becomes UTF-8, decomposed text becomes "
        "NFC, a date like 2026/5/1 becomes 2026-05-01, and a CSV file that is not plain ASCII gets the "
        "byte-order mark that Excel wants.",
    ),
    Text(
        ja="変えるのはその部分だけで、コメント、引用符、順序、改行はそのまま残る。何を直したかを1行に1件表示する。"
        "書き直すと読み取り結果が変わるファイルには触れずに知らせ、終了コードを 1 にする。",
        en="Nothing else is touched: comments, quotation marks, order and line ends stay. Prints what it "
        "changed, one a line. A file that would be read otherwise afterwards is left alone and named; the "
        "exit status is then 1.",
    ),
)
CHECK = Text(
    ja="書き込まず、変わるものだけを表示する。あれば終了コードは 1",
    en="Write nothing, only show what would change; exit 1 if anything would",
)
PATHS = Text(ja="直すファイル又はフォルダー(省略時はすべて)", en="Files or folders (default: all)")
PATH = Text(ja="パス", en="PATH")
DONE = Text(ja="{count} ファイルを書き直しました。", en="files rewritten: {count}")
WOULD = Text(ja="{count} ファイルが変わります。", en="files that would change: {count}")


@as_command(*DETAILS, output=OUTPUT)
@argument("paths", PATH, PATHS, nargs=-1, type=click.Path(path_type=Path))
@option("--check", "only_check", said=CHECK, is_flag=True)
def command(given: Given, paths: tuple[Path, ...], only_check: bool) -> int:
    """Rewrite files, or show what would be rewritten."""
    loaded = opened(given)
    found = api.tidied(loaded, [within(root_of(given), path) for path in paths])
    if not only_check:
        api.apply(loaded, found.changes)
    deliver(given, as_text(found.mends, spoken()))
    say_left(found)
    if not given.quiet:
        note((WOULD if only_check else DONE).of(count=len(found.changes)))
    return FAILED if found.left or (only_check and found.changes) else FINE
