"""What a misspelt word may have meant."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from isms.diagnostic import Message, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NEAR = Text(ja="「{near}」の誤りではありませんか。", en="Did you mean '{near}'?")

FEW = 2_000
"""Up to so many words the most similar one is looked for; among more, only other spellings are."""
PATIENCE = 50
"""So many words are compared letter by letter; after them something larger than a slip is wrong."""

_FILLING = " \t_./-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


class Vocabulary:
    """The words that are known, to find the one that another was meant to be."""

    def __init__(self, known: Iterable[str]) -> None:
        """Know these words; nothing is computed until one is asked for."""
        self._known = known
        self._words: list[str] = []
        self._alike = _Alike([])
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
        if not self._words:
            self._words = list(self._known)
            self._alike = _Alike(self._words)
        meant = plain(word)
        spelling = next((known for known in self._alike.to(word) if plain(known) == meant), None)
        if spelling is not None and spelling != word:
            return spelling
        if len(self._answers) >= PATIENCE or len(self._words) > FEW:
            return None
        close = get_close_matches(word, self._words, n=1, cutoff=0.6)
        return close[0] if close else None


def plain(word: str) -> str:
    """Return a word without what people vary in writing it."""
    return _LEADING_ZEROS.sub("", _unfilled(word))


def _unfilled(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    for sign in _FILLING:
        text = text.replace(sign, "")
    return text


def _rough(text: str) -> str:
    """Return a text without its filling and all its zeros: words that are plainly the same share it."""
    return _unfilled(text).replace("0", "")


class _Alike:
    """Words by what is roughly the same in them, as chains of numbers: a programme may know 100,000.

    ``first`` leads to the first word of a chain, ``after`` from each word to the next; -1 is its end.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        rough = _rough("\n".join(words)).split("\n")
        if len(rough) != len(words):  # a word has a line break in it
            rough = list(map(_rough, words))
        self._first: dict[str, int] = {}
        self._after = [-1] * len(rough)
        for number in range(len(rough) - 1, -1, -1):
            self._after[number] = self._first.get(rough[number], -1)
            self._first[rough[number]] = number

    def to(self, word: str) -> Iterator[str]:
        """Go through the words that are roughly the same as another."""
        number = self._first.get(_rough(word), -1)
        while number >= 0:
            yield self._words[number]
            number = self._after[number]
