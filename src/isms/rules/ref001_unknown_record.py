"""Every reference leads to a record.
参照先の記録が存在すること。

A risk on an asset that does not exist is a risk on nothing. Records that are written but could not be read,
or that begin only after the day, count as existing.

存在しない情報資産についてのリスクは、何のリスクでもありません。書かれていても読み込めなかった記録や、
その日より後に始まる記録は、存在するものとして扱います。

Fails:

    departments/D-02.yaml:
      id: D-02
      name: 営業部
      parent: D-99

Passes:

    departments/D-02.yaml:
      id: D-02
      name: 営業部
      parent: D-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.diagnostic import Level, Text
from isms.near import Vocabulary
from isms.references import uses
from isms.rules import Flaw
from isms.scalars import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.kind import Field
    from isms.model.programme import Programme, Register

CODE = "REF001"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="番号を直すか、参照先の記録を作ってください。",
    en="Correct the id, or write the record that it names.",
)
UNKNOWN = Text(
    ja="{field}: 「{key}」という{kind}の記録はありません。{near}",
    en="{field}: there is no {kind} '{key}'. {near}",
)
NAME_OF = Text(
    ja="これは「{key}」の名称です。番号で書いてください。", en="That is the name of '{key}'; write the id."
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the references that lead to no record."""
    vocabularies = {name: Vocabulary(register.by_key) for name, register in programme.registers.items()}
    named: dict[str, dict[str, list[str]]] = {name: {} for name in programme.registers}

    def wrong(declared: Field, keys: set[str]) -> set[str]:
        kind = _kind(declared)
        unknown = keys.difference(programme.registers[kind].by_key)
        missing = {key for key in unknown if not programme.exists(kind, key)}
        if missing:
            vocabularies[kind].expect(missing)
            named[kind].update(_keys_of(missing, programme.registers[kind]))
        return missing

    for use in uses(programme, is_reference, wrong):
        kind = _kind(use.declared)
        label = programme.registers[kind].kind.declaration.label
        keys = named[kind].get(use.value, [])
        near = NAME_OF.of(key=keys[0]) if len(keys) == 1 else vocabularies[kind].near(use.value)
        message = UNKNOWN.of(field=use.declared.label, kind=label, key=use.value, near=near)
        yield Flaw(use.record, use.field, message)


def _keys_of(names: set[str], register: Register[Any]) -> dict[str, list[str]]:
    """Return the keys of the records that have one of some names, by name."""
    found: dict[str, list[str]] = {}
    for key, record in register.by_key.items():
        name = getattr(record, "name", None)
        if name in names:
            found.setdefault(name, []).append(key)
    return found


def is_reference(declared: Field) -> bool:
    """Tell whether a field names records of one kind."""
    return isinstance(declared.scalar, Reference)


def _kind(declared: Field) -> str:
    scalar = declared.scalar
    return scalar.kind if isinstance(scalar, Reference) else ""
