"""Risks are counted by level, and what is not known counts as above the criterion."""

from __future__ import annotations

from typing import Any

from isms.alike import grouped
from isms.risk.matrix import View
from isms.risk.score import scores
from isms.risk.tally import gravest_first, tally

LOW = {"confidentiality": "1", "integrity": "1", "availability": "1", "threat": "1", "vulnerability": "1"}


def test_every_risk_is_counted_once(loaded: Any, risk: Any) -> None:
    rows = scores(
        loaded(
            {
                "risks/R-001.yaml": risk(residual={"vulnerability": "1"}),
                "risks/R-002.yaml": risk(id="R-002", factors=LOW),
                "risks/R-003.yaml": risk(id="R-003", factors={"threat": "1"}),
                "risks/R-004.yaml": risk(id="R-004", draft="true"),
            }
        )
    )
    counted = tally(rows)
    assert counted == (4, {"high": 2, "low": 1}, 1, 3, 2)
    assert tally(rows, View.RESIDUAL).levels == {"middle": 1, "high": 1, "low": 1}
    assert tally([]) == (0, {}, 0, 0, 0)
    assert [each.level for each in gravest_first(rows)] == ["high", "low"]
    assert {key: len(each) for key, each in grouped(rows, lambda row: row.draft).items()} == {
        False: 3,
        True: 1,
    }
