"""What is wrong with data that says what shows an item: kinds, fields and values that there are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isms.coverage import reach
from isms.coverage.reach import DOCUMENT, SETTINGS
from isms.days import DAY
from isms.diagnostic import FieldPath, Message, Text
from isms.kind import COMMON, Shape
from isms.model.person import Role
from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.near import Vocabulary
from isms.scalars import FLAG, OneOf
from isms.standards import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isms.kind import Field, Record
    from isms.knowledge import Coverage, Framework, Knowledge, Wanted

_NO_KIND = Text(ja="「{kind}」という種類の記録はありません。{near}", en="There is no kind '{kind}'. {near}")
_NO_FIELD = Text(
    ja="{kind}に「{field}」という項目はありません。{near}", en="{kind} has no field '{field}'. {near}"
)
_NO_VALUE = Text(
    ja="{kind}の{field}に「{value}」という値はありません。{near}",
    en="{field} of {kind} has no value '{value}'. {near}",
)
_NO_DATE = Text(ja="{kind}の「{field}」は日付の項目ではありません。", en="'{field}' of {kind} is no date.")
_NO_ROLE = Text(ja="「{role}」という役割はありません。{near}", en="There is no role '{role}'. {near}")
_ONLY = Text(
    ja="{field} は、種類が {kind} のときだけ使えます。", en="{field} can be used with the kind {kind} only."
)
_NO_FRAMEWORK = Text(
    ja="「{framework}」というフレームワークはありません。", en="There is no framework '{framework}'."
)
_NO_ITEM = Text(
    ja="{framework} に「{item}」という項目はありません。{near}", en="{framework} has no item '{item}'. {near}"
)
_TWICE = Text(
    ja="項目「{item}」が2回以上あります。後のものは使われません。",
    en="The item '{item}' stands more than once; only the first counts.",
)
_NO_LIST = Text(
    ja="「{standard}」が求める文書の一覧はありません。{near}",
    en="There is no list of the documents that '{standard}' asks for. {near}",
)
_PAPERS = ("satisfies", "renders", "titled", "mandatory")
_SHIPPED = frozenset({"iso27001", "27001", "jisq15001", "15001", "pmark", "isms-steps", "pmark-steps"})
"""Frameworks that ship with the tool; those that the programme does not run are not loaded."""


class Fault(NamedTuple):
    """One thing that is wrong, and the field where it stands."""

    field: FieldPath
    message: Message


def in_framework(framework: Framework, knowledge: Knowledge) -> Iterator[Fault]:
    """Yield what is wrong with what the items of a framework want."""
    for place, item in enumerate(framework.items):
        yield from _in_wanted(item.shown_by, ("items", place, "shown_by"), knowledge)


def in_coverage(coverage: Coverage, knowledge: Knowledge) -> Iterator[Fault]:
    """Yield what is wrong with a file of ``coverage/``."""
    for field, name in (("framework", coverage.framework), ("follows", coverage.follows)):
        if name is not None and not _there(name, knowledge):
            yield Fault((field,), _NO_FRAMEWORK.of(framework=name))
    seen: set[str] = set()
    for place, showing in enumerate(coverage.items):
        where: FieldPath = ("items", place)
        if showing.id in seen:
            yield Fault((*where, "id"), _TWICE.of(item=showing.id))
        seen.add(showing.id)
        if _there(coverage.framework, knowledge):
            yield from _in_requirement(f"{coverage.framework}:{showing.id}", knowledge, (*where, "id"))
        for index, each in enumerate(showing.corresponds):
            yield from _in_requirement(each, knowledge, (*where, "corresponds", index))
        yield from _in_wanted(showing.shown_by, (*where, "shown_by"), knowledge)


def _there(name: str, knowledge: Knowledge) -> bool:
    """Tell whether there is a framework of a name, read or not."""
    return name in _SHIPPED or knowledge.framework(name) is not None


def _in_requirement(requirement: str, knowledge: Knowledge, where: FieldPath) -> Iterator[Fault]:
    """Yield that there is no such requirement, ``framework:item``, where its framework was read."""
    name, _, item = (part.strip() for part in requirement.partition(":"))
    framework = knowledge.framework(name)
    if not _there(name, knowledge):
        yield Fault(where, _NO_FRAMEWORK.of(framework=name))
    elif framework is not None and all(item != each.id for each in framework.items):
        near = Vocabulary([each.id for each in framework.items]).near(item)
        yield Fault(where, _NO_ITEM.of(framework=framework.id, item=item, near=near))


def _in_wanted(wanted: Sequence[Wanted], where: FieldPath, knowledge: Knowledge) -> Iterator[Fault]:
    for place, each in enumerate(wanted):
        for fault in wanted_faults(each, knowledge):
            yield Fault((*where, place, *fault.field), fault.message)


def wanted_faults(wanted: Wanted, knowledge: Knowledge) -> Iterator[Fault]:
    """Yield what is wrong with one thing that is wanted."""
    kinds = {kind.declaration.name: kind for kind in Programme.kinds().values()}
    kind = Settings if wanted.kind == SETTINGS else kinds.get(wanted.kind)
    if kind is None:
        near = Vocabulary([*kinds, SETTINGS]).near(wanted.kind)
        yield Fault(("kind",), _NO_KIND.of(kind=wanted.kind, near=near))
        return
    for path, values in wanted.where.items():
        yield from _in_condition(kind, path, values)
    for place, paths in enumerate(wanted.fields):
        for path in paths.split(reach.EITHER):
            yield from _in_path(kind, path, ("fields", place))
    for name in ("yearly", "each_yearly"):
        path = getattr(wanted, name)
        if path is not None:
            yield from _in_date(kind, path, (name,))
    yield from _in_special(wanted)
    yield from _in_named(wanted, knowledge)


def _in_named(wanted: Wanted, knowledge: Knowledge) -> Iterator[Fault]:
    """Yield what is wrong with the frameworks, the items and the standard that are named."""
    if wanted.every is not None and not _there(wanted.every, knowledge):
        yield Fault(("every",), _NO_FRAMEWORK.of(framework=wanted.every))
    for place, requirement in enumerate(wanted.satisfies):
        yield from _in_requirement(requirement, knowledge, ("satisfies", place))
    known = {*NAMES, *knowledge.mandatory_documents}
    if wanted.mandatory is not None and wanted.mandatory not in known:
        near = Vocabulary(known).near(wanted.mandatory)
        yield Fault(("mandatory",), _NO_LIST.of(standard=wanted.mandatory, near=near))


def _in_special(wanted: Wanted) -> Iterator[Fault]:
    """Yield what is wrong with a role, or with what chooses among documents."""
    roles = [str(role) for role in Role]
    if wanted.role is not None and wanted.role not in roles:
        yield Fault(("role",), _NO_ROLE.of(role=wanted.role, near=Vocabulary(roles).near(wanted.role)))
    if wanted.role is not None and wanted.kind != "person":
        yield Fault(("role",), _ONLY.of(field="role", kind="person"))
    if wanted.every is not None and wanted.kind != "control":
        yield Fault(("every",), _ONLY.of(field="every", kind="control"))
    for name in _PAPERS:
        if getattr(wanted, name) and wanted.kind != DOCUMENT:
            yield Fault((name,), _ONLY.of(field=name, kind=DOCUMENT))


def _in_path(kind: type[Record], path: str, where: FieldPath) -> Iterator[Fault]:
    """Yield that a path leads to no field."""
    if reach.declared(kind, path) is None:
        names = {**COMMON, **kind.declaration.fields}
        label = kind.declaration.label
        yield Fault(
            where, _NO_FIELD.of(kind=label, field=path, near=Vocabulary(names).near(reach.head(path)))
        )


def _in_condition(kind: type[Record], path: str, values: str) -> Iterator[Fault]:
    """Yield what is wrong with a condition: its field, or a value that the field cannot have."""
    where = ("where", path)
    field = reach.declared(kind, path)
    if field is None:
        yield from _in_path(kind, path, where)
        return
    known = _words(field)
    for value in values.removeprefix(reach.OTHERS).split(reach.EITHER):
        if known and value not in {*known, reach.ANYTHING, reach.NOTHING}:
            near = Vocabulary(known).near(value)
            label = kind.declaration.label
            yield Fault(where, _NO_VALUE.of(kind=label, field=field.label, value=value, near=near))


def _in_date(kind: type[Record], path: str, where: FieldPath) -> Iterator[Fault]:
    field = reach.declared(kind, path)
    if field is None:
        yield from _in_path(kind, path, where)
    elif field.scalar is not DAY:
        yield Fault(where, _NO_DATE.of(kind=kind.declaration.label, field=path))


def _words(field: Field) -> list[str]:
    """Return the values that a field may have; none where any text will do."""
    if field.shape not in {Shape.ONE, Shape.MANY}:
        return []
    if field.scalar is FLAG:
        return ["true", "false"]
    closed = isinstance(field.scalar, OneOf) and not field.scalar.open
    return [str(word) for word in field.scalar.words] if closed and isinstance(field.scalar, OneOf) else []
