"""Controls, clauses, items and steps exist in their framework.
管理策、箇条、指針の項目、工程は、その規格やフレームワークに存在するものであること。

Numbers of controls are texts: `A.5.1` and `A.5.10` are different, and `5.10` alone is neither a control nor
a clause. A bare number means Annex A of ISO/IEC 27001; others are written `framework:item`. A task of the
plan names its step as `isms-steps:2` or `pmark-steps:5`; where only one of the two ways is gone, `2` will do.

管理策の番号は文字として扱います。`A.5.1` と `A.5.10` は別のもので、`5.10` だけでは管理策でも箇条でもあり
ません。番号だけを書くと附属書Aを指し、ほかの規格は「規格:番号」の形で書きます。計画項目の工程は
`isms-steps:2`、`pmark-steps:5` のように書きます。目指す認証が一つなら `2` だけでもかまいません。

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

Fails:

    tasks/TSK-01.yaml:
      id: TSK-01
      title: 情報資産の棚卸し
      step: "isms-steps:22"
      owner: P-01
      due: 2026-12-10

Passes:

    tasks/TSK-01.yaml:
      id: TSK-01
      title: 情報資産の棚卸し
      step: "isms-steps:2"
      owner: P-01
      due: 2026-12-10
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
from isms.standards import aims, usual

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
    ja="番号を直してください。附属書Aの管理策は A.5.1 から A.8.34 まで、ほかは「27001:9.2.2」、工程は"
    "「isms-steps:2」のように書きます。フレームワークは isms framework list で確かめられ、"
    "他の基準は isms framework import で取り込めます。",
    en="Correct the number: Annex A runs from A.5.1 to A.8.34, anything else is written like 27001:9.2.2, "
    "a step like isms-steps:2. isms framework list shows the frameworks; others come in by isms framework "
    "import.",
)
NO_ITEM = Text(
    ja="{framework} に「{item}」という項目はありません。{near}",
    en="{framework} has no item '{item}'. {near}",
)
TAKEN_OUT = Text(
    ja="{framework} の項目「{item}」は、版 {version}({day} に取り込み)でなくなりました。",
    en="The item '{item}' of {framework} is gone since version {version}, imported on {day}.",
)
NO_FRAMEWORK = Text(
    ja="「{framework}」というフレームワークはありません。{near}",
    en="There is no framework '{framework}'. {near}",
)
NO_PREFIX = Text(
    ja="「{item}」は「規格:番号」の形(例 27001:9.2.2)で書いてください。",
    en="Write '{item}' as framework:item, such as 27001:9.2.2.",
)
NO_WAY = Text(
    ja="「{framework}」は工程のフレームワークではありません。{near}",
    en="'{framework}' is no framework of steps. {near}",
)
NO_STEP = Text(
    ja="「{item}」という工程はありません({frameworks})。{near}",
    en="There is no step '{item}' ({frameworks}). {near}",
)
SEVERAL = Text(
    ja="「{item}」という工程は {frameworks} のどれにもあります。"
    "どの工程かを「{first}:{item}」のように書いてください。",
    en="Each of {frameworks} has a step '{item}'; say which is meant, as in {first}:{item}.",
)
HOME = "iso27001"
STEP = "step"
"""The field in which a task names the step that it is part of."""
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
        message = faults[use.declared, use.value]
        yield Flaw(use.record, use.field, message, Level.WARNING if message.text is SEVERAL else None)


def names_items(declared: Field) -> bool:
    """Tell whether a field names items of frameworks, or steps; a clause may also be free text."""
    return isinstance(declared.scalar, FrameworkItem | Requirement) or declared.name in {"clause", STEP}


class _Shelf:
    """The frameworks of a programme, with the items of each."""

    def __init__(self, programme: Programme) -> None:
        self._knowledge = programme.knowledge
        self._aims = aims(programme)
        self._known: dict[tuple[str, bool], Mapping[str, None]] = {}

    def fault(self, declared: Field, value: str) -> Message | None:
        """Return what is wrong with the value of a field, if anything."""
        if declared.name == STEP:
            return self._step_fault(value)
        name, colon, item = value.partition(":")
        if declared.name == "clause" and not _CITES.match(value):
            return None
        if colon:
            return self._lacks(name.strip(), item.strip())
        if isinstance(declared.scalar, Requirement):
            return NO_PREFIX.of(item=value)
        return self._lacks(HOME, value, bare=True)

    def _step_fault(self, value: str) -> Message | None:
        """Return what is wrong with a step: ``framework:step``, or a step that only one way has."""
        first, colon, item = (part.strip() for part in value.partition(":"))
        every = {name: f for name, f in self._knowledge.frameworks.items() if f.leads_to is not None}
        if colon and first not in every:
            return NO_WAY.of(framework=first, near=Vocabulary(every).near(first))
        step = item if colon else first
        ways = {
            name: dict.fromkeys(item.id for item in each.items if item.assessable is not False)
            for name, each in every.items()
            if (name == first if colon else usual(each.leads_to or "") in self._aims)
        }
        having = [name for name, steps in ways.items() if step in steps]
        if len(having) > 1:
            return SEVERAL.of(item=step, frameworks=having, first=having[0])
        near = Vocabulary([each for steps in ways.values() for each in steps]).near(step)
        return None if having else NO_STEP.of(item=step, frameworks=[*ways], near=near)

    def control_fault(self, control: Control) -> Message | None:
        """Return what is wrong with the id of a control; without a framework it is one of Annex A."""
        framework = control.framework or HOME
        return self._lacks(framework, control.id, bare=framework in {HOME, "27001"})

    def _no_framework(self, name: str) -> Message:
        known = {*_SHIPPED, *self._knowledge.frameworks}
        return NO_FRAMEWORK.of(framework=name, near=Vocabulary(sorted(known)).near(name))

    def _lacks(self, name: str, item: str, *, bare: bool = False) -> Message | None:
        """Return a message where a framework lacks an item; ``bare`` items are controls of Annex A."""
        framework = self._knowledge.framework(name)
        if framework is None:
            return None if name in _SHIPPED else self._no_framework(name)
        known = self._items(framework, controls=bare)
        if item in known:
            return None
        taken_out = _taken_out(framework, item)
        if taken_out is not None:
            return taken_out
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


def _taken_out(framework: Framework, item: str) -> Message | None:
    """Return since which version an item is gone from an imported framework, if it once was there."""
    changes = framework.imported.changes if framework.imported else ()
    for change in reversed(changes):
        if item in change.removed:
            return TAKEN_OUT.of(
                framework=framework.id, item=item, version=change.after or "", day=change.day or ""
            )
    return None
