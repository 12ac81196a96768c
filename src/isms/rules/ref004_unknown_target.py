"""What names a record of any kind names exactly one.
種類を問わない参照は、一つの記録に決まること。

Waivers, evidence and the decisions of reviews may concern any record. They name it as `kind:id`, or by an
id that only one record has.

例外承認、証拠、レビューの決定事項は、どの種類の記録にも関わります。「種類:番号」で書くか、ほかの種類と重ならない
番号で書きます。

Fails:

    evidence/E-01.yaml:
      id: E-01
      title: 研修の写真
      url: https://intra.example.jp/photo
      supports: ["training:TR-09"]

Passes:

    evidence/E-01.yaml:
      id: E-01
      title: 部署表
      url: https://intra.example.jp/list
      supports: ["department:D-01"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.programme import UNKNOWN_KEYS
from isms.near import Vocabulary
from isms.references import uses
from isms.rules import Flaw
from isms.scalars import AnyRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Message
    from isms.kind import Field
    from isms.model.programme import Programme

CODE = "REF004"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="「種類:番号」(例 risk:R-001)の形で、存在する記録を書いてください。",
    en="Write kind:id, such as risk:R-001, of a record that exists.",
)
NO_KIND = Text(ja="「{kind}」という種類の記録はありません。{near}", en="There is no kind '{kind}'. {near}")
NO_RECORD = Text(
    ja="{kind}に「{key}」という記録はありません。{near}", en="There is no {kind} '{key}'. {near}"
)
NOWHERE = Text(
    ja="「{key}」という番号の記録は、どの種類にもありません。",
    en="No record of any kind has the id '{key}'.",
)
SEVERAL = Text(
    ja="「{key}」という番号は複数の種類にあります({kinds})。",
    en="Several kinds have a record '{key}': {kinds}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the references to any kind that lead to no record, or to several."""
    faults: dict[str, Message] = {}

    def wrong(_: Field, values: set[str]) -> set[str]:
        found = {value: fault for value in values if (fault := _fault(programme, value))}
        faults.update(found)
        return set(found)

    for use in uses(programme, names_any_record, wrong):
        yield Flaw(use.record, use.field, faults[use.value])


def names_any_record(declared: Field) -> bool:
    """Tell whether a field may name a record of any kind."""
    return isinstance(declared.scalar, AnyRecord)


def _fault(programme: Programme, value: str) -> Message | None:
    kind, colon, key = (part.strip() for part in value.partition(":"))
    if not colon:
        return _bare_fault(programme, kind)
    if kind not in programme.registers:
        return NO_KIND.of(kind=kind, near=Vocabulary(programme.registers).near(kind))
    if programme.exists(kind, key):
        return None
    register = programme.registers[kind]
    near = Vocabulary(register.by_key).near(key)
    return NO_RECORD.of(kind=register.kind.declaration.label, key=key, near=near)


def _bare_fault(programme: Programme, key: str) -> Message | None:
    """Return what is wrong with an id without a kind; where files are lost it may well exist."""
    found = programme.named(key)
    if len(found) > 1:
        return SEVERAL.of(key=key, kinds=[record.declaration.name for record in found])
    lost = any(UNKNOWN_KEYS in keys or key in keys for keys in programme.left_out.values())
    later = any(key in keys for keys in programme.not_yet.values())
    return None if found or lost or later else NOWHERE.of(key=key)
