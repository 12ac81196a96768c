from __future__ import annotations

from datetime import date

from isms.model.once import once
from isms.model.programme import Programme
from isms.model.settings import Settings


def test_a_question_is_worked_out_once_for_each_programme() -> None:
    asked: list[Programme] = []

    @once
    def answer(programme: Programme) -> int:
        asked.append(programme)
        return len(asked)

    first, second = (Programme(date(2026, 11, 22), Settings()) for _ in range(2))
    assert [answer(first), answer(first), answer(second), answer(first)] == [1, 1, 2, 1]
    assert asked == [first, second]
