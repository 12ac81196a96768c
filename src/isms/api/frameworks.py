"""Frameworks: those that ship, those that a programme brings, and those that it imports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from isms import crosswalk, shelf
from isms.api.finding import with_every_framework
from isms.diagnostic import Text
from isms.listing import Column, Listing, listed
from isms.records.fact_layout import OWN
from isms.soa.keys import HOME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.api.loading import Loaded
    from isms.diagnostic import Language, Message
    from isms.knowledge import Framework, FrameworkMapping, Knowledge
    from isms.model.control import Control
    from isms.model.programme import Programme

FRAMEWORK_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("title", Text(ja="表題", en="Title")),
    Column("version", Text(ja="版", en="Version")),
    Column("items", Text(ja="項目数", en="Items")),
    Column("origin", Text(ja="由来", en="Origin")),
    Column("decisions", Text(ja="採否の決定", en="Decisions")),
)
ORIGINS = {
    "packaged": Text(ja="収録", en="packaged"),
    "own": Text(ja="独自", en="own"),
    "imported": Text(ja="取り込み", en="imported"),
}


def framework_listing(loaded: Loaded, language: Language) -> Listing:
    """Return every framework that there is, of ours, of the programme's own and imported."""
    programme = with_every_framework(loaded).programme
    decided = Counter(_framework_of(programme, control) for control in programme.controls)
    rows = [
        {
            "id": framework.id,
            "title": framework.title.say(language),
            "version": framework.version,
            "items": len(framework.items),
            "origin": ORIGINS[_origin(framework)].say(language),
            "decisions": decided[framework.id],
            "source": framework.source,
            "licence": framework.licence,
            "confidence": str(framework.confidence),
            "imported": framework.imported and framework.imported.day,
            "file": framework.file,
        }
        for framework in sorted(programme.knowledge.frameworks.values(), key=lambda each: each.id)
    ]
    return listed(rows, FRAMEWORK_COLUMNS)


def _framework_of(programme: Programme, control: Control) -> str:
    """Return the id of the framework that a control is of."""
    name = control.framework or HOME
    found = programme.knowledge.framework(name)
    return found.id if found else name


def _origin(framework: Framework) -> str:
    if not framework.file.startswith(OWN):
        return "packaged"
    return "imported" if framework.imported else "own"


ITEM_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("title", Text(ja="表題", en="Title")),
    Column("parent", Text(ja="上位", en="Parent")),
    Column("assessable", Text(ja="評価対象", en="Assessable")),
)
MAPPED_COLUMNS = (
    Column("reuse.state", Text(ja="ほかの管理策による充足", en="Covered elsewhere")),
    Column("reuse.weakest", Text(ja="最も弱いつながり", en="Weakest link")),
    Column("reuse.shown", Text(ja="つながり", en="Chain")),
)


def item_listing(loaded: Loaded, framework: Framework, language: Language, *, mapped: bool) -> Listing:
    """Return the items of a framework; where they are ``mapped``, with what covers them elsewhere."""
    reuses = crosswalk.carried(with_every_framework(loaded).programme, framework.id) if mapped else {}
    rows: list[dict[str, Any]] = [
        {
            "id": item.id,
            "title": item.title.say(language),
            "parent": item.parent,
            "assessable": item.assessable,
            "kind": item.kind,
            "groups": list(item.groups),
            "title_ja": item.title_ja,
            "title_en": item.title_en,
            "urn": item.urn,
            "confidence": item.confidence and str(item.confidence),
            **({"reuse": _reuse(reuses.get(item.id), language)} if mapped else {}),
        }
        for item in framework.items
    ]
    columns = (*ITEM_COLUMNS[:2], *MAPPED_COLUMNS) if mapped else ITEM_COLUMNS
    return listed(rows, columns, ITEM_COLUMNS)


def _reuse(reuse: crosswalk.Reuse | None, language: Language) -> Mapping[str, Any] | None:
    """Return what covers an item, its words as they are kept and the chain as it is read."""
    if reuse is None:
        return None
    shown = {"state": reuse.state, "weakest": reuse.weakest, "shown": crosswalk.as_chain(reuse, language)}
    return crosswalk.to_json(reuse) | shown


def framework_to_json(framework: Framework, rows: Sequence[Mapping[str, Any]], language: Language) -> Any:  # noqa: ANN401 - JSON
    """Return a framework with its items as other programs read it."""
    imported = framework.imported
    return {
        "id": framework.id,
        "title": framework.title.say(language),
        "version": framework.version,
        "source": framework.source,
        "licence": framework.licence,
        "confidence": str(framework.confidence),
        "imported": imported
        and {
            "day": imported.day,
            "original": imported.original,
            "sha256": imported.sha256,
            "format": imported.format,
        },
        "items": list(rows),
    }


MAPPED_FRAMEWORK = Text(
    ja="対応表「{id}」のフレームワーク {names} がまだありません。取り込むと使えるようになります。",
    en="the mapping '{id}' is between frameworks that are not here yet ({names}); it counts once they are",
)
MAPPED_ITEM = Text(
    ja="対応表「{id}」の {count} 件は、{framework} にない項目(例 {item})を指しています。",
    en="{count} pairs of the mapping '{id}' name items that {framework} does not have, such as {item}",
)


def notes_on_mappings(loaded: Loaded, framework: Framework) -> Iterator[Message]:
    """Say what keeps the mappings of a framework from counting."""
    names = {framework.id, *framework.aliases}
    knowledge = with_every_framework(loaded).programme.knowledge
    for mapping in knowledge.mappings.values():
        if names & {mapping.source_framework, mapping.target_framework}:
            yield from mapping_notes(knowledge, mapping)


def mapping_notes(knowledge: Knowledge, mapping: FrameworkMapping) -> Iterator[Message]:
    """Say which frameworks of a mapping are not here, and which of its items those that are do not have."""
    absent = shelf.not_here(knowledge, mapping)
    if absent:
        yield MAPPED_FRAMEWORK.of(id=mapping.id, names=absent)
    lost: dict[str, list[str]] = {}
    for each in shelf.astray(knowledge, mapping):
        lost.setdefault(each.framework.id, []).append(each.item)
    for name, items in lost.items():
        yield MAPPED_ITEM.of(id=mapping.id, framework=name, count=len(items), item=items[0])
