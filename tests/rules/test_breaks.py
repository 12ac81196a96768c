"""What rules find wrong with each record, by reference and in a fixed order."""

from __future__ import annotations

from isms.diagnostic import Level
from isms.rules import packaged
from isms.rules.breaks import breaks
from isms.rules.judge import judge
from tests.documents.chain import chained


def test_every_warning_about_a_record_is_there_and_nothing_else() -> None:
    programme = chained(**{"inspections/I-01.yaml": None, "inspections/results/r.yaml": None})
    found = breaks(programme)
    assert "TRT003" in {said.code for said in found["treatment:T-001"]}
    said = judge(programme, packaged(), programme.as_of)
    grave = {
        (f"{each.kind}:{each.record}", each.code) for each in said if each.level > Level.INFO and each.record
    }
    assert {(reference, each.code) for reference, some in found.items() for each in some} == grave


def test_what_is_wrong_with_a_record_stands_in_the_order_of_the_codes() -> None:
    several = [some for some in breaks(chained()).values() if len(some) > 1]
    assert several
    assert all([each.code for each in some] == sorted(each.code for each in some) for some in several)
