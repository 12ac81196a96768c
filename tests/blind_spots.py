"""Which damages to the example nothing notices, and the page that lists them.

    python tests/blind_spots.py            write docs/blind-spots.md again; refuses where the list would grow
    python tests/blind_spots.py --grown    write it all the same: the model has new fields
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from damage import KINDS, Damage, damages

from isms.records import knowing
from isms.records import load as reading
from isms.records.tree import MemoryTree
from isms.rules import packaged
from isms.rules.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from isms.diagnostic import Diagnostic

TOP = Path(__file__).resolve().parent.parent
EXAMPLE = TOP / "examples" / "minato-contact"
PAGE = TOP / "docs" / "blind-spots.md"
DAY = date(2026, 11, 22)
UNSEEN = {".git", "build"}


class Section(NamedTuple):
    """What came of one kind: how many damages were done, and by field those that nothing noticed."""

    kind: str
    done: int
    unnoticed: tuple[tuple[str, str], ...]
    untried: tuple[str, ...]


@cache
def example() -> Mapping[str, bytes]:
    """Return the files of the example."""
    paths = (path for path in sorted(EXAMPLE.rglob("*")) if path.is_file())
    named = ((path.relative_to(EXAMPLE), path) for path in paths)
    return {name.as_posix(): path.read_bytes() for name, path in named if not UNSEEN.intersection(name.parts)}


@cache
def all_damages() -> tuple[list[Damage], list[tuple[str, str]]]:
    """Return every damage to the example, and the fields that it does not write."""
    return damages(example(), DAY)


@cache
def _plain() -> Counter[str]:
    return said(example())


def said(files: Mapping[str, bytes]) -> Counter[str]:
    """Return what is said about a programme, without the places: a damaged file is written differently."""
    try:
        programme = reading.load(MemoryTree(files), DAY)
    except reading.UnusableError as error:
        return Counter([error.message.say("en")])
    return Counter(map(_spoken, judge(programme, packaged(), DAY)))


def _spoken(diagnostic: Diagnostic) -> str:
    d = diagnostic
    return f"{d.code} {d.level.word} {d.kind}:{d.record} {d.message.say('en')}"


def noticed(damage: Damage) -> bool:
    """Tell whether something is said about a damaged example that is not said about the example."""
    files = {path: data for path, data in example().items() if path != damage.file}
    files |= {path: text.encode() for path, text in damage.written.items()}
    return bool(said(files) - _plain())


_parse = cache(reading.parse)
"""Of some 400 files one differs from the last damage: the others are parsed once."""


def section(kind: str) -> Section:
    """Do every damage to a kind; return what nothing noticed."""
    done, untried = all_damages()
    mine = [damage for damage in done if damage.kind == kind]
    with mock.patch.object(reading, "parse", _parse), mock.patch.object(knowing, "parse", _parse):
        missed = [damage for damage in mine if not noticed(damage)]
    by_field = groupby(missed, key=lambda damage: (damage.field, damage.sort))
    rows = [(field, _in_words(sort, (each.word for each in found))) for (field, sort), found in by_field]
    return Section(kind, len(mine), tuple(rows), tuple(field for of, field in untried if of == kind))


def _in_words(sort: str, words: Iterable[str]) -> str:
    named = ", ".join(f"`{word}`" for word in words if word)
    return f"{sort} for {named}" if named else sort
