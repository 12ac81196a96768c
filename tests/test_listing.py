"""Rows are chosen, ordered and cut to columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from isms.diagnostic import Text
from isms.listing import Column, Listing, ListingError, Named, choose, value
from isms.model.risk import Decision

ROWS: list[dict[str, Any]] = [
    {
        "id": "A.5.10",
        "owner": Named("P-01", Text(ja="山田 花子", en="Hanako")),
        "score": {"value": 9},
        "tags": ("a", "b"),
    },
    {
        "id": "A.5.2",
        "owner": Named("P-02", Text(ja="佐藤", en="Sato")),
        "score": {"value": Decimal("2.5")},
        "tags": (),
    },
    {
        "id": "A.5.1",
        "owner": None,
        "score": None,
        "tags": ("b",),
        "due": date(2026, 5, 1),
        "kind": Decision.ACCEPT,
        "done": True,
    },
    {
        "id": "A.6.1",
        "owner": "P-03",
        "score": {"value": 3},
        "due": date(2027, 1, 1),
        "kind": Decision.REDUCE,
        "done": False,
    },
]
NAMES = {name: name for name in ("id", "owner", "score", "tags", "due", "kind", "done")} | {"所有者": "owner"}
LISTING = Listing(ROWS, [Column("id", Text(ja="番号", en="Id"))], NAMES)


def ids(*where: str, sort: tuple[str, ...] = ()) -> list[str]:
    """Return the ids that are left, in their order."""
    return [row["id"] for row in choose(LISTING, where, sort).rows]


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        ("id=A.5.2", ["A.5.2"]),
        ("owner = P-01", ["A.5.10"]),
        ("owner=山田 花子", ["A.5.10"]),
        ("所有者~佐", ["A.5.2"]),
        ("owner=", ["A.5.1"]),
        ("owner!=P-01", ["A.5.2", "A.5.1", "A.6.1"]),
        ("owner!=", ["A.5.10", "A.5.2", "A.6.1"]),
        ("score.value>2", ["A.5.10", "A.5.2", "A.6.1"]),
        ("score.value>=3", ["A.5.10", "A.6.1"]),
        ("score.value<10", ["A.5.10", "A.5.2", "A.6.1"]),
        ("score.value<=2.5", ["A.5.2"]),
        ("score.value=3.0", ["A.6.1"]),
        ("tags=b", ["A.5.10", "A.5.1"]),
        ("tags!=b", ["A.5.2", "A.6.1"]),
        ("tags=", ["A.5.2", "A.6.1"]),
        ("due<2026-12-01", ["A.5.1"]),
        ("due>=2027-01-01", ["A.6.1"]),
        ("kind=受容", ["A.5.1"]),
        ("kind=reduce", ["A.6.1"]),
        ("kind!=reduce", ["A.5.10", "A.5.2", "A.5.1"]),
        ("done=true", ["A.5.1"]),
        ("done=いいえ", ["A.6.1"]),
        ("id<A.5.10", ["A.5.2", "A.5.1"]),
        ("id~a.5", ["A.5.10", "A.5.2", "A.5.1"]),
    ],
)
def test_a_condition_chooses_rows(condition: str, left: list[str]) -> None:
    assert ids(condition) == left


def test_several_conditions_must_all_be_met() -> None:
    assert ids("tags=b", "owner=") == ["A.5.1"]


@pytest.mark.parametrize("condition", ["", "owner", "=x", "owner P-01"])
def test_what_is_no_condition_is_refused(condition: str) -> None:
    with pytest.raises(ListingError) as refused:
        ids(condition)
    assert f"'{condition}' is no condition" in refused.value.message.say("en")


def test_an_unknown_field_gets_a_proposal() -> None:
    with pytest.raises(ListingError) as refused:
        ids("ownr=P-01")
    assert "'owner'" in refused.value.message.say("en")
    with pytest.raises(ListingError) as refused:
        choose(LISTING, columns=["qqqqqqqq"])
    assert refused.value.message.say("en").endswith("The fields are id.")
    with pytest.raises(ListingError):
        choose(LISTING, columns=["nothing"])
    with pytest.raises(ListingError):
        choose(LISTING, sort=["-nothing"])


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (("id",), ["A.5.1", "A.5.2", "A.5.10", "A.6.1"]),
        (("-id",), ["A.6.1", "A.5.10", "A.5.2", "A.5.1"]),
        (("score.value",), ["A.5.2", "A.6.1", "A.5.10", "A.5.1"]),
        (("-score.value",), ["A.5.10", "A.6.1", "A.5.2", "A.5.1"]),
        (("tags", "id"), ["A.5.10", "A.5.1", "A.5.2", "A.6.1"]),
        (("tags,-id",), ["A.5.10", "A.5.1", "A.6.1", "A.5.2"]),
        (("done",), ["A.6.1", "A.5.1", "A.5.10", "A.5.2"]),
    ],
)
def test_rows_are_sorted_as_people_count_and_unknown_ones_come_last(
    sort: tuple[str, ...], order: list[str]
) -> None:
    assert ids(sort=sort) == order


def test_columns_are_those_asked_for() -> None:
    chosen = choose(LISTING, columns=["id,score.value", "所有者"])
    assert [column.field for column in chosen.columns] == ["id", "score.value", "owner"]
    assert chosen.columns[0].head.ja == "番号"
    assert chosen.chosen
    assert choose(LISTING).columns is LISTING.columns


def test_a_value_that_is_not_there_is_none() -> None:
    assert value(ROWS[2], "score.value") is None
    assert value(ROWS[0], "id.more") is None
