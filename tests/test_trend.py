"""Figures as one line of text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from isms.trend import bar, sparkline


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ([], ""),
        ([None, None], "・・"),
        ([5], "▄"),
        ([0, None, 7], "▁・█"),
        ([Decimal("0.5"), Decimal("4.5"), Decimal("2.5")], "▁█▄"),
        ([100, 99, 100], "█▁█"),
    ],
)
def test_values_become_bars_between_the_least_and_the_greatest(
    values: list[Decimal | int | None], line: str
) -> None:
    assert sparkline(values) == line


def test_a_bar_is_as_long_as_its_number_or_as_its_share_of_the_greatest() -> None:
    assert [bar(value, 3) for value in (0, 1, 3)] == ["", "■", "■■■"]
    assert [len(bar(value, 200)) for value in (0, 1, 100, 200)] == [0, 1, 5, 10]
