from __future__ import annotations

import time

import pytest

from isms.near import FEW, PATIENCE, Vocabulary


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("next_chek", "next_check"),
        ("Ｒ－００１", "R-001"),
        ("r-001", "R-001"),
        ("R-1", "R-001"),
        ("R001", "R-001"),
        ("ownr", "owner"),
        ("何か", None),
    ],
)
def test_another_spelling_or_the_most_similar_word_is_meant(word: str, meant: str | None) -> None:
    assert Vocabulary(["next_check", "R-001", "R-010", "owner"]).nearest(word) == meant


def test_a_word_is_never_said_to_mean_itself() -> None:
    assert Vocabulary(["R-001"]).nearest("R-001") == "R-001"
    assert Vocabulary([]).near("R-001") == ""


def test_the_answer_speaks_both_languages() -> None:
    near = Vocabulary(["owner"]).near("ownr")
    assert not isinstance(near, str)
    assert near.say("en") == "Did you mean 'owner'?"
    assert near.say("ja") == "「owner」の誤りではありませんか。"


def test_among_many_words_only_other_spellings_are_found() -> None:
    many = Vocabulary([f"R-{number:06}" for number in range(FEW + 1)])
    assert many.nearest("R-7") == "R-000007"
    assert many.nearest("R-00000x") is None


def test_a_register_that_is_wholly_wrong_is_not_compared_word_by_word() -> None:
    known = Vocabulary([f"R-{number:04}" for number in range(FEW)])
    started = time.perf_counter()
    found = [known.nearest(f"Q{number}Z") for number in range(20_000)]
    assert time.perf_counter() - started < 10
    assert not any(found[PATIENCE:])
