"""Another id for a record, with everything that refers to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isms import rules as packaged_rules
from isms.api.errors import RequestError
from isms.diagnostic import Level, Text
from isms.kind import Record
from isms.near import Vocabulary
from isms.records.load import load
from isms.records.rename import Name, Renamed, renamed
from isms.scalars import ID, PATH

if TYPE_CHECKING:
    from isms.api.loading import Loaded
    from isms.diagnostic import Message
    from isms.model.programme import Programme

__all__ = ["Renamed", "rename"]

NO_ID = Text(
    ja="{kind}には番号(ID)がなく、ほかの項目の組み合わせで区別します。変えるものがありません。",
    en="a {kind} has no id of its own to be changed",
)
NO_RECORD = Text(
    ja="{kind}に「{name}」という記録はありません。{near}", en="there is no {kind} '{name}'. {near}"
)
TAKEN = Text(ja="{kind}の番号「{name}」は既に使われています。", en="the id '{name}' of a {kind} is taken")
CASE = Text(
    ja="番号「{name}」は、既にある「{other}」と大文字・小文字だけが違います。",
    en="the id '{name}' differs from '{other}' by upper and lower case only",
)
NO_FILE = Text(
    ja="番号「{name}」は、どの環境でもファイル名にできるものではありません。",
    en="the id '{name}' cannot be the name of a file everywhere",
)
SAME = Text(ja="番号「{name}」は変わりません。", en="the id '{name}' would stay the same")
NOT_CLEAN = Text(
    ja="読めない箇所があり({codes})、参照をすべて見つけられる保証がありません。"
    "先に isms check の指摘を直してください。",
    en="not everything can be read ({codes}), so that references might be missed; first correct what "
    "isms check says",
)


def rename(loaded: Loaded, kind: type[Record], old: str, new: str) -> Renamed:
    """Return what gives a record another id, in all files together; nothing is written (see `apply`).

    Raises RequestError where there is no such record, where the new id cannot be or is taken, and where the
    programme has faults that could hide a reference; NotSavedError where the text of a file does not let the
    id be replaced for certain, or a file has the new name already.
    """
    declared = kind.declaration
    if declared.key != ("id",) or kind.identity is not Record.identity:
        raise RequestError(NO_ID.of(kind=declared.label))
    programme = load(loaded.tree, date.max)  # on the last of all days nothing is out of sight
    refusal = _unclean(programme) or _unfit(programme, kind, old, new)
    if refusal is not None:
        raise RequestError(refusal)
    return renamed(programme, loaded.tree, Name(declared.name, old, new))


def _unclean(programme: Programme) -> Message | None:
    """Say what could hide a reference: what the reader could not read, or took for no field."""
    rules = packaged_rules.packaged()
    codes = {m.code for m in programme.misreadings if rules[m.code].level is Level.ERROR}
    return NOT_CLEAN.of(codes=sorted(codes)) if codes or any(programme.left_out.values()) else None


def _unfit(programme: Programme, kind: type[Record], old: str, new: str) -> Message | None:
    """Say why the one id cannot take the place of the other."""
    declared = kind.declaration
    register = programme.registers[declared.name]
    if old not in register:
        near = Vocabulary(register.by_key).near(old)
        return NO_RECORD.of(kind=declared.label, name=old, near=near)
    if old == new:
        return SAME.of(name=new)
    if new in register:
        return TAKEN.of(kind=declared.label, name=new)
    fault = ID.read(new).fault
    if fault is not None:
        return fault
    if PATH.read(f"{new}.yaml").fault is not None:
        return NO_FILE.of(name=new)
    same = [key for key in register.by_key if key.casefold() == new.casefold() and key != old]
    return CASE.of(name=new, other=same[0]) if same else None
