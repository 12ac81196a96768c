from __future__ import annotations

import pytest

from isms.soa.statement import statement, statement_of
from tests.soa.conftest import ALIASED, OWN, RISK, TREATMENT, programme


@pytest.mark.parametrize("written", ["house", "our-rules"])
@pytest.mark.parametrize("named", ["house:H.1", "our-rules:H.1", "our-rules: H.1"])
def test_a_control_is_one_whatever_its_framework_is_called(written: str, named: str) -> None:
    loaded = programme(
        {
            "knowledge/frameworks/house.yaml": ALIASED,
            "controls/h1.yaml": {"id": "H.1", "framework": written, "applicable": True},
            "risks/R-001.yaml": {**RISK, "controls": [named]},
            "treatments/T-001.yaml": {**TREATMENT, "controls": [named]},
        }
    )
    (found,) = statement(loaded)[93:]
    assert (found.id, found.applicable) == ("house/H.1", True)
    assert ([risk.id for risk in found.risks], len(found.treatments)) == (["R-001"], 1)
    house = loaded.knowledge.framework("house")
    assert [row.applicable for row in statement_of(loaded, house)] == [None, True]


def test_a_number_may_have_blanks_and_strokes_in_it() -> None:
    items = [{"id": "CCF 1/2", "title_en": "Change management", "assessable": True}]
    loaded = programme(
        {
            "knowledge/frameworks/house.yaml": OWN | {"items": items},
            "controls/1.yaml": {"id": "CCF 1/2", "framework": "house", "applicable": True},
            "risks/R-001.yaml": {**RISK, "controls": ["house:CCF 1/2"]},
        }
    )
    (found,) = statement(loaded)[93:]
    assert (found.number, found.framework, found.title.en) == ("CCF 1/2", "house", "Change management")
    assert [risk.id for risk in found.risks] == ["R-001"]
