"""How far a requirement is shown by several things."""

from __future__ import annotations

from isms.coverage.state import Holding, State, together


def test_states_come_together() -> None:
    ready, missing, none, partial = (
        Holding(state) for state in (State.READY, State.MISSING, State.NOT_APPLICABLE, State.PARTIAL)
    )
    assert together([ready, none, Holding(None)]) is State.READY
    assert together([none, none]) is State.NOT_APPLICABLE
    assert together([missing, missing, none]) is State.MISSING
    assert together([ready, missing]) is State.PARTIAL
    assert together([partial, partial]) is State.PARTIAL
