"""How long a rule waits: what isms.yaml sets for it, else what the rule itself holds to be fair."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isms.model.programme import Programme


def days(programme: Programme, code: str, default: int) -> timedelta:
    """Return the time that ``days`` of a rule's setting gives."""
    setting = programme.settings.rules.get(code)
    return timedelta(days=default if setting is None or setting.days is None else setting.days)


def months(programme: Programme, code: str, default: int) -> int:
    """Return the number of months that ``months`` of a rule's setting gives."""
    setting = programme.settings.rules.get(code)
    return default if setting is None or setting.months is None else setting.months
