"""Numbers as methods reckon with them and as people read them."""

from __future__ import annotations

from decimal import Decimal

from isms.risk.numbers import between


def test_a_span_of_numbers_is_written_from_one_to_the_other() -> None:
    assert (between(4, 6), between(8, 8), between(1, Decimal("2.5"))) == ("4-6", "8", "1-2.5")
