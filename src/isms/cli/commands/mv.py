"""`isms mv`: another id for a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.cli.changing import DRY_RUN, put_changes
from isms.cli.command import argument, option
from isms.cli.given import as_command
from isms.cli.opened import opened
from isms.cli.output import note
from isms.cli.words import KIND, NEW, OLD, WHICH_KIND, kinds, some
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.api import Renamed
    from isms.cli.given import Given

DETAILS = (
    Text(
        ja="記録の番号と、それを指すすべての参照(YAML、CSV の「;」区切り、Markdown の先頭部分、"
        "「種類:番号」の形、例外承認、証拠)を書き換える。番号がファイル名になっていれば、その名前も変える。"
        "全ファイルをまとめて書き換え、途中で止まっても、次に書き込むときに続きを終える。",
        en="Changes the id of a record and every reference to it: in YAML, in CSV lists, in front matter, in "
        "the form 'kind:id', in waivers and evidence. A file named for the id gets the new name. All files "
        "change together: what is interrupted is completed by the next command that writes.",
    ),
    Text(
        ja="読めない箇所のある台帳では、参照を見落とすおそれがあるため何もしない。"
        "自由記述や x_ で始まる項目に残った古い番号は、変えずに場所を知らせる。",
        en="Refused where not everything can be read, since a reference might be missed. Where notes, x_ "
        "fields and other free texts still hold the old id, it says so and leaves them.",
    ),
)
OLD_ID = Text(ja="今の番号", en="The id that the record has")
NEW_ID = Text(ja="新しい番号", en="The id that it is to have")
MOVED = Text(ja="{old} → {new}", en="{old} -> {new}")
EDITED = Text(ja="{path}: {count} か所", en="{path}: {count} changed")
SIGNED = Text(
    ja="次の記録の刻印又は SHA-256 は、内容と合わなくなります。承認又は登録をやり直してください: {records}",
    en="stamps or digests no longer fit these records; have them accepted or entered again: {records}",
)
MENTIONED = Text(
    ja="古い番号が {count} か所の文章に残っています(書き換えていません): {places}",
    en="the old id is still in texts, which are left ({count}): {places}",
)


@as_command(*DETAILS)
@argument("kind", KIND, WHICH_KIND, shell_complete=kinds)
@argument("old", OLD, OLD_ID)
@argument("new", NEW, NEW_ID)
@option("--dry-run", said=DRY_RUN, is_flag=True)
def command(given: Given, kind: str, old: str, new: str, dry_run: bool) -> None:
    """Give a record another id, or show what that changes."""
    found = api.kind_named(kind)
    loaded = opened(given)
    renamed = api.rename(loaded, found, old, new)
    put_changes(loaded, renamed.changes, dry_run=dry_run, moved=renamed.moved)
    if not given.quiet:
        _say(renamed)


def _say(renamed: Renamed) -> None:
    """Say which files change, and what the new id leaves to do."""
    for path, count in sorted(renamed.places.items()):
        note(EDITED.of(path=path, count=count))
    for old, new in sorted(renamed.moved.items()):
        note(MOVED.of(old=old, new=new))
    if renamed.signed:
        note(SIGNED.of(records=list(renamed.signed)))
    if renamed.mentions:
        places = [f"{place.path}:{place.line}" for place in renamed.mentions]
        note(MENTIONED.of(count=len(places), places=some(places)))
