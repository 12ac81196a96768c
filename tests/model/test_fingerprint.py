from __future__ import annotations

from datetime import date

from isms.model.fingerprint import fingerprint
from isms.model.risk import Decision, Risk


def risk(**changes: object) -> Risk:
    made = Risk(
        id="R-001", title="漏えい", decision=Decision.REDUCE, factors={"threat": "3", "vulnerability": "2"}
    )
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def test_equal_records_have_equal_fingerprints_wherever_they_stand() -> None:
    assert fingerprint(risk()) == fingerprint(risk(file="risks/a.csv", ordinal=7, number="26-01"))
    assert fingerprint(risk()) == fingerprint(risk(factors={"vulnerability": "2", "threat": "3"}))
    assert len(fingerprint(risk())) == 64


def test_what_is_empty_does_not_count() -> None:
    assert fingerprint(risk()) == fingerprint(risk(controls=(), notes=None, current={}))


def test_a_change_changes_it() -> None:
    changes: list[dict[str, object]] = [
        {"title": "紛失"},
        {"factors": {"threat": "2", "vulnerability": "2"}},
        {"controls": ("A.5.1",)},
        {"accepted_on": date(2026, 5, 29)},
        {"decision": Decision.ACCEPT},
    ]
    assert len({fingerprint(risk(**change)) for change in [{}, *changes]}) == len(changes) + 1


def test_context_counts_and_fields_may_be_left_out() -> None:
    assert fingerprint(risk(), method="a") != fingerprint(risk(), method="b")
    assert fingerprint(risk(notes="x"), ("notes",)) == fingerprint(risk(), ("notes",))
