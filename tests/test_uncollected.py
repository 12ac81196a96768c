"""Times in which Python's collector of cycles rests."""

from __future__ import annotations

import gc

import pytest

from isms.uncollected import uncollected


def test_the_collector_rests_and_is_on_again() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_is_on_again_after_an_error() -> None:
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()


def test_a_collector_that_rested_before_rests_on() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()


def test_every_call_of_what_it_decorates_finds_the_collector_at_rest() -> None:
    at_work = uncollected()(gc.isenabled)
    assert [at_work(), at_work()] == [False, False]
    assert gc.isenabled()
