"""How far a requirement is shown, and what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isms.diagnostic import Message
    from isms.kind import Record


class State(Word):
    """How far the programme shows that a requirement is met."""

    READY = "ready", "準備済", "Ready"
    PARTIAL = "partial", "一部不足", "Partly ready"
    MISSING = "missing", "未着手", "Missing"
    NOT_APPLICABLE = "not_applicable", "対象外", "Not applicable"


class Lack(NamedTuple):
    """Something that a requirement lacks, and what to do next."""

    reason: Message
    next: Message


class Holding(NamedTuple):
    """What the programme holds of one thing that is wanted.

    ``state`` is None where nothing is wanted because nothing has happened. ``remark`` tells why it does not
    apply, or what covers it elsewhere.
    """

    state: State | None
    records: tuple[Record, ...] = ()
    lacks: tuple[Lack, ...] = ()
    remark: Message | None = None


def together(holdings: Iterable[Holding]) -> State:
    """Return the state of a requirement of which several things are wanted."""
    states = {holding.state for holding in holdings if holding.state is not None}
    if states == {State.NOT_APPLICABLE}:
        return State.NOT_APPLICABLE
    states.discard(State.NOT_APPLICABLE)
    if states <= {State.READY}:
        return State.READY
    return State.MISSING if states == {State.MISSING} else State.PARTIAL
