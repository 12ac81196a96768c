"""How often something is due."""

from __future__ import annotations

from isms.scalars import Word


class Interval(Word):
    """How often a self-inspection is due, or an objective is measured."""

    MONTH = "month", "毎月", "Every month"
    QUARTER = "quarter", "四半期ごと", "Every quarter"
    HALF = "half", "半期ごと", "Every half-year"
    YEAR = "year", "毎年", "Every year"


class LogInterval(Word):
    """How often an operating record is due; some are due whenever something happens."""

    DAY = "day", "毎日", "Every day"
    WEEK = "week", "毎週", "Every week"
    MONTH = "month", "毎月", "Every month"
    QUARTER = "quarter", "四半期ごと", "Every quarter"
    HALF = "half", "半期ごと", "Every half-year"
    YEAR = "year", "毎年", "Every year"
    EVENT = "event", "都度", "As it happens"
