"""`isms render`: documents made from the records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from isms import api
from isms.api import rendering
from isms.api.rendering import OSCAL
from isms.cli import tables
from isms.cli.command import WrongUse, argument, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import deliver, opened, root_of, spare_records, whole, write
from isms.cli.output import note, put
from isms.diagnostic import Text
from isms.documents.render import FORMATS, NO_FRAMEWORK, STATEMENT, formats

if TYPE_CHECKING:
    from isms.api import Loaded
    from isms.cli.given import Given
    from isms.documents.render import Format

DETAILS = Text(
    ja="標準出力か、-o のファイルに書く。形式は --format、なければ -o の拡張子、それもなければ md。"
    "--final を付けなければ「案」で、足りないところに印が付く。--final を付けると、足りないもの、"
    "読めない記録、文書の未承認があれば何も書き出さず、理由を示して終了コード 1 で終わる。"
    "oscal は適用宣言書(soa)だけの形式で、-o のフォルダーに3つのファイル(catalog.json、profile.json、"
    "system-security-plan.json)を書く。",
    en="Writes to standard output or the file of -o. The format is that of --format, else the ending of -o, "
    "else md. Without --final it is a draft with its gaps marked. With --final nothing is written and the "
    "exit status is 1, with the reasons, while something is missing, a record cannot be read, or the "
    "document is not approved. oscal is a form of soa alone: three files (catalog.json, profile.json, "
    "system-security-plan.json) in the folder of -o.",
)
NAME = Text(ja="文書", en="NAME")
WHICH = Text(
    ja="文書の名前(--list で分かる)。例 soa", en="The name of the document (see --list), such as soa"
)
EVERY = Text(
    ja="すべての文書を、-o のフォルダー(省略時は build/)に作る",
    en="Make every document in the folder of -o (default: build/)",
)
LIST = Text(ja="作れる文書を一覧にする", en="List the documents")
FINAL = Text(ja="確定版を作る", en="Make the final version")
FRAMEWORK = Text(
    ja="適用宣言書(soa)を、附属書Aの代わりに、このフレームワークの管理策について作る",
    en="Make the Statement of Applicability (soa) of this framework's controls, not of Annex A",
)
OF_FRAMEWORK = Text(ja="フレームワーク", en="FRAMEWORK")
NO_OSCAL = Text(
    ja="OSCAL は3つのファイルになります。isms render soa --format oscal -o フォルダー と指定してください。",
    en="OSCAL is three files: use isms render soa --format oscal -o FOLDER.",
)
NO_ENDING = Text(
    ja="-o の拡張子「{ending}」の形式では出せません。出せる形式: {formats}"
    "(別の拡張子にするときは --format も指定)",
    en="'{ending}', the ending of -o, is no format; formats: {formats} (for another ending, add --format)",
)
ONE_OF = Text(
    ja="文書の名前、--all、--list のどれか1つを指定してください。",
    en="Give one of: the name of a document, --all, --list.",
)


@as_command(DETAILS, formats=(*FORMATS, OSCAL), output=OUTPUT)
@argument("name", NAME, WHICH, required=False)
@option("--all", "every", said=EVERY, is_flag=True)
@option("--list", "listed", said=LIST, is_flag=True)
@option("--final", said=FINAL, is_flag=True)
@option("--framework", said=FRAMEWORK, value=OF_FRAMEWORK)
def command(
    given: Given, name: str | None, every: bool, listed: bool, final: bool, framework: str | None
) -> int:
    """Make one document, or all of them, or list them."""
    if (name is not None) + every + listed != 1:
        raise WrongUse(ONE_OF.of())
    if framework is not None and name != STATEMENT:
        raise WrongUse(NO_FRAMEWORK.of(name=name or ("--all" if every else "--list")))
    loaded = opened(given)
    unlimited = rendering.unlimited(loaded)
    if unlimited is not None:
        note(unlimited)
    if listed:
        tables.show(given, rendering.document_listing(loaded), (), (), ())
    elif every:
        _all(given, loaded, final=final)
    elif given.form == OSCAL:
        if name != STATEMENT or given.output is None:
            raise WrongUse(NO_OSCAL.of())
        _oscal(given.output, loaded, final=final, framework=framework)
    else:
        of = (framework,) if framework else ()
        made = rendering.render(loaded, str(name), _form(given), spoken(), final=final, frameworks=of)
        deliver(given, made)
    return whole(loaded)


def _oscal(folder: Path, loaded: Loaded, *, final: bool, framework: str | None = None) -> None:
    """Write the files of OSCAL into a folder."""
    spare_records(folder, folder=True)
    for file, content in api.statement_as_oscal(loaded, spoken(), final=final, framework=framework).items():
        write(folder / file, content)
        put(f"{folder / file}\n")


def _form(given: Given) -> Format:
    """Return the format that --format names, else the ending of -o; a paper is no Word file by its name."""
    ending = given.output.suffix.removeprefix(".").lower() if given.output else ""
    if given.form is None and ending and ending not in FORMATS:
        raise WrongUse(NO_ENDING.of(ending=ending, formats=FORMATS))
    return cast("Format", given.form or ending or "md")


def _all(given: Given, loaded: Loaded, *, final: bool) -> None:
    """Write every document in the format asked for, or in each that it can be had in."""
    folder = given.output or root_of(given) / "build"
    for row in rendering.document_listing(loaded).rows:
        name = row["name"]
        wanted = [each for each in formats(name) if given.form in {None, each}]
        if spoken() not in row["languages"]:
            continue
        for form, content in rendering.render_each(loaded, name, wanted, spoken(), final=final).items():
            path = Path(folder, f"{name}.{form}")
            write(path, content)
            put(f"{path}\n")
        if name == STATEMENT and given.form in {None, OSCAL} and api.statement(loaded):
            _oscal(Path(folder, f"{name}.{OSCAL}"), loaded, final=final)
