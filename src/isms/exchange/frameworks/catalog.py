"""OSCAL catalogs, and profiles that are resolved into one: groups, controls and enhancements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.exchange.frameworks.contents import Contents, origin, slug
from isms.exchange.frameworks.foreign import DEPTH, TOO_DEEP, Foreign, ForeignError, plain, shown
from isms.knowledge import Confidence, Framework, Item

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from isms.exchange.frameworks.foreign import Raw, Way

FORM = "oscal"
CATALOG = "catalog"
CONTROL, GROUP, WITHDRAWN = "control", "group", "withdrawn"
ANOTHER_LABEL = ("zero-padded", "sp800-53a")
"""Classes of labels that are not the number people use."""
NO_STATEMENT = (
    *("guidance", "objective", "assessment", "assessment-objective", "assessment-method", "overview"),
)
"""Parts of a control that are about it, and not what it asks for."""

EMPTY = Text(ja="{place}: カタログに管理策がありません。", en="{place}: the catalog has no control")
TWICE = Text(ja="{place}: 番号「{id}」が2回以上出てきます。", en="{place}: the id '{id}' stands here twice")
NO_PARAMETER = Text(
    ja="文中のパラメーター「{id}」の定義がないため、番号のまま残しました({count} か所)。",
    en="a text inserts the parameter '{id}', which is nowhere defined; its id was left there ({count} times)",
)
_NONE: list[Raw] = []
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
        self.items: dict[str, Item] = {}
        self.parameters: dict[str, Mapping[str, Raw]] = {}
        self.said: dict[str, str] = {}
        self.undefined: list[str] = []
        self.asking: list[tuple[Item, Raw]] = []
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
        self._walk(self.catalog, None, (CATALOG,))
        self._ask()
        if all(item.kind == GROUP for item in self.items.values()):
            raise ForeignError(EMPTY.of(place=self.foreign.place((CATALOG,))))
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
            items=tuple(self.items.values()),
        )
        notes = [NO_PARAMETER.of(id=self.undefined[0], count=len(self.undefined))] if self.undefined else []
        return Contents([made], notes=notes)

    def _publisher(self) -> str:
        """Return the first organisation that the catalog names."""
        parties = self.foreign.list_at(self.metadata.get("parties"), (CATALOG, "metadata", "parties"))
        names = (plain(party.get("name")) for party in parties if isinstance(party, dict))
        return next(filter(None, names), "")

    def _walk(self, holder: Mapping[str, Raw], parent: str | None, way: Way) -> None:
        """Add the groups and controls of a catalog, a group or a control, each before what it holds."""
        if len(way) > DEPTH:
            raise ForeignError(TOO_DEEP.of(place=self.foreign.place(way)))
        for param in _listed(holder.get("params")):
            if type(param) is dict and type(param.get("id")) is str:
                self.parameters[param["id"]] = param
        for key, add in (("groups", self._group), ("controls", self._control)):
            if key in holder:
                for number, held in enumerate(self.foreign.list_at(holder[key], (*way, key))):
                    here = (*way, key, number)
                    item = add(self.foreign.mapping_at(held, here), parent, here)
                    if item.id in self.items:
                        raise ForeignError(TWICE.of(place=self.foreign.place(here), id=item.id))
                    self.items[item.id] = item
                    self._walk(held, item.id, here)

    def _group(self, group: Mapping[str, Raw], parent: str | None, way: Way) -> Item:
        title = self.foreign.text_in(group, "title", way)
        id_ = plain(group.get("id")) or slug(title)
        if not id_ or (id_ in self.items and "id" not in group):
            id_ = shown(way)
        return Item(id=id_, parent=parent, kind=GROUP, title_en=title, assessable=False)

    def _control(self, control: Mapping[str, Raw], parent: str | None, way: Way) -> Item:
        """Return a control; what it asks for is written once every parameter is known."""
        identifier = self.foreign.text_in(control, "id", way)
        label, withdrawn = "", False
        for prop in _listed(control.get("props")):
            name = prop.get("name") if type(prop) is dict else None
            if name == "label" and not label and prop.get("class") not in ANOTHER_LABEL:
                label = plain(prop.get("value"))
            elif name == "status" and plain(prop.get("value")).casefold() == WITHDRAWN:
                withdrawn = True
        item = Item(
            id=label or identifier,
            urn=identifier,
            parent=parent,
            kind=WITHDRAWN if withdrawn else CONTROL,
            title_en=self.foreign.text_in(control, "title", way),
            assessable=not withdrawn,
        )
        if not withdrawn and "parts" in control:
            self.asking.append((item, control["parts"]))
        return item

    def _ask(self) -> None:
        """Write into each item what it asks for, with the parameters in their places."""
        for item, parts in self.asking:
            lines: list[str] = []
            self._statement(parts, lines, "", 0)
            text = "\n".join(lines)
            if "{{" in text:
                text = _INSERT.sub(self._inserted, text)
            object.__setattr__(item, "description_en", text or None)

    def _statement(self, parts: Raw, lines: list[str], indent: str, depth: int) -> None:
        """Add the lines of what a control asks for."""
        if depth > DEPTH:
            raise ForeignError(TOO_DEEP.of(place=self.foreign.place((CATALOG,))))
        for part in _listed(parts):
            if type(part) is not dict or part.get("name") in NO_STATEMENT:
                continue
            prose = plain(part["prose"]) if "prose" in part else ""
            if prose:
                label = _label(part) if "props" in part else ""
                lines.append(f"{indent}{label} {prose}" if label else indent + prose)
            if "parts" in part:
                self._statement(part["parts"], lines, f"{indent}  " if prose else indent, depth + 1)

    def _inserted(self, match: re.Match[str]) -> str:
        """Return the value, the choices or the label of a parameter that a text inserts."""
        name = match[1]
        said = self.said.get(name)
        if said is not None:
            return said
        param = self.parameters.get(name)
        if param is None:
            self.undefined.append(name)
            return f"[{name}]"
        self.said[name] = f"[{name}]"  # where it inserts itself
        self.said[name] = found = self._parameter(param)
        return found

    def _parameter(self, param: Mapping[str, Raw]) -> str:
        if "values" in param and (values := _texts(param["values"])):
            return ", ".join(values)
        select = param.get("select")
        if type(select) is dict and (choices := _texts(select.get("choice"))):
            offered = "; ".join(choices)
            if "{{" in offered:
                offered = _INSERT.sub(self._inserted, offered)
            several = " (one or more)" if select.get("how-many") == "one-or-more" else ""
            return f"[Selection{several}: {offered}]"
        return f"[Assignment: {plain(param.get('label')) or param['id']}]"


def _name(file: str) -> str:
    """Return the id of a catalog: the name of its file without what every catalog is called."""
    return slug(_ALSO_CALLED.sub("", file.rpartition(".")[0]))


def _listed(value: Raw) -> list[Raw]:
    """Return a list; an empty one where it is none."""
    return value if type(value) is list else _NONE


def _texts(value: Raw) -> list[str]:
    """Return the texts in a list; none where it is no list."""
    return list(filter(None, map(plain, _listed(value))))


def _label(part: Mapping[str, Raw]) -> str:
    """Return what a part of a control is numbered with."""
    for prop in _listed(part.get("props")):
        if type(prop) is dict and prop.get("name") == "label":
            return plain(prop.get("value"))
    return ""
