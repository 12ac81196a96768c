"""Questions that are asked of a programme many times and worked out once."""

from __future__ import annotations

from copy import copy
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.model.programme import Programme

T = TypeVar("T")

_KEPT = "_answers"


def once(question: Callable[[Programme], T]) -> Callable[[Programme], T]:
    """Keep the answer to a question with the programme that it was asked of.

    A programme does not change after it was loaded; the answers go when it goes.
    """

    @wraps(question)
    def answer(programme: Programme) -> T:
        answers: dict[object, Any] = vars(programme).setdefault(_KEPT, {})
        if question not in answers:
            answers[question] = question(programme)
        found: T = answers[question]
        return found

    return answer


def afresh(programme: Programme) -> Programme:
    """Return a copy of a programme of which nothing was asked yet, to be asked under other settings."""
    made = copy(programme)
    vars(made).pop(_KEPT, None)
    return made
