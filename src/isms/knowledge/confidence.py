"""How far a packaged fact can be relied on, and the mark of one that is not certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.scalars import Word

if TYPE_CHECKING:
    from isms.diagnostic import Language


class Confidence(Word):
    """How far a fact can be relied on."""

    HIGH = "high", "確実", "High"
    MEDIUM = "medium", "要確認(中)", "Medium"
    LOW = "low", "要確認(低)", "Low"


UNCONFIRMED = Text(ja="※要確認", en="*unconfirmed")
"""The mark of a fact that is not certain."""


def unsure(confidence: Confidence | None, language: Language) -> str:
    """Return the mark that a fact carries where it is not certain; empty where it is."""
    if confidence is None or confidence is Confidence.HIGH:
        return ""
    return UNCONFIRMED.say(language)


def caution(confidence: Confidence | None) -> Text:
    """Return what follows a fact in running text: the mark where it is not certain, else nothing."""
    if confidence is None or confidence is Confidence.HIGH:
        return Text(ja="", en="")
    return Text(ja=UNCONFIRMED.ja, en=f" {UNCONFIRMED.en}")


def marked(title: Text, confidence: Confidence | None) -> Text:
    """Return what a fact is called, with the mark where it is not certain."""
    mark = caution(confidence)
    return Text(ja=f"{title.ja}{mark.ja}", en=f"{title.en}{mark.en}")
