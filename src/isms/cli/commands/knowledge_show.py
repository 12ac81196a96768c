"""`isms knowledge show`: the facts of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api.knowing import about, caveats, fact_listing, fact_tables, named_file, written_in_yaml
from isms.cli import tables
from isms.cli.command import WrongUse, argument, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import day, deliver, perhaps, whole_facts
from isms.cli.output import note, put
from isms.diagnostic import Text

if TYPE_CHECKING:
    from datetime import date

    from isms.cli.given import Given
    from isms.records.fact_files import FactFile

DETAILS = Text(
    ja="例: isms knowledge show pmark-fees、isms knowledge show frameworks/pmark --unverified。"
    "有効期間を過ぎた行と確実でない行の数は、標準エラー出力にも示す。",
    en="For example: isms knowledge show pmark-fees, isms knowledge show frameworks/pmark --unverified. "
    "How many rows are past their validity, or not certain, is also said on standard error.",
)
AS_WRITTEN = Text(
    ja="--format yaml は、評価方法などの YAML のファイルを、書かれたとおりに出す。"
    "自社の評価方法を作るときは、isms knowledge show ten-level --format yaml -o knowledge/methods/ours.yaml "
    "のように写し、id、題名、版、出典を改めて、isms.yaml の risk.method に id を書く。",
    en="--format yaml gives a file in YAML, such as a risk method, as it is written. For a method of your "
    "own, copy one with isms knowledge show ten-level --format yaml -o knowledge/methods/ours.yaml, change "
    "its id, titles, version and source, and name the id as risk.method in isms.yaml.",
)
NAME = Text(ja="名前", en="NAME")
WHICH = Text(
    ja="事実の一覧の名前(isms knowledge list に示すもの)", en="The name that isms knowledge list shows"
)
WHOLE_FILE = Text(
    ja="--format yaml は、ファイルをそのまま出します。--unverified、--where、--sort、--columns とは一緒に"
    "指定できません。",
    en="--format yaml gives the file as it is, and goes without --unverified, --where, --sort and --columns",
)
UNVERIFIED = Text(ja="確実でない(確からしさが high でない)行だけにする", en="Only rows that are not certain")


@as_command(DETAILS, AS_WRITTEN, formats=(*tables.FORMATS, "yaml"), output=OUTPUT)
@argument("name", NAME, WHICH)
@option("--unverified", said=UNVERIFIED, is_flag=True)
@tables.choosing
def command(
    given: Given,
    name: str,
    unverified: bool,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> int:
    """Show the facts of a file."""
    loaded = perhaps(given)
    on, file = day(given, loaded), named_file(loaded, name)
    if given.form == "yaml":
        if unverified or where or sort or columns:
            raise WrongUse(WHOLE_FILE.of())
        deliver(given, written_in_yaml(loaded, file))
        return whole_facts(loaded)
    drawn = given.form in {None, "table"}
    if drawn and given.output is None and not (where or sort or columns):
        _show_whole(given, file, on, unverified=unverified)
    else:
        rows = fact_listing(file, on, spoken(), unverified=unverified, brief=drawn)
        tables.show(given, rows, where, sort, columns)
    for each in () if given.quiet else caveats(file, on):
        note(each)
    return whole_facts(loaded)


def _show_whole(given: Given, file: FactFile, on: date, *, unverified: bool) -> None:
    """Show what the head of a file says, and a table for each sort of its rows."""
    for line in about(file, spoken()):
        put(line + "\n")
    found = fact_tables(file, on, spoken(), unverified=unverified)
    for label, rows in found:
        if file.header is not None:
            put(f"\n{label.say(spoken())}\n")
        tables.show(given, rows, (), (), ())
    if not found:
        put(tables.NOTHING.say(spoken()) + "\n")
