"""Rows for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from isms.documents.render import render
from isms.documents.tables import TABLES

if TYPE_CHECKING:
    from isms.model.programme import Programme
    from tests.documents.conftest import Ordering


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_statement_as_json_is_the_list_of_its_rows(order: Ordering) -> None:
    found = json.loads(render(order("soa"), "json"))
    assert len(found) == 93
    assert {"id", "title", "applicable", "reasons", "justification", "status", "risks", "evidence"} <= set(
        found[0]
    )
    assert [row["applicable"] for row in found[:4]] == [True, False, None, None]
    assert [row["comparison"] for row in found[:3]] == ["otherwise", "excluded", "undecided"]


def test_the_statement_as_csv_speaks_the_language(order: Ordering) -> None:
    japanese, english = rows(render(order("soa"), "csv")), rows(render(order("soa", "en"), "csv"))
    assert len(japanese) == len(english) == 94
    assert japanese[0][:4] == ["番号", "区分", "管理策", "適用"]
    assert [row[3] for row in japanese[1:4]] == ["適用", "除外", "未決定"]
    assert [row[3] for row in english[1:4]] == ["Applicable", "Excluded", "Undecided"]


def test_only_the_programmes_own_statement_is_compared_with_annex_a(example_order: Ordering) -> None:
    own = rows(render(example_order("soa"), "csv"))
    assert (own[0][-1], own[1][-1]) == ("附属書Aとの比較", "法令・契約・基本方針のために選択")
    house = example_order("soa").programme.knowledge.framework("minato")
    heads, control = rows(render(example_order("soa", framework=house), "csv"))
    assert heads == own[0][:-1]
    assert control[:2] == ["MC.1", "みなとコンタクト 業務の管理策"]
    assert "comparison" not in json.loads(render(example_order("soa", framework=house), "json"))[0]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_no_cell_is_a_formula(example: Programme, example_order: Ordering, name: str) -> None:
    law = next(iter(example.laws))
    held = law.name
    object.__setattr__(law, "name", '=HYPERLINK("x")')
    try:
        cells = [cell for row in rows(render(example_order(name), "csv")) for cell in row]
    finally:
        object.__setattr__(law, "name", held)
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r＝＋－＠") and not cell[1:].isdigit()]
    assert name != "laws" or '\'=HYPERLINK("x")' in cells


def test_the_users_own_fields_are_columns(example: Programme, example_order: Ordering) -> None:
    law = next(iter(example.laws))
    object.__setattr__(law, "extra", {"x_binder": "棚3"})
    try:
        found = rows(render(example_order("laws"), "csv"))
        shown = render(example_order("laws"), "md").decode()
    finally:
        object.__setattr__(law, "extra", {})
    assert found[0][-1] == "x_binder"
    assert found[1][-1] == "棚3"
    assert "x_binder: 棚3" in shown
