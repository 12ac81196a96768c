"""`isms schema`: what editors need to check records while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api import schemas
from isms.cli.command import argument, option
from isms.cli.given import as_command
from isms.cli.opened import WRITTEN
from isms.cli.output import note, put
from isms.cli.words import kinds
from isms.diagnostic import Text
from isms.model.settings import Settings
from isms.records.fresh import put_file

if TYPE_CHECKING:
    from isms.cli.given import Given
    from isms.kind import Record

DETAILS = Text(
    ja="種類を1つ指定すると、その JSON Schema を表示する。-o でフォルダーを指定すると、そこへ書き出す。"
    "台帳では .isms/schema に置く。YAML ファイルの1行目に --modeline が示す行を書くと、"
    "エディターが入力を助ける。",
    en="With one kind, prints its JSON Schema; with -o DIR, writes files there. A programme keeps them in "
    ".isms/schema. With the line that --modeline prints at the top of a YAML file, an editor helps to fill "
    "it in.",
)
FOLDER = Text(ja="書き出すフォルダー", en="The folder to write to")
KIND = Text(ja="種類", en="KIND")
WHICH = Text(
    ja="記録の種類(isms.yaml は settings)。省略時は全種類",
    en="The kind of record (settings for isms.yaml); default: all kinds",
)
MODELINE = Text(
    ja="YAML ファイルの1行目に書く行だけを表示する", en="Only print the line for the top of a YAML file"
)


@as_command(DETAILS, output=FOLDER)
@argument("kind", KIND, WHICH, required=False, shell_complete=kinds)
@option("--modeline", said=MODELINE, is_flag=True)
def command(given: Given, kind: str | None, modeline: bool) -> None:
    """Print or write schemas."""
    kinds = schemas.all_kinds() if kind is None else (_named(kind),)
    if modeline:
        put("".join(f"{schemas.modeline(each)}\n" for each in kinds))
    elif given.output is not None:
        for path, content in schemas.schemas(kinds, given.output.as_posix()).items():
            put_file(given.output / path.rpartition("/")[2], content)
        if not given.quiet:
            note(WRITTEN.of(path=given.output))
    else:
        put(schemas.schema_text(kinds[0]) if len(kinds) == 1 else schemas.all_schemas_text())


def _named(kind: str) -> type[Record]:
    return Settings if kind in {"settings", "isms.yaml"} else api.kind_named(kind)
