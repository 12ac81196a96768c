"""Ids of new records: short, in the order of their making, and never the same on two branches."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals without I, L, O and U, which are misread."""
LUCK = len(SIGNS) ** 2
"""How many ids may be made at one moment of a day."""

_MOMENTS = len(SIGNS) ** 3
_SECONDS = 24 * 60 * 60
_PREFIX = re.compile(r"([A-Za-z]{1,6})[-_]?\d")


def make(prefix: str, moment: datetime, chance: int, taken: Collection[str]) -> str:
    """Return an id such as ``R-20261122-H3K7Q``: the day, the time of day in three signs, and two by chance.

    ``chance`` is a number below `LUCK`; where the id is taken, the next one is made.
    """
    second = moment.hour * 3600 + moment.minute * 60 + moment.second
    start = f"{prefix}-{moment:%Y%m%d}-{_signs(second * _MOMENTS // _SECONDS, 3)}"
    for step in range(LUCK):
        made = start + _signs((chance + step) % LUCK, 2)
        if made not in taken:
            return made
    message = "all ids of this moment are taken"
    raise ValueError(message)


def _signs(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(SIGNS))
        digits.append(SIGNS[digit])
    return "".join(reversed(digits))


def prefix_for(kind: str, keys: Iterable[str]) -> str:
    """Return the letters that most ids of a kind begin with; the initials of the kind without any."""
    begun = Counter(match[1] for key in keys if (match := _PREFIX.match(key)))
    if begun:
        return begun.most_common(1)[0][0]
    return "".join(part[0] for part in kind.split("-")).upper()
