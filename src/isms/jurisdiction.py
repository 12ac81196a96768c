"""Whose law an organisation is taken to be under, as far as its records tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.settings import DEFAULT_TIMEZONE
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from isms.model.programme import Programme

JAPANESE_TIME = "Asia/Tokyo"


def under_japanese_law(programme: Programme) -> bool:
    """Tell whether Japanese law is taken to apply: PrivacyMark is aimed at, or the clock is that of Japan."""
    settings = programme.settings
    return aims_at(programme, PRIVACY_MARK) or (settings.timezone or DEFAULT_TIMEZONE) == JAPANESE_TIME
