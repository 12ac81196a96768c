"""Which diagnostic is still the same one after lines or records have moved, or days have passed.

A fingerprint stands for the code, for what the diagnostic is about and for the words of its message. Lines,
numbers, dates and lists are left out: "12 days late" is the same fault tomorrow. Of several that are alike
the first, second, third … keep their order.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from isms.diagnostic import Message, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isms.diagnostic import Diagnostic

LENGTH = 32
"""Hexadecimal digits of a fingerprint."""


def fingerprinted(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Return diagnostics, which come in the order of their places, each with a fingerprint of its own."""
    seen: Counter[tuple[str, ...]] = Counter()
    for diagnostic in diagnostics:
        fault = (diagnostic.code, target(diagnostic), *_words(diagnostic.message))
        text = json.dumps([*fault, seen[fault]])
        seen[fault] += 1
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield dataclasses.replace(diagnostic, fingerprint=digest[:LENGTH])


def target(diagnostic: Diagnostic) -> str:
    """Return what a diagnostic is about: ``kind:key`` of a record, else the path of the file."""
    path = diagnostic.where.path
    if diagnostic.reference is None or (diagnostic.record or "").startswith(f"{path}#"):
        return path
    return diagnostic.reference


def _words(said: object) -> Iterator[str]:
    """Go through the texts of a message that stay as they are while the fault stays."""
    if isinstance(said, Message):
        yield said.text.en
        for _, value in sorted(said.values.items()):
            yield from _words(value)
    elif isinstance(said, Text):
        yield said.en
    elif isinstance(said, str):
        yield str(said)
    elif isinstance(label := getattr(said, "label", None), Text):
        yield label.en
