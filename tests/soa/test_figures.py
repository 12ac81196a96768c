from __future__ import annotations

from isms.model.control import ControlStatus, Reason
from isms.soa.figures import counts
from isms.soa.statement import statement
from tests.soa.conftest import CONTROL, programme


def test_the_figures_of_a_statement() -> None:
    rows = statement(
        programme(
            {
                "controls/1.yaml": CONTROL,
                "controls/2.yaml": {"id": "A.8.14", "applicable": True},
                "controls/3.yaml": {"id": "A.8.30", "applicable": False},
                "controls/4.yaml": {"id": "A.8.31", "draft": True},
            }
        )
    )
    found = counts(rows)
    assert (found.total, found.applicable, found.excluded, found.undecided, found.drafts) == (
        93,
        2,
        1,
        90,
        1,
    )
    assert found.statuses[ControlStatus.PARTIAL] == 1
    assert found.statuses[None] == 1
    assert found.reasons[Reason.RISK] == 1
