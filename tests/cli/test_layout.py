"""Text is as wide as it looks, and lines of Japanese end in the right place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms.cli.layout import fold, harmless, one_line, pad, width, words, wrap


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("持出し用ノートPCの紛失・盗難", "持出し用|ノートPCの|紛失・|盗難"),
        ("大雨による大阪センターの浸水", "大雨による|大阪|センターの|浸水"),
        ("情報システム部への連絡", "情報|システム部への|連絡"),
        ("読み取り専用の持ち出し手順", "読み取り専用の|持ち出し手順"),
        ("11.3%「紛失等」", "11.3%|「紛失等」"),
        ("Residual level", "Residual |level"),
        ("", ""),
    ],
)
def test_words_are_told_by_their_characters(text: str, found: str) -> None:
    assert "|".join(words(text)) == found


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("退職者・契約終了者の利用者IDの残存", 14, ["退職者・", "契約終了者の", "利用者IDの残存"]),
        ("業務クラウドの全アカウントへの多要素認証", 26, ["業務クラウドの全", "アカウントへの多要素認証"]),
        ("大ファイルサーバーのランサムウェア", 12, ["大ファイル", "サーバーの", "ランサムウェ", "ア"]),
        ("identifiers-of-one-word", 10, ["identifier", "s-of-one-w", "ord"]),
        ("one two three", 7, ["one two", "three"]),
    ],
)
def test_cells_are_folded_between_words(text: str, columns: int, lines: list[str]) -> None:
    assert fold(text, columns) == lines


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=60), st.integers(2, 40))
def test_folding_loses_nothing_and_fits(text: str, columns: int) -> None:
    lines = fold(text, columns)
    assert "".join(lines) == text
    assert all(width(line) <= columns for line in lines)
