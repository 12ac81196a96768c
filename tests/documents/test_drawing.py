"""Pictures are SVG that any reader takes, and hold nothing that runs."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from isms.documents.drawing import Drawing, Edge, lines, span, stacked, written

SVG = "{http://www.w3.org/2000/svg}"


def drawn(title: str = "題") -> Drawing:
    made = Drawing(100, 50, title, "説明", "ja")
    made.box((1, 2), 30, 20, edge=Edge(dashes="4 2"))
    made.words((5, 10.25), "a < b & c")
    made.path("M0 0h10", thick=4)
    return made


def test_a_picture_has_title_description_and_words() -> None:
    root = ET.fromstring(drawn().svg("x"))  # noqa: S314 - we wrote it
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "x-title x-text"
    assert [(e.tag, e.get("id"), e.text) for e in list(root)[:2]] == [
        (f"{SVG}title", "x-title", "題"),
        (f"{SVG}desc", "x-text", "説明"),
    ]
    assert [each.text for each in root.iter(f"{SVG}text")] == ["a < b & c"]
    assert not any("style" in each.attrib for each in root.iter())


def test_what_is_written_cannot_become_a_tag_or_hide() -> None:
    assert written('<script>"x"</script>\u202e\x00\n y') == "&lt;script&gt;&quot;x&quot;&lt;/script&gt; y"
    hostile = drawn("</title><script>").svg()
    assert ET.fromstring(hostile).find(f"{SVG}title").text == "</title><script>"  # type: ignore[union-attr]  # noqa: S314
    ET.fromstring(drawn("\ufffe\udc00").svg())  # noqa: S314


def test_pictures_are_stacked() -> None:
    both = stacked([drawn("一"), drawn("二")], gap=10)
    assert (both.width, both.height, both.title) == (100, 110, "一 / 二")
    assert both.svg().count("<rect") == 3
    only = drawn()
    assert stacked([only]) is only


def test_lines_are_broken_where_people_break_them() -> None:
    assert lines("情報セキュリティ。対策", 10, 85, 3) == ["情報セキュリ", "ティ。対策"]
    assert lines("one two three", 10, 45, 3) == ["one two", "three"]
    assert lines("一二三四五六七八九十", 10, 40, 2) == ["一二三四", "五六七…"]
    assert all(span(line, 10) <= 40 for line in lines("x" * 60, 10, 40, 2))
    assert lines("", 10, 40, 2) == [""]
