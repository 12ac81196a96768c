"""The nodes of CISO Assistant as items: requirements, reference controls and threats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.exchange.frameworks.contents import titled
from isms.exchange.frameworks.foreign import A_MAPPING, Foreign, ForeignError, plain, shown
from isms.knowledge import Item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.diagnostic import Message
    from isms.exchange.frameworks.foreign import Raw, Way

URN = "urn"
KNOWN = frozenset(
    {
        "urn", "ref_id", "name", "description", "parent_urn", "assessable", "depth", "annotation",
        "translations", "implementation_groups", "typical_evidence", "questions", "reference_controls",
        "threats", "weight", "display_mode", "importance", "min_score", "max_score", "scores_definition_ref",
        "category", "csf_function",
    }
)  # fmt: skip
"""The keys of a node that are known, read or not."""
CONTROL, GROUP = "control", "group"

TWICE = Text(
    ja="{place}: 識別子「{urn}」が2回以上出てきます。", en="{place}: the identifier '{urn}' stands here twice"
)
RENAMED = Text(
    ja="番号が重なるため、識別子の末尾を番号にした項目が {count} 件あります(例 {first})。",
    en="{count} items have an id that is taken and are named by the end of their identifier, such as {first}",
)
NO_PARENT = Text(
    ja="上位の項目(例「{urn}」)がないため、最上位に置いた項目が {count} 件あります。",
    en="{count} items stand at the top, since what they are part of is not there, such as '{urn}'",
)
CIRCLE = Text(
    ja="{place}: 項目「{id}」をたどると、上位の項目が自分自身に戻ります。",
    en="{place}: the item '{id}' is, through what it is part of, a part of itself",
)
UNKNOWN_KEY = Text(
    ja="{place}: 「{key}」という項目は知らないため、読みません({count} か所)。",
    en="{place}: '{key}' is not known and not read ({count} times)",
)


class Nodes:
    """A list of nodes; ``notes`` say what was not read as it is written."""

    def __init__(self, foreign: Foreign, nodes: list[Raw], way: Way) -> None:
        """Give every node its id; raises ForeignError where one has no identifier, or that of another."""
        self.foreign = foreign
        self.nodes = nodes
        self.way = way
        self.notes: list[Message] = []
        self.ids = self._ids()

    def items(self, locale: str, kind: str = "") -> tuple[Item, ...]:
        """Return the items; ``kind`` is that of all of them, else they say themselves what is assessed.

        Raises ForeignError where one is a part of itself.
        """
        lost: list[str] = []
        made = []
        for node in self.nodes:
            urn = plain(node[URN])
            above = plain(node.get("parent_urn")).casefold()
            parent = self.ids.get(above)
            if above and parent is None:
                lost.append(above)
            assessable = bool(kind) or plain(node.get("assessable")) in {"true", "True"}
            ja, en = _worded(locale, node)
            groups = node.get("implementation_groups")
            made.append(
                Item(
                    id=self.ids[urn.casefold()],
                    urn=urn,
                    parent=parent,
                    kind=kind or (CONTROL if assessable else GROUP),
                    title_ja=ja[0] or None,
                    title_en=en[0] or None,
                    assessable=assessable,
                    note=plain(node.get("annotation")) or None,
                    groups=tuple(map(plain, groups)) if type(groups) is list else (),
                    description_ja=ja[1] or None,
                    description_en=en[1] or None,
                )
            )
        if lost:
            self.notes.append(NO_PARENT.of(count=len(lost), urn=lost[0]))
        self._name_unknown()
        self._refuse_circles(made)
        return tuple(made)

    def _ids(self) -> dict[str, str]:
        """Return the id of each node by its identifier in lower case: its number, where that is not taken."""
        ids: dict[str, str] = {}
        taken: set[str] = set()
        renamed: list[str] = []
        for number, node in enumerate(self.nodes):
            here = (*self.way, number)
            if type(node) is not dict:
                raise self.foreign.not_a(A_MAPPING, here)
            urn = plain(node.get(URN)).casefold()
            if not urn:
                raise self.foreign.missing(URN, shown(here), here)
            if urn in ids:
                raise ForeignError(TWICE.of(place=self.foreign.place(here), urn=urn))
            end = tail(urn)
            found = plain(node.get("ref_id")).replace("\n", " ") or end
            if found in taken:
                found = urn if end in taken else end
                renamed.append(found)
            ids[urn] = found
            taken.add(found)
        if renamed:
            self.notes.append(RENAMED.of(count=len(renamed), first=renamed[0]))
        return ids

    def _name_unknown(self) -> None:
        """Name each key that is not known, where it first stands."""
        unknown: dict[str, list[int]] = {}
        for number, node in enumerate(self.nodes):
            if not KNOWN.issuperset(node):
                for key in node.keys() - KNOWN:
                    unknown.setdefault(key, []).append(number)
        for key, numbers in sorted(unknown.items()):
            place = self.foreign.place((*self.way, numbers[0], key))
            self.notes.append(UNKNOWN_KEY.of(place=place, key=key, count=len(numbers)))

    def _refuse_circles(self, items: list[Item]) -> None:
        """Refuse items that are part of themselves."""
        parents = {item.id: item.parent for item in items}
        sound: set[str | None] = {None}
        for number, item in enumerate(items):
            walked: dict[str | None, None] = {}
            here: str | None = item.id
            while here not in sound:
                if here in walked:
                    place = self.foreign.place((*self.way, number))
                    raise ForeignError(CIRCLE.of(place=place, id=here))
                walked[here] = None
                here = parents[here] if here else None
            sound.update(walked)


def tail(urn: str, parts: int = 5) -> str:
    """Return the end of an identifier such as ``urn:intuitem:risk:req_node:iso27001-2022:a.5.1``."""
    return urn.strip().split(":", parts)[-1]


def said(locale: str, held: Mapping[str, Raw], key: str) -> tuple[str | None, str | None]:
    """Return a text in Japanese and in English; another language stands in for English."""
    own = plain(held.get(key))
    ja = own if locale == "ja" else _translated(held, "ja", key)
    en = own if locale == "en" else _translated(held, "en", key) or ("" if locale == "ja" else own)
    return ja or None, en or None


def _worded(locale: str, node: Mapping[str, Raw]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the title and description of a node in Japanese and in English."""
    own = titled(plain(node.get("name")), plain(node.get("description")))
    if type(node.get("translations")) is not dict:
        return (own, ("", "")) if locale == "ja" else (("", ""), own)
    ja = own if locale == "ja" else _both(node, "ja")
    en = own if locale == "en" else _both(node, "en")
    if not any(en) and locale != "ja":
        en = own
    return ja, en


def _both(node: Mapping[str, Raw], language: str) -> tuple[str, str]:
    """Return the title and the description of a node in another language."""
    return titled(_translated(node, language, "name"), _translated(node, language, "description"))


def _translated(held: Mapping[str, Raw], language: str, key: str) -> str:
    """Return a text in another language, where it is there."""
    translations = held.get("translations")
    there = translations.get(language) if type(translations) is dict else None
    return plain(there.get(key)) if type(there) is dict else ""
