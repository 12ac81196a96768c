"""What the reader suspects in files, as flaws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Place
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Text
    from isms.model.programme import Programme
    from isms.privacy import Suspected


def suspected(programme: Programme, kind: Suspected, found: Text, least: int = 1) -> Iterator[Flaw]:
    """Yield the places at which files seem to hold something, ``least`` or more of it."""
    for source in programme.sources.values():
        for suspicion in source.suspicions:
            if suspicion.kind is kind and suspicion.number >= least:
                place = Place(source.path, suspicion.line, suspicion.column)
                yield Flaw(place, (), found.of(count=suspicion.number))
