"""What a misspelt word may have meant."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from isms.diagnostic import Message, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEAR = Text(ja="「{near}」の誤りではありませんか。", en="Did you mean '{near}'?")

FEW = 2_000
"""Up to so many words the most similar one is looked for; among more, only other spellings are."""
PATIENCE = 50
"""So many words are compared letter by letter; after them something larger than a slip is wrong."""

_FILLING = dict.fromkeys(map(ord, " \t_./-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"))
_FILLING_AND_ZEROS = {**_FILLING, ord("0"): None}
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


class Vocabulary:
    """The words that are known, to find the one that another was meant to be."""

    def __init__(self, known: Iterable[str]) -> None:
        """Know these words; nothing is computed until one is asked for."""
        self._known = known
        self._answers: dict[str, str | None] = {}

    def expect(self, words: Iterable[str]) -> None:
        """Prepare for many words at once; each that was not expected costs a pass over all that is known."""
        self._alike.expect(words)

    def near(self, word: str) -> Message | str:
        """Return a 'did you mean'; an empty text where no word is close."""
        found = self.nearest(word)
        return NEAR.of(near=found) if found else ""

    def nearest(self, word: str) -> str | None:
        """Return another spelling of the word (full width, case, hyphens, zeros), else the most similar."""
        if word not in self._answers:
            self._answers[word] = self._look_up(word)
        return self._answers[word]

    @cached_property
    def _words(self) -> list[str]:
        return list(self._known)

    @cached_property
    def _alike(self) -> _Alike:
        return _Alike(self._words)

    def _look_up(self, word: str) -> str | None:
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
    return _folded(text).translate(_FILLING)


def _rough(text: str) -> str:
    """Return a text without its filling and all its zeros: words that are plainly the same share it."""
    return _folded(text).translate(_FILLING_AND_ZEROS)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


class _Alike:
    """Words by what is roughly the same in them: of all that are known, those like what was asked about."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._rough = _rough("\n".join(words)).split("\n")
        if len(self._rough) != len(words):  # a word has a line break in it
            self._rough = list(map(_rough, words))
        self._found: dict[str, list[str]] = {}

    def expect(self, asked: Iterable[str]) -> None:
        """Find the words that are roughly the same as any of these, in one pass."""
        sought = set(map(_rough, asked)).difference(self._found)
        self._found.update((rough, []) for rough in sought)
        if sought.isdisjoint(self._rough):
            return
        pairs = zip(self._rough, self._words, strict=True)
        for rough, word in compress(pairs, map(sought.__contains__, self._rough)):
            self._found[rough].append(word)

    def to(self, word: str) -> list[str]:
        """Return the words that are roughly the same as another."""
        rough = _rough(word)
        if rough not in self._found:
            self.expect([word])
        return self._found[rough]
