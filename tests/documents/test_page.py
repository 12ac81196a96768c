"""The HTML of every document is one that people and their readers aloud can read."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from isms.documents import page
from isms.documents.drawing import Drawing
from isms.documents.pack import pack

if TYPE_CHECKING:
    from tests.documents.conftest import Ordering, Page

NAMES = (
    "soa",
    "manual",
    "personal-information",
    "personal-information-risks",
    "laws",
    "suppliers",
    "trainings",
    "audits-and-reviews",
    "application-data",
    "coverage",
    "compare-marks",
    "risk-assessment",
    "risk-plan",
    "heat-map",
    "treatment-progress",
    "trace",
    "monthly-report",
    "inspections",
    "objectives",
)
BOTH = pytest.mark.parametrize("language", ["ja", "en"])
EVERY = pytest.mark.parametrize("name", NAMES)


class Outline(HTMLParser):
    """Collects the elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_the_list_of_documents_is_what_the_folder_holds(order: Ordering) -> None:
    assert order("soa").templates.names == tuple(sorted(NAMES))
    assert all(order("soa").templates.languages(name) == ("ja", "en") for name in NAMES)


@BOTH
@EVERY
def test_structure(html: Page, name: str, language: str) -> None:
    outline = Outline(html(name, language))
    assert outline.of("html") == [{"lang": language}]
    levels = [int(tag[1]) for tag, _ in outline.found if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(head.get("scope") == "col" for head in outline.of("th"))
    ids = [attributes["id"] for _, attributes in outline.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    labels = [region["aria-label"] for region in outline.of("div") if region.get("role") == "region"]
    assert all(labels)
    assert len(labels) == len(set(labels))
    anchors = {f"#{anchor}" for anchor in ids}
    assert all(link["href"] in anchors for link in outline.of("a"))


@BOTH
@EVERY
def test_nothing_runs_and_nothing_is_fetched(html: Page, name: str, language: str) -> None:
    text = html(name, language)
    outline = Outline(text)
    assert {tag for tag, _ in outline.found}.isdisjoint({"script", "iframe", "object", "img", "link", "form"})
    assert not any(
        key.startswith("on") or key in {"style", "src"} for _, held in outline.found for key in held
    )
    policy = next(meta["content"] for meta in outline.of("meta") if meta.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "url(" not in text
    assert "@import" not in text


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rgb`` or ``#rrggbb`` as WCAG 2 computes it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@BOTH
def test_contrast(html: Page, language: str) -> None:
    text = html("soa", language)
    style = text[text.index("<style>") : text.index("</style>")]
    variables = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", style))
    style = re.sub(r"var\(--(\w+)\)", lambda match: variables[match[1]], style)
    screen = re.sub(r"body::before \{.*?\}", "", style)
    texts = set(re.findall(r"[ {;]color: (#[0-9a-f]{3,6})", screen))
    grounds = set(re.findall(r"background: (#[0-9a-f]{3,6})", screen))
    assert len(texts) >= 5
    assert len(grounds) >= 3
    dark = {colour for colour in texts if luminance(colour) < 0.5}
    light = {colour for colour in grounds if luminance(colour) >= 0.5}
    pairs = [*itertools.product(dark, light), *itertools.product(texts - dark, grounds - light)]
    assert all(contrast(text, ground) >= 4.5 for text, ground in pairs)


def test_the_index_of_a_pack_is_a_page_like_the_others(example_order: Ordering) -> None:
    files = pack(example_order("pmark-renewal")).files
    outline = Outline(files["00-index.html"].decode())
    assert outline.of("html") == [{"lang": "ja"}]
    assert all(link["href"] in files for link in outline.of("a"))


def test_tags_in_markdown_are_shown_and_not_obeyed() -> None:
    html = page.body(
        "# t\n\n<b>x</b> <script>y</script>\n\n<!-- gone -->\n\n<iframe src=z></iframe>\n", "ja"
    ).html
    assert "<b>" not in html
    assert "&lt;iframe" in html
    assert "gone" not in html
    assert {tag for tag, _ in Outline(html).found} == {"h1", "p"}


def test_a_wide_table_scrolls_by_itself() -> None:
    wide = "| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |\n"
    html = page.body(f"# t\n\n## 表\n\n{wide}\n{wide}\n| a |\n|---|\n| 1 |\n", "ja").html
    labels = [div.get("aria-label") for div in Outline(html).of("div")]
    assert labels == ["表", "表 (2)", None]


def test_dates_numbers_and_gaps_stay_whole() -> None:
    html = page.body("2026年11月22日 RP-001-5 TLS 名前・番号 ▁・▃█ 【未記入: 承認者】\n", "ja").html
    assert '<span class="whole">2026年11月22日</span>' in html
    assert '<span class="whole">RP-001-5</span>' in html
    assert '名前・番号 <span class="bars">▁・▃█</span>' in html
    assert "<mark>【未記入: 承認者】</mark>" in html


def test_a_figure_stands_for_the_table_after_it() -> None:
    drawing = Drawing(10, 10, "図", "説明", "ja")
    text = "# t\n\n<!-- figure: 1 -->\n<!-- table: wide -->\n| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |\n"
    html = page.body(text, "ja", [drawing]).html
    assert [tag for tag, _ in Outline(html).found if tag in {"figure", "svg", "table"}] == [
        "figure",
        "svg",
        "table",
    ]
    assert "<td>2</td>" in html
    assert "wide" not in html
    assert "<td>1</td>" not in html


def test_a_figure_that_is_not_there_leaves_nothing_behind() -> None:
    assert page.body("# t\n\n<!-- figure: 2 -->\n\n<!-- figure: x -->\n\ny\n", "ja").html.count("figure") == 0
