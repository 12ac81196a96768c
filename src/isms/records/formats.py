"""The formats of a programme, and what turns an older one into the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.diagnostic import Text
    from isms.kind import Record

FIRST = 1


class Migration(NamedTuple):
    """What turns one format into the next.

    ``rewrite`` gets the kind of the records in a file, its path, and its text (of Markdown the front matter),
    and returns the text in the new format; it must change nothing else. `isms.records.migrate` has what most
    migrations consist of.
    """

    what: Text
    rewrite: Callable[[type[Record], str, str], str]


MIGRATIONS: tuple[Migration, ...] = ()
"""The first turns format 1 into 2, the next 2 into 3. It is empty: format 1 is the first and the newest."""


def newest() -> int:
    """Return the newest format."""
    return FIRST + len(MIGRATIONS)
