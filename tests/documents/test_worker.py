"""A template of a programme's own ends in time, stays small, and its outcome arrives as if it ran here."""

from __future__ import annotations

import itertools

import pytest

from isms.diagnostic import Text
from isms.documents.gaps import Refused
from isms.documents.render import Unavailable
from isms.documents.worker import POSSIBLE, Limits, confined

SAID = Text(ja="「{name}」がありません", en="there is no '{name}'")
needs_processes = pytest.mark.skipif(not POSSIBLE, reason="this system cannot limit a process")


def _endless() -> bytes:
    for _ in itertools.count():
        pass
    return b""


def _unavailable() -> bytes:
    raise Unavailable(SAID.of(name="{own}"))


def _refused() -> bytes:
    raise Refused((SAID.of(name="one"), SAID.of(name="two")))


def _broken() -> bytes:
    raise KeyError


def test_what_is_made_arrives_however_long() -> None:
    assert confined(lambda: b"x" * 3_000_000) == b"x" * 3_000_000
    assert confined(lambda: {"a": b"1"}) == {"a": b"1"}


@needs_processes
def test_what_does_not_end_is_stopped() -> None:
    with pytest.raises(Unavailable, match="within 1 seconds"):
        confined(_endless, Limits(seconds=1))


@needs_processes
def test_what_grows_without_end_is_stopped() -> None:
    with pytest.raises(Unavailable, match="more memory"):
        confined(lambda: "a" * 10**10)


def test_reasons_arrive_in_both_languages() -> None:
    with pytest.raises(Unavailable) as missing:
        confined(_unavailable)
    assert missing.value.message.say("ja") == "「{own}」がありません"
    with pytest.raises(Refused) as refused:
        confined(_refused)
    assert [reason.say("en") for reason in refused.value.reasons] == [
        "there is no 'one'",
        "there is no 'two'",
    ]


@needs_processes
def test_a_defect_stays_a_defect() -> None:
    with pytest.raises(RuntimeError, match="KeyError"):
        confined(_broken)
