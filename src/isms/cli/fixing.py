"""Changes of files on the command line: shown, asked about, and written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from isms import api
from isms.cli.command import WrongUse
from isms.cli.language import spoken
from isms.cli.output import note
from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from isms.api import Loaded
    from isms.diagnostic import Language
    from isms.records.journal import Change
    from isms.records.mend import Mend, Mended

LEFT = Text(ja="{place}: {message}", en="{place}: {message}")
ASK = Text(ja="この変更を書き込みますか?", en="Write these changes?")
NEEDS_YES = Text(
    ja="何も書き込んでいません。書き込むには --yes を付けてください。",
    en="Nothing was written; to write these changes, give --yes.",
)
NOTHING_TO_FIX = Text(ja="自動で直せるものはありません。", en="There is nothing that can be fixed safely.")
FIXED = Text(ja="{count} ファイルを直しました。", en="files fixed: {count}")


def as_text(mends: Iterable[Mend], language: Language) -> str:
    """Return what is mended, one a line with its place."""
    return "".join(f"{_place(mend)}: {mend.message.say(language)}\n" for mend in sorted(mends, key=_order))


def say_left(mended: Mended) -> None:
    """Name what has to be corrected by hand."""
    for mend in sorted(mended.left, key=_order):
        note(LEFT.of(place=_place(mend), message=mend.message))


def fixed(loaded: Loaded, report: api.Report, *, yes: bool, quiet: bool) -> bool:
    """Show what can be fixed, and write it once that is agreed to; tell whether anything was written."""
    found = api.fixes(loaded, report)
    say_left(found)
    if not found.changes:
        if not quiet:
            note(NOTHING_TO_FIX)
        return False
    note(as_text(found.mends, spoken()))
    show(found.changes)
    if not (yes or agreed()):
        return False
    api.apply(loaded, found.changes)
    if not quiet:
        note(FIXED.of(count=len(found.changes)))
    return True


def show(changes: Sequence[Change]) -> None:
    """Show what some changes do, line by line."""
    from isms.api.differences import difference

    note(difference(changes, spoken()))


def agreed() -> bool:
    """Ask on a terminal whether changes are to be written; WrongUse where nobody can be asked."""
    if not on_a_terminal():
        raise WrongUse(NEEDS_YES.of())
    return click.confirm(ASK.say(spoken()), err=True)


def on_a_terminal() -> bool:
    """Tell whether there is someone to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _place(mend: Mend) -> str:
    return f"{mend.place.path}:{mend.place.line}:{mend.place.column}"


def _order(mend: Mend) -> tuple[str, int, int, str]:
    return (*mend.place, mend.message.say("en"))
