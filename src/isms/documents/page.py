"""A document as a web page: Markdown to HTML that prints to A4, with table heads, anchors and no script.

A figure stands in the place of the table that follows it, which tells the same where there are no pictures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml

from isms.diagnostic import Text
from isms.documents.provenance import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from isms.diagnostic import Language
    from isms.documents.drawing import Drawing

_DIRECTIVE = re.compile(
    r"<!--\s*(?P<key>page|table|widths|contents|figure)\s*:?\s*(?P<value>[^>]*?)\s*-->\s*\Z"
)
FIGURE = "figure"
_PLACED = frozenset({"contents", FIGURE})
"""Directives in whose place something stands."""
_KEPT_TOGETHER = re.compile(
    r"(?P<gap>【未記入: .*?】|\[MISSING: .*?\])"
    r"|(?P<whole>\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d"
    r"|(?<![\w-])[A-Z]{1,6}(?:-[A-Z0-9]{1,6}){1,3}(?![\w-]))"
    r"|(?P<bars>[▁-█・]*[▁-█][▁-█・]*)",
    re.ASCII,
)
"""What stands out as a gap, and what a line never breaks: dates, numbers of records, and rows of bars."""
_BESIDE = {"third": 450, "half": 640}
"""Pictures up to these widths, in pixels, stand beside others on a page across."""
_SCROLLING = 5
"""From this many columns on a table may be wider than a narrow screen and scrolls by itself."""


@dataclass(slots=True)
class Heading:
    """A heading with its anchor."""

    level: int
    anchor: str
    text: str


@dataclass(slots=True)
class Body:
    """The content of a page, and what the shell around it needs to know."""

    html: str = ""
    title: str = ""
    landscape: bool = False
    compact: bool = False
    """Whether it is set small, to stand on one page."""
    headings: list[Heading] = field(default_factory=list)
    widths: set[int] = field(default_factory=set)


CONTENTS = Text(ja="目次", en="Contents")


def body(markdown: str, language: Language, figures: Sequence[Drawing] = ()) -> Body:
    """Return the HTML of a document; the first heading of level 1 is its title.

    ``figures`` are the pictures that the directives of the document name by number, from 1.
    """
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    made = Body()
    tokens = _arrange(parser.parse(markdown), made)
    parser.add_render_rule("html_inline", _raw)
    parser.add_render_rule("html_block", _raw)
    parser.add_render_rule("text", _text)
    for name in ("table_open", "table_close"):
        parser.add_render_rule(name, _table)
    env = {"contents": _contents(made.headings, CONTENTS.say(language)), "figures": figures}
    made.html = parser.renderer.render(tokens, parser.options, env)
    return made


def _arrange(tokens: Sequence[Token], made: Body) -> list[Token]:
    """Obey and drop the directives, number the headings, and tell each table its class and widths."""
    kept: list[Token] = []
    directives: dict[str, str] = {}
    after_figure = False
    told: Token | None = None
    for at, token in enumerate(tokens):
        match = _DIRECTIVE.match(token.content) if token.type == "html_block" else None
        if match and match["key"] not in _PLACED:
            directives[match["key"]] = match["value"]
            continue
        if token.type == "heading_open":
            _anchor(token, tokens[at + 1], made)
        elif token.type == "table_open":
            _dress(token, tokens[at:], directives, made)
            told = token if after_figure else None
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        if told is None:
            kept.append(token)
        elif token.type == "table_close":
            told = None
        after_figure = match is not None and match["key"] == FIGURE
    made.landscape, made.compact = (directives.get("page") == each for each in ("landscape", "compact"))
    return kept


def _contents(headings: Sequence[Heading], title: str) -> str:
    """Return the table of contents: the chapters, each with a link."""
    entries = "".join(
        f'<li><a href="#{heading.anchor}">{escapeHtml(heading.text)}</a></li>\n'
        for heading in headings
        if heading.level == 2
    )
    opening = f'<nav class="nav" aria-labelledby="contents">\n<h2 id="contents">{title}</h2>\n'
    return f"{opening}<ol>\n{entries}</ol>\n</nav>\n"


def _anchor(token: Token, words: Token, made: Body) -> None:
    """Give a heading its anchor and remember it."""
    heading = Heading(int(token.tag[1]), f"s{len(made.headings) + 1}", _plain(words))
    token.attrSet("id", heading.anchor)
    made.headings.append(heading)
    if not made.title and heading.level == 1:
        made.title = heading.text


def _dress(token: Token, following: Sequence[Token], directives: dict[str, str], made: Body) -> None:
    """Tell a table its class, the widths of its columns and, where it may scroll, what to call it."""
    closing = next(at for at, each in enumerate(following) if each.type == "thead_close")
    columns = sum(each.type == "th_open" for each in following[:closing])
    widths = [int(width) for width in directives.pop("widths", "").split()]
    made.widths.update(widths)
    heading = made.headings[-1].text if made.headings else made.title
    number = token.map[0] if token.map else 0
    token.meta = {
        "class": directives.pop("table", ""),
        "widths": widths,
        "label": heading if columns >= _SCROLLING else "",
        "line": number,
    }


def _table(renderer: object, tokens: Sequence[Token], at: int, options: object, env: dict[str, Any]) -> str:
    """Open or close a table together with the region that it scrolls in."""
    del renderer, options
    token = tokens[at]
    if token.type == "table_close":
        return "</table>\n</div>\n"
    meta = token.meta
    names = " ".join(filter(None, ("table", meta["class"])))
    region = ""
    if meta["label"]:
        label = _unique(meta["label"], env)
        region = f' role="region" tabindex="0" aria-label="{escapeHtml(label)}"'
    columns = "".join(f'<col class="w{width}">' for width in meta["widths"])
    group = f"<colgroup>{columns}</colgroup>\n" if columns else ""
    return f'<div class="{escapeHtml(names)}"{region}>\n<table>\n{group}'


def _unique(label: str, env: dict[str, Any]) -> str:
    """Return a name that no other region of the page has."""
    used: dict[str, int] = env.setdefault("labels", {})
    used[label] = used.get(label, 0) + 1
    return label if used[label] == 1 else f"{label} ({used[label]})"


def _raw(renderer: object, tokens: Sequence[Token], at: int, options: object, env: dict[str, Any]) -> str:
    """Keep a line break and the manifest, put the contents in place, drop comments, show tags as text."""
    del renderer, options
    content = tokens[at].content
    directive = _DIRECTIVE.match(content)
    if directive and directive["key"] == "contents":
        return str(env.pop("contents", ""))
    if directive and directive["key"] == FIGURE:
        return _figure(directive["value"], env["figures"])
    if content in {"<br>", "<br/>", "<br />"}:
        return "<br>"
    if content.startswith(MANIFEST):
        return content
    return "" if re.fullmatch(r"<!--.*?-->\s*", content, re.DOTALL) else escapeHtml(content)


def _figure(number: str, figures: Sequence[Drawing]) -> str:
    """Return the picture that a directive names; nothing where there is none."""
    if not number.isdecimal() or not 0 < int(number) <= len(figures):
        return ""
    drawing = figures[int(number) - 1]
    kind = next((kind for kind, widest in _BESIDE.items() if drawing.width <= widest), "")
    names = " ".join(filter(None, ("figure", kind)))
    return f'<figure class="{names}">\n{drawing.svg(f"figure-{number}")}</figure>\n'


def _text(renderer: object, tokens: Sequence[Token], at: int, options: object, env: dict[str, Any]) -> str:
    """Write text, with gaps marked, and what a line never breaks kept on one."""
    del renderer, options, env
    return _KEPT_TOGETHER.sub(_keep, escapeHtml(tokens[at].content))


def _keep(match: re.Match[str]) -> str:
    """Wrap a gap as a mark, a row of bars as a small picture, anything else as one unbreakable word."""
    if match["gap"]:
        return f"<mark>{match['gap']}</mark>"
    kind = "bars" if match["bars"] else "whole"
    return f'<span class="{kind}">{match[kind]}</span>'


def _plain(words: Token) -> str:
    """Return the words of one line, as a title or a label shows them."""
    inline = words.children or []
    return "".join(" " if token.type in {"softbreak", "hardbreak"} else token.content for token in inline)
