"""Which size class a firm is in, and what is left open where its figures do not tell."""

from __future__ import annotations

import pytest

from isms.fees import Firm, size_class
from isms.knowledge import Knowledge
from isms.knowledge.marks import SizeBand
from isms.records.packaged import ask

KNOWLEDGE = Knowledge()
ask(KNOWLEDGE, SizeBand)
MILLION = 1_000_000


@pytest.mark.parametrize(
    ("industry", "capital", "persons", "expected"),
    [
        ("service", None, 5, "small"),
        ("service", None, 6, "medium"),
        ("service", 50 * MILLION, 101, "medium"),
        ("service", 50 * MILLION + 1, 101, "large"),
        ("service", 50 * MILLION + 1, 100, "medium"),
        ("service", None, 101, None),
        ("retail", 51 * MILLION, 51, "large"),
        ("wholesale", 100 * MILLION, 500, "medium"),
        ("manufacturing_other", 500 * MILLION, 20, "small"),
        ("manufacturing_other", 300 * MILLION, 301, "medium"),
        (None, MILLION, 10, None),
        ("service", MILLION, None, None),
    ],
)
def test_size(industry: str | None, capital: int | None, persons: int | None, expected: str | None) -> None:
    found = size_class(Firm(industry, capital, persons), KNOWLEDGE.table(SizeBand))
    assert (found and str(found)) == expected
