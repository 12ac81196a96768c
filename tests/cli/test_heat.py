"""A risk matrix as text: its method, its axes with their labels, and how many risks lie where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.cli.heat import NOTHING, as_text
from isms.risk.matrix import View, matrices
from tests.documents.chain import chained

if TYPE_CHECKING:
    from pathlib import Path

    from isms.diagnostic import Language
    from tests.cli.conftest import Command

DAY = ("--as-of", "2026-11-22")
OWN = """\
id: own-words
title_ja: 自社の方法
title_en: Our own method
version: "1"
source: 社内規程
confidence: high
scales:
  impact:
    title_ja: 影響
    title_en: Impact
    asked_of: risk
    levels:
      - {value: great, label_ja: 大, label_en: great}
      - {value: small, label_ja: 小, label_en: small}
  chance:
    title_ja: 頻度
    title_en: Chance
    asked_of: risk
    levels:
      - {value: 2, label_ja: 多い, label_en: often}
      - {value: 1, label_ja: 少ない, label_en: seldom}
steps:
  - name: score
    kind: table
    of: [impact, chance]
    table: {great/2: 4, great/1: 2, small/2: 2, small/1: 1}
bands_source: ours
bands:
  - {level: low, label_ja: 低, label_en: low, lowest: 1, highest: 2}
  - {level: high, label_ja: 高, label_en: high, lowest: 3, highest: 4}
acceptable: level:low
"""
RISK = """\
id: R-009
title: 停電
threat: 送電設備の故障
owner: P-01
factors: {impact: great, chance: 1}
decision: reduce
"""


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_matrix_names_its_method_and_every_value_of_its_axes(language: Language) -> None:
    (matrix,) = matrices(chained())
    title, method, _, head, *rows = as_text([matrix], View.STANDING, language).splitlines()
    assert View.STANDING.label.say(language) in title
    assert f"{matrix.scorer.method.id}" in method
    assert all(tick.words.say(language) in head for tick in matrix.across.ticks)
    highest_first = [tick.words.say(language) for tick in reversed(matrix.down.ticks)]
    assert all(
        row.startswith(words) for row, words in zip(rows[: len(highest_first)], highest_first, strict=True)
    )


def test_every_cell_says_how_many_risks_lie_in_it_and_their_level() -> None:
    (matrix,) = matrices(chained())
    rows = as_text([matrix], View.STANDING, "ja").splitlines()[4:]
    for row, cells in zip(rows[: len(matrix.cells)], matrix.cells, strict=True):
        for cell in cells:
            assert cell.band is not None
            assert f"{len(cell.risks) or '-'} ({cell.band.label.ja})" in row


def test_without_risks_it_says_so() -> None:
    assert as_text([], View.STANDING, "en") == f"{NOTHING.en}\n"


@pytest.fixture
def own_words(programme: Path) -> Path:
    """A programme whose method names the values of one scale, and numbers those of the other."""
    settings = programme / "isms.yaml"
    settings.write_text(settings.read_text("utf-8").replace("ipa-sme-3.1", "own-words"), "utf-8")
    (programme / "knowledge" / "methods").mkdir(parents=True)
    (programme / "knowledge" / "methods" / "own-words.yaml").write_text(OWN, "utf-8")
    (programme / "risks" / "R-009.yaml").write_text(RISK, "utf-8")
    return programme


@pytest.mark.usefixtures("own_words")
def test_a_value_that_is_a_word_stands_by_its_label_alone(isms: Command) -> None:
    lines = [line.split() for line in isms("risk", "matrix", *DAY).out.splitlines()]
    assert ["1", "少ない", "2", "多い"] in lines
    assert ["大", "1", "(低)", "-", "(高)"] in lines
    assert ["小", "-", "(低)", "-", "(低)"] in lines
