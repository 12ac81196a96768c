"""The types of dates: days, months, and days of which only the month is known."""

from __future__ import annotations

import re
from datetime import date, datetime

from isms.diagnostic import Text
from isms.scalars import Reading, Scalar, Schema

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z", re.ASCII)
_LOOSE_DAY = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\Z|(\d{4})年(\d{1,2})月(\d{1,2})日\Z", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z", re.ASCII)
_LOOSE_MONTH = re.compile(r"(\d{4})/(\d{1,2})\Z|(\d{4})年(\d{1,2})月\Z", re.ASCII)
_DAY_OF_YEAR = re.compile(r"(\d\d)-(\d\d)\Z", re.ASCII)
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)\Z", re.ASCII)

DECEMBER = 12
LOOSE = Text(ja="「{text}」は {iso} と書いてください", en="write '{text}' as {iso}")


class Day(Scalar):
    """A calendar day, ``2026-05-01``."""

    name = Text(ja="日付(例 2026-05-01)", en="a date such as 2026-05-01")
    wrong = Text(
        ja="「{text}」は日付として読めません。2026-05-01 の形で書いてください",
        en="'{text}' is not a date; write it like 2026-05-01",
    )

    def read(self, text: str) -> Reading:
        """Read ``2026-05-01``; ``2026/5/1`` and ``2026年5月1日`` with a remark."""
        match = _DAY.match(text)
        loose = None if match else _LOOSE_DAY.match(text)
        found = match or loose
        if found is None:
            return Reading(fault=self.wrong.of(text=text))
        year, month, day = (int(part) for part in found.groups() if part is not None)
        try:
            value = date(year, month, day)
        except ValueError:
            return Reading(fault=self.wrong.of(text=text))
        return Reading(value, remark=LOOSE.of(text=text, iso=value.isoformat()) if loose else None)

    def schema(self) -> Schema:
        """Return what an editor may be told about the value."""
        return {"type": "string", "pattern": r"^\d{4}([-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)$"}


class Month(Scalar):
    """A calendar month, ``2026-05``, kept as that text."""

    name = Text(ja="年月(例 2026-05)", en="a month such as 2026-05")
    wrong = Text(
        ja="「{text}」は年月として読めません。2026-05 の形で書いてください",
        en="'{text}' is not a month; write it like 2026-05",
    )

    def read(self, text: str) -> Reading:
        """Read ``2026-05``; ``2026/5`` and ``2026年5月`` with a remark."""
        match = _MONTH.match(text)
        loose = None if match else _LOOSE_MONTH.match(text)
        found = match or loose
        if found is None:
            return Reading(fault=self.wrong.of(text=text))
        year, month = (int(part) for part in found.groups() if part is not None)
        if not 1 <= month <= DECEMBER or year == 0:
            return Reading(fault=self.wrong.of(text=text))
        value = f"{year:04}-{month:02}"
        return Reading(value, remark=LOOSE.of(text=text, iso=value) if loose else None)

    def schema(self) -> Schema:
        """Return what an editor may be told about the value."""
        return {"type": "string", "pattern": r"^\d{4}([-/]\d{1,2}|年\d{1,2}月)$"}


class DayOrMonth(Scalar):
    """A planned day, or only the month of it."""

    name = Text(
        ja="日付又は年月(例 2026-05-01、2026-05)", en="a date or a month such as 2026-05-01 or 2026-05"
    )

    def read(self, text: str) -> Reading:
        """Read a month where the text is one, else a day."""
        month = MONTH.read(text)
        return DAY.read(text) if month.fault else month

    def schema(self) -> Schema:
        """Return what an editor may be told about the value."""
        return {"anyOf": [DAY.schema(), MONTH.schema()]}


class DayOfYear(Scalar):
    """A day of every year, ``04-01``, kept as that text."""

    name = Text(ja="月日(例 04-01)", en="a day of the year such as 04-01")
    wrong = Text(
        ja="「{text}」は月日として読めません。04-01 の形で書いてください",
        en="'{text}' is not a day of the year; write it like 04-01",
    )

    def read(self, text: str) -> Reading:
        """Read ``04-01``; a day that only leap years have is none."""
        match = _DAY_OF_YEAR.match(text)
        if match is None:
            return Reading(fault=self.wrong.of(text=text))
        try:
            date(2001, int(match[1]), int(match[2]))
        except ValueError:
            return Reading(fault=self.wrong.of(text=text))
        return Reading(text)

    def schema(self) -> Schema:
        """Return what an editor may be told about the value."""
        return {"type": "string", "pattern": r"^\d\d-\d\d$"}


class Moment(Scalar):
    """A day, or a day with the time, ``2026-05-01 09:30``."""

    name = Text(
        ja="日付又は日時(例 2026-05-01 09:30)", en="a date, or a date and time such as 2026-05-01 09:30"
    )

    def read(self, text: str) -> Reading:
        """Read a day as a date and a day with a time as a datetime."""
        match = _MOMENT.match(text)
        if match is None:
            return DAY.read(text)
        try:
            year, month, day, hour, minute = map(int, match.groups())
            return Reading(datetime(year, month, day, hour, minute))  # noqa: DTZ001 - records keep local time
        except ValueError:
            return Reading(fault=DAY.wrong.of(text=text))


DAY = Day()
MONTH = Month()
DAY_OR_MONTH = DayOrMonth()
DAY_OF_YEAR = DayOfYear()
MOMENT = Moment()
