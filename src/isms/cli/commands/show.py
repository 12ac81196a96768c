"""`isms show`: one record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms import api
from isms.api.listings import described
from isms.cli import tables
from isms.cli.command import argument
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.layout import one_line, pad, width
from isms.cli.opened import deliver, opened, whole
from isms.diagnostic import Text
from isms.listing import Named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.api.listings import Described
    from isms.cli.given import Given
    from isms.diagnostic import Language
    from isms.kind import Field, Record

DETAILS = Text(
    ja="参照先は名前とともに示し、記録の書かれている場所(ファイル:行)を表示する。",
    en="Shows what it refers to by name, and where the record is written (file:line).",
)
ID = Text(ja="番号", en="ID")
WHICH = Text(
    ja="「種類:番号」、又は1件だけが持つ番号。例 risk:R-001、R-001",
    en="'kind:id', or an id that only one record has, such as risk:R-001 or R-001",
)
UNREAD = Text(ja="(読めません。isms check で確認)", en="(cannot be read; see isms check)")


@as_command(DETAILS, formats=("text", "json"), output=OUTPUT)
@argument("id", ID, WHICH)
def command(given: Given, id: str) -> int:  # noqa: A002 - the name of the argument
    """Show a record."""
    loaded = opened(given)
    shown = described(loaded, api.record_named(loaded.programme, id))
    deliver(given, _json(shown) if given.form == "json" else _text(shown, spoken()))
    return whole(loaded)


def _json(shown: Described) -> str:
    record = shown.record
    return tables.json_text({
        "kind": record.declaration.name,
        "id": record.key,
        "path": shown.place.path,
        "line": shown.place.line,
        "fields": {declared.name: value for declared, value in shown.fields},
        "unread": sorted(record.unread),
    })  # fmt: skip


def _text(shown: Described, language: Language) -> str:
    """Return a heading, the place, and a line for each field that is filled in."""
    kind = shown.record.declaration.label.say(language)
    lines = [f"{kind} {shown.record.key}", f"{shown.place.path}:{shown.place.line}", ""]
    labels = [declared.label.say(language) for declared, _ in shown.fields]
    column = max(map(width, labels), default=0)
    for label, (declared, value) in zip(labels, shown.fields, strict=True):
        unread = declared.name in shown.record.unread
        first, *rest = [UNREAD.say(language)] if unread else _lines(declared, value, language)
        lines.append(f"{pad(label, column)}  {first}".rstrip())
        lines += [" " * (column + 2) + line for line in rest]
    return "".join(f"{line}\n" for line in lines)


def _lines(declared: Field, value: Any, language: Language) -> list[str]:
    """Return a value on lines: each part of a list of mappings on its own, a long text as it is broken."""
    if declared.inside is not None and value:
        parts = value if isinstance(value, tuple) else (value,)
        return [one_line(_part(declared.inside, part, language)) for part in parts]
    if isinstance(value, str) and "\n" in value:
        return value.splitlines()
    return [_said(value, language)]


def _part(kind: type[Record], part: Mapping[str, Any], language: Language) -> str:
    """Return a part of a record on one line, with its labels."""
    fields = kind.declaration.fields
    filled = (
        f"{fields[name].label.say(language)}: {_said(value, language)}"
        if name in fields
        else _said({name: value}, language)
        for name, value in part.items()
    )
    return " / ".join(filled)


def _said(value: Any, language: Language) -> str:
    """Return a value in words; a reference as its id with the name."""
    if isinstance(value, tuple):
        return ("、" if language == "ja" else ", ").join(_said(part, language) for part in value)
    if isinstance(value, Named):
        return f"{value} {value.label.say(language)}"
    return tables.cell(value, language)
