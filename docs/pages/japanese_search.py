"""Search in Japanese: text and query are cut into pairs of characters, so that any word of two is found.

A dictionary would cut 適用宣言書 into words, and a reader who types it whole would find nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_WORD = re.compile(r"[A-Za-z0-9_.\-]+|[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z0-9_.\-]")


class Pairs(SearchLanguage):
    """Japanese without a dictionary."""

    lang = "ja"
    language_name = "Japanese"
    js_splitter_code = """
function splitQuery(query) {
    const found = [];
    const words = /[A-Za-z0-9_.\\-]+|[\\u3005-\\u3007\\u3041-\\u30ff\\u3400-\\u9fff]+/g;
    for (const word of query.match(words) || []) {
        if (/^[A-Za-z0-9_.\\-]/.test(word) || word.length < 3) {
            found.push(word);
        } else {
            for (let start = 0; start + 2 <= word.length; start++) found.push(word.slice(start, start + 2));
        }
    }
    return found;
}
"""

    def split(self, input: str) -> list[str]:  # noqa: A002 - the name that Sphinx gives it
        """Return Latin words whole, and Japanese in pairs of characters that overlap."""
        found: list[str] = []
        for word in _WORD.findall(input):
            if _LATIN.match(word) or len(word) < 2:
                found.append(word)
            else:
                found += [word[start : start + 2] for start in range(len(word) - 1)]
        return found

    def word_filter(self, word: str) -> bool:
        """Keep every word."""
        return bool(word)


def setup(app: Sphinx) -> dict[str, bool]:
    """Put this in the place of the search that Sphinx has for Japanese."""
    app.add_search_language(Pairs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
