"""What the packaged frameworks want can be there, is said in both languages, and comes from somewhere."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from isms import api
from isms.coverage import reach
from isms.coverage.faults import wanted_faults
from isms.coverage.holding import held
from isms.coverage.showings import Request, Shelf, spelt
from isms.coverage.state import State
from isms.days import MONTH
from isms.diagnostic import Text
from isms.kind import Field, Record, Shape
from isms.knowledge import Coverage, Framework
from isms.knowledge.showing import Needed
from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.records.packaged import packaged, shipped_frameworks
from isms.scalars import NUMBER, WHOLE, Flag, OneOf
from isms.soa.keys import CONTROL
from tests.coverage.reading import DAY as TODAY
from tests.coverage.reading import SETTINGS, covered, programme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.knowledge import Item

THIS_YEAR = "2026-11-01"
KANA = re.compile(r"[぀-ヿ一-鿿]")
TOLD_OTHERWISE = {
    "J.2.2": ("5.2.1", "5.2.2"),
    "J.3.1.2": ("6.2.1",),
    "J.5.1": ("8.1", "8.2", "8.3"),
    "J.6.2": ("9.2.1", "9.2.2"),
}
"""Numbers that the notes tell as a whole, such as 5.2, or in a row, such as 8.1-8.3."""
NAMES = shipped_frameworks()


@pytest.fixture(scope="module")
def knowing() -> Programme:
    return programme({})


def items(knowing: Programme) -> Iterator[tuple[Framework, Item]]:
    for name in NAMES:
        framework = knowing.knowledge.frameworks[name]
        for item in framework.items:
            if item.assessable:
                yield framework, item


def wanted(knowing: Programme) -> Iterator[tuple[str, Request]]:
    shelf = Shelf(knowing.knowledge)
    for framework, item in items(knowing):
        source = shelf.source(framework, item)
        requirement = f"{framework.id}:{item.id}"
        for each in source.wanted:
            yield requirement, Request(each, requirement, source.answers_to(each), requirement)


def test_every_item_says_what_shows_it(knowing: Programme) -> None:
    shelf = Shelf(knowing.knowledge)
    silent = [
        f"{framework.id}:{item.id}"
        for framework, item in items(knowing)
        if item.kind != CONTROL
        and not any(each.needed is not Needed.OCCASION for each in shelf.source(framework, item).wanted)
    ]
    assert silent == []


def test_nothing_is_wanted_that_there_cannot_be(knowing: Programme) -> None:
    faults = [
        (name, fault)
        for name, request in wanted(knowing)
        for fault in wanted_faults(request.wanted, knowing.knowledge)
    ]
    assert faults == []


def test_everything_that_is_wanted_can_be_met(knowing: Programme) -> None:
    """A record that is made from what is wanted, and from nothing else, meets it."""
    requests = list(wanted(knowing))
    assert len(requests) > 250
    unmet = {}
    for name, request in requests:
        made = programme(Maker(knowing, request).files())
        found = held(made, request)
        if found.state is not State.READY:
            unmet[f"{name} {request.wanted.en}"] = [lack.reason.say("en") for lack in found.lacks]
    assert unmet == {}


def test_what_to_do_about_a_missing_document_is_enough(knowing: Programme) -> None:
    """A document that is recorded as the next action says is no longer missing."""
    for name, request in wanted(knowing):
        each = request.wanted
        if each.kind != reach.DOCUMENT or each.where or each.needed is Needed.OCCASION:
            continue
        (lack,) = held(knowing, request).lacks
        values = lack.next.values
        title = values.get("title")
        told: dict[str, Any] = {"id": "D-1", "version": "1"}
        told |= {"title": title.ja if isinstance(title, Text) else "規程"}
        told |= {"satisfies": [values["item"]]} if "item" in values else {}
        told |= {"renders": values["paper"]} if "paper" in values else {}
        found = held(programme({"documents/D-1.yaml": told}), request)
        assert found.state is not State.MISSING, (name, each.en, lack.next.say("en"))


def test_what_is_wanted_is_said_in_both_languages(knowing: Programme) -> None:
    for _, request in wanted(knowing):
        each = request.wanted
        assert KANA.search(each.ja), each.ja
        assert not KANA.search(each.en), each.en
        assert bool(each.next_ja) == bool(each.next_en)
        assert each.next is None or (KANA.search(each.next.ja) and not KANA.search(each.next.en))


@pytest.mark.parametrize("name", NAMES)
def test_reasons_and_next_actions_are_said_in_both_languages(name: str) -> None:
    for files in ({}, {"people/P-01.yaml": "id: P-01\nname: 港\ndepartment: D-1\nemployment: employee\n"}):
        for line in covered(files, name).lines:
            for message in (*line.reasons, *line.next):
                assert KANA.search(message.say("ja")), message.say("ja")
                assert not KANA.search(message.say("en")), message.say("en")
                assert "{" not in message.say("ja") + message.say("en")


@pytest.mark.parametrize("name", ["iso27001", "pmark", "jisq15001"])
def test_what_shows_items_has_a_source_and_fits_its_framework(name: str) -> None:
    known, framework = packaged(Coverage, name), packaged(Framework, name)
    assert known is not None
    assert framework is not None
    assert known.source
    ids = [item.id for item in framework.items if item.assessable]
    shown = [showing.id for showing in known.items]
    assert len(shown) == len(set(shown))
    assert set(shown) <= set(ids)


def test_what_corresponds_is_there_and_assessed(knowing: Programme) -> None:
    assessed = {f"{framework.id}:{item.id}" for framework, item in items(knowing)}
    names = {name: f.id for f in knowing.knowledge.frameworks.values() for name in (f.id, *f.aliases)}
    pointed = [
        spelt(each, names)
        for known in knowing.knowledge.coverage.values()
        for showing in known.items
        for each in showing.corresponds
    ]
    assert pointed
    assert set(pointed) <= assessed


def test_numbers_of_the_standard_follow_the_notes_of_the_guideline() -> None:
    """The numbers of JIS Q 15001 come from the notes on the items, and none was added by hand."""
    known, framework = packaged(Coverage, "pmark"), packaged(Framework, "pmark")
    assert known is not None
    assert framework is not None
    notes = {item.id: item.note or "" for item in framework.items}
    for showing in known.items:
        told = re.findall(r"対応: JIS Q 15001:2023 ([^（ ]+(?: a\))?)", notes[showing.id])
        for each in showing.corresponds:
            name, _, number = each.partition(":")
            if name == "jisq15001" and number not in TOLD_OTHERWISE.get(showing.id, ()):
                assert number in told, (showing.id, number, told)


def test_the_ways_have_ten_and_sixteen_steps() -> None:
    isms, pmark = (packaged(Framework, name) for name in ("isms-steps", "pmark-steps"))
    assert isms is not None
    assert pmark is not None
    assert len([item for item in isms.items if item.kind in {"step", "keeping"}]) == 10
    assert [item.id for item in pmark.items if item.kind == "step"] == [str(n) for n in range(1, 17)]
    assert len([item for item in pmark.items if item.kind == "phase"]) == 5
    for framework in (isms, pmark):
        for item in framework.items:
            if item.assessable:
                assert item.products is not None
                assert KANA.search(item.products.ja)
                assert not KANA.search(item.products.en)


def test_the_example_shows_most_items() -> None:
    loaded = api.load(Path(__file__).parents[2] / "examples/minato-contact", TODAY)
    for name in ("iso27001", "pmark", "jisq15001"):
        counts = api.coverage(loaded, [name]).counts
        assert counts[State.MISSING] == 0
        assert counts[State.READY] > 4 * counts[State.PARTIAL]
    lines = {line.id: line for line in api.coverage(loaded, ["iso27001"]).lines}
    assert lines["A.8.4"].state is State.NOT_APPLICABLE
    assert lines["A.5.30"].state is State.PARTIAL
    assert "control:A.5.30" in lines["A.5.30"].shown


class Maker:
    """Makes a programme that holds exactly one thing that is wanted."""

    def __init__(self, knowing: Programme, request: Request) -> None:
        self._knowing = knowing
        self._request = request
        self._wanted = request.wanted

    def files(self) -> dict[str, Any]:
        if self._wanted.kind == reach.SETTINGS:
            return {"isms.yaml": self._settings()}
        if self._wanted.mandatory:
            return {f"documents/D-{n}.yaml": each for n, each in enumerate(self._documents())}
        kind = next(k for k in Programme.kinds().values() if k.declaration.name == self._wanted.kind)
        record = self._record(kind)
        written = [{**record, "id": each} for each in self._controls()] if self._wanted.every else record
        return {f"{kind.declaration.folder}/one.yaml": written}

    def _controls(self) -> list[str]:
        framework = self._knowing.knowledge.frameworks[str(self._wanted.every)]
        return [item.id for item in framework.items if item.kind == CONTROL]

    def _settings(self) -> dict[str, Any]:
        made: dict[str, Any] = copy.deepcopy(SETTINGS)
        for paths in self._wanted.fields:
            put(Settings, made, paths.split(reach.EITHER)[0])
        return made

    def _documents(self) -> Iterator[dict[str, Any]]:
        known = self._knowing.knowledge.mandatory_documents[str(self._wanted.mandatory)]
        for each in known.items:
            yield {
                **APPROVED,
                "id": f"D-{known.items.index(each)}",
                "title": each.titled[0] if each.titled else each.title_ja,
                "satisfies": list(each.answered_by),
            }

    def _record(self, kind: type[Record]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, field in kind.declaration.fields.items():
            if field.required:
                made[name] = value(field)
        for path, values in self._wanted.where.items():
            put(kind, made, path, chosen(values))
        for paths in self._wanted.fields:
            put(kind, made, paths.split(reach.EITHER)[0])
        for day in (self._wanted.yearly, self._wanted.each_yearly):
            if day:
                put(kind, made, day)
        if self._wanted.role:
            made["roles"] = [self._wanted.role]
        if self._wanted.kind == reach.DOCUMENT:
            made |= APPROVED | {"kind": made.get("kind", "regulation")}
            made["satisfies"] = sorted(self._request.answers)
            if self._wanted.titled:
                made["title"] = self._wanted.titled[0]
        return made


APPROVED = {"version": "1", "approved_by": "P-01", "approved_on": THIS_YEAR, "title": "規程"}


def chosen(values: str) -> str | None:
    """Return a value that meets a condition; None where any will do."""
    if values.startswith(reach.OTHERS):
        return "US"
    first = values.split(reach.EITHER, maxsplit=1)[0]
    return None if first == reach.ANYTHING else first


def put(kind: type[Record], made: dict[str, Any], path: str, wanted: str | None = None) -> None:
    """Write a value where a path leads to."""
    first, dot, rest = path.partition(".")
    name, bracket, condition = first.partition("[")
    field = kind.declaration.fields[name]
    if not dot:
        written = wanted if wanted is not None else value(field)
        if wanted is not None and field.shape is Shape.MANY:
            written = [wanted]
        if wanted is not None or name not in made:
            made[name] = written
        return
    inside = field.inside
    assert inside is not None
    if field.shape is Shape.GROUPS:
        parts = made.setdefault(name, [{}])
        if not isinstance(parts[0], dict):
            parts[0] = {}
        part = parts[0]
    else:
        part = made.setdefault(name, {})
    if bracket:
        key, _, held_value = condition.rstrip("]").partition("=")
        part[key] = held_value
    for each, declared in inside.declaration.fields.items():
        if declared.required:
            part.setdefault(each, value(declared))
    put(inside, part, rest, wanted)


def value(field: Field) -> Any:
    """Return a value that a field may have."""
    if field.inside is not None:
        parts = field.inside.declaration.fields
        wanted = [name for name, part in parts.items() if part.required] or [next(iter(parts))]
        filled = {name: value(parts[name]) for name in wanted}
        return [filled] if field.shape is Shape.GROUPS else filled
    one = written(field)
    if field.shape is Shape.MANY:
        return [one]
    return {"threat": "1"} if field.shape is Shape.MAPPING else one


def written(field: Field) -> str:
    """Return a single value as a record writes it."""
    if isinstance(field.scalar, OneOf):
        return str(next(iter(field.scalar.words)))
    if field.time is not None:
        return THIS_YEAR
    if isinstance(field.scalar, Flag):
        return "true"
    return {MONTH: "2026-11", WHOLE: "1", NUMBER: "1"}.get(field.scalar, "x-1")
