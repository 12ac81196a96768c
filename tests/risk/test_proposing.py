"""Risks to think of: by medium and phase, the commonest accident first, and what is thought of already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from isms.knowledge import Confidence
from isms.knowledge.practice import AccidentFigure, RiskProposal
from isms.model.asset import Medium
from isms.model.risk import Phase, ThreatKind, VulnerabilityKind
from isms.records.packaged import ask, packaged_table
from isms.risk.proposing import FACTS, never_considered, one_each_phase, proposals

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.model.programme import Programme

PAIRS = packaged_table(RiskProposal)
LINE = {
    "id": "PI-01", "name": "会員名簿", "department": "D-01", "owner": "P-01", "purpose": "連絡",
    "items": "氏名", "acquisition": "direct_written", "medium": "paper", "location": "本社",
    "retention": "1年", "disposal": "溶解", "phases_na": {"transfer": "移送しない", "委託・提供": "委託なし"},
}  # fmt: skip


@pytest.fixture
def programme(loaded: Any, asset: Any, risk: Any) -> Callable[..., Programme]:
    def make(**files: Any) -> Programme:
        found: Programme = loaded(
            {
                "assets/A-01.yaml": asset(medium=["paper", "cloud"]),
                "personal-information/PI-01.yaml": LINE,
                **{f"risks/{key}.yaml": risk(id=key, **changes) for key, changes in files.items()},
            }
        )
        ask(found.knowledge, *FACTS)
        return found

    return make


def test_every_pair_is_of_one_medium_or_phase_and_of_known_words() -> None:
    events = {figure.item for figure in packaged_table(AccidentFigure).values()}
    for pair in PAIRS.values():
        assert (pair.medium is None) is not (pair.phase is None)
        assert pair.medium is None or pair.medium in set(map(str, Medium))
        assert pair.phase is None or pair.phase in set(map(str, Phase))
        assert pair.threat_kind in set(map(str, ThreatKind))
        assert pair.vulnerability_kind in set(map(str, VulnerabilityKind))
        assert pair.accident is None or pair.accident in events
        assert pair.confidence is Confidence.LOW


def test_every_medium_and_every_phase_has_some() -> None:
    assert {pair.medium for pair in PAIRS.values() if pair.medium} == set(map(str, Medium))
    assert {pair.phase for pair in PAIRS.values() if pair.phase} == set(map(str, Phase))


def test_of_an_asset_the_commonest_accident_stands_first(programme: Any) -> None:
    loaded = programme()
    found = proposals(loaded, loaded.assets["A-01"])
    assert {each.pair.medium for each in found} == {"paper", "cloud"}
    shares = [each.figure.value if each.figure else -1 for each in found]
    assert shares == sorted(shares, reverse=True)
    first = found[0]
    assert first.figure is not None
    assert (first.pair.accident, first.figure.fiscal_year) == ("misdelivery", 2024)


def test_of_personal_information_every_phase_that_is_not_excluded(programme: Any) -> None:
    loaded = programme()
    found = proposals(loaded, loaded.personal_information["PI-01"])
    assert [each.phase for each in one_each_phase(found)] == [
        Phase.ACQUISITION, Phase.USE, Phase.STORAGE, Phase.DISPOSAL,
    ]  # fmt: skip


def test_a_risk_with_such_words_has_considered_it(programme: Any) -> None:
    loaded = programme(
        one={"asset": "A-01", "title": "申込書の誤交付", "threat": "渡し間違い"},
        kind={"asset_kind": "paper", "threat": "外出先での置き忘れ"},
        other={"threat": "盗難"},
        line={"personal_information": "PI-01", "phase": "storage", "threat": "書庫の鍵の紛失"},
    )
    seen = {
        each.pair.threat_ja: [risk.key for risk in each.considered]
        for each in proposals(loaded, loaded.assets["A-01"])
    }
    assert seen["誤送付・誤交付"] == ["one"]
    assert seen["外出先での紛失・置き忘れ"] == ["kind"]
    assert seen["事務所からの盗難"] == []
    line = loaded.personal_information["PI-01"]
    by_phase = {each.pair.threat_ja: each for each in proposals(loaded, line)}
    assert [risk.key for risk in by_phase["保管中の紛失"].considered] == ["line"]
    chosen = {each.phase: each.pair.threat_ja for each in one_each_phase(by_phase.values())}
    assert chosen[Phase.STORAGE] == "不正アクセスによる漏えい"


def test_what_no_risk_is_about_is_told_once_with_how_much_it_could_hit(programme: Any) -> None:
    loaded = programme(one={"asset": "A-01", "threat": "誤交付"})
    lacking = {pair.threat_ja: count for pair, _, count in never_considered(loaded) if pair.medium == "paper"}
    assert "誤送付・誤交付" not in lacking
    assert lacking["事務所からの盗難"] == 1
    assert not any(pair.medium == "av" for pair, _, _ in never_considered(loaded))
