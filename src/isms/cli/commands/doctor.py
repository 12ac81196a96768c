"""`isms doctor`: what isms runs on, and what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api.doctoring import State, observation_listing
from isms.cli import tables
from isms.cli.command import option
from isms.cli.given import OUTPUT, as_command
from isms.cli.guard import FAILED, FINE
from isms.cli.language import spoken
from isms.cli.opened import root_of
from isms.diagnostic import Text

if TYPE_CHECKING:
    from pathlib import Path

    from isms.cli.given import Given

DETAILS = Text(
    ja="バージョン、文字コード、git、台帳の場所と形式、読み取りの上限、書き込めるか、途中で止まった書き込みの残りを示す。"
    "不備があれば対処を示し、終了コードを 1 にする。動かないことを報告するときは、この出力を添える。",
    en="Shows versions, encodings, git, where the programme is and its format, the limits of the reader, "
    "whether it can be written to, and what interrupted runs have left. Exits 1 when something is wrong, "
    "and says what to do. Add this to a report that something does not work.",
)
REPAIR = Text(
    ja="途中で止まった変更の続きを終え、その残りを片付ける",
    en="Complete what an interrupted run has begun, and clear away what it left",
)


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@option("--repair", said=REPAIR, is_flag=True)
def command(given: Given, repair: bool) -> int:
    """Show what was found, after clearing up where that was asked for."""
    root = _root(given)
    if repair and root is not None:
        api.repair(root)
    found = api.examine(root)
    tables.show(given, observation_listing(found, spoken()), (), (), ())
    return FAILED if any(each.state is State.FAULT for each in found) else FINE


def _root(given: Given) -> Path | None:
    try:
        return root_of(given)
    except api.UnusableError:
        return None
