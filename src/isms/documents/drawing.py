"""Pictures as SVG: shapes and words on a sheet, that need no style sheet, no script and no colour.

A picture says in its title and its description what it shows; words in it are text and can be read aloud,
searched and copied. Looks are attributes of the shapes, so that the policy of a page lets them be.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from isms.documents.escape import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isms.diagnostic import Language

Anchor: TypeAlias = Literal["start", "middle", "end"]
Point: TypeAlias = tuple[float, float]

INK, SOFT, LINE, PAPER = "#1a1a1a", "#4a4a4a", "#767676", "#ffffff"
FONTS: dict[Language, str] = {
    "ja": "Yu Gothic Medium, Yu Gothic, YuGothic, Hiragino Kaku Gothic ProN, Hiragino Sans, "
    "BIZ UDPGothic, Noto Sans CJK JP, Noto Sans JP, Meiryo, sans-serif",
    "en": "Segoe UI, Helvetica Neue, Arial, Noto Sans, Noto Sans CJK JP, sans-serif",
}
_ELLIPSIS = "…"
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_FIRST = "、。，．・：；？！）］｝」』】〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ),.:;?!]}"
"""What a line of Japanese never begins with."""
_NOT_LAST = "（［｛「『【〈《([{"
"""What a line of Japanese never ends with."""


class Edge(NamedTuple):
    """How the edge of a rectangle is drawn; ``dashes`` are the lengths of its strokes and gaps."""

    stroke: str = LINE
    thick: float = 1
    dashes: str = ""


@dataclass(slots=True)
class Drawing:
    """A picture being drawn, in pixels from its upper left corner."""

    width: float
    height: float
    title: str
    description: str
    language: Language
    parts: list[str] = field(default_factory=list)

    def box(
        self,
        corner: Point,
        width: float,
        height: float,
        *,
        fill: str = "none",
        edge: Edge | None = None,
    ) -> None:
        """Draw a rectangle."""
        x, y = corner
        stroke, thick, dashes = edge or Edge()
        more = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(
            f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}" '
            f'fill="{fill}" stroke="{stroke}" stroke-width="{_number(thick)}"{more}/>'
        )

    def words(
        self,
        place: Point,
        text: str,
        *,
        size: float = 13,
        anchor: Anchor = "middle",
        bold: bool = False,
        ink: str = INK,
    ) -> None:
        """Write one line; ``place`` is on its base line."""
        x, y = place
        weight = ' font-weight="700"' if bold else ""
        self.parts.append(
            f'<text x="{_number(x)}" y="{_number(y)}" font-size="{_number(size)}" text-anchor="{anchor}" '
            f'fill="{ink}"{weight}>{written(text)}</text>'
        )

    def path(self, steps: str, *, stroke: str = LINE, thick: float = 1) -> None:
        """Draw a line along the ``steps`` of an SVG path."""
        self.parts.append(
            f'<path d="{steps}" fill="none" stroke="{stroke}" stroke-width="{_number(thick)}"/>'
        )

    def svg(self, name: str = "drawing") -> str:
        """Return the picture; ``name`` begins the ids in it, which are unlike those of other pictures."""
        box = f"0 0 {_number(self.width)} {_number(self.height)}"
        body = "\n".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{_number(self.width)}" '
            f'height="{_number(self.height)}" role="img" aria-labelledby="{name}-title {name}-text" '
            f'lang="{self.language}" font-family="{FONTS[self.language]}">\n'
            f'<title id="{name}-title">{written(self.title)}</title>\n'
            f'<desc id="{name}-text">{written(self.description)}</desc>\n'
            f'<rect width="100%" height="100%" fill="{PAPER}"/>\n{body}\n</svg>\n'
        )


def stacked(drawings: Sequence[Drawing], gap: float = 24) -> Drawing:
    """Return one picture of several, one below the other; there has to be one at least."""
    first = drawings[0]
    if len(drawings) == 1:
        return first
    made = Drawing(
        max(each.width for each in drawings),
        sum(each.height + gap for each in drawings) - gap,
        " / ".join(each.title for each in drawings),
        " ".join(each.description for each in drawings),
        first.language,
    )
    y = 0.0
    for each in drawings:
        inner = "\n".join(each.parts)
        made.parts.append(f'<g transform="translate(0 {_number(y)})">\n{inner}\n</g>')
        y += each.height + gap
    return made


def written(text: str) -> str:
    """Return a text as XML holds it, without what would hide or turn it."""
    return escape(_NO_CHARACTER.sub("\ufffd", visible(" ".join(text.split()))))


def span(text: str, size: float) -> float:
    """Return about how wide a line is: a full-width character is as wide as it is high."""
    return size * sum(1 if unicodedata.east_asian_width(each) in "WFA" else 0.56 for each in text)


def lines(text: str, size: float, width: float, most: int) -> list[str]:
    """Break a text into at most so many lines of a width; what does not fit is cut with an ellipsis."""
    found = [""]
    for piece in _pieces(" ".join(text.split())):
        if found[-1] and span(found[-1] + piece.rstrip(), size) > width:
            found[-1] = found[-1].rstrip()
            found.append(piece.lstrip())
        else:
            found[-1] += piece
    if len(found) <= most:
        return [_fitting(line, size, width) for line in found]
    return [*(_fitting(line, size, width) for line in found[: most - 1]), _cut(found[most - 1], size, width)]


def _pieces(text: str) -> list[str]:
    """Return what a line may be broken between: words with the blank after them, and wide characters."""
    first, last = re.escape(_NOT_FIRST), re.escape(_NOT_LAST)
    return re.findall(rf"[{last}]*(?:[!-~]+|[^!-~])[{first}]*\s*|[{last}]+", text)


def _fitting(line: str, size: float, width: float) -> str:
    return line if span(line, size) <= width * 1.05 else _cut(line, size, width)


def _cut(line: str, size: float, width: float) -> str:
    """Return the beginning of a line with an ellipsis."""
    kept = line.rstrip()
    while kept and span(kept + _ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept + _ELLIPSIS


def _number(value: float) -> str:
    """Return a length without digits that nobody sees."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
