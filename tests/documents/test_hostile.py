"""Whatever a record holds, a document shows it and obeys none of it."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from isms.documents.render import compose, render
from isms.kind import Record, Shape
from isms.records.load import load
from isms.records.tree import FolderTree
from isms.scalars import TEXT
from tests.documents.conftest import DAY, EXAMPLE

if TYPE_CHECKING:
    from isms.model.programme import Programme
    from tests.documents.conftest import Ordering

HOSTILE = '=cmd|<script>alert(1)</script> | x\n# y\n- [a](javascript:z) *b* `c` <!-- d --> ![e](f) "g" \\'
ALLOWED = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "nav",
        "div",
        "span",
        "mark",
        "h1",
        "h2",
        "h3",
    ),
    *("h4", "p", "ul", "ol", "li", "a", "br", "strong", "code", "table", "colgroup", "col", "thead", "tbody"),
    *("tr", "th", "td", "figure", "svg", "desc", "rect", "text", "path"),
}


class Tags(HTMLParser):
    """Collects tags, attributes and comments."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str | None] = set()
        self.comments: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {value for key, value in attrs if key in {"href", "src"}}

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def poison(record: Record) -> None:
    """Put the hostile text wherever a record may hold free words."""
    for name, field in type(record).declaration.fields.items():
        held: Any = getattr(record, name)
        if field.inside is not None:
            for part in [held] if isinstance(held, Record) else held or ():
                if isinstance(part, Record):
                    poison(part)
        elif field.scalar is TEXT and name not in {"renders", "standard", "satisfies", "method", "standards"}:
            if field.shape is Shape.ONE:
                object.__setattr__(record, name, HOSTILE)
            elif field.shape is Shape.MANY and held:
                object.__setattr__(record, name, (HOSTILE, HOSTILE))
            elif field.shape is Shape.MAPPING and name in {"inputs", "phases_na"}:
                object.__setattr__(record, name, dict.fromkeys(held, HOSTILE))


@pytest.fixture(scope="module")
def hostile() -> Programme:
    programme = load(FolderTree(EXAMPLE), date.fromisoformat(DAY.isoformat()))
    for register in programme.registers.values():
        for record in register:
            poison(record)
            object.__setattr__(record, "extra", {"x_own": HOSTILE})
    poison(programme.settings)
    return programme


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "name",
    [
        *("soa", "manual", "personal-information-risks", "suppliers", "trainings"),
        *("risk-assessment", "risk-plan", "heat-map", "treatment-progress", "trace"),
    ],
)
def test_hostile_words_stay_words(hostile: Programme, order: Ordering, name: str, language: str) -> None:
    html = render(order(name, language, programme=hostile), "html").decode()
    found = Tags(html)
    assert found.tags <= ALLOWED
    assert all(str(link).startswith("#") for link in found.links)
    assert [comment[:6] for comment in found.comments] == [" isms "]
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize(
    "name",
    [
        *("personal-information", "laws", "audits-and-reviews", "application-data"),
        *("risk-assessment", "risk-plan", "heat-map", "treatment-progress", "trace"),
    ],
)
def test_a_row_has_as_many_cells_as_its_head(hostile: Programme, order: Ordering, name: str) -> None:
    lines = compose(order(name, programme=hostile))[0].splitlines()
    tables = [at for at, line in enumerate(lines) if re.fullmatch(r"\|(---\|)+", line)]
    assert tables
    for at in tables:
        columns = lines[at].count("|")
        for row in lines[at + 1 :]:
            if not row.startswith("|"):
                break
            assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == columns
