"""What every fact of a table says of itself: how sure it is, where it is from, and when it holds."""

from __future__ import annotations

from datetime import date

from isms.fields import planned, text, word
from isms.kind import Record, slotted
from isms.knowledge.confidence import Confidence


@slotted
class Fact(Record):
    """A fact with its source."""

    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    source: str = text("出典", "Source", required=True)


@slotted
class Dated(Fact):
    """A fact that holds from one day to another, both included; where a day is absent, none is known."""

    valid_from: date | None = planned("適用開始", "Valid from")
    valid_to: date | None = planned("適用終了", "Valid to")
