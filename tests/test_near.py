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
    unknown = [f"Q{number}Z" for number in range(20_000)]
    started = time.perf_counter()
    known.expect(unknown)
    found = [known.nearest(word) for word in unknown]
    assert time.perf_counter() - started < 10
    assert not any(found[PATIENCE:])


def test_what_is_expected_is_answered_as_what_is_not() -> None:
    words = [f"R-{number:06}" for number in range(FEW + 1)]
    asked = ["R-7", "r-000012", "R-70", "X-1"]
    expecting, asking = Vocabulary(words), Vocabulary(words)
    expecting.expect(asked[:2])
    expecting.expect(asked[1:])
    assert [expecting.nearest(word) for word in asked] == [asking.nearest(word) for word in asked]


def test_a_word_with_a_line_break_is_found() -> None:
    assert Vocabulary(["R-001\nR-002", "R-003"]).nearest("R-3") == "R-003"
