"""The numbers that isms.yaml may set for a rule; else the rule's own holds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isms.model.programme import Programme


def days(programme: Programme, code: str, default: int) -> int:
    """Return the number of days that isms.yaml gives to a rule."""
    setting = programme.settings.rules.get(code)
    return default if setting is None or setting.days is None else setting.days


def wait(programme: Programme, code: str, default: int) -> timedelta:
    """Return these days as a span of time."""
    return timedelta(days=days(programme, code, default))


def months(programme: Programme, code: str, default: int) -> int:
    """Return the number of months that isms.yaml gives to a rule."""
    setting = programme.settings.rules.get(code)
    return default if setting is None or setting.months is None else setting.months
