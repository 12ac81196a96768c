"""What speaks against an item, whatever shows it."""

from __future__ import annotations

import pytest

from isms.coverage.lines import coverage_of
from isms.coverage.state import Lack, State
from isms.diagnostic import Text
from tests.coverage.reading import line, programme

PARTY = {"id": "PT-1", "name": "顧客", "needs": "安全", "addressed": "契約", "reviewed": "2026-06-01"}
FILES = {"parties/a.yaml": PARTY}
FINDING = {
    "id": "F-1",
    "grade": "minor",
    "clause": "27001:4.2",
    "description": "見直しがない",
    "raised_on": "2026-10-01",
}


def test_an_open_nonconformity_speaks_against_an_item_until_it_is_closed() -> None:
    assert line(FILES, "4.2").state is State.READY
    found = line({**FILES, "findings/F-1.yaml": FINDING}, "4.2")
    assert found.state is State.PARTIAL
    assert found.reasons[0].say("en") == "nonconformities are open (F-1)"
    closed = {**FINDING, "closed_on": "2026-11-01"}
    assert line({**FILES, "findings/F-1.yaml": closed}, "4.2").state is State.READY
    remark = {**FINDING, "grade": "observation"}
    assert line({**FILES, "findings/F-1.yaml": remark}, "4.2").state is State.READY


@pytest.mark.parametrize("clause", ["27001:4", "27001:4.2", "iso27001:4.2", "27001:4.2 b)", "4.2", "4.2 b)"])
def test_a_nonconformity_names_an_item_its_part_or_its_clause(clause: str) -> None:
    found = line({**FILES, "findings/F-1.yaml": {**FINDING, "clause": clause}}, "4.2")
    assert found.state is State.PARTIAL


@pytest.mark.parametrize(
    "clause", ["27001:4.20", "27001:5", "27001:", ":", "顧客の要求", "pmark:J.1.3", "J.1.3"]
)
def test_a_nonconformity_about_something_else_speaks_against_nothing_here(clause: str) -> None:
    found = line({**FILES, "findings/F-1.yaml": {**FINDING, "clause": clause}}, "4.2")
    assert found.state is State.READY


def test_a_bare_number_of_the_guideline_is_found_too() -> None:
    found = line({**FILES, "findings/F-1.yaml": {**FINDING, "clause": "J.1.2"}}, "J.1.2", "pmark")
    assert found.state is State.PARTIAL


def test_a_nonconformity_on_the_guideline_is_one_on_the_standard_behind_it() -> None:
    found = line({**FILES, "findings/F-1.yaml": {**FINDING, "clause": "pmark:J.1.2"}}, "4.2", "jisq15001")
    assert found.state is State.PARTIAL
    assert (
        line({**FILES, "findings/F-1.yaml": {**FINDING, "clause": "pmark:J.1.2"}}, "4.2").state is State.READY
    )


def test_what_the_caller_knows_speaks_against_an_item_too() -> None:
    lack = Lack(Text("理由", "reason").of(), Text("次", "next").of())
    found = coverage_of(programme(FILES), ["iso27001"], {"27001:4.2": (lack,), "house:1": (lack,)})
    (against,) = (each for each in found.lines if each.lacks == (lack,))
    assert (against.id, against.state) == ("4.2", State.PARTIAL)
