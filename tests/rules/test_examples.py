"""Every example in the manual of every rule is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Fault, Level
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
def test_an_example_shows_what_its_manual_says(
    code: str, example: Example, judged_whole: Callable[[Mapping[str, File]], list[Diagnostic]]
) -> None:
    said = judged_whole(example.own)
    found = [diagnostic for diagnostic in said if diagnostic.code == code]
    assert bool(found) == example.fails, said
    for diagnostic in found:
        assert_said_in_both_languages(diagnostic)
    if not example.fails:
        assert not [d for d in said if d.level is Level.ERROR and d.waived_by is None and is_written(d)]


def is_written(diagnostic: Diagnostic) -> bool:
    """Tell whether something is wrong with what the example says, not that it says too little."""
    return packaged()[diagnostic.code].faults is Fault.WRITTEN


def assert_said_in_both_languages(diagnostic: Diagnostic) -> None:
    parts = [part for part in (diagnostic.message, diagnostic.hint) if part is not None]
    texts = [part.say(language) for part in parts for language in ("ja", "en")]
    assert all(texts)
    assert not [text for text in texts if "{" in text or "Text(" in text or "Message(" in text]


def test_nothing_is_wrong_with_what_every_example_starts_from(
    judged_whole: Callable[[Mapping[str, File]], list[Diagnostic]],
) -> None:
    assert not [d for d in judged_whole({}) if is_written(d)]
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
