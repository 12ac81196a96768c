"""Assets that store others: they take over the highest value of what lies in them, however deep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from isms.knowledge import Method
from isms.records.packaged import packaged
from isms.risk.holding import inherited
from isms.risk.method import Scorer
from isms.risk.score import scores

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.risk.holding import Inherited


def found_in(loaded: Any, *assets: Mapping[str, Any]) -> Mapping[str, Mapping[str, Inherited]]:
    programme = loaded({f"assets/{each['id']}.yaml": each for each in assets})
    method = packaged(Method, "ipa-sme-3.1")
    assert method is not None
    return inherited(programme.assets, Scorer(method).of_assets)


def values(found: Mapping[str, Mapping[str, Inherited]], key: str) -> dict[str, tuple[str, str]]:
    return {name: (each.value, each.asset) for name, each in found.get(key, {}).items()}


def test_a_server_is_worth_what_lies_on_it(loaded: Any, asset: Any) -> None:
    found = found_in(
        loaded,
        asset(id="A-01", confidentiality="1", integrity="2"),
        asset(id="A-02", confidentiality="3", integrity="1", stored_in=["A-01"]),
        asset(id="A-03", confidentiality="高", personal_information=["personal"], stored_in=["A-01"]),
    )
    assert values(found, "A-01") == {
        "confidentiality": ("3", "A-02"),
        "personal_information": ("true", "A-03"),
    }
    assert set(found) == {"A-01"}


def test_values_go_up_through_what_stores_the_store(loaded: Any, asset: Any) -> None:
    found = found_in(
        loaded,
        asset(id="A-01", confidentiality="3", personal_information=["sensitive"], stored_in=["A-02"]),
        asset(id="A-02", confidentiality="1", stored_in=["A-03"]),
        asset(id="A-03", confidentiality="2"),
    )
    both = {"confidentiality": ("3", "A-01"), "personal_information": ("true", "A-01")}
    assert (values(found, "A-02"), values(found, "A-03")) == (both, both)


def test_assets_in_a_ring_have_the_highest_value_in_it(loaded: Any, asset: Any) -> None:
    found = found_in(
        loaded,
        asset(id="A-01", confidentiality="1", stored_in=["A-02"]),
        asset(id="A-02", confidentiality="3", stored_in=["A-03"]),
        asset(id="A-03", confidentiality="2", stored_in=["A-01", "A-03"]),
    )
    assert values(found, "A-01") == values(found, "A-03") == {"confidentiality": ("3", "A-02")}
    assert "A-02" not in found


@pytest.mark.parametrize(
    "changes",
    [
        {"disposed": "2026-04-01"},
        {"stored_in": ["A-09"]},
        {"stored_in": None},
        {"confidentiality": "9"},
        {"confidentiality": "2"},
    ],
)
def test_what_is_gone_elsewhere_or_not_higher_hands_nothing_on(
    loaded: Any, asset: Any, changes: Mapping[str, Any]
) -> None:
    held = {**asset(id="A-02", confidentiality="3", stored_in=["A-01"]), **changes}
    held = {name: value for name, value in held.items() if value is not None}
    assert found_in(loaded, asset(id="A-01"), held) == {}


def test_a_value_of_its_own_that_is_on_no_scale_stays(loaded: Any, asset: Any) -> None:
    store = asset(id="A-01", confidentiality="たかい")
    assert found_in(loaded, store, asset(id="A-02", confidentiality="3", stored_in=["A-01"])) == {}


def test_the_score_counts_it_and_says_so(loaded: Any, asset: Any, risk: Any) -> None:
    files = {
        "assets/A-01.yaml": asset(id="A-01", confidentiality="1"),
        "assets/A-02.yaml": asset(id="A-02", confidentiality="3", stored_in=["A-01"]),
        "risks/R-001.yaml": risk(asset="A-01", factors={"threat": "3", "vulnerability": "3"}),
        "risks/R-002.yaml": risk(
            id="R-002", asset_kind="server", exempt=["A-02"], factors={"threat": "1", "vulnerability": "3"}
        ),
        "risks/R-003.yaml": risk(id="R-003", asset="A-02", factors={"threat": "3", "vulnerability": "3"}),
    }
    one, kind, other = scores(loaded(files))
    assert one.standing is not None
    assert one.standing.score == 9
    assert [tuple(each) for each in one.inherited] == [("confidentiality", "3", "A-02")]
    assert [tuple(each) for each in kind.inherited] == [("confidentiality", "3", "A-02")]
    assert other.inherited == ()
