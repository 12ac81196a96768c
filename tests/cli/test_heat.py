"""A risk matrix as text: its method, its axes with their labels, and how many risks lie where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.cli.heat import NOTHING, as_text
from isms.risk.matrix import View, matrices
from tests.documents.chain import chained

if TYPE_CHECKING:
    from isms.diagnostic import Language


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_matrix_names_its_method_and_every_value_of_its_axes(language: Language) -> None:
    (matrix,) = matrices(chained())
    title, method, _, head, *rows = as_text([matrix], View.STANDING, language).splitlines()
    assert View.STANDING.label.say(language) in title
    assert f"{matrix.scorer.method.id}" in method
    assert all(tick.words.say(language) in head for tick in matrix.across.ticks)
    highest_first = [tick.words.say(language) for tick in reversed(matrix.down.ticks)]
    assert all(row.startswith(words) for row, words in zip(rows, highest_first, strict=False))


def test_every_cell_says_how_many_risks_lie_in_it_and_their_level() -> None:
    (matrix,) = matrices(chained())
    rows = as_text([matrix], View.STANDING, "ja").splitlines()[4:]
    for row, cells in zip(rows, matrix.cells, strict=False):
        for cell in cells:
            assert cell.band is not None
            assert f"{len(cell.risks) or '-'} ({cell.band.label.ja})" in row


def test_without_risks_it_says_so() -> None:
    assert as_text([], View.STANDING, "en") == f"{NOTHING.en}\n"
