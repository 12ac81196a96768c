"""The numbers that isms.yaml may set for a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isms.model.programme import Programme


def days(programme: Programme, code: str, default: int) -> int:
    """Return the number of days that isms.yaml gives to a rule, else the rule's own."""
    setting = programme.settings.rules.get(code)
    return default if setting is None or setting.days is None else setting.days


def months(programme: Programme, code: str, default: int) -> int:
    """Return the number of months that isms.yaml gives to a rule, else the rule's own."""
    setting = programme.settings.rules.get(code)
    return default if setting is None or setting.months is None else setting.months
