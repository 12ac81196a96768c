"""The month that people speak of: one that has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api.errors import RequestError
from isms.days import MONTH
from isms.diagnostic import Text
from isms.months import month_of, number, written

if TYPE_CHECKING:
    from isms.model.programme import Programme

NOT_A_MONTH = Text(
    ja="「{text}」は年月として読めません。2026-10 の形で書いてください。",
    en="'{text}' is not a month; write it like 2026-10.",
)
TO_COME = Text(
    ja="{month} はまだ来ていません(基準日は {day})。今月か過去の月を指定してください。",
    en="{month} is still to come (the day is {day}); name this month or an earlier one.",
)


def month_named(programme: Programme, text: str) -> int:
    """Return the number of the month that a text means.

    Raises RequestError where it means none, or one that has not begun on the day of the programme.
    """
    reading = MONTH.read(text.strip())
    if reading.fault is not None:
        raise RequestError(NOT_A_MONTH.of(text=text))
    month = number(reading.value)
    if month > month_of(programme.as_of):
        raise RequestError(TO_COME.of(month=written(month), day=programme.as_of))
    return month
