"""Old decisions propose new ones where all agree, are shown where they differ, and decide nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from isms.knowledge import Framework, Knowledge
from isms.knowledge.annex import EarlierSuccession, Edition, Succession
from isms.model.control import ControlStatus
from isms.old_statement import OldDecision, OldStatement
from isms.records.packaged import ask, packaged
from isms.succession import Proposal, State, propose, to_json, unmapped

KNOWLEDGE = Knowledge()
ask(KNOWLEDGE, Edition, Succession, EarlierSuccession)
PAIRS = list(KNOWLEDGE.table(Succession).values())
EARLIER = KNOWLEDGE.table(EarlierSuccession)
OLD_IDS = list(dict.fromkeys(pair.id_2013 for pair in PAIRS if pair.id_2013))
DONE, PARTLY = ControlStatus.IMPLEMENTED, ControlStatus.PARTIAL


def proposals(*decisions: OldDecision, edition: str = "2013") -> dict[str, Proposal]:
    framework = packaged(Framework, "iso27001")
    assert framework is not None
    made = propose(framework.items, OldStatement(edition, decisions, ()), PAIRS, EARLIER)
    return {each.item.id: each for each in made}


def yes(id_: str, status: ControlStatus | None = DONE, why: str | None = None) -> OldDecision:
    return OldDecision(id_, 1, applicable=True, status=status, justification=why)


def no(id_: str, why: str | None = None) -> OldDecision:
    return OldDecision(id_, 2, applicable=False, justification=why)


def test_a_whole_statement_leaves_only_the_new_controls() -> None:
    found = proposals(*map(yes, OLD_IDS))
    assert Counter(each.state for each in found.values()) == {State.PROPOSED: 82, State.NEW: 11}
    assert next(iter(found)) == "A.5.1"
    assert all(found[id_].applicable is None and not found[id_].sources for id_ in ("A.5.7", "A.8.28"))


def test_an_empty_statement_proposes_nothing() -> None:
    states = Counter(each.state for each in proposals().values())
    assert states == {State.OPEN: 82, State.NEW: 11}


def test_merged_decisions_that_agree_are_proposed_with_their_reasons() -> None:
    merged = proposals(yes("A.5.1.1", why="契約"), yes("A.5.1.2", why="毎年見直す"))["A.5.1"]
    assert (merged.state, merged.applicable, merged.status) == (State.PROPOSED, True, DONE)
    assert merged.justification == "A.5.1.1: 契約 / A.5.1.2: 毎年見直す"
    assert to_json(merged, "ja")["draft"] is True


def test_a_reason_that_is_shared_is_told_once() -> None:
    merged = proposals(yes("A.5.1.1", why="契約"), yes("A.5.1.2", why="契約"))["A.5.1"]
    assert merged.justification == "A.5.1.1, A.5.1.2: 契約"
    assert proposals(yes("A.6.1.3", why="法令"))["A.5.5"].justification == "法令"


def test_decisions_that_differ_are_a_conflict_and_nothing_is_decided() -> None:
    merged = proposals(yes("A.5.1.1"), no("A.5.1.2", "不要"))["A.5.1"]
    assert (merged.state, merged.applicable, merged.status) == (State.CONFLICT, None, None)
    assert merged.conflicts == ("applicable",)
    assert [source.id for source in merged.sources] == ["A.5.1.1", "A.5.1.2"]


def test_a_status_that_differs_is_left_open() -> None:
    merged = proposals(yes("A.5.1.1"), yes("A.5.1.2", PARTLY))["A.5.1"]
    assert (merged.state, merged.applicable, merged.status) == (State.PROPOSED, True, None)
    assert merged.conflicts == ("status",)


@pytest.mark.parametrize("other", [None, OldDecision("A.5.1.2", 3)])
def test_where_one_decision_is_missing_nothing_is_proposed(other: OldDecision | None) -> None:
    merged = proposals(yes("A.5.1.1"), *([other] if other else []))["A.5.1"]
    assert (merged.state, merged.applicable) == (State.INCOMPLETE, None)
    assert merged.absent == (() if other else ("A.5.1.2",))


def test_a_control_that_was_split_goes_to_both() -> None:
    found = proposals(no("A.18.2.3", "不要"))
    assert [id_ for id_, each in found.items() if each.sources] == ["A.5.36", "A.8.8"]


def test_of_2005_only_what_is_known_is_proposed() -> None:
    found = proposals(yes("A.5.1.1"), yes("A.5.1.2"), yes("A.6.1.3"), yes("A.10.10.1"), edition="2005")
    assert {id_ for id_, each in found.items() if each.state is State.PROPOSED} == {"A.5.1"}
    assert not found["A.5.2"].sources, "A.8.1.1 of 2005 is missing"
    old = OldStatement("2005", (yes("A.5.1.1"), yes("A.10.10.1")), ())
    assert [each.id for each in unmapped(old, EARLIER)] == ["A.10.10.1"]
    assert unmapped(OldStatement("2013", old.decisions, ()), EARLIER) == []


def test_an_id_of_2005_is_not_taken_for_the_same_of_2013() -> None:
    found = proposals(yes("A.6.1.3"), yes("A.8.1.1"), edition="2005")
    assert found["A.5.2"].state is State.PROPOSED
    assert found["A.5.5"].state is State.OPEN
