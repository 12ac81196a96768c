"""Every kind, field, word and label that the specification names is declared as it names it."""

from __future__ import annotations

import csv
import re
import typing
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from isms.days import DAY, DAY_OR_MONTH, MOMENT
from isms.kind import COMMON, Field, Record, Shape, Time
from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.scalars import OneOf, Reference, Word

ALL: list[type[Record]] = [*Programme.kinds().values(), Settings]
KINDS = {kind.declaration.name: kind for kind in ALL}


FOLDERS = {
    "department": "departments",
    "person": "people",
    "party": "parties",
    "issue": "issues",
    "certification": "certifications",
    "asset": "assets",
    "personal-information": "personal-information",
    "risk": "risks",
    "treatment": "treatments",
    "control": "controls",
    "objective": "objectives",
    "inspection": "inspections",
    "inspection-result": "inspections/results",
    "supplier": "suppliers",
    "law": "laws",
    "document": "documents",
    "training": "trainings",
    "attendance": "trainings/attendance",
    "competence": "competences",
    "task": "tasks",
    "site": "sites",
    "audit": "audits",
    "finding": "findings",
    "review": "reviews",
    "incident": "incidents",
    "change": "changes",
    "request": "requests",
    "log": "logs",
    "log-type": "logs/types",
    "evidence": "evidence",
    "waiver": "waivers",
}
"""The kinds that are specified, each with its folder; a kind that is added does not have to stand here."""


def table(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def field(kind: str, path: str) -> Field:
    at: type[Record] = KINDS[kind]
    *parts, last = path.split(".")
    for part in parts:
        inside = at.declaration.fields[part].inside
        assert inside is not None, f"{kind}: {part} has no fields"
        at = inside
    return at.declaration.fields[last]


def classes(kind: type[Record]) -> set[type[Record]]:
    """Return a class and those of its parts."""
    inside = [f.inside for f in kind.declaration.fields.values() if f.inside]
    return {kind}.union(*map(classes, inside))


CLASSES = sorted(set().union(*map(classes, KINDS.values())), key=lambda found: found.__qualname__)
WORDS = sorted(
    {
        f.scalar.words
        for kind in CLASSES
        for f in kind.declaration.fields.values()
        if isinstance(f.scalar, OneOf)
    },
    key=lambda found: found.__qualname__,
)


def test_every_kind_is_there_in_its_folder() -> None:
    assert {name: KINDS[name].declaration.folder for name in FOLDERS} == FOLDERS


@pytest.mark.parametrize("row", table("fields.csv"), ids=lambda row: f"{row['kind']}.{row['field']}")
def test_every_field_is_there(row: dict[str, str]) -> None:
    assert field(row["kind"], row["field"]).required is (row["required"] == "true")


@pytest.mark.parametrize("kind", [*FOLDERS, "settings"])
def test_nothing_more_is_demanded_than_is_specified(kind: str) -> None:
    specified = {row["field"] for row in table("fields.csv") if row["kind"] == kind}
    demanded = {name for name, f in KINDS[kind].declaration.fields.items() if f.required}
    assert demanded <= specified


@pytest.mark.parametrize("row", table("words.csv"), ids=lambda row: f"{row['kind']}.{row['field']}")
def test_every_word_is_there(row: dict[str, str]) -> None:
    scalar = field(row["kind"], row["field"]).scalar
    assert isinstance(scalar, OneOf)
    assert [word.value for word in scalar.words] == row["words"].split("|")


@pytest.mark.parametrize("written", ["observe", "観察事項", "観察", "Observation"])
def test_an_observation_of_an_audit_is_read_in_every_spelling(written: str) -> None:
    assert field("audit", "checklist.result").scalar.read(written).value == "observe"


@pytest.mark.parametrize("row", table("labels.csv"), ids=lambda row: f"{row['kind']}.{row['label']}")
def test_every_printed_label_is_accepted(row: dict[str, str]) -> None:
    assert row["label"] in field(row["kind"], row["field"]).heads


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__qualname__))
def test_a_head_means_one_field(kind: type[Record]) -> None:
    fields = {**COMMON, **kind.declaration.fields}
    heads = Counter(
        head for f in fields.values() for head in {found.casefold().replace(" ", "_") for found in f.heads}
    )
    assert [head for head, times in heads.items() if times > 1] == []


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__qualname__))
def test_labels_are_in_their_language(kind: type[Record]) -> None:
    labels = [kind.declaration.label, *(f.label for f in kind.declaration.fields.values())]
    assert [label.en for label in labels if not label.en.isascii()] == []
    assert [label.ja for label in labels if not japanese(label.ja)] == []


@pytest.mark.parametrize("words", WORDS, ids=lambda words: str(words.__qualname__))
def test_words_have_their_own_label_in_each_language(words: type[Word]) -> None:
    for language in ("ja", "en"):
        labels = [getattr(word.label, language) for word in words]
        assert len(set(labels)) == len(labels)
    assert [word.label.ja for word in words if not japanese(word.label.ja)] == []
    assert [word.label.en for word in words if not word.label.en.isascii()] == []


def japanese(label: str) -> bool:
    """Tell whether a label has kana or kanji, or is a name that is written in Latin letters everywhere."""
    return bool(re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", label)) or label in {"git", "URL", "SHA-256"}


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__qualname__))
def test_dates_and_nothing_else_have_a_time(kind: type[Record]) -> None:
    for name, f in kind.declaration.fields.items():
        assert (f.scalar in {DAY, DAY_OR_MONTH, MOMENT}) is (f.time is not None), name


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__qualname__))
def test_what_has_not_happened_withdraws_nothing_that_must_be_there(kind: type[Record]) -> None:
    fields = kind.declaration.fields
    begins = [f for f in fields.values() if f.begins]
    assert len(begins) <= 1
    assert all(f.time is Time.HAPPENED for f in begins)
    for f in fields.values():
        assert set(f.withdraws) <= fields.keys(), f.name
        assert not [name for name in f.withdraws if fields[name].required], f.name


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__qualname__))
def test_annotations_say_what_is_declared(kind: type[Record]) -> None:
    hints = typing.get_type_hints(kind)
    for name, f in kind.declaration.fields.items():
        hint = hints[name]
        origin = typing.get_origin(hint) or hint
        optional = type(None) in typing.get_args(hint)
        if f.shape in {Shape.MANY, Shape.GROUPS}:
            assert origin is tuple, name
        elif f.shape in {Shape.MAPPING, Shape.NAMED}:
            assert origin is Mapping, name
        else:
            assert optional or f.required, name


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: str(kind.__qualname__))
def test_references_lead_to_kinds(kind: type[Record]) -> None:
    targets = {f.scalar.kind for f in kind.declaration.fields.values() if isinstance(f.scalar, Reference)}
    assert targets <= KINDS.keys()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_keys_are_fields_that_can_be_written_in_a_cell(kind: type[Record]) -> None:
    for part in kind.declaration.key:
        assert kind.declaration.fields[part].shape is Shape.ONE


def test_kinds_without_an_id_have_the_keys_of_the_specification() -> None:
    keys = {name: KINDS[name].declaration.key for name in (*FOLDERS, "settings")}
    keys = {name: key for name, key in keys.items() if key != ("id",)}
    assert keys == {
        "attendance": ("training", "person", "date"),
        "inspection-result": ("inspection", "department", "month"),
        "competence": ("person", "role", "assessed_on"),
        "log": (),
        "settings": (),
    }


def test_the_registers_kept_in_excel_are_written_as_csv() -> None:
    assert {name for name in FOLDERS if KINDS[name].declaration.tabular} == {
        "asset",
        "personal-information",
        "person",
        "law",
        "attendance",
        "inspection-result",
        "log",
    }


def test_only_documents_are_markdown() -> None:
    assert [name for name in FOLDERS if KINDS[name].declaration.documents] == ["document"]
