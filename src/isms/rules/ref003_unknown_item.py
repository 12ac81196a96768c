"""Controls, clauses and items exist in their framework.
管理策、箇条、指針の項目は、その規格に存在するものであること。

Numbers of controls are texts: `A.5.1` and `A.5.10` are different, and `5.10` alone is neither a control nor
a clause. A bare number means Annex A of ISO/IEC 27001; others are written `framework:item`.

管理策の番号は文字として扱います。`A.5.1` と `A.5.10` は別のもので、`5.10` だけでは管理策でも箇条でもあり
ません。番号だけを書くと附属書Aを指し、ほかの規格は「規格:番号」の形で書きます。

Fails:

    controls/A.5.10.yaml:
      id: "5.10"
      applicable: true
      reasons: [baseline]
      justification: 情報資産の取扱いを定めるため

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: 内部監査規程
      kind: regulation
      version: "1.0"
      satisfies: ["27001:9.2.9"]

Passes:

    controls/A.5.10.yaml:
      id: A.5.10
      applicable: true
      reasons: [baseline]
      justification: 情報資産の取扱いを定めるため
    documents/DOC-01.yaml:
      id: DOC-01
      title: 内部監査規程
      kind: regulation
      version: "1.0"
      satisfies: ["27001:9.2.2"]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.near import Vocabulary
from isms.references import uses
from isms.rules import Flaw
from isms.scalars import FrameworkItem, Requirement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.diagnostic import Message
    from isms.kind import Field
    from isms.knowledge import Framework
    from isms.model.control import Control
    from isms.model.programme import Programme

CODE = "REF003"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="番号を直してください。附属書Aの管理策は A.5.1 から A.8.34 まで、"
    "ほかは「27001:9.2.2」のように書きます。",
    en="Correct the number: Annex A runs from A.5.1 to A.8.34, anything else is written like 27001:9.2.2.",
)
NO_ITEM = Text(
    ja="{framework} に「{item}」という項目はありません。{near}",
    en="{framework} has no item '{item}'. {near}",
)
NO_FRAMEWORK = Text(
    ja="「{framework}」というフレームワークはありません。", en="There is no framework '{framework}'."
)
NO_PREFIX = Text(
    ja="「{item}」は「規格:番号」の形(例 27001:9.2.2)で書いてください。",
    en="Write '{item}' as framework:item, such as 27001:9.2.2.",
)
HOME = "iso27001"
_ANNEX_A = "A."
_SHIPPED = frozenset({"iso27001", "27001", "jisq15001", "15001", "pmark"})
"""Frameworks that ship with the tool; those that the programme does not run are not loaded."""
_CITES = re.compile(r"A\.\d+\.\d+\Z|(iso27001|27001|jisq15001|15001|pmark):\S", re.ASCII)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what names an item that its framework does not have."""
    shelf = _Shelf(programme)
    for control in programme.controls:
        fault = shelf.control_fault(control)
        if fault is not None:
            yield Flaw(control, ("id",), fault)

    faults: dict[tuple[Field, str], Message] = {}

    def wrong(declared: Field, values: set[str]) -> set[str]:
        found = {value: fault for value in values if (fault := shelf.fault(declared, value))}
        faults.update({(declared, value): fault for value, fault in found.items()})
        return set(found)

    for use in uses(programme, names_items, wrong):
        yield Flaw(use.record, use.field, faults[use.declared, use.value])


def names_items(declared: Field) -> bool:
    """Tell whether a field names items of frameworks; a clause may also be free text."""
    return isinstance(declared.scalar, FrameworkItem | Requirement) or declared.name == "clause"


class _Shelf:
    """The frameworks of a programme, with the items of each."""

    def __init__(self, programme: Programme) -> None:
        self._knowledge = programme.knowledge
        self._known: dict[tuple[str, bool], Mapping[str, None]] = {}

    def fault(self, declared: Field, value: str) -> Message | None:
        """Return what is wrong with the value of a field, if anything."""
        name, colon, item = value.partition(":")
        if declared.name == "clause" and not _CITES.match(value):
            return None
        if colon:
            return self._lacks(name.strip(), item.strip())
        if isinstance(declared.scalar, Requirement):
            return NO_PREFIX.of(item=value)
        return self._lacks(HOME, value, bare=True)

    def control_fault(self, control: Control) -> Message | None:
        """Return what is wrong with the id of a control; without a framework it is one of Annex A."""
        framework = control.framework or HOME
        return self._lacks(framework, control.id, bare=framework in {HOME, "27001"})

    def _lacks(self, name: str, item: str, *, bare: bool = False) -> Message | None:
        """Return a message where a framework lacks an item; ``bare`` items are controls of Annex A."""
        framework = self._knowledge.framework(name)
        if framework is None:
            return None if name in _SHIPPED else NO_FRAMEWORK.of(framework=name)
        known = self._items(framework, controls=bare)
        if item in known:
            return None
        meant = f"{_ANNEX_A}{item}" if bare and item[:1].isdigit() else item
        return NO_ITEM.of(framework=framework.id, item=item, near=Vocabulary(known).near(meant))

    def _items(self, framework: Framework, *, controls: bool) -> Mapping[str, None]:
        """Return the ids of all items of a framework, or of the controls of Annex A alone."""
        shelf = (framework.id, controls)
        if shelf not in self._known:
            items = (
                item.id
                for item in framework.items
                if not controls or (item.id.startswith(_ANNEX_A) and item.assessable is not False)
            )
            self._known[shelf] = dict.fromkeys(items)
        return self._known[shelf]
