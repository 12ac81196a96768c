"""Times in which Python's collector of cycles rests."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector from walking much that is made at once, is kept, and forms no cycle.

    It counts what was made and not what can go, so that it would walk the same objects again and again.
    Afterwards it is as it was. Serves as a decorator, too.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
