"""Tables as workbooks: nothing is calculated, changed or lost, and nothing comes from the clock."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from isms.documents import workbook
from isms.documents.workbook import Running, Sheet, TooLong

DAY = date(2026, 11, 22)


def made(
    *rows: list[workbook.Value], heads: tuple[str, ...] = ("番号", "内容"), facts: bool = False
) -> bytes:
    sheet = Sheet("一覧", heads, rows, facts=facts)
    return workbook.workbook([sheet], Running("A&B商会", "一覧表 第1版", "案"), "ja", DAY)


def opened(content: bytes) -> Worksheet:
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert isinstance(page, Worksheet)
    return page


@pytest.mark.parametrize(
    "text",
    ["=1+1", '=HYPERLINK("http://x")', "=", "+1", "-x", "@SUM(A1)", "＝1", "#N/A", "#REF!", "{=A1}", "'x"],
)
def test_what_looks_like_a_formula_or_an_error_is_a_text(text: str) -> None:
    cell = opened(made(["1", text]))["B2"]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize(
    "text", ["1-2", "0012", "5.10", "A.5.10", "2026-11-22", "1E5", "TRUE", "12345678901234567"]
)
def test_ids_and_days_stay_the_texts_that_they_are(text: str) -> None:
    cell = opened(made([text, "x"]))["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


def test_numbers_are_numbers_and_nothing_is_an_empty_cell() -> None:
    page = opened(made([3, Decimal("-1.5")], [None, "x"]))
    assert [page["A2"].value, page["B2"].value] == [3, -1.5]
    assert {page["A2"].data_type, page["B2"].data_type} == {"n"}
    assert page["A3"].value is None


def test_days_are_days_and_whole_numbers_have_their_thousands_set_apart() -> None:
    page = opened(made([date(2026, 6, 12), 1234567], [date(1868, 10, 23), Decimal("0.5")]))
    assert (page["A2"].is_date, page["A2"].value.date()) == (True, date(2026, 6, 12))
    assert [page["A2"].number_format, page["B2"].number_format] == ["yyyy-mm-dd", "#,##0"]
    assert [page["A3"].value, page["B3"].number_format] == ["1868-10-23", "General"]


def test_hidden_characters_do_not_get_in() -> None:
    text = "前\x00\x07\x1b[31m\u202e後\ufffe\t末\r\n次の行\u2028三行目"
    assert opened(made(["1", text]))["B2"].value == "前[31m後\ufffd 末\n次の行\n三行目"


def test_long_texts_are_not_in_the_number_format_of_texts() -> None:
    page = opened(made(["1", "字" * 255], ["2", "字" * 256]))
    assert [page["B2"].number_format, page["B3"].number_format] == ["@", "General"]


@given(st.text(max_size=200))
def test_whatever_a_cell_holds_the_workbook_can_be_read(text: str) -> None:
    value = opened(made(["1", text]))["B2"].value
    assert value is None or not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", str(value))


def test_heads_stay_in_sight_and_come_again_on_every_page() -> None:
    page = opened(made(["1", "x"], ["2", "y"]))
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:B3"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page["A1"].alignment.wrap_text
    assert page["B2"].alignment.wrap_text


def test_the_head_of_a_page_shows_the_organisation_and_the_mark_of_a_draft() -> None:
    with zipfile.ZipFile(io.BytesIO(made(["1", "x"]))) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    head = re.search("<oddHeader>(.*?)</oddHeader>", xml)
    assert head is not None
    assert "A&amp;&amp;B商会  一覧表 第1版" in head[1]
    assert "案" in head[1]
    assert "<oddFooter>&amp;L&amp;9 &amp;A&amp;C" in xml, "the foot names the sheet"


def test_columns_are_as_wide_as_what_stands_in_them_within_reason() -> None:
    page = opened(made(["1", "字" * 200], ["22", "短"]))
    assert page.column_dimensions["A"].width < 10
    assert page.column_dimensions["B"].width == workbook.WIDEST
    heights = [page.row_dimensions[number].height for number in (2, 3)]
    assert heights[0] > 5 * heights[1]


def test_a_wide_table_is_printed_on_several_pages_that_can_be_read() -> None:
    heads = tuple(f"列{number}" for number in range(20))
    page = opened(made(["字" * 60] * 20, heads=heads))
    assert page.page_setup.fitToWidth == 4
    assert page.print_title_cols == "$A:$A"


def test_facts_are_read_and_not_filtered() -> None:
    page = opened(made(["項目", "内容"], facts=True))
    assert page.auto_filter.ref is None
    assert page["A2"].font.bold


def test_the_same_tables_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(["1", "x"])
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert made(["1", "x"]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.namelist()[1:] == sorted(archive.namelist()[1:])
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}T[\d:]+Z", core)) == {"2026-11-22T00:00:00Z"}


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    made(["1", "x"], ["2", "x"])
    with pytest.raises(TooLong):
        made(["1", "x"], ["2", "x"], ["3", "x"])
