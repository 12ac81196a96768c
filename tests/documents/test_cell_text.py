"""Texts in cells and names of sheets: nothing that Excel would refuse, cut in silence or take for a code."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms.documents.cell_text import LONGEST, in_text_cell, sheet_name


def test_what_excel_would_take_for_the_code_of_a_character_stays_what_it_is() -> None:
    assert in_text_cell("_x0041_ と _x000D_、_xyz_", "ja") == "_x005F_x0041_ と _x005F_x000D_、_xyz_"


@pytest.mark.parametrize("character", ["字", "𠮷"])
def test_a_text_that_no_cell_can_hold_is_cut_and_says_so(character: str) -> None:
    text = in_text_cell(character * 40_000, "ja")
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST
    assert text.endswith("…【Excelのセルの上限(32,767文字)を超えたため、以下を省略】")
    assert in_text_cell("字" * LONGEST, "ja") == "字" * LONGEST
    assert "[cut:" in in_text_cell("x" * 40_000, "en")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("適用宣言書", "適用宣言書"),
        ("a/b\\c:d*e?f[g]", "a b c d e f g"),
        ("'引用'", "引用"),
        ("長" * 40, "長" * 31),
        ("", "Sheet"),
        ("///", "Sheet"),
        ("History", "Sheet"),
        ("一\n二", "一 二"),
        ("𠮷" * 20, "𠮷" * 15),
    ],
)
def test_the_name_of_a_sheet_is_one_that_excel_takes(title: str, name: str) -> None:
    assert sheet_name(title, set()) == name


def test_no_two_sheets_have_one_name() -> None:
    taken: set[str] = set()
    names = [sheet_name(title, taken) for title in ("List", "list", "LIST", "x" * 40, "x" * 50)]
    assert names == ["List", "list (2)", "LIST (3)", "x" * 31, "x" * 27 + " (2)"]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_whatever_a_sheet_is_called_excel_takes_its_name(titles: list[str]) -> None:
    taken: set[str] = set()
    names = [sheet_name(title, taken) for title in titles]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
