"""Objectives in words: values with their units, and whether they meet the target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from isms.documents.objective_table import measured, on_target
from isms.model.objective import Direction, Objective
from tests.documents.chain import chained


def objective(unit: str | None = None) -> Objective:
    return Objective(
        key="O-1", id="O-1", title="復元", measure="復元の時間", target=Decimal(4), owner="P-01", unit=unit,
        direction=Direction.AT_MOST,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "said"), [("hours", "3.5 hours"), ("%", "3.5%"), ("件", "3.5件"), (None, "3.5")]
)
def test_a_value_has_its_unit(unit: str | None, said: str) -> None:
    assert measured(chained(), objective(unit), Decimal("3.5")) == said


def test_a_value_meets_the_target_or_not() -> None:
    words = [on_target(chained(), objective(), value) for value in (Decimal(4), Decimal(5), None)]
    assert [word and word.ja for word in words] == ["達成", "未達", None]
