"""A workbook that comes back: its rows as texts, and nothing calculated, guessed or let in."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms.diagnostic import Message
from isms.exchange import spreadsheet
from isms.exchange.spreadsheet import UnreadableSheet, pages


def packed(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_of(*rows: list[Any]) -> tuple[openpyxl.Workbook, Any]:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "表"
    for row in rows:
        page.append(row)
    return book, page


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


BOOK = packed(book_of(["a", 1, date(2026, 10, 30)], ["b", "=A1", 2.5])[0])
with zipfile.ZipFile(io.BytesIO(BOOK)) as _archive:
    PARTS = {name: _archive.read(name) for name in _archive.namelist()}
DAMAGED = {"": BOOK, **PARTS}


def test_rows_are_texts_with_their_places() -> None:
    book, page = book_of(["a", 3.0, date(2026, 10, 30)], [], [None, 2.5, datetime(2026, 10, 30, 9, 15)])  # noqa: DTZ001 - a cell has no zone
    book.create_sheet("隠し").sheet_state = "hidden"
    page["D1"] = True
    found = pages("f.xlsx", packed(book))
    assert [each.title for each in found] == ["表"]
    assert [(row.place, list(row.cells)) for row in found[0].rows] == [
        ("f.xlsx[表]:1", ["a", "3", "2026-10-30", "True"]),
        ("f.xlsx[表]:3", ["", "2.5", "2026-10-30 09:15:00", ""]),
    ]


def test_formulas_errors_and_merged_rows_are_named_not_guessed() -> None:
    book, page = book_of(["=1+1", "#REF!", "x", "y"], ["", "", "", ""])
    page["B1"].data_type = "e"
    page.merge_cells("C1:C2")
    page.merge_cells("D1:E1")
    first, second = pages("f", packed(book))[0].rows
    said = [cell.say("en") if isinstance(cell, Message) else cell for cell in first.cells]
    assert said[:4] == [
        "A1 is a formula; paste its value instead.",
        "B1 is an error value (#REF!); enter it anew.",
        "C1 is merged over several rows; split it and fill in each row.",
        "y",
    ]
    assert isinstance(second.cells[2], Message)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 broken", "cannot be read as a workbook"),
        (b"id,name\n", "cannot be read as a workbook"),
        (spreadsheet.OLD_MARK + b"x", "has a password"),
        (b"PK\x03\x04" + b"x" * spreadsheet.BYTES, "too large"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_remedy(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableSheet) as refused:
        pages("f.xlsx", data)
    assert said in refused.value.message.say("en")


def test_what_would_fill_the_memory_is_refused() -> None:
    book, _ = book_of(["a"])
    data = packed(book)
    bomb = with_part(data, "xl/worksheets/sheet1.xml", b"<x>" + b" " * (spreadsheet.UNPACKED // 2) + b"</x>")
    assert len(bomb) < 100_000
    many = with_part(data, "xl/comments.xml", bytes(range(256)) * (spreadsheet.UNPACKED // 256 + 1))
    for each in (bomb, many):
        with pytest.raises(UnreadableSheet, match="grows too much"):
            pages("f.xlsx", each)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_damage_is_refused_or_read_and_nothing_else(data: st.DataObject) -> None:
    whole = DAMAGED[data.draw(st.sampled_from(sorted(DAMAGED)))]
    places = data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8))
    damaged = bytearray(whole)
    for place in places:
        damaged[place] = data.draw(st.integers(0, 255))
    content = bytes(damaged)
    if not whole.startswith(spreadsheet.MARK):
        name = next(name for name, part in PARTS.items() if part == whole)
        content = with_part(BOOK, name, content)
    with suppress(UnreadableSheet):
        assert all(row.place for page in pages("f.xlsx", content) for row in page.rows)


def test_a_range_merged_over_the_whole_sheet_is_refused_before_it_is_made() -> None:
    book, page = book_of(["a", "b"], ["c", "d"])
    page.merge_cells("A1:B2")
    with zipfile.ZipFile(io.BytesIO(packed(book))) as archive:
        name = next(part for part in archive.namelist() if "worksheets/sheet" in part)
        content = archive.read(name).replace(b"A1:B2", b"A1:XFD1048576")
    with pytest.raises(UnreadableSheet, match="grows too much"):
        pages("f.xlsx", with_part(packed(book), name, content))


def test_entities_are_refused() -> None:
    book, _ = book_of(["a"])
    dtd = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(UnreadableSheet, match="cannot be read as a workbook"):
        pages("f.xlsx", with_part(packed(book), "xl/sharedStrings.xml", dtd))


@pytest.mark.parametrize("cell", ["A30000", "ZZ1"])
def test_a_cell_far_out_is_refused(cell: str) -> None:
    book, page = book_of(["a"])
    page[cell] = "x"
    with pytest.raises(UnreadableSheet, match="too many rows or columns"):
        pages("f.xlsx", packed(book))
