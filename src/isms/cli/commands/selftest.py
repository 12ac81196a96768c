"""`isms selftest`: whether the checks can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api.proving import proof_listing
from isms.cli import tables
from isms.cli.command import argument
from isms.cli.given import OUTPUT, as_command
from isms.cli.guard import FAILED, FINE
from isms.cli.language import spoken
from isms.cli.output import note
from isms.cli.words import CODES, codes, codes_in
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="どのルールも、説明書(isms explain)にある例で試す。不備のある例をすべて指摘し、不備のない例を"
    "1つも指摘しなければ、正しく働いている。そうでないルールがあれば終了コードは 1。台帳は読まない。",
    en="Tries every rule on the examples of its manual (isms explain). A rule behaves when it finds every "
    "example that has the fault, and none that has not; exits 1 when one does not. Reads no programme.",
)
WHICH = Text(
    ja="ルール番号がこの文字で始まるルールだけを試す(例 RSK、REF001)。省略時はすべて",
    en="Only rules whose codes begin like this, such as RSK or REF001 (default: all)",
)
SUMMARY = Text(
    ja="ルール {rules} 件、例 {examples} 件。正しく働かないルール: {bad}",
    en="{rules} rules, {examples} examples; rules that do not behave: {bad}",
)
NONE = Text(ja="なし", en="none")


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@argument("beginnings", CODES, WHICH, nargs=-1, shell_complete=codes)
@tables.choosing
def command(
    given: Given,
    beginnings: tuple[str, ...],
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> int:
    """Try the rules and list how they did."""
    proofs = api.selftest(codes_in(beginnings))
    tables.show(given, proof_listing(proofs, spoken()), where, sort, columns)
    bad = [proof.rule.code for proof in proofs if not proof.behaves]
    if not given.quiet:
        count = sum(proof.failing + proof.passing for proof in proofs)
        note(SUMMARY.of(rules=len(proofs), examples=count, bad=bad or NONE))
    return FAILED if bad else FINE
