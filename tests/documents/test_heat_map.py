"""The heat map can be read without colour, aloud and in grey."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from isms.documents.drawing import PAPER, SOFT
from isms.documents.heat_map import PLAIN, SHADES, heat_map, shade
from isms.risk.matrix import View, matrices
from tests.documents.chain import chained
from tests.documents.test_page import contrast, luminance

if TYPE_CHECKING:
    from isms.diagnostic import Language
    from isms.model.programme import Programme

SVG = "{http://www.w3.org/2000/svg}"


def test_shades_print_in_grey_and_can_be_read() -> None:
    grounds = [luminance(ground) for ground, _ in SHADES]
    assert all(lighter > darker + 0.05 for lighter, darker in itertools.pairwise(grounds))
    assert all(contrast(ground, ink) >= 4.5 for ground, ink in (*SHADES, PLAIN, (PAPER, SOFT)))


def test_levels_go_from_the_lightest_to_the_darkest() -> None:
    assert [shade(level, "abc") for level in "abc"] == [SHADES[0], SHADES[2], SHADES[4]]
    assert shade("only", ["only"]) == SHADES[0]
    assert [SHADES.index(shade(level, "abcdefgh")) for level in "abcdefgh"] == [0, 0, 1, 1, 2, 2, 3, 4]


def test_every_cell_says_its_number_and_its_level(example: Programme) -> None:
    (matrix,) = matrices(example)
    root = ET.fromstring(heat_map(matrix, View.STANDING, "ja").svg())  # noqa: S314 - we wrote it
    texts = [each.text for each in root.iter(f"{SVG}text")]
    pairs = list(itertools.pairwise(texts))
    for cell in itertools.chain(*matrix.cells):
        assert cell.band is not None
        pairs.remove((str(len(cell.risks)) if cell.risks else "－", cell.band.label.ja))
    assert "太枠: 受容基準(リスク値4以下)を超える" in texts


def test_the_description_counts_every_risk(example: Programme) -> None:
    for view in View:
        (matrix,) = matrices(example, view)
        told = heat_map(matrix, view, "ja").description
        counted = sum(map(int, re.findall(r"に(\d+)件", told)))
        unscored = re.search(r"評価できないリスクは(\d+)件", told)
        assert counted + int(unscored[1] if unscored else 0) == len(example.risks)


def test_the_heavy_line_encloses_what_is_above_the_criterion(example: Programme) -> None:
    (matrix,) = matrices(example)
    (steps,) = re.findall(r'<path d="([^"]*)"', heat_map(matrix, View.STANDING, "en").svg())
    above = [
        (row, column)
        for row, cells in enumerate(matrix.cells)
        for column, cell in enumerate(cells)
        if cell.score is not None and cell.score > 4
    ]
    assert above == [(0, 1), (0, 2), (1, 2)]
    assert steps.count("M") == 8


def test_a_picture_says_that_its_bands_are_ours() -> None:
    settings = {
        "format": "1", "organisation": {"name": "株式会社あおば"}, "standards": ["iso27001"],
        "risk": {"method": "pms-lifecycle"},
    }  # fmt: skip
    risk = {
        "id": "R-001", "title": "紛失", "threat": "紛失", "owner": "P-01", "decision": "open",
        "factors": {"impact": "3", "likelihood": "2"},
    }  # fmt: skip
    (ours,) = matrices(chained(**{"isms.yaml": settings, "risks/R-001.yaml": risk}), drafts=False)
    (published,) = matrices(chained())
    said: dict[Language, str] = {"ja": "組織の承認が必要", "en": "to be approved by the firm"}
    for language, words in said.items():
        assert words in heat_map(ours, View.STANDING, language).svg()
        assert words not in heat_map(published, View.STANDING, language).svg()
