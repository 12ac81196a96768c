"""Every example in the manual of every rule is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Level
from isms.rules import packaged
from isms.rules.examples import BASE, Example, File, examples

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic

CASES = [
    pytest.param(code, example, id=f"{code}-{number}-{'fails' if example.fails else 'passes'}")
    for code, rule in packaged().items()
    for number, example in enumerate(examples(rule.manual), 1)
]


@pytest.mark.parametrize(("code", "example"), CASES)
def test_a_rule_finds_its_fault_where_its_manual_says_so(
    code: str, example: Example, judged: Callable[[Mapping[str, File]], list[Diagnostic]]
) -> None:
    said = judged(example.own)
    assert (code in {diagnostic.code for diagnostic in said}) == example.fails, said


@pytest.mark.parametrize(("code", "example"), CASES)
def test_what_is_said_can_be_said_in_both_languages(
    code: str, example: Example, judged: Callable[[Mapping[str, File]], list[Diagnostic]]
) -> None:
    for diagnostic in judged(example.own):
        if diagnostic.code == code:
            texts = [m.say(lang) for m in (diagnostic.message, diagnostic.hint) if m for lang in ("ja", "en")]
            assert all(texts)
            assert not [text for text in texts if "{" in text or "Text(" in text or "Message(" in text]


@pytest.mark.parametrize(("code", "example"), CASES)
def test_an_example_that_passes_is_right_in_every_other_way(
    code: str, example: Example, judged: Callable[[Mapping[str, File]], list[Diagnostic]]
) -> None:
    if not example.fails:
        wrong = [d for d in judged(example.own) if d.level is Level.ERROR and d.waived_by is None]
        assert not wrong, code


def test_nothing_is_wrong_with_what_every_example_starts_from(
    judged: Callable[[Mapping[str, File]], list[Diagnostic]],
) -> None:
    assert judged({}) == []
    assert set(BASE) == {"isms.yaml", "departments/D-01.yaml", "people/P-01.yaml", "people/P-02.yaml"}


@pytest.mark.parametrize("rule", packaged().values(), ids=list(packaged()))
def test_a_rule_has_an_example_that_fails_and_one_that_passes(rule: object) -> None:
    verdicts = {example.fails for example in examples(getattr(rule, "manual", ""))}
    assert verdicts == {True, False}


def test_an_example_is_read_with_its_files() -> None:
    manual = (
        "Title.\n題。\n\nFails:\n\n    a/b.csv (cp932):\n      id,名\n      1,表\n\n"
        "Passes:\n\n    a/c.yaml: {id: 1}\n    a/d.txt:\n      x\\u202e\\xff\n        y\n"
    )
    failing, passing = examples(manual)
    assert failing.fails
    assert failing.own["a/b.csv"].data == "id,名\n1,表\n".encode("cp932")
    assert not passing.fails
    assert passing.own["a/c.yaml"].text == "{id: 1}\n"
    assert passing.own["a/d.txt"].data == "x\u202e".encode() + b"\xff\n  y\n"
    assert set(passing.files) == {*BASE, "a/c.yaml", "a/d.txt"}
