"""Finding kinds, records and frameworks by what people call them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from isms.api.errors import RequestError
from isms.diagnostic import Text
from isms.knowledge import Method
from isms.model.programme import Programme
from isms.near import Vocabulary, plain
from isms.organisation import departments_named
from isms.records import knowing
from isms.records.packaged import packaged, packaged_framework, shipped, shipped_frameworks
from isms.risk.faults import method_faults
from isms.risk.method import finished

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.api.loading import Loaded
    from isms.diagnostic import Message
    from isms.kind import Record
    from isms.knowledge import Framework

NO_KIND = Text(
    ja="「{name}」という種類の記録はありません。あるもの: {kinds}。{near}",
    en="there is no kind of record '{name}'; there are: {kinds}. {near}",
)
NO_RECORD = Text(ja="「{name}」という記録はありません。{near}", en="there is no record '{name}'. {near}")
NO_FRAMEWORK = Text(
    ja="「{name}」というフレームワークはありません(isms framework list で確認)。{near}",
    en="there is no framework '{name}' (see isms framework list). {near}",
)
NO_METHOD = Text(
    ja="「{name}」というリスク評価方法はありません。あるもの: {methods}。{near}",
    en="there is no risk method '{name}'; there are: {methods}. {near}",
)
FAULTY_METHOD = Text(
    ja="リスク評価方法「{name}」の定義に誤りがあるか、作成中です: {faults}",
    en="the definition of the risk method '{name}' is faulty or a draft: {faults}",
)
SEVERAL = Text(
    ja="「{name}」という番号の記録が複数あります。次のどれかで指定してください: {references}",
    en="several records are called '{name}'; say which: {references}",
)
NOBODY = Text(ja="「{name}」という人はいません。{near}", en="there is no person '{name}'. {near}")
SAME_NAME = Text(
    ja="「{name}」という氏名の人が複数います。番号で指定してください: {ids}",
    en="several persons are named '{name}'; give the id: {ids}",
)
NOT_THEN = Text(ja="{person} さんは {day} には在籍していません。", en="{person} does not work here on {day}")
SAME_DEPARTMENT = Text(
    ja="「{name}」という名称の部署が複数あります。番号で指定してください: {ids}",
    en="several departments are named '{name}'; give the id: {ids}",
)
NO_DEPARTMENT = Text(
    ja="「{name}」という部署はありません。{near}番号と名称は isms list department で確かめられます。",
    en="there is no department '{name}'; isms list department shows ids and names. {near}",
)
UNREAD = Text(
    ja="「{name}」は書かれていますが、読めないか、指定した日より後の記録です(isms check で確認)",
    en="'{name}' is written, but it cannot be read or begins after this day (see isms check)",
)


def kind_named(name: str) -> type[Record]:
    """Return the kind that a word means: its name in either number, its folder or its label.

    Raises RequestError where there is none.
    """
    found = _kinds().get(plain(name.rstrip("/")))
    if found is None:
        declared = [kind.declaration for kind in Programme.kinds().values()]
        kinds = [Text(ja=f"{each.label.ja}({each.name})", en=each.name) for each in declared]
        words = [word for each in declared for word in (each.name, each.label.ja)]
        raise RequestError(NO_KIND.of(name=name, near=Vocabulary(words).near(name), kinds=kinds))
    return found


@cache
def _kinds() -> Mapping[str, type[Record]]:
    """Return the kinds by every word that means them."""
    words: dict[str, type[Record]] = {}
    for register, kind in Programme.kinds().items():
        declared = kind.declaration
        for word in (
            declared.name,
            register,
            declared.folder,
            declared.label.ja,
            declared.label.en,
            f"{declared.name}s",
        ):
            words.setdefault(plain(word), kind)
    return words


def record_named(programme: Programme, name: str) -> Record:
    """Return the record that ``kind:id`` means, or an id that only one record has.

    Raises RequestError where there is none, or more than one.
    """
    word, colon, key = name.partition(":")
    kinds = [kind_named(word).declaration.name] if colon else list(programme.registers)
    matches = programme.named(f"{kinds[0]}:{key}" if colon else name)
    if len(matches) > 1:
        raise RequestError(SEVERAL.of(name=name, references=[record.reference for record in matches]))
    if not matches:
        raise RequestError(_absent(programme, name, key or word, kinds))
    return matches[0]


def _absent(programme: Programme, name: str, key: str, kinds: list[str]) -> Message:
    """Say that there is no such record, or that it is written and cannot be shown."""
    if any(
        key in programme.left_out.get(kind, ()) or key in programme.not_yet.get(kind, ()) for kind in kinds
    ):
        return UNREAD.of(name=name)
    known = [key for kind in kinds for key in programme.registers[kind].by_key]
    return NO_RECORD.of(name=name, near=Vocabulary(known).near(key))


def framework_named(loaded: Loaded, name: str) -> Framework:
    """Return a framework by its id or alias, also one that no record names.

    Raises RequestError where none is called so.
    """
    programme, knowledge = loaded.programme, loaded.programme.knowledge
    found = knowledge.framework(name) or packaged_framework(name)
    for named in ({name}, None):
        if found is None:
            knowledge, _ = knowing.completed(programme.knowledge, loaded.tree, programme.sources, named)
            found = knowledge.framework(name)
    if found is None:
        near = Vocabulary({*knowledge.frameworks, *shipped_frameworks()}).near(name)
        raise RequestError(NO_FRAMEWORK.of(name=name, near=near))
    return found


def with_every_framework(loaded: Loaded) -> Loaded:
    """Return a programme with every framework and mapping of its own, also what no record names."""
    programme = loaded.programme
    knowledge, said = knowing.completed(programme.knowledge, loaded.tree, programme.sources)
    misreadings = (*programme.misreadings, *said)
    return replace(loaded, programme=replace(programme, knowledge=knowledge, misreadings=misreadings))


def method_named(loaded: Loaded, name: str) -> Method:
    """Return a risk method by its id: the programme's own, else a packaged one.

    Raises RequestError where none is called so, or its definition cannot be used.
    """
    own = loaded.programme.knowledge.methods
    found = own.get(name) or packaged(Method, name)
    if found is None:
        known = sorted({*own, *shipped(Method)})
        raise RequestError(NO_METHOD.of(name=name, methods=known, near=Vocabulary(known).near(name)))
    faults = [fault.message for fault in method_faults(found)]
    if faults or not finished(found):
        raise RequestError(FAULTY_METHOD.of(name=name, faults=faults))
    return found


def person_named(programme: Programme, name: str) -> str:
    """Return the id of a person who works here on the day, named by id or name.

    Raises RequestError where there is none, or more than one.
    """
    found = programme.people.get(name)
    if found is None:
        alike = [person for person in programme.people if person.goes_by(name)]
        if len(alike) > 1:
            raise RequestError(SAME_NAME.of(name=name, ids=[person.key for person in alike]))
        if not alike:
            known = [*programme.people.by_key, *(person.name for person in programme.people)]
            raise RequestError(NOBODY.of(name=name, near=Vocabulary(known).near(name)))
        found = alike[0]
    if not found.works_on(programme.as_of):
        raise RequestError(NOT_THEN.of(person=found.name, day=programme.as_of))
    return found.key


def department_named(programme: Programme, name: str) -> str:
    """Return the id of the department that has an id or a name.

    Raises RequestError where there is none, or more than one.
    """
    if name in programme.departments:
        return name
    alike = departments_named(programme, name)
    if len(alike) > 1:
        raise RequestError(SAME_DEPARTMENT.of(name=name, ids=alike))
    if not alike:
        known = [*programme.departments.by_key, *(each.name for each in programme.departments)]
        raise RequestError(NO_DEPARTMENT.of(name=name, near=Vocabulary(known).near(name)))
    return alike[0]
