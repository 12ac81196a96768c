"""What a filled sheet says: results, and faults with their place and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Text
from isms.grid import Row
from isms.inspecting.cells import Asking
from isms.inspecting.filled import Filled, read
from isms.inspecting.month import lines
from isms.inspecting.sheet import FILLED, FIRST_FILLED, heads, row
from isms.months import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isms.grid import Cell
    from tests.inspecting.conftest import Company

HEADS = ("点検番号", "部署", "対象月", "点検結果", "点検者", "点検日", "コメント", "不適合・指摘")
GOOD = ("I-1", "D-2 営業部", "2026-10", "適", "P-2 大森 由美", "2026-10-30", "", "")
OCTOBER = Asking(number("2026-10"))


def rows(*contents: Sequence[Cell], head: Sequence[str] = HEADS) -> dict[str, list[Row]]:
    return {"f.csv": [Row(f"f.csv:{at}", cells) for at, cells in enumerate((head, *contents), 1)]}


def filled(company: Company, *contents: Sequence[Cell], asking: Asking = OCTOBER) -> Filled:
    return read(company(), asking, rows(*contents))


def changed(**fields: Cell) -> list[Cell]:
    names = ("inspection", "department", "month", "result", "by", "date", "comment", "finding")
    return [fields.get(name, cell) for name, cell in zip(names, GOOD, strict=True)]


def test_a_row_becomes_a_result(company: Company) -> None:
    found = filled(company, GOOD)
    assert found.faults == []
    assert found.added == [
        {
            "inspection": "I-1",
            "department": "D-2",
            "month": "2026-10",
            "result": "ok",
            "by": "P-2",
            "date": "2026-10-30",
        }
    ]


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        ("result", "ＯＫ", "ok"),
        ("result", "NG", "ng"),
        ("result", "Not OK", "ng"),
        ("result", "該当なし", "na"),
        ("by", "大森由美", "P-2"),
        ("by", "P-7", "P-7"),
        ("by", "Ｐ-２", "P-2"),
        ("date", "46325", "2026-10-30"),
        ("date", "２０２６/１０/３０", "2026-10-30"),
        ("date", "2026-10-30 00:00:00", "2026-10-30"),
        ("comment", "'=1+1", "=1+1"),
        ("comment", "'本当に", "'本当に"),
        ("comment", " ③ ㈱ ", "③ ㈱"),
    ],
)
def test_what_people_and_spreadsheets_write_is_understood(
    company: Company, field: str, text: str, kept: str
) -> None:
    found = filled(company, changed(**{field: text}))
    assert found.faults == []
    assert found.added[0][field] == kept


def test_a_sheet_of_another_month_is_named_once_and_first(company: Company) -> None:
    september = [
        changed(department=department, month="2026-09", date="2026-09-30") for department in ("D-1", "D-2")
    ]
    found = filled(company, changed(by="山田"), *september, changed(month="2026-08"))
    said = [(fault.place, fault.message.say("en").split(";")[0]) for fault in found.faults]
    assert said[:2] == [
        ("f.csv:3", "results of 2026-09, not of 2026-10 (rows: 2)"),
        ("f.csv:5", "results of 2026-08, not of 2026-10 (rows: 1)"),
    ]
    assert [place for place, _ in said[2:]] == ["f.csv:2"]
    assert "2026-09 の結果です(2 行)" in found.faults[0].message.say("ja")
    assert found.added == []


@pytest.mark.parametrize("month", ["2026/10", "2026年10月", "Oct-26", "2026-10-01", "46296"])
def test_a_month_survives_a_spreadsheet(company: Company, month: str) -> None:
    assert filled(company, changed(month=month)).added[0]["month"] == "2026-10"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"inspection": "合計", "department": ""},
            "there is neither an inspection '合計' nor a department",
        ),
        ({"inspection": ""}, "Inspection is empty; write it as on the sheet"),
        ({"department": ""}, "Department is empty"),
        ({"month": ""}, "Month is empty"),
        ({"by": "P-5", "date": "2026-10-30"}, "小野 進 did not work here on 2026-10-30"),
        ({"by": "P-6", "date": ""}, "南 薫 did not work here on 2026-10-31"),
        ({"inspection": "X-77"}, "there is no inspection 'X-77'. "),
        ({"department": "経理部"}, "there is no department '経理部'."),
        ({"inspection": "I-2"}, "inspection I-2 does not ask 営業部"),
        ({"inspection": "I-3"}, "inspection I-3 does not ask 営業部 in 2026-10"),
        (
            {"month": "2026-09"},
            "results of 2026-09, not of 2026-10 (rows: 1); read them with isms inspect 2026-09 --read.",
        ),
        ({"month": "先月"}, "'先月' is no month; write 2026-10."),
        ({"result": "○"}, "Result: '○' is not one of: ok, ng, na"),
        ({"by": ""}, "it is not said who inspected"),
        ({"by": "山田"}, "there is no person '山田'."),
        ({"by": "林翔"}, "several persons are named '林翔'; write the id: P-3, P-4."),
        ({"date": "10/30"}, "'10/30' is not a date"),
        ({"date": "2026-11-23"}, "the date 2026-11-23 is still to come (the day is 2026-11-22)"),
        ({"date": "2026-09-30"}, "the date 2026-09-30 is before the month 2026-10"),
        ({"finding": "F-1"}, "there is no finding 'F-1'"),
        ({"comment": Text("x", "a formula").of()}, "a formula"),
    ],
)
def test_what_contradicts_is_refused_with_its_place(
    company: Company, fields: dict[str, Cell], said: str
) -> None:
    found = filled(company, GOOD[:3], changed(**fields))
    assert [fault.place for fault in found.faults] == ["f.csv:3"]
    assert said in found.faults[0].message.say("en")
    assert found.added == []


@pytest.mark.parametrize("inspection", ["I-1", "X-77"])
def test_a_department_of_which_several_have_the_name_is_not_guessed(
    company: Company, inspection: str
) -> None:
    departments = {"departments/d.yaml": "- {id: D-1, name: 総務部}\n- {id: D-2, name: 総務部}\n"}
    found = read(company(departments), OCTOBER, rows(changed(inspection=inspection, department="総務部")))
    said = [fault.message.say("en") for fault in found.faults]
    assert said[-1] == "several departments are named '総務部'; write the id: D-1, D-2."
    assert found.added == []


def test_what_stands_under_no_head_is_named(company: Company) -> None:
    found = filled(company, [*changed(comment="直した", finding=""), "鍵も", " ", "棚も"])
    assert len(found.added) == 1
    assert [remark.place for remark in found.remarks] == ["f.csv:2"]
    assert (
        found.remarks[0].message.say("ja").startswith("見出しのない列の記入は読みませんでした(鍵も、棚も)。")
    )
    beside = read(company(), OCTOBER, rows([*GOOD, "", "欄外"], head=[*HEADS, "", ""]))
    assert "under no head were not read (欄外)" in beside.remarks[0].message.say("en")


def test_a_department_that_was_not_asked_for_is_refused(company: Company) -> None:
    found = filled(company, GOOD, asking=Asking(OCTOBER.month, ["D-1"]))
    assert "none of the departments of --department" in found.faults[0].message.say("en")


def test_the_same_twice_is_refused(company: Company) -> None:
    found = filled(company, GOOD, changed(result="ng"))
    assert found.faults[0].place == "f.csv:3"
    assert "f.csv:2 holds a result of the same" in found.faults[0].message.say("en")


def test_an_empty_result_is_none_and_what_stands_beside_it_is_named(company: Company) -> None:
    found = filled(
        company, changed(result="", by="", date=""), changed(result="", comment="忙しかった"), ["", ""]
    )
    assert (found.added, found.faults) == ([], [])
    assert [remark.place for remark in found.remarks] == ["f.csv:3"]
    assert "By, Date, Comment" in found.remarks[0].message.say("en")


def test_what_is_on_record_stays_unless_a_cell_says_otherwise(company: Company) -> None:
    mine = {"department": "D-1", "by": "P-1", "result": "否"}
    assert filled(company, changed(**mine)).unchanged == 1
    assert filled(company, changed(**mine, date="")).unchanged == 1
    (result, fields), *_ = filled(company, changed(**mine, comment="戻した")).changed
    assert (result.key, fields) == ("I-1/D-1/2026-10", {"comment": "戻した"})


def test_an_older_sheet_does_not_write_over_what_is_on_record(company: Company) -> None:
    mine = changed(department="D-1", by="P-1", result="適", date="2026-10-29", comment="収めた")
    found = filled(company, mine)
    assert (found.added, found.changed) == ([], [])
    assert (
        found.faults[0]
        .message.say("ja")
        .startswith(
            "既に記録のある結果と違います: 点検結果(記録は「否」、点検表は「適」)、"
            "点検日(記録は「2026-10-30」、点検表は「2026-10-29」)。"
        )
    )
    (_, fields), *_ = filled(company, mine, asking=Asking(OCTOBER.month, replace=True)).changed
    assert fields == {"result": "ok", "date": "2026-10-29", "comment": "収めた"}


def test_a_department_by_its_name_alone_is_the_same_where_the_result_is_emptied(company: Company) -> None:
    found = filled(company, changed(department="総務部", result="", comment="取り消す"))
    assert "the one on record (Not OK) stays" in found.remarks[0].message.say("en")


def test_a_result_on_record_stays_when_the_cell_is_emptied(company: Company) -> None:
    found = filled(company, changed(department="D-1", result="", comment="取り消す"))
    assert (found.changed, found.faults) == ([], [])
    assert "the one on record (Not OK) stays" in found.remarks[0].message.say("en")


def test_a_result_without_its_date_is_read_and_named(company: Company) -> None:
    found = filled(company, changed(date=""))
    assert "date" not in found.added[0]
    assert [remark.message.say("en").partition(";")[0] for remark in found.remarks] == ["there is no date"]


def test_what_the_office_has_checked_changes_only_with_replace(company: Company) -> None:
    mine = changed(
        department="D-1", by="P-1", month="2026-09", date="2026-09-30", result="適", comment="収めた"
    )
    september = Asking(number("2026-09"))
    said = filled(company, mine, asking=september).faults[0].message.say("en")
    assert said.startswith("the office has checked this result on 2026-10-05, and it differs: ")
    assert "Result ('Not OK' there, 'OK' here)." in said
    again = filled(company, mine, asking=Asking(september.month, replace=True))
    assert again.changed[0][1] == {
        "result": "ok",
        "checked_by": None,
        "checked_on": None,
        "reported_on": None,
    }


def test_columns_may_stand_anywhere_below_a_title_and_others_are_named(company: Company) -> None:
    head = ("備考", *reversed(HEADS))
    found = read(
        company(),
        OCTOBER,
        {"f": [Row("f:1", ["自主点検表"]), Row("f:2", head), Row("f:3", ["x", *reversed(GOOD)])]},
    )
    assert len(found.added) == 1
    assert found.remarks[0].message.say("ja") == "読まなかった列: 備考"


def test_a_sheet_without_the_heads_is_refused(company: Company) -> None:
    found = read(company(), OCTOBER, rows(GOOD, head=("a", "b")))
    assert "no row holds the heads" in found.faults[0].message.say("en")


def test_the_sheet_that_is_handed_out_is_read_back(company: Company) -> None:
    programme = company()
    sheet = [list(row(programme, line, "ja").cells) for line in lines(programme, OCTOBER.month)]
    assert heads("ja")[FIRST_FILLED : FIRST_FILLED + len(FILLED)] == HEADS[3:]
    assert read(programme, OCTOBER, rows(*sheet, head=heads("ja"))).unchanged == 1
    for cells in sheet:
        cells[FIRST_FILLED : FIRST_FILLED + 3] = ["適", "P-1 青木 健一", "2026-11-02"]
    found = read(programme, Asking(OCTOBER.month, replace=True), rows(*sheet, head=heads("ja")))
    assert (len(found.added), len(found.changed), found.faults, found.remarks) == (2, 1, [], [])
