"""The methods that ship: every combination of factor values scores, and a graver factor never lowers it."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

from isms.knowledge import BandsSource, Method
from isms.records.packaged import packaged, shipped
from isms.risk.faults import method_faults
from isms.risk.method import Assessment, Scorer

if TYPE_CHECKING:
    from collections.abc import Iterator

METHODS = shipped(Method)


def scorer(name: str) -> Scorer:
    method = packaged(Method, name)
    assert method is not None
    return Scorer(method)


def combinations(scoring: Scorer) -> Iterator[dict[str, str]]:
    """Yield every way of giving a value to every factor."""
    values = [[level.value for level in ladder.levels] for ladder in scoring.ladders.values()]
    for chosen in product(*values):
        yield dict(zip(scoring.ladders, chosen, strict=True))


def assessed(scoring: Scorer, given: dict[str, str], *, personal: bool) -> Assessment:
    found = scoring.assess(given, personal=personal)
    assert isinstance(found, Assessment), (given, found)
    return found


def test_the_methods_that_the_documentation_names_are_there() -> None:
    assert {
        "asset-threat-vulnerability",
        "asset-threat-vulnerability-each",
        "ipa-sme-3.1",
        "iso27005-5x5",
        "pms-lifecycle",
        "ten-level",
    } <= set(METHODS)


@pytest.mark.parametrize("name", METHODS)
def test_nothing_is_wrong_with_a_method(name: str) -> None:
    assert method_faults(scorer(name).method) == []


@pytest.mark.parametrize("name", METHODS)
def test_a_method_speaks_both_languages(name: str) -> None:
    method = scorer(name).method
    assert re.search(r"[ぁ-んァ-ン一-龥]", method.named_source.ja)
    assert not re.search(r"[ぁ-んァ-ン一-龥]", method.named_source.en)
    levels = [level for scale in method.scales.values() for level in scale.levels]
    notes = [(each.note_ja, each.note_en) for each in levels]
    notes += [(each.note_ja, each.note_en) for each in method.bands]
    assert [pair for pair in notes if (pair[0] is None) != (pair[1] is None)] == []


@pytest.mark.parametrize("personal", [False, True])
@pytest.mark.parametrize("name", METHODS)
def test_every_combination_scores_and_a_graver_factor_never_lowers_it(name: str, *, personal: bool) -> None:
    scoring = scorer(name)
    order = {band.level: place for place, (_, _, band) in enumerate(scoring.bands)}
    for given in combinations(scoring):
        found = assessed(scoring, given, personal=personal)
        for factor, ladder in scoring.ladders.items():
            place = [level.value for level in ladder.levels].index(given[factor])
            if place:
                graver = {**given, factor: ladder.levels[place - 1].value}
                worse = assessed(scoring, graver, personal=personal)
                assert worse.score >= found.score, (given, factor)
                assert order[worse.level] >= order[found.level]
                assert found.acceptable or not worse.acceptable


@pytest.mark.parametrize("name", METHODS)
def test_the_method_says_whose_its_bands_are(name: str) -> None:
    """Only what a source prints is called published; where nothing vouches for it, it is not certain."""
    method = scorer(name).method
    ours = method.bands_source is BandsSource.OURS
    assert ours is (name in {"ten-level", "pms-lifecycle"})
    assert not (ours and method.confidence.value == "high")


@pytest.mark.parametrize(
    ("given", "score", "level"),
    [
        ("3 3 3 3 3", 27, "high"),
        ("3 1 1 3 2", 18, "middle"),
        ("2 1 1 3 2", 12, "middle"),
        ("1 1 3 1 3", 9, "low"),
        ("1 1 1 1 1", 1, "low"),
    ],
)
@pytest.mark.parametrize("name", ["asset-threat-vulnerability", "asset-threat-vulnerability-each"])
def test_the_highest_of_the_three_counts(name: str, given: str, score: int, level: str) -> None:
    factors = ("confidentiality", "integrity", "availability", "threat", "vulnerability")
    found = assessed(scorer(name), dict(zip(factors, given.split(), strict=True)), personal=True)
    assert (found.score, found.level) == (score, level)


def test_each_of_the_three_keeps_its_own_value() -> None:
    given = {
        "confidentiality": "3",
        "integrity": "2",
        "availability": "1",
        "threat": "2",
        "vulnerability": "3",
    }
    found = assessed(scorer("asset-threat-vulnerability-each"), given, personal=False)
    assert found.parts == {"by_confidentiality": 18, "by_integrity": 12, "by_availability": 6}
