"""How far a packaged fact can be relied on."""

from __future__ import annotations

from isms.scalars import Word


class Confidence(Word):
    """How far a fact can be relied on."""

    HIGH = "high", "確実", "High"
    MEDIUM = "medium", "要確認(中)", "Medium"
    LOW = "low", "要確認(低)", "Low"
