"""`isms new`: adding a record."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import click

from isms import api, identifier
from isms.cli.command import Group, Option, Spoken
from isms.cli.frame import translate
from isms.cli.given import Command, Given, common
from isms.cli.language import spoken
from isms.cli.opened import moment, opened, root_of, within
from isms.cli.output import note, put
from isms.diagnostic import Text
from isms.kind import COMMON, Field, Record, Shape
from isms.model.programme import Programme
from isms.scalars import OneOf

if TYPE_CHECKING:
    from collections.abc import Sequence

DETAILS = Text(
    ja="種類ごとの項目は isms new 種類 --help で分かる。種類は単数形でも複数形でも、日本語の名前でもよい。",
    en="isms new KIND --help shows the fields of a kind. KIND may be in either number or its Japanese name.",
)
FIELD_DETAILS = Text(
    ja="番号を省くと、ほかのブランチとも重ならない番号を付ける。CSV の台帳には行を追加し、"
    "それ以外は記録ごとにファイルを作って、その場所を表示する。ファイルに作る記録は、必須の項目が残っていれば"
    "作成中(draft)にする。CSV の台帳には、必須の項目をすべて指定する。",
    en="Without an id, makes one that no other branch has. A ledger in CSV gets a row, any other register a "
    "file of its own; prints where. In a file, a record is a draft while required fields are left; a row "
    "needs all of them.",
)
SEVERAL = Text(ja="{label}(繰り返すか「;」区切り)", en="{label} (repeat, or separate by ;)")
PAIRS = Text(ja="{label}(名前=値、繰り返し可)", en="{label} (NAME=VALUE, may be repeated)")
REQUIRED = Text(ja="{label}、必須", en="{label}, required")
FILE = Text(
    ja="書き込むファイル(省略時は種類ごとの決まった場所)",
    en="The file to write (default: the usual one of the kind)",
)
ONE_OF = Text(ja="{label}({words})", en="{label} ({words})")
VALUE = Text(ja="値", en="VALUE")
ADD = Text(ja="{kind}を追加する", en="Add: {kind}")
STILL = Text(ja="まだ空の必須項目: {fields}", en="still empty: {fields}")


class Kinds(Group):
    """One command for each kind of record, with an option for each field."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Make the command that adds a record of a kind."""
        return _adding(api.kind_named(cmd_name))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the kinds."""
        return [kind.declaration.name for kind in Programme.kinds().values()]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write what each kind is called."""
        with formatter.section(translate("Commands")):
            rows = [
                (kind.declaration.name, kind.declaration.label.say(spoken()))
                for kind in Programme.kinds().values()
            ]
            formatter.write_dl(rows)


def _adding(kind: type[Record]) -> Spoken:
    """Return the command that adds a record of a kind."""
    fields = {**kind.declaration.fields, "draft": COMMON["draft"]}

    def add(given: Given, **values: Sequence[str]) -> None:
        present = moment(given)
        loaded = opened(given)
        target = within(root_of(given), given.output, there=False) if given.output else None
        added = api.new_record(
            loaded,
            kind,
            {name: texts for name, texts in values.items() if texts},
            api.Moment(present, secrets.randbelow(identifier.LUCK)),
            path=target,
            language=spoken(),
        )
        put(f"{added.path}\n")
        if added.missing and not given.quiet:
            note(STILL.of(fields=[f.label for f in added.missing]))

    made = Command(
        kind.declaration.name, details=(FIELD_DETAILS,), formats=(), output=FILE, callback=click.pass_obj(add)
    )
    made.params[:0] = [_option(f) for f in fields.values() if f.inside is None]
    made.context_settings["token_normalize_func"] = _hyphens
    label = kind.declaration.label
    made.summary = ADD.filled(kind=label)
    return made


def _option(declared: Field) -> Option:
    """Return the option of a field."""
    words = declared.scalar.name if isinstance(declared.scalar, OneOf) else None
    form = {Shape.MANY: SEVERAL, Shape.MAPPING: PAIRS}.get(declared.shape)
    needed = REQUIRED if declared.required and declared.name != "id" else None
    said = declared.label
    for text in (words and ONE_OF, form, needed):
        if text is not None:
            said = text.filled(label=said, words=words)
    return Option([f"--{_hyphens(declared.name)}", declared.name], said, VALUE, multiple=True)


def _hyphens(word: str) -> str:
    """Return the name of an option as it is kept: hyphens for underscores."""
    return word.replace("_", "-")


command = Kinds("new", {}, params=common(anything=True))
command.details = (DETAILS,)
