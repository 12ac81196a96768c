"""`isms upgrade`: an older programme in the newest format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.cli.changing import DRY_RUN, put_changes
from isms.cli.command import option
from isms.cli.given import as_command
from isms.cli.opened import root_of
from isms.cli.output import note
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="isms.yaml の format が古い台帳を、今の形式に書き換える。書き換えるのは変わる部分だけで、コメントや "
    "BOM はそのまま残る。全ファイルをまとめて書き換え、途中で止まっても、もう一度実行すれば続きを終える。"
    "形式 1 が最初で最新のため、今は移すものがない。",
    en="Rewrites a programme whose format in isms.yaml is older. Only what changes is rewritten: comments "
    "and byte-order marks stay. All files change together; what is interrupted is completed by running it "
    "again. Format 1 is the first and the newest, so there is nothing to migrate yet.",
)
NEWEST = Text(
    ja="形式 {format} は最新です。移すものはありません。",
    en="Format {format} is the newest; there is nothing to migrate.",
)
STEP = Text(ja="- {what}", en="- {what}")
DONE = Text(
    ja="形式 {old} から {new} に移しました({count} ファイル)。",
    en="Brought from format {old} to {new} ({count} files).",
)
WOULD = Text(
    ja="形式 {old} から {new} に移します({count} ファイル)。",
    en="This would bring it from format {old} to {new} ({count} files).",
)


@as_command(DETAILS)
@option("--dry-run", said=DRY_RUN, is_flag=True)
def command(given: Given, dry_run: bool) -> None:
    """Bring the programme into the newest format, or show what that changes."""
    root = root_of(given)
    found = api.upgrade(root)
    put_changes(root, found.changes, dry_run=dry_run)
    if not found.changes:
        note(NEWEST.of(format=found.new))
        return
    for step in found.steps:
        note(STEP.of(what=step))
    note((WOULD if dry_run else DONE).of(old=found.old, new=found.new, count=len(found.changes)))
