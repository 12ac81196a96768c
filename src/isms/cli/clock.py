"""The one place that asks what day and time it is."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from datetime import timezone as fixed
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

JAPAN = fixed(timedelta(hours=9), "JST")
"""Stands in where the machine has no table of time zones, or not this one: Japan has no summer time."""


def zone(name: str) -> tzinfo:
    """Return a time zone by its name; that of Japan where the name means none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return JAPAN


def now(timezone: str) -> datetime:
    """Return the present time where the programme is kept."""
    return datetime.now(zone(timezone))
