"""The rows of the documents on risks, for people and for programs."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl

from isms.documents.render import render
from tests.documents.chain import chained

if TYPE_CHECKING:
    from tests.documents.conftest import Ordering


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {page.title: [list(row) for row in page.iter_rows(values_only=True)] for page in book.worksheets}


def test_the_register_has_its_figures_and_matrices_beside_it(order: Ordering) -> None:
    found = sheets(render(order("risk-assessment", programme=chained()), "xlsx"))
    names = list(found)
    assert names[0] == "リスクアセスメント結果報告書"
    assert names[1:] == [
        "評価方法",
        "レベル別の件数",
        "部署別の件数",
        "リスクマトリクス 対応前",
        "リスクマトリクス 現在",
        "リスクマトリクス 残留",
        "この文書について",
    ]
    heads, first, *_ = found[names[0]]
    row = dict(zip(heads, first, strict=True))
    assert (row["番号"], row["対応前の値"], row["対応前のレベル"], row["引き継いだ値"]) == (
        "R-001",
        9,
        "高",
        "機密性 3(名簿から)",
    )
    assert found["リスクマトリクス 現在"][1] == ["3", "－(中)", "－(高)", "1(高)"]
    unscored, total = found["レベル別の件数"][-2:]
    assert unscored == ["評価できない", None, "基準超過", 1, 1, 0]
    assert total == ["合計", None, None, 2, 2, 2]


def test_cells_of_the_matrix_have_the_colour_of_their_level(order: Ordering) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(order("risk-assessment", programme=chained()), "xlsx")))
    page = book["リスクマトリクス 現在"]
    colours = {cell.value: (cell.fill.start_color.rgb, cell.font.color.rgb) for cell in page[2][1:]}
    assert colours["1(高)"] == ("008E1B1B", "00FFFFFF")
    assert colours["－(中)"] == ("00F0B060", "001A1A1A")


def test_the_facts_of_the_plan_hold_the_progress(order: Ordering) -> None:
    rows = json.loads(render(order("treatment-progress", programme=chained()), "json"))
    assert [(row["id"], row["state"], row["days_late"]) for row in rows] == [
        ("T-001", "late", 21),
        ("T-002", "unapproved", 0),
    ]
    assert rows[0]["progress"][0]["percent"] == 30
    totals = sheets(render(order("risk-plan", programme=chained()), "xlsx"))["集計"]
    assert totals[1:] == [["未承認", 1], ["期限超過", 1], ["合計", 2], ["費用(円)", 1200000]]


def test_the_facts_of_the_trace_name_records(order: Ordering) -> None:
    first, second = json.loads(render(order("trace", "en", programme=chained()), "json"))
    assert first["subjects"][0] == "asset:A-01"
    assert (first["treatments"], first["controls"]) == (["T-001", "T-002"], ["A.8.13"])
    assert second["level"] is None
    assert all(set(each) == {"record", "code", "level", "message"} for each in first["breaks"])


def test_the_register_as_facts_has_what_remains(order: Ordering) -> None:
    rows = json.loads(render(order("risk-assessment", programme=chained()), "json"))
    assert [row["id"] for row in rows] == ["R-001", "R-002"]
    assert rows[0]["remaining"] == {"score": 3, "level": "middle"}
    assert (rows[1]["inherent"], rows[1]["remaining"]) == (None, {"score": 3, "level": "middle"})
