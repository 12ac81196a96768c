"""Values mean themselves wherever they are printed."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms.documents import page
from isms.documents.escape import escaped, in_cell, in_css, in_markdown, visible


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a|b\nc", "a\\|b<br>c"),
        ("# 見出し", "\\# 見出し"),
        ("1. 目的", "1\\. 目的"),
        ("4.0", "4.0"),
        ("-5", "-5"),
        ("- 箇条", "\\- 箇条"),
        ("*強調* `code` [x](y)", "\\*強調\\* \\`code\\` \\[x\\](y)"),
        ("file_name", "file_name"),
        ("R&D", "R&D"),
        ("&lt;", "&amp;lt;"),
        ("", ""),
    ],
)
def test_in_markdown(text: str, written: str) -> None:
    assert in_markdown(text) == written


class Words(HTMLParser):
    """Collects what a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.tags: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.add(tag)
        self.seen.append(" " if tag == "br" else "")


@given(st.text(max_size=20) | st.text("ab字 1.-#=&_*\\\n\u3000\u202e", max_size=8))
def test_what_is_left_as_it_is_needs_no_escaping(text: str) -> None:
    assert in_markdown(text) == escaped(text)


@given(st.text(max_size=60) | st.text("_*`~[]|\\ <>&#-=+1.ab;\n", max_size=40))
def test_a_reader_sees_the_text_itself(text: str) -> None:
    words = Words()
    words.feed(page.body(f"| a |\n|---|\n| x {in_markdown(text)} x |\n", "ja").html)
    assert "".join(words.seen).split() == f"a x {visible(text)} x".split()
    assert words.tags <= {"div", "table", "thead", "tbody", "tr", "th", "td", "br", "span", "mark"}


@pytest.mark.parametrize("text", ["=1+1", "+81", "-x", "@SUM", "\tx", "＝1", "\0"])
def test_formulas_become_text(text: str) -> None:
    assert in_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-12.5", "適用", "", "A=B"])
def test_what_is_no_formula_stays(text: str) -> None:
    assert in_cell(text) == text


def test_in_css_nothing_ends_the_string_or_the_sheet() -> None:
    written = in_css('a"b\\</style>\n')
    assert not set('"<>/') & set(written)


def test_overrides_of_direction_are_not_printed() -> None:
    assert visible("a\u202eb\u2066\x1b]0;x") == "ab]0;x"
