from __future__ import annotations

from typing import Any

import pytest

from isms.diagnostic import Message, Text
from isms.risk.criterion import Criterion, read

LEVELS = {"low": 2, "middle": 4, "high": 9}


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("score:4", "score:4"),
        ("4", "score:4"),
        ("４", "score:4"),
        ("score: 2.5", "score:2.5"),
        ("level:middle", "level:middle"),
        ("middle", "level:middle"),
        ("Level: Middle", "level:middle"),
    ],
)
def test_a_criterion_is_a_score_or_a_level(text: str, criterion: str) -> None:
    found = read(text, LEVELS)
    assert isinstance(found, Criterion)
    assert str(found) == criterion


@pytest.mark.parametrize(
    "text", ["score:middle", "level:moderate", "level:4", "moderate", "score:", "a b", "sum:4", ""]
)
def test_anything_else_is_said_to_be_wrong(text: str) -> None:
    found = read(text, LEVELS)
    assert isinstance(found, Message)
    assert found.say("ja") != found.say("en")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("score:2.5", ("リスク値2.5以下", "score 2.5 or less")),
        ("level:middle", ("レベル「中」以下", "level Middle or lower")),
        ("level:low", ("レベル「low」以下", "level low or lower")),
    ],
)
def test_it_is_told_in_words(text: str, said: tuple[str, str]) -> None:
    found = read(text, LEVELS, {"middle": Text(ja="中", en="Middle")})
    assert isinstance(found, Criterion)
    assert (found.label.ja, found.label.en) == said


def test_a_level_reaches_to_the_end_of_its_band() -> None:
    assert read("level:middle", LEVELS) == Criterion(4, "middle")


@pytest.mark.parametrize(
    ("acceptable", "expected"),
    [
        (None, "score:4"),
        ("score:3", "score:3"),
        ({"ipa-sme-3.1": "level:low"}, "level:low"),
        ({"iso27005-5x5": "level:low"}, "score:4"),
    ],
)
def test_isms_yaml_sets_it_for_all_methods_or_for_each(
    acceptable: Any, expected: str, scored: Any, settings: Any
) -> None:
    risk = {"method": "ipa-sme-3.1"} | ({"acceptable": acceptable} if acceptable else {})
    row = scored({"isms.yaml": settings(**risk)})
    assert str(row.scorer.criterion) == expected


def test_nothing_is_acceptable_under_a_criterion_that_cannot_be_read(scored: Any, settings: Any) -> None:
    factors = dict.fromkeys(("confidentiality", "integrity", "availability", "threat", "vulnerability"), "1")
    row = scored({"isms.yaml": settings(method="ipa-sme-3.1", acceptable="level:none")}, factors=factors)
    assert row.inherent.score == 1
    assert not row.acceptable
