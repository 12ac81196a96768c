"""What rules find wrong with records speaks against the items that the rules serve."""

from __future__ import annotations

from typing import Any

from isms.coverage.state import State
from isms.rules.breaches import breaches, judged_coverage
from tests.coverage.reading import SETTINGS, programme

REVIEW = {
    "id": "R-1",
    "kind": "management_review",
    "held": "2026-05-01",
    "chaired_by": "P-1",
    "approved_on": "2026-04-01",
}
"""Approved before it was held: REV010, which serves 9.3.3."""


def codes(files: dict[str, Any], clause: str, **settings: Any) -> list[str]:
    loaded = programme({"isms.yaml": {**SETTINGS, **settings}, **files})
    return [lack.reason.say("en") for lack in breaches(loaded).get(clause, ())]


def test_a_fault_in_a_record_speaks_against_the_items_of_its_rule() -> None:
    files = {"reviews/R-1.yaml": REVIEW}
    found = [each for each in codes(files, "27001:9.3.3") if "REV010" in each]
    assert found == ["isms check finds 1 against REV010: The dates of a review are in order"]
    lines = judged_coverage(programme(files), ["iso27001"]).lines
    (line,) = (each for each in lines if each.id == "9.3.3")
    assert line.state is State.PARTIAL
    assert "see isms check --select REV010, and correct it" in [each.say("en") for each in line.next]


def test_a_fault_that_is_only_good_practice_speaks_against_nothing() -> None:
    control = {
        "id": "A.8.13",
        "applicable": True,
        "reasons": ["baseline"],
        "justification": "基本",
        "status": "implemented",
        "implementation": "毎日",
        "owner": "P-1",
    }
    found = codes({"controls/a.yaml": control}, "27001:A.8.13", stage="certified")
    assert found == []


def test_what_the_programme_as_a_whole_lacks_is_left_to_coverage() -> None:
    found = codes({}, "27001:9.2.1", stage="certified", standards=["iso27001", "pmark"])
    assert found == []


def test_what_is_still_missing_while_the_system_is_built_does_not_count_yet() -> None:
    audit = {
        "id": "A-1",
        "title": "監査",
        "kind": "internal",
        "planned": "2026-05-01",
        "performed": "2026-05-01",
    }
    files = {"audits/A-1.yaml": audit}
    assert not any("AUD010" in each for each in codes(files, "27001:9.2.2", stage="building"))
    assert any("AUD010" in each for each in codes(files, "27001:9.2.2", stage="operating"))
