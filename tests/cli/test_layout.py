"""Text is as wide as it looks, and lines of Japanese end in the right place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms.cli.layout import harmless, one_line, pad, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("日本語", 6), ("ｶﾅ", 2), ("A社", 3), ("か\u3099", 2), ("", 0), ("（）", 4)],
)
def test_a_kanji_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_counts_columns() -> None:
    assert pad("日本", 6) == "日本  "
    assert pad("日本", 6, right=True) == "  日本"
    assert pad("日本語", 2) == "日本語"


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("日本語の文章です。", 10, ["日本語の文", "章です。"]),
        ("あいうえお。", 10, ["あいうえ", "お。"]),
        ("あいう「えお」", 8, ["あいう", "「えお」"]),
        ("isms check を実行", 10, ["isms check", "を実行"]),
        ("--fail-on のレベル", 9, ["--fail-on", "のレベル"]),
        ("", 10, []),
        ("verylongword", 4, ["verylongword"]),
    ],
)
def test_lines_are_broken_where_japanese_breaks_them(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=60), st.integers(2, 40))
def test_wrapping_loses_nothing(text: str, columns: int) -> None:
    assert "".join(wrap(text, columns)) == text


@given(st.text())
def test_what_is_harmless_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    shown = harmless(text)
    assert not set(shown) & {
        *map(chr, range(10)),
        *map(chr, range(11, 32)),
        *map(chr, range(127, 160)),
        "\u202e",
        "\u2066",
    }
    shown.encode("utf-8")


def test_unsafe_characters_are_shown() -> None:
    assert harmless("a\x1b[31m\u202e\n") == "a\\u001b[31m\\u202e\n"
    assert one_line(" a\r\n b\n") == "a b"
