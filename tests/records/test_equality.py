"""The same records in CSV and in YAML are the same to everyone."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms.diagnostic import Message, Text
from isms.kind import COMMON, Field, Record, Shape
from isms.model.programme import Programme
from isms.scalars import OneOf, Scalar
from tests.records.reading import BARE, read

if TYPE_CHECKING:
    from isms.diagnostic import Misreading
    from tests.records.reading import Outcome

PEOPLE = """\
id,氏名,部署,雇用区分
P-1,山田 花子,D-0,正社員
P-2,佐藤 恵,D-0,正社員
P-3,佐藤 恵,D-0,正社員
"""
FLAT = frozenset({Shape.ONE, Shape.MANY, Shape.MAPPING, Shape.GROUP})
KINDS = [
    kind
    for kind in Programme.kinds().values()
    if not kind.declaration.nested_lists or kind.declaration.tabular
]
WORDS = [
    *(
        "",
        " ",
        "2026-05-01",
        "2026/5/1",
        "2026年5月1日",
        "2026-02-30",
        "2027-01-01",
        "2026-05",
        "2026/5",
        "true",
    ),
    *(
        "はい",
        "no",
        "12",
        "１２",
        "-3",
        "1.5",
        "1e3",
        "null",
        "~",
        "Null",
        "A.5.1",
        "27001:9.2.2",
        "P-1",
        "D-0",
    ),
    *("山田花子", "佐藤 恵", "a;b", "a; b ;;c", "a;~;2026/5/1", "evidence/a.pdf", "../a", "2026-05-01 09:30"),
]
SIGNS = "東京あア漢ｱ%#&*!|>'\"`@{}[],:;?-=+\\ \t\n　AB01"
TEXTS = st.sampled_from(WORDS) | st.text(st.sampled_from(SIGNS), max_size=12)


class Given(NamedTuple):
    """Records of a kind as texts by their heads, a head with dots for a part of a field."""

    kind: type[Record]
    heads: tuple[tuple[str, ...], ...]
    rows: list[list[str]]
    listed: bool


def spellings(kind: type[Record], declared: Field) -> list[str]:
    return [head for head in declared.heads if kind.declaration.heads[head] is declared]


def texts_of(scalar: Scalar) -> st.SearchStrategy[str]:
    if isinstance(scalar, OneOf):
        return st.sampled_from([s for word in scalar.words for s in (word.value, word.label.ja)]) | TEXTS
    return TEXTS


@st.composite
def givens(draw: st.DrawFn, kind: type[Record]) -> Given:
    fields = {**COMMON, **kind.declaration.fields}
    optional = [f for f in fields.values() if f.shape in FLAT and not f.required]
    chosen = [f for f in fields.values() if f.required] + draw(
        st.lists(st.sampled_from(optional), unique=True)
    )
    heads: list[tuple[str, ...]] = [("x_row",)]
    cells: list[st.SearchStrategy[str]] = [st.just("own")]
    for declared in chosen:
        head = draw(st.sampled_from(spellings(kind, declared)))
        if declared.inside is not None:
            parts = {
                name: f.scalar for name, f in declared.inside.declaration.fields.items() if f.shape in FLAT
            }
        elif declared.shape is Shape.MAPPING:
            parts = {"threat": declared.scalar, "影響": declared.scalar}
        else:
            parts = {"": declared.scalar}
        for part, scalar in parts.items():
            heads.append((head, part) if part else (head,))
            plain = declared.name == "id"
            cells.append(
                st.sampled_from(["A-1", "A-2", "B-1", "B 1", "", "null"]) if plain else texts_of(scalar)
            )
    rows = draw(st.lists(st.tuples(*cells).map(list), min_size=1, max_size=4))
    return Given(kind, tuple(heads), rows, draw(st.booleans()))


def as_csv(given: Given) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([[".".join(head) for head in given.heads], *given.rows])
    return text.getvalue()


def as_yaml(given: Given) -> str:
    return "".join(f"- {json.dumps(mapping(given, row), ensure_ascii=False)}\n" for row in given.rows)


def mapping(given: Given, row: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for (head, *part), cell in zip(given.heads, row, strict=True):
        if part:
            found.setdefault(head, {})[part[0]] = cell
        elif given.listed and given.kind.declaration.heads.get(head, COMMON["draft"]).shape is Shape.MANY:
            found[head] = cell.split(";")
        else:
            found[head] = cell
    return found


def content(value: Any) -> Any:
    """Return a value with everything in a record but where it stands."""
    if isinstance(value, Record):
        own = {name: content(getattr(value, name)) for name in (*COMMON, *value.declaration.fields)}
        return (
            own,
            dict(value.extra),
            value.unread,
            value.key.partition("#")[0].rpartition(".")[0] or value.key,
        )
    if isinstance(value, tuple):
        return tuple(map(content, value))
    return {k: content(v) for k, v in value.items()} if isinstance(value, dict) else value


def said(misreading: Misreading) -> tuple[object, ...]:
    values = [
        (
            name,
            value.say("en")
            if isinstance(value, Text | Message)
            else str(value).rpartition(".")[0] or str(value),
        )
        for name, value in misreading.values.items()
    ]
    record = (misreading.record or "").partition(".csv#")[0].partition(".yaml#")[0]
    return misreading.code, misreading.kind, record, *values


def everything(outcome: Outcome, kind: type[Record]) -> tuple[object, ...]:
    programme, name = outcome.programme, kind.declaration.name
    return (
        [content(record) for record in programme.registers[name]],
        Counter(map(said, programme.misreadings)),
        programme.left_out,
        {
            k: {key.partition("#")[0].rpartition(".")[0] or key for key in v}
            for k, v in programme.not_yet.items()
        },
    )


@pytest.mark.parametrize("kind", KINDS, ids=[kind.declaration.name for kind in KINDS])
def test_csv_and_yaml_are_equal(kind: type[Record]) -> None:
    folder = kind.declaration.folder
    base = {"isms.yaml": BARE, "people/0.csv": PEOPLE}

    @settings(deadline=None, max_examples=50, derandomize=True)
    @given(written=givens(kind))
    def equal(written: Given) -> None:
        table = read({**base, f"{folder}/LT.csv": as_csv(written)})
        text = read({**base, f"{folder}/LT.yaml": as_yaml(written)})
        assert everything(table, kind) == everything(text, kind)

    equal()
