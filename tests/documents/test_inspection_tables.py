"""Self-inspections in rows: numbers to add up, and shaded words where something is to be seen."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl

from isms.documents.render import render
from tests.documents.chain import FILES, chained

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from isms.documents.render import Order
    from tests.documents.conftest import Ordering

RESULTS = FILES["inspections/results/r.yaml"]
FAILED = [{**RESULTS[0], "result": "ng", "comment": "複写がない"}, *RESULTS[1:]]


def opened(order: Order) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(order, "xlsx")))


def test_months_are_numbers_but_where_something_is_to_be_seen(order: Ordering) -> None:
    programme = chained(**{"inspections/results/r.yaml": FAILED})
    page = opened(order("inspections", programme=programme)).worksheets[0]
    heads = [cell.value for cell in page[1]]
    department = dict(zip(heads, page[2], strict=True))
    assert department["集計の単位"].value == "部署"
    assert [department[month].value for month in ("8月", "9月", "3月")] == ["1(否1)", 1, "－"]
    grounds = [department[month].fill.start_color.rgb for month in ("8月", "9月", "3月")]
    assert grounds == ["00F3DC8C", "00000000", "00F4F4F4"]
    assert [row[1].value for row in page.iter_rows(min_row=2)] == ["部署", "点検項目", "合計"]


def test_the_facts_of_the_year_have_numbers(order: Ordering) -> None:
    first, *_ = json.loads(render(order("inspections", programme=chained()), "json"))
    assert (first["m4"], first["done"], first["ng"]) == (1, 3, 0)


def test_the_month_has_its_trend_and_its_objectives_beside_it(order: Ordering) -> None:
    objective = {
        "id": "OBJ-01", "title": "復元の時間を縮める", "department": "D-01", "measure": "復元に要した時間",
        "unit": "時間", "baseline": "8", "target": "4", "direction": "at_most", "owner": "P-01",
        "starts": "2026-09-01", "due": "2027-03-31",
        "months": [{"month": "2026-09", "value": "6"}, {"month": "2026-10", "value": "3.5"}],
    }  # fmt: skip
    programme = chained(**{"objectives/OBJ-01.yaml": objective})
    book = opened(order("monthly-report", programme=programme))
    trend = [list(row) for row in book["直近12か月の推移"].iter_rows(values_only=True)]
    assert trend[0] == ["対象月", "対象", "実施", "否", "確認済み"]
    assert trend[-3:] == [["2026-08", 1, 1, 0, 0], ["2026-09", 1, 1, 0, 0], ["2026-10", 1, 1, 0, 0]]
    heads, row = book["目的の実績"].iter_rows(values_only=True)
    said = dict(zip(heads, row, strict=True))
    assert (said["目標値"], said["実績値"], said["前回比"], said["達成"]) == (4, 3.5, "改善", "達成")
    lines = book.worksheets[0]
    at = [cell.value for cell in lines[1]].index("点検日")
    assert lines.cell(2, at + 1).value == datetime(2026, 10, 28)  # noqa: DTZ001 - as openpyxl reads a day


def test_a_workbook_says_which_month_or_year_it_is_of(order: Ordering) -> None:
    periods = {"monthly-report": "2026年10月", "inspections": "2026年度", "objectives": "2026年度"}
    for name, period in periods.items():
        book = opened(order(name, programme=chained()))
        assert ("対象期間", period) in set(book["この文書について"].iter_rows(values_only=True))
        head = book.worksheets[0].oddHeader.left.text
        assert head is not None
        assert period in head


def test_what_may_still_be_done_in_a_later_month_is_not_missing(order: Ordering) -> None:
    yearly = {"id": "I-02", "item": "鍵の確認", "every": "year", "starts": "2026-04-01"}
    page = opened(order("monthly-report", programme=chained(**{"inspections/I-02.yaml": yearly}))).worksheets[
        0
    ]
    heads, *rows = page.iter_rows(values_only=True)
    said = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    assert (said["I-01"]["結果"], said["I-02"]["結果"]) == ("適", "期限前")


def test_the_year_has_beside_it_what_was_not_ok_and_what_was_not_done(order: Ordering) -> None:
    early = {**FILES["inspections/I-01.yaml"], "starts": "2026-07-01"}
    changed = {"inspections/results/r.yaml": FAILED, "inspections/I-01.yaml": early}
    book = opened(order("inspections", programme=chained(**changed)))
    _, failed = book["「否」とその処置"].iter_rows(values_only=True)
    assert (failed[0], failed[1], failed[4]) == ("2026-08", "I-01", "複写がない")
    _, missing = book["未実施の点検"].iter_rows(values_only=True)
    assert (missing[0], missing[1], missing[-1]) == ("2026-07", "I-01", datetime(2026, 7, 31))  # noqa: DTZ001 - as openpyxl reads a day
    assert not {"「否」とその処置", "未実施の点検"} & set(
        opened(order("inspections", programme=chained())).sheetnames
    )
    paper = render(order("inspections", programme=chained(**changed)), "md").decode()
    chapter = paper.split("## 4. 未実施の点検")[1]
    assert "| I-01 | 複写の確認 |" in chapter
    assert "2026年7月31日" in chapter


def test_the_objectives_stand_side_by_side_month_by_month(order: Ordering) -> None:
    objective = {
        "id": "OBJ-01", "title": "訓練", "measure": "申告率", "unit": "%", "target": "70",
        "direction": "at_least", "owner": "P-01", "starts": "2026-04-01", "due": "2027-03-31",
        "months": [{"month": "2026-10", "value": "72"}, {"month": "2026-08", "value": "50"}],
    }  # fmt: skip
    book = opened(order("objectives", "en", programme=chained(**{"objectives/OBJ-01.yaml": objective})))
    heads, row = book["Trend"].iter_rows(values_only=True)
    said = dict(zip(heads, row, strict=True))
    assert (said["2026-08"], said["2026-10"], said["Last value"], said["Reached"]) == (50, 72, 72, "Yes")
    months = [list(each) for each in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    at = [cell.value for cell in book.worksheets[0][1]].index("On target")
    assert [each[at] for each in months] == ["No", "Yes"]
