"""Ids stay apart on every system.
番号(ID)は、どの環境でも区別でき、ファイル名にできること。

Ids become names of files. Windows and macOS take `s-01` and `S-01` for one file, and on Windows some names,
such as `CON`, belong to the system.

番号はファイル名にも使います。Windows や macOS では `s-01` と `S-01` が同じファイルになり、Windows では
`CON` などの名前を使えません。

Fails:

    sites/sites.yaml:
      - {id: S-01, name: 本社}
      - {id: s-01, name: 大阪支店}

Fails:

    sites/sites.yaml:
      - {id: CON, name: 会議室}

Passes:

    sites/sites.yaml:
      - {id: S-01, name: 本社}
      - {id: S-02, name: 大阪支店}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme, Register

CODE = "REC025"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="新しい方の記録の番号を、ほかと紛れないものに変えてください。",
    en="Give the newer record an id that cannot be taken for another.",
)
CASE = Text(
    ja="番号「{key}」は「{other}」と大文字・小文字だけが違います。",
    en="The id '{key}' differs from '{other}' by upper and lower case only.",
)
RESERVED = Text(
    ja="番号「{key}」は、Windows ではファイル名に使えません。",
    en="The id '{key}' cannot be the name of a file on Windows.",
)
_DEVICES = ("CON", "PRN", "AUX", "NUL", "COM", "LPT")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?\Z", re.IGNORECASE)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the ids that another system would confuse or refuse.

    All ids of a kind are looked at as one text first: nearly always nothing is wrong with any of them.
    """
    for register in programme.registers.values():
        if register.kind.declaration.key != ("id",):
            continue
        together = "\n" + "\n".join(register.by_key)
        upper = together.upper()
        if any(f"\n{device}" in upper for device in _DEVICES):
            yield from _reserved(register)
        if together not in {upper, together.lower()}:
            yield from _confusing(register)


def _reserved(register: Register[Any]) -> Iterator[Flaw]:
    """Yield the ids that are names of devices."""
    for record in filter(lambda record: _RESERVED.match(record.key), register):
        yield Flaw(record, ("id",), RESERVED.of(key=record.key))


def _confusing(register: Register[Any]) -> Iterator[Flaw]:
    """Yield the ids that differ from an earlier one by case only."""
    first: dict[str, str] = {}
    for record in register:
        other = first.setdefault(record.key.casefold(), record.key)
        if other != record.key:
            yield Flaw(record, ("id",), CASE.of(key=record.key, other=other))
