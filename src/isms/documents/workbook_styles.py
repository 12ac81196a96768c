"""How the cells of a workbook look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

if TYPE_CHECKING:
    from isms.diagnostic import Language

FONTS = {"ja": "Yu Gothic", "en": "Calibri"}


class Styles:
    """How cells look: heads, texts, long texts, numbers, the labels of facts, and the cells of forms."""

    def __init__(self, language: Language) -> None:
        """Make the styles in the font of a language."""
        font, edge = FONTS[language], Side(style="thin", color="BFBFBF")
        border = Border(left=edge, right=edge, top=edge, bottom=edge)
        top = Alignment(vertical="top", wrap_text=True)
        shade = PatternFill("solid", start_color="E9EDF2", end_color="E9EDF2")
        centre = Alignment(horizontal="center", vertical="top", wrap_text=True)
        middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
        bold, plain = Font(name=font, size=10, bold=True), Font(name=font, size=10)
        self.every = [
            NamedStyle(
                "isms head", font=bold, fill=shade, border=border, alignment=middle, number_format="@"
            ),
            NamedStyle("isms text", font=plain, border=border, alignment=top, number_format="@"),
            NamedStyle("isms long text", font=plain, border=border, alignment=top),
            NamedStyle("isms number", font=plain, border=border, alignment=Alignment(vertical="top")),
            NamedStyle(
                "isms whole",
                font=plain,
                border=border,
                alignment=Alignment(vertical="top"),
                number_format="#,##0",
            ),
            NamedStyle(
                "isms date",
                font=plain,
                border=border,
                alignment=Alignment(horizontal="left", vertical="top"),
                number_format="yyyy-mm-dd",
            ),
            NamedStyle("isms shaded", font=plain, border=border, alignment=centre, number_format="@"),
            NamedStyle("isms label", font=bold, fill=shade, border=border, alignment=top, number_format="@"),
        ]
        grey = PatternFill("solid", start_color="F2F2F2", end_color="F2F2F2")
        self.of_forms = [
            NamedStyle("isms given", font=plain, fill=grey, border=border, alignment=top, number_format="@"),
            NamedStyle(
                "isms entry",
                font=plain,
                border=border,
                alignment=top,
                number_format="@",
                protection=Protection(locked=False),
            ),
            NamedStyle(
                "isms day",
                font=plain,
                border=border,
                alignment=top,
                number_format="yyyy-mm-dd",
                protection=Protection(locked=False),
            ),
        ]
