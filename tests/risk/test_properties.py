"""What holds for any risk and any assets: the criterion decides, and storing more makes no store safer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.risk.score import scores
from isms.rules.examples import BASE
from tests.risk.conftest import ASSET, DAY, RISK, TREATMENT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from isms.risk.score import Score

EACH = settings(deadline=None, max_examples=40)
VALUES = st.sampled_from("123")
FACTORS = st.fixed_dictionaries(
    dict.fromkeys(("confidentiality", "integrity", "availability", "threat", "vulnerability"), VALUES)
)
STORES = ("A-1", "A-2", "A-3", "A-4", "A-5")


def scored(files: Mapping[str, Any]) -> list[Score]:
    base = {path: file.data for path, file in BASE.items()}
    own = {path: json.dumps(content, ensure_ascii=False) for path, content in files.items()}
    return scores(load(MemoryTree({**base, **own}), DAY))


def by_hand(given: Mapping[str, str]) -> int:
    """Return the score of the method of the base programme: importance by likelihood."""
    threat, vulnerability = int(given["threat"]), int(given["vulnerability"])
    likelihood = {9: 3, 6: 2}.get(threat * vulnerability, 1)
    return max(int(given[name]) for name in ("confidentiality", "integrity", "availability")) * likelihood


@EACH
@given(
    first=FACTORS,
    current=st.none() | FACTORS,
    residual=st.none() | FACTORS,
    done=st.booleans(),
    highest=st.integers(0, 9),
)
def test_a_risk_is_acceptable_if_and_only_if_it_stands_at_most_at_the_criterion(
    first: Any, current: Any, residual: Any, done: Any, highest: int
) -> None:
    risk = {**RISK, "factors": first} | ({"current": current} if current else {})
    risk |= {"residual": residual} if residual else {}
    whole = {"format": 1, "organisation": {"name": "株式会社みほん"}, "scope": "全社"}
    (row,) = scored(
        {
            "isms.yaml": {
                **whole,
                "standards": ["iso27001"],
                "risk": {"method": "ipa-sme-3.1", "acceptable": f"score:{highest}"},
            },
            "risks/R-001.yaml": risk,
            "treatments/T-001.yaml": {**TREATMENT, **({"done": "2026-10-01"} if done else {})},
        }
    )
    standing = current or (residual if done and residual else first)
    assert row.standing is not None
    assert row.standing.score == by_hand(standing)
    assert row.acceptable is (by_hand(standing) <= highest)
    for given_, assessment in ((first, row.inherent), (current, row.current), (residual, row.residual)):
        if given_:
            assert assessment is not None
            assert assessment.acceptable is (by_hand(given_) <= highest)


HOLDINGS = st.fixed_dictionaries(
    {
        key: st.fixed_dictionaries(
            {
                "confidentiality": VALUES,
                "integrity": VALUES,
                "availability": VALUES,
                "stored_in": st.lists(st.sampled_from(STORES), unique=True, max_size=2),
            }
        )
        for key in STORES
    }
)


def worth(holdings: Mapping[str, Any], order: list[str]) -> dict[str, int]:
    """Return the score of a risk on each asset, and see that it says whose values it takes over."""
    rows = scored(
        {
            "assets/a.yaml": [{**ASSET, "id": key, **holdings[key]} for key in order],
            "risks/r.yaml": [
                {**RISK, "id": f"R-{key}", "asset": key, "factors": {"threat": "3", "vulnerability": "3"}}
                for key in order
            ],
        }
    )
    found = {}
    for row in rows:
        assert row.standing is not None
        found[row.id.removeprefix("R-")] = int(row.standing.score)
        within = contents(holdings, row.id.removeprefix("R-"))
        for name in ("confidentiality", "integrity", "availability"):
            highest = max(holdings[key][name] for key in within)
            taken = [(each.value, each.asset) for each in row.inherited if each.factor == name]
            high = {key for key in holdings if holdings[key][name] == highest}
            first = min(high & contents(holdings, row.id.removeprefix("R-"), as_high=high))
            own = holdings[row.id.removeprefix("R-")][name]
            assert taken == ([] if own == highest else [(highest, first)])
    return found


def contents(holdings: Mapping[str, Any], store: str, as_high: Collection[str] = ()) -> set[str]:
    """Return what lies in a store, itself included, however deep; nothing of what lies in one ``as_high``."""
    found, waiting = {store}, {store}
    while waiting:
        opened = waiting.pop()
        if opened == store or opened not in as_high:
            more = {key for key in holdings if opened in holdings[key]["stored_in"]} - found
            found |= more
            waiting |= more
    return found


@EACH
@given(holdings=HOLDINGS, order=st.permutations(STORES), last=st.sampled_from(STORES))
def test_an_asset_is_worth_the_most_of_what_it_stores_and_never_less_for_storing_more(
    holdings: Any, order: Any, last: str
) -> None:
    whole = worth(holdings, order)
    for key in STORES:
        within = contents(holdings, key)
        each = [int(holdings[k][name]) for k in within for name in ("confidentiality", "integrity")]
        each += [int(holdings[k]["availability"]) for k in within]
        assert whole[key] == 3 * max(each)
        assert all(whole[key] >= whole[inside] for inside in within)
    fewer = {**holdings, last: {**holdings[last], "stored_in": []}}
    assert all(whole[key] >= score for key, score in worth(fewer, order).items())
