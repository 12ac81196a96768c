"""A rule that cannot fail, or cannot pass, is found out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from isms import api
from isms.api.proving import proof_listing
from isms.rules import Flaw, packaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP002"


def silent(_: Programme) -> Iterator[Flaw]:
    return iter(())


def shouting(programme: Programme) -> Iterator[Flaw]:
    yield Flaw(programme.settings, (), packaged()[CODE].hint.of(name="x"))


def test_every_packaged_rule_behaves() -> None:
    proofs = api.selftest()
    assert [proof.rule.code for proof in proofs] == list(packaged())
    assert [proof.rule.code for proof in proofs if not proof.behaves] == []


def test_a_rule_that_never_speaks_does_not_behave() -> None:
    rules = {**packaged(), CODE: replace(packaged()[CODE], check=silent)}
    (proof,) = api.selftest([CODE], rules)
    assert (proof.found, proof.clean) == (0, proof.passing)
    assert not proof.behaves


def test_a_rule_that_always_speaks_does_not_behave() -> None:
    rules = {**packaged(), CODE: replace(packaged()[CODE], check=shouting)}
    (proof,) = api.selftest([CODE], rules)
    assert (proof.found, proof.clean) == (proof.failing, 0)
    assert not proof.behaves


def test_a_rule_without_examples_does_not_behave() -> None:
    rules = {**packaged(), CODE: replace(packaged()[CODE], manual="Title.\n題。\n")}
    (proof,) = api.selftest([CODE], rules)
    assert not proof.behaves


def test_rules_are_chosen_by_the_beginning_of_their_codes() -> None:
    assert {proof.rule.code[:3] for proof in api.selftest(["SUP", "EVD001"])} == {"SUP", "EVD"}
    with pytest.raises(api.RequestError, match="no rule begins with 'XYZ'"):
        api.selftest(["XYZ"])


def test_a_proof_is_a_row() -> None:
    (row,) = proof_listing(api.selftest(["EVD001"]), "en").rows
    assert row["code"] == "EVD001"
    assert row["failing"] == row["found"] > 0
    assert row["behaves"] is True
