"""Numbers as methods reckon with them and as people read them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from isms.knowledge import StepKind
from isms.risk.numbers import LONGEST, between, combine, exact


def test_a_span_of_numbers_is_written_from_one_to_the_other() -> None:
    assert (between(4, 6), between(8, 8), between(1, Decimal("2.5"))) == ("4-6", "8", "1-2.5")


@pytest.mark.parametrize(
    "texts",
    [
        ("1" + "0" * 29, "0.349016869858871202199140337900001"),
        ("0.12345678901234567890123456789012345", "-0.98765432109876543210987654321098765"),
        ("9" * 40, "9" * 40, "0." + "9" * 38),
        ("2", "3"),
    ],
)
def test_long_numbers_are_reckoned_with_to_the_last_digit(texts: tuple[str, ...]) -> None:
    values = [value for value in map(exact, texts) if value is not None]
    assert [Fraction(value) for value in values] == [Fraction(text) for text in texts]
    product, total = Fraction(1), Fraction(0)
    for text in texts:
        product, total = product * Fraction(text), total + Fraction(text)
    assert combine(StepKind.PRODUCT, values) == product
    assert combine(StepKind.SUM, values) == total


def test_a_result_that_is_too_long_to_write_is_none() -> None:
    longest = 10 ** (LONGEST - 1)
    assert combine(StepKind.PRODUCT, [longest, 1]) == longest
    assert combine(StepKind.PRODUCT, [longest, 10]) is None
