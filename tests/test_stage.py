"""How far a programme has come."""

from __future__ import annotations

from datetime import date

import pytest

from isms.model.certification import Certification
from isms.model.programme import Programme
from isms.model.settings import Settings, Stage
from isms.stage import stage

DAY = date(2026, 11, 22)
VALID = Certification(key="C-1", id="C-1", granted=date(2025, 1, 1), expires=date(2027, 12, 31))
OVER = Certification(key="C-2", id="C-2", granted=date(2022, 1, 1), expires=date(2024, 12, 31))


@pytest.mark.parametrize(
    ("named", "certifications", "expected"),
    [
        (Stage.OPERATING, [VALID], Stage.OPERATING),
        (Stage.CERTIFIED, [], Stage.CERTIFIED),
        (None, [VALID, OVER], Stage.CERTIFIED),
        (None, [OVER], Stage.BUILDING),
        (None, [], Stage.BUILDING),
    ],
)
def test_stage(named: Stage | None, certifications: list[Certification], expected: Stage) -> None:
    programme = Programme(DAY, Settings(format=1, stage=named))
    programme.certifications.add(certifications)
    assert stage(programme) is expected
