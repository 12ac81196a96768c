"""The table of chains names what is on each, and says in words where it breaks."""

from __future__ import annotations

from isms.documents.traceability import breaks, carried, chains, departed, named, without_risk
from isms.rules import packaged
from isms.rules.judge import judge
from tests.documents.chain import chained


def test_a_chain_goes_from_the_asset_to_the_evidence() -> None:
    programme = chained()
    chain, _ = chains(programme)
    assert [record.key for record in chain.before] == ["A-01"]
    assert [record.key for record in chain.treatments] == ["T-001", "T-002"]
    assert [record.key for record in chain.controls] == ["A.8.13"]
    assert [record.key for record in chain.carriers] == ["I-01"]
    assert [record.key for record in chain.evidence] == ["E-01"]
    assert carried(programme, chain, chain.carriers[0]).ja == "I-01 複写の確認 最新の結果: 2026-10 適"
    assert named(programme, chain.treatments[0]).ja == "T-001 複写(期限超過)"
    assert departed(programme, [chain]) == [("D-01", [chain])]


def test_an_inspection_without_a_result_says_so() -> None:
    programme = chained(**{"inspections/results/r.yaml": None})
    chain, _ = chains(programme)
    assert carried(programme, chain, chain.carriers[0]).en == "I-01 複写の確認, no result"


def test_a_break_is_what_the_rules_say_about_a_record_on_the_chain() -> None:
    whole, broken = chained(), chained(**{"inspections/I-01.yaml": None, "inspections/results/r.yaml": None})
    codes = {each.said.code for each in chains(broken)[0].breaks}
    assert "TRT003" in codes
    assert "TRT003" not in {each.said.code for each in chains(whole)[0].breaks}
    said = {(each.record.reference, each.said.code) for each in chains(broken)[0].breaks}
    found = judge(broken, packaged(), broken.as_of)
    assert said <= {(f"{each.kind}:{each.record}", each.code) for each in found}
    words = [each.words.ja for each in chains(broken)[0].breaks if each.said.code == "TRT003"]
    assert words[0].startswith("T-001: ")
    assert words[0].endswith("(TRT003)")


def test_what_is_only_mentioned_breaks_nothing() -> None:
    assert all(
        each.level > 1 and each.waived_by is None for said in breaks(chained()).values() for each in said
    )


def test_what_no_risk_is_about_is_named() -> None:
    assert [record.key for record in without_risk(chained())] == ["A-02"]
