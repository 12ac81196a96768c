"""`isms check`: whether the records are in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from isms import api
from isms.cli import reports
from isms.cli.command import argument, option
from isms.cli.fixing import fixed
from isms.cli.given import OUTPUT, as_command
from isms.cli.guard import FAILED, FINE
from isms.cli.language import spoken
from isms.cli.opened import deliver, moment, opened, root_of, within
from isms.cli.words import CODES, codes, codes_in
from isms.diagnostic import Level, Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="1行に1件、「ファイル:行:桁: 番号 レベル: 内容」の形で表示する。終了コードは、"
    "--fail-on のレベル以上の指摘があれば 1。例外承認(waivers/)で外したものは数えないが、毎回表示する。",
    en="Prints one line for each diagnostic, 'file:line:column: CODE level: message'. Exits 1 when one is "
    "at the level of --fail-on or above. What a waiver silences does not count, and is printed every time.",
)
PATHS = Text(
    ja="表示するファイル又はフォルダー(省略時はすべて)。判定には常に全記録を使う",
    en="Files or folders to show (default: all); everything is judged",
)
SELECT = Text(
    ja="この番号で始まる指摘だけにする(例 RSK、REF001)。カンマ区切り可",
    en="Only codes that begin like this, such as RSK or REF001; commas separate several",
)
IGNORE = Text(
    ja="この番号で始まる指摘を除く。カンマ区切り可",
    en="Leave out codes that begin like this; commas separate several",
)
FAIL_ON = Text(
    ja="このレベル以上の指摘があれば終了コードを 1 にする(省略時は error)",
    en="Exit 1 from this level on (default: error)",
)
FIX = Text(
    ja="安全に直せるもの(文字コード、文字の合成形、日付の形など)を直す。変更を示し、端末では確かめてから書き込む。"
    "直したあとの指摘を表示する",
    en="Set right what can safely be set right (encoding, normal form, dates): shows the changes, asks on a "
    "terminal before it writes them, and reports what is left",
)
YES = Text(ja="--fix の変更を、尋ねずに書き込む", en="Write the changes of --fix without asking")
PATH = Text(ja="パス", en="PATH")


@as_command(DETAILS, formats=("text", "json"), output=OUTPUT)
@argument("paths", PATH, PATHS, nargs=-1, type=click.Path(path_type=Path))
@option("--select", said=SELECT, value=CODES, multiple=True, shell_complete=codes)
@option("--ignore", said=IGNORE, value=CODES, multiple=True, shell_complete=codes)
@option(
    "--fail-on",
    said=FAIL_ON,
    type=click.Choice([level.word for level in sorted(Level, reverse=True)]),
    default="error",
)
@option("--fix", said=FIX, is_flag=True)
@option("--yes", said=YES, is_flag=True)
def command(
    given: Given, paths: tuple[Path, ...], select: tuple[str, ...], ignore: tuple[str, ...], fail_on: str,
    fix: bool, yes: bool,
) -> int:  # fmt: skip
    """Check the programme and print the report."""

    def checked() -> tuple[api.Loaded, api.Report]:
        loaded = opened(given)
        return loaded, api.check(
            loaded,
            select=codes_in(select),
            ignore=codes_in(ignore),
            paths=[within(root_of(given), path) for path in paths],
            today=moment(given).date(),
        )

    loaded, report = checked()
    if fix and fixed(loaded, report, yes=yes, quiet=given.quiet):
        _, report = checked()
    if given.form == "json":
        deliver(given, reports.as_json(report, spoken()))
    else:
        deliver(given, reports.as_text(report, spoken(), quiet=given.quiet))
    return FAILED if report.fails(Level.named(fail_on)) else FINE
