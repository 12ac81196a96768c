from __future__ import annotations

from typing import Any

import pytest

from isms.risk.acceptance import Acceptance, changes_since, digest, stamp_of
from isms.risk.score import not_accepted, scores

LOW = {"confidentiality": "1", "integrity": "1", "availability": "1", "threat": "1", "vulnerability": "1"}
HIGH = {**LOW, "confidentiality": "3", "threat": "3", "vulnerability": "3"}
ACCEPTED = {"accepted_by": ["P-01"], "accepted_on": "2026-05-29", "factors": LOW, "decision": "accept"}


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, Acceptance.HOLDS),
        ({"decision": "reduce"}, Acceptance.HOLDS),
        ({"decision": "open"}, Acceptance.UNDECIDED),
        ({"accepted_by": None}, Acceptance.NONE),
        ({"accepted_on": None}, Acceptance.NONE),
        ({"accepted_on": "2026-11-23"}, Acceptance.NONE),
        ({"accepted_by": ["P-02"]}, Acceptance.NOT_BY_OWNER),
        ({"accepted_by": ["P-02", "P-01"]}, Acceptance.HOLDS),
        ({"factors": HIGH}, Acceptance.NOT_BY_TOP),
        ({"accepted_until": "2026-11-22"}, Acceptance.HOLDS),
        ({"accepted_until": "2026-11-21"}, Acceptance.OVER),
        ({"stamps": {"accepted": {"digest": "0"}}}, Acceptance.STALE),
    ],
)
def test_an_acceptance_on_the_day(changes: Any, state: Acceptance, loaded: Any, risk: Any) -> None:
    written = {name: value for name, value in risk(**{**ACCEPTED, **changes}).items() if value is not None}
    programme = loaded({"risks/R-001.yaml": written})
    (row,) = scores(programme)
    assert row.acceptance is state
    assert (not_accepted(programme) == [row]) is (state not in {Acceptance.HOLDS, Acceptance.UNDECIDED})


@pytest.mark.parametrize(
    ("since", "until", "state"),
    [
        ("2025-04-01", "2026-06-30", Acceptance.HOLDS),
        ("2026-06-01", "2027-06-30", Acceptance.NOT_BY_TOP),
    ],
)
def test_who_leads_is_judged_on_the_day_of_the_acceptance(
    since: str, until: str, state: Acceptance, scored: Any
) -> None:
    leader = {
        "id": "P-02",
        "name": "大森 由美",
        "department": "D-01",
        "employment": "officer",
        "roles": ["top_management"],
        "appointments": [{"role": "top_management", "since": since, "until": until}],
    }
    accepted = {"decision": "accept", "accepted_by": ["P-01", "P-02"], "accepted_on": "2026-05-29"}
    assert scored({"people/P-02.yaml": leader}, **accepted).acceptance is state


@pytest.mark.parametrize(
    ("method", "factors", "state"),
    [
        ({"method": "ipa-sme-3.1"}, HIGH, Acceptance.NOT_BY_TOP),
        ({"method": "ipa-sme-3.1", "acceptable": "level:none"}, HIGH, Acceptance.HOLDS),
        ({"method": "ipa-sme-3.1"}, {"threat": "3"}, Acceptance.HOLDS),
        ({"method": "unheard-of"}, HIGH, Acceptance.HOLDS),
    ],
)
def test_only_what_is_known_to_be_above_the_criterion_is_for_top_management(
    method: Any, factors: Any, state: Acceptance, scored: Any, settings: Any
) -> None:
    row = scored({"isms.yaml": settings(**method)}, **{**ACCEPTED, "factors": factors})
    assert row.acceptance is state


class TestStamps:
    def stamped(self, scored: Any, files: Any = None, **changes: Any) -> dict[str, Any]:
        row = scored(files, **{**ACCEPTED, **changes})
        return {**changes, "stamps": {"accepted": dict(stamp_of(row.risk, row.remaining, row.scorer))}}

    def test_a_stamp_that_fits_leaves_the_acceptance_alone(self, scored: Any) -> None:
        row = scored(**{**ACCEPTED, **self.stamped(scored)})
        assert row.acceptance is Acceptance.HOLDS
        assert row.risk.stamps.accepted.method == "ipa-sme-3.1"

    @pytest.mark.parametrize(
        "change",
        [
            {"title": "別の題"},
            {"threat": "盗難"},
            {"factors": {**LOW, "threat": "2"}},
            {"existing": "施錠"},
            {"controls": ["A.8.13"]},
            {"owner": "P-02", "accepted_by": ["P-02"]},
        ],
    )
    def test_a_change_of_the_risk_makes_it_stale(self, change: Any, scored: Any) -> None:
        row = scored(**{**ACCEPTED, **self.stamped(scored), **change})
        assert row.acceptance is Acceptance.STALE

    @pytest.mark.parametrize(
        "change",
        [
            {"notes": "会議で説明"},
            {"review_due": "2027-05-31"},
            {"assessed_on": "2026-11-01"},
            {"number": "26-01"},
            {"x_box": "3"},
            {"accepted_until": "2027-05-31"},
        ],
    )
    def test_what_is_not_the_risk_may_change(self, change: Any, scored: Any) -> None:
        assert scored(**{**ACCEPTED, **self.stamped(scored), **change}).acceptance is Acceptance.HOLDS

    def test_a_change_of_the_asset_that_moves_the_score_makes_it_stale(self, scored: Any, asset: Any) -> None:
        before = {"assets/A-01.yaml": asset()}
        after = {"assets/A-01.yaml": asset(confidentiality="3")}
        changes = self.stamped(scored, before, asset="A-01", factors={"threat": "1", "vulnerability": "1"})
        assert scored(before, **{**ACCEPTED, **changes}).acceptance is Acceptance.HOLDS
        assert scored(after, **{**ACCEPTED, **changes}).acceptance is Acceptance.STALE

    def test_another_version_of_the_method_makes_it_stale(
        self, scored: Any, our_own: Any, settings: Any
    ) -> None:
        factors = {"likelihood": "1", "effect": "slight"}
        files = {"isms.yaml": settings(method="our-own"), "knowledge/methods/our-own.yaml": our_own}
        changes = self.stamped(scored, files, factors=factors)
        assert scored(files, **{**ACCEPTED, **changes}).acceptance is Acceptance.HOLDS
        files["knowledge/methods/our-own.yaml"] = {**our_own, "version": "2"}
        assert scored(files, **{**ACCEPTED, **changes}).acceptance is Acceptance.STALE

    def test_another_definition_under_the_same_version_makes_it_stale(
        self, scored: Any, our_own: Any, settings: Any
    ) -> None:
        factors = {"likelihood": "1", "effect": "slight"}
        path = "knowledge/methods/our-own.yaml"
        files = {"isms.yaml": settings(method="our-own"), path: our_own}
        changes = self.stamped(scored, files, factors=factors)
        high, low = our_own["bands"]
        files[path] = {**our_own, "bands": [{**high, "from": "3"}, {**low, "to": "2"}]}
        row = scored(files, **{**ACCEPTED, **changes})
        assert row.remaining.level == row.risk.stamps.accepted.level, "the risk itself is as it was"
        assert row.acceptance is Acceptance.STALE
        (said,) = changes_since(row.risk, row.remaining, row.scorer)
        assert said.say("en") == "definition of the method (still version 1)"

        del changes["stamps"]["accepted"]["definition"]
        row = scored(files, **{**ACCEPTED, **changes})
        assert row.acceptance is Acceptance.HOLDS, "a stamp of before does not know"

    def test_the_digest_is_the_same_for_the_same_risk_in_yaml_and_csv(self, loaded: Any, scored: Any) -> None:
        head = "id,title,threat,owner,decision,accepted_by,accepted_on," + ",".join(
            f"factors.{n}" for n in LOW
        )
        line = f"R-001,受注データの消失,機器の故障,P-01,受容,P-01,2026-05-29,{','.join(LOW.values())}"
        (by_csv,) = scores(loaded({"risks/r.csv": f"{head}\n{line}\n"}))
        by_yaml = scored(**ACCEPTED)
        assert digest(by_csv.risk, by_csv.scorer) == digest(by_yaml.risk, by_yaml.scorer)
