"""`isms explain`: what a code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api import explaining
from isms.cli import tables
from isms.cli.command import argument
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import deliver
from isms.cli.words import codes
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="ルール番号を省くと、すべてのルールを一覧にする。根拠となる要求事項、対処、指摘される例とされない例を示す。",
    en="Without a code, lists all of them. Shows the requirements behind it, what to do, and examples of "
    "both kinds.",
)
CODE = Text(ja="ルール番号", en="CODE")
WHICH = Text(ja="isms check が示すルール番号。例 REF001", en="A code that isms check prints, such as REF001")


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@argument("code", CODE, WHICH, required=False, shell_complete=codes)
@tables.choosing
def command(
    given: Given, code: str | None, where: tuple[str, ...], sort: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    """Print the manual page of one rule, or list all rules."""
    if code is None:
        tables.show(given, explaining.rule_listing(spoken()), where, sort, columns)
    else:
        deliver(given, explaining.explanation(explaining.rule(code), spoken()))
