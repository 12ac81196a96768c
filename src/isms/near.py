"""What a misspelt word may have meant."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from isms.diagnostic import Message, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

NEAR = Text(ja="「{near}」の誤りではありませんか。", en="Did you mean '{near}'?")

FEW = 2_000
"""Up to so many words the most similar one is looked for; among more, only other spellings are."""
PATIENCE = 50
"""So many words are compared letter by letter; after them something larger than a slip is wrong."""

_FILLING = re.compile(r"[\s_./\-\u2010-\u2015\u2212]+|(?<!\d)0+(?=\d)")


class Vocabulary:
    """The words that are known, to find the one that another was meant to be."""

    def __init__(self, known: Iterable[str]) -> None:
        """Know these words; nothing is computed until one is asked for."""
        self._known = known
        self._spellings: dict[str, str] | None = None
        self._answers: dict[str, str | None] = {}

    def near(self, word: str) -> Message | str:
        """Return a 'did you mean'; an empty text where no word is close."""
        found = self.nearest(word)
        return NEAR.of(near=found) if found else ""

    def nearest(self, word: str) -> str | None:
        """Return another spelling of the word (full width, case, hyphens, zeros), else the most similar."""
        if word not in self._answers:
            self._answers[word] = self._look_up(word)
        return self._answers[word]

    def _look_up(self, word: str) -> str | None:
        if self._spellings is None:
            self._spellings = {}
            for known in self._known:
                self._spellings.setdefault(plain(known), known)
        spelling = self._spellings.get(plain(word))
        if spelling is not None and spelling != word:
            return spelling
        if len(self._answers) >= PATIENCE or len(self._spellings) > FEW:
            return None
        close = get_close_matches(word, self._spellings.values(), n=1, cutoff=0.6)
        return close[0] if close else None


def plain(word: str) -> str:
    """Return a word without what people vary in writing it."""
    return _FILLING.sub("", unicodedata.normalize("NFKC", word).casefold())
