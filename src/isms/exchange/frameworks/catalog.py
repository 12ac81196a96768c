"""OSCAL catalogs, and profiles that are resolved into one: groups, controls and enhancements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.exchange.frameworks.contents import Contents, origin, slug
from isms.exchange.frameworks.foreign import DEPTH, TOO_DEEP, Foreign, ForeignError, plain, shown
from isms.knowledge import Confidence, Framework, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from isms.exchange.frameworks.foreign import Raw, Way

FORM = "oscal"
CATALOG = "catalog"
CONTROL, GROUP, WITHDRAWN = "control", "group", "withdrawn"
ANOTHER_LABEL = frozenset({"zero-padded", "sp800-53a"})
"""Classes of labels that are not the number people use."""
NO_STATEMENT = frozenset(
    {"guidance", "objective", "assessment", "assessment-objective", "assessment-method", "overview"}
)
"""Parts of a control that are about it, and not what it asks for."""

EMPTY = Text(ja="{place}: カタログに管理策がありません。", en="{place}: the catalog has no control")
TWICE = Text(ja="{place}: 番号「{id}」が2回以上出てきます。", en="{place}: the id '{id}' stands here twice")
NO_PARAMETER = Text(
    ja="文中のパラメーター「{id}」の定義がないため、番号のまま残しました({count} か所)。",
    en="a text inserts the parameter '{id}', which is nowhere defined; its id was left there ({count} times)",
)
_ALSO_CALLED = re.compile(r"([-_](catalog|min|resolved-profile))+\Z", re.IGNORECASE)
_INSERT = re.compile(r"\{\{\s*(?:insert:\s*)?(?:param[,:]\s*)?([^\s{}]+)\s*\}\}")


def read(foreign: Foreign, day: date) -> Contents:
    """Return the framework that a catalog is; raises ForeignError where it is none."""
    return _Catalog(foreign, day).read()


class _Catalog:
    """Reads one catalog."""

    def __init__(self, foreign: Foreign, day: date) -> None:
        self.foreign = foreign
        self.catalog = foreign.mapping_at(foreign.top[CATALOG], (CATALOG,))
        self.metadata = foreign.mapping_at(
            self._held(self.catalog, "metadata", (CATALOG,)), (CATALOG, "metadata")
        )
        self.items: list[Item] = []
        self.ways: list[Way] = []
        self.parameters: dict[str, Mapping[str, Raw]] = {}
        self.undefined: list[str] = []
        self.day = day

    def _held(self, holder: Mapping[str, Raw], key: str, way: Way) -> Raw:
        if key not in holder:
            raise self.foreign.missing(key, shown(way), way)
        return holder[key]

    def read(self) -> Contents:
        """Return the one framework of the catalog."""
        way: Way = (CATALOG, "metadata")
        title, version = (self.foreign.text_in(self.metadata, key, way) for key in ("title", "version"))
        identifier = self.foreign.text_in(self.catalog, "uuid", (CATALOG,))
        self._define(self.catalog, (CATALOG,), 0)
        self._walk(self.catalog, None, (CATALOG,), 0)
        if not any(item.kind != GROUP for item in self.items):
            raise ForeignError(EMPTY.of(place=self.foreign.place((CATALOG,))))
        self._no_twins()
        publisher = self._publisher()
        published = plain(self.metadata.get("published")) or plain(self.metadata.get("last-modified"))
        imported = origin(
            self.foreign,
            self.day,
            FORM,
            urn=identifier,
            publisher=publisher,
            published=published[:10],
            locale="en",
        )
        made = Framework(
            id=_name(self.foreign.name) or slug(title),
            title_en=title,
            version=version,
            confidence=Confidence.MEDIUM,
            licence=plain(self.metadata.get("remarks")) or None,
            source="; ".join(filter(None, (publisher, f"OSCAL {identifier}"))),
            imported=imported,
            items=tuple(self.items),
        )
        notes = [NO_PARAMETER.of(id=self.undefined[0], count=len(self.undefined))] if self.undefined else []
        return Contents([made], notes=notes)

    def _publisher(self) -> str:
        """Return the first organisation that the catalog names."""
        parties = self.foreign.list_at(self.metadata.get("parties"), (CATALOG, "metadata", "parties"))
        names = (plain(party.get("name")) for party in parties if isinstance(party, dict))
        return next(filter(None, names), "")

    def _define(self, holder: Mapping[str, Raw], way: Way, depth: int) -> None:
        """Learn every parameter, wherever it is defined."""
        if depth > DEPTH:
            raise ForeignError(TOO_DEEP.of(place=self.foreign.place(way)))
        for param in holder.get("params") or ():
            if type(param) is dict:
                self.parameters[plain(param.get("id"))] = param
        for key in ("groups", "controls"):
            for number, inside in enumerate(self.foreign.list_at(holder.get(key), (*way, key))):
                here = (*way, key, number)
                self._define(self.foreign.mapping_at(inside, here), here, depth + 1)

    def _walk(self, holder: Mapping[str, Raw], parent: str | None, way: Way, depth: int) -> None:
        """Add the groups and controls of a catalog, a group or a control, each before what it holds."""
        for number, group in enumerate(holder.get("groups") or ()):
            here = (*way, "groups", number)
            title = self.foreign.text_in(group, "title", here)
            id_ = plain(group.get("id")) or slug(title) or shown(here)
            self._add(Item(id=id_, parent=parent, kind=GROUP, title_en=title, assessable=False), here)
            self._walk(group, id_, here, depth + 1)
        for number, control in enumerate(holder.get("controls") or ()):
            here = (*way, "controls", number)
            item = self._control(control, parent, here)
            self._add(item, here)
            if "controls" in control:
                self._walk(control, item.id, here, depth + 1)

    def _add(self, item: Item, way: Way) -> None:
        self.items.append(item)
        self.ways.append(way)

    def _control(self, control: Mapping[str, Raw], parent: str | None, way: Way) -> Item:
        identifier = self.foreign.text_in(control, "id", way)
        title = self.foreign.text_in(control, "title", way)
        label, withdrawn = "", False
        for prop in control.get("props") or ():
            name, value = prop.get("name"), plain(prop.get("value"))
            if name == "label" and not label and prop.get("class") not in ANOTHER_LABEL:
                label = value
            elif name == "status" and value.casefold() == WITHDRAWN:
                withdrawn = True
        lines: list[str] = []
        if not withdrawn:
            self._statement(control.get("parts") or (), lines, "", 0)
        return Item(
            id=label or identifier,
            urn=identifier,
            parent=parent,
            kind=WITHDRAWN if withdrawn else CONTROL,
            title_en=title,
            assessable=not withdrawn,
            description_en="\n".join(lines) or None,
        )

    def _statement(
        self, parts: Iterable[Mapping[str, Raw]], lines: list[str], indent: str, depth: int
    ) -> None:
        """Add the lines of what a control asks for, with its parameters in their places."""
        if depth > DEPTH:
            raise ForeignError(TOO_DEEP.of(place=self.foreign.place((CATALOG,))))
        for part in parts:
            if part.get("name") in NO_STATEMENT:
                continue
            prose = plain(part.get("prose"))
            if prose:
                props = part.get("props") or ()
                label = next((plain(p.get("value")) for p in props if p.get("name") == "label"), "")
                text = self._filled(prose, 0) if "{{" in prose else prose
                lines.append(f"{indent}{label} {text}" if label else indent + text)
            below = part.get("parts")
            if below:
                self._statement(below, lines, f"{indent}  " if prose else indent, depth + 1)

    def _filled(self, prose: str, depth: int) -> str:
        """Return a text with the value, the choices or the label of each parameter in its place."""

        def inserted(match: re.Match[str]) -> str:
            param = self.parameters.get(match[1])
            if param is None or depth > 8:
                self.undefined.append(match[1])
                return f"[{match[1]}]"
            return self._parameter(param, depth)

        return _INSERT.sub(inserted, prose)

    def _parameter(self, param: Mapping[str, Raw], depth: int) -> str:
        values = [plain(value) for value in param.get("values") or ()]
        if values:
            return ", ".join(values)
        select = param.get("select")
        if isinstance(select, dict) and select.get("choice"):
            choices = "; ".join(self._filled(plain(choice), depth + 1) for choice in select["choice"])
            several = " (one or more)" if select.get("how-many") == "one-or-more" else ""
            return f"[Selection{several}: {choices}]"
        return f"[Assignment: {plain(param.get('label')) or plain(param.get('id'))}]"

    def _no_twins(self) -> None:
        """Refuse two items with one id."""
        seen: set[str] = set()
        for item, way in zip(self.items, self.ways, strict=True):
            if item.id in seen:
                raise ForeignError(TWICE.of(place=self.foreign.place(way), id=item.id))
            seen.add(item.id)


def _name(file: str) -> str:
    """Return the id of a catalog: the name of its file without what every catalog is called."""
    return slug(_ALSO_CALLED.sub("", file.rpartition(".")[0]))
