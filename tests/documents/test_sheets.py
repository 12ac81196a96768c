"""Documents that are one table as workbooks: the table, and a sheet on what it is and comes from."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from isms.documents import workbook
from isms.documents.gaps import Refused
from isms.documents.render import Unavailable, render
from isms.documents.tables import TABLES

if TYPE_CHECKING:
    from isms.model.programme import Programme
    from tests.documents.conftest import Ordering


def sheets(content: bytes) -> list[list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [[[cell.value for cell in row] for row in page.iter_rows()] for page in book.worksheets]


def test_the_statement_is_a_row_for_each_control(order: Ordering) -> None:
    table, _ = sheets(render(order("soa"), "xlsx"))
    assert len(table) == 94
    assert table[0][:4] == ["番号", "区分", "管理策", "適用"]
    assert [row[3] for row in table[1:4]] == ["適用", "除外", "未決定"]
    english, _ = sheets(render(order("soa", "en"), "xlsx"))
    assert [row[3] for row in english[1:4]] == ["Applicable", "Excluded", "Undecided"]


def test_a_second_sheet_says_what_it_is_and_where_it_comes_from(order: Ordering) -> None:
    _, about = sheets(render(order("soa"), "xlsx"))
    facts: dict[str, list[str]] = {}
    for label, content in about[1:]:
        facts.setdefault(label, []).append(content)
    assert facts["文書名"] == ["適用宣言書"]
    assert facts["組織"] == ["株式会社ひかり"]
    assert facts["状態"] == ["案(承認前の文書)"]
    assert facts["版"] == ["1.0"]
    assert facts["承認"] == ["光 一郎 代表取締役 2026-04-01"]
    assert facts["基準日"] == ["2026-11-22"]
    assert facts["作成した版"] == ["isms 0.0.0"]
    assert "sha256" in facts["記録"][0]
    assert len(facts["確定前に必要なこと"]) == 41
    assert facts["確定前に必要なこと"][-1].startswith("ほか ")


def test_a_final_workbook_bears_no_mark_of_a_draft(example_order: Ordering) -> None:
    _, about = sheets(render(example_order("soa", final=True), "xlsx"))
    assert ["状態", "確定版"] in about
    assert not [label for label, _ in about if label == "確定前に必要なこと"]


def test_a_final_workbook_is_refused_like_the_paper(order: Ordering) -> None:
    with pytest.raises(Refused):
        render(order("soa", final=True), "xlsx")


@pytest.mark.parametrize("name", sorted(TABLES))
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_table_can_be_had_and_twice_the_same(example_order: Ordering, name: str, language: str) -> None:
    first = render(example_order(name, language), "xlsx")
    assert render(example_order(name, language), "xlsx") == first
    table, *_ = sheets(first)
    assert len(table) > 1
    assert all(any(row[column] is not None for row in table[1:]) for column in range(len(table[0])))


def test_text_that_looks_like_a_formula_is_written_as_it_stands(
    example: Programme, example_order: Ordering
) -> None:
    law = next(iter(example.laws))
    held = law.name
    object.__setattr__(law, "name", '=HYPERLINK("x")')
    try:
        table, _ = sheets(render(example_order("laws"), "xlsx"))
    finally:
        object.__setattr__(law, "name", held)
    assert table[1][1] == '=HYPERLINK("x")'


def test_an_empty_ledger_is_a_sheet_that_says_so(order: Ordering) -> None:
    table, about = sheets(render(order("laws"), "xlsx"))
    assert table == [["記録はありません"]]
    assert ["文書名", "法令等一覧"] in about


def test_a_table_that_no_sheet_can_hold_is_refused(order: Ordering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 10)
    with pytest.raises(Unavailable) as refused:
        render(order("soa"), "xlsx")
    assert "csv を指定してください" in refused.value.message.say("ja")
