"""What a programme would be with other contents in some of its files: the changes, and what is said then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from isms.api.checking import check
from isms.records.journal import Change
from isms.records.limits import CSV_BYTES
from isms.records.load import load
from isms.records.tree import OverlaidTree

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic
    from isms.records.tree import Tree


def changes_of(tree: Tree, contents: Mapping[str, bytes]) -> tuple[Change, ...]:
    """Return the changes that give files these contents."""
    return tuple(Change(path, _held(tree, path), new) for path, new in contents.items())


def _held(tree: Tree, path: str) -> bytes | None:
    """Return what a file holds; None where it is not there."""
    try:
        return tree.read(path, CSV_BYTES)
    except FileNotFoundError:
        return None


def remarks_on(
    loaded: Loaded, contents: Mapping[str, bytes], references: Collection[str]
) -> tuple[Diagnostic, ...]:
    """Return what `isms check` would say about records (``kind:key``) if files had these contents."""
    overlaid = OverlaidTree(loaded.tree, contents)
    after = replace(loaded, programme=load(overlaid, loaded.programme.as_of), tree=overlaid)
    return tuple(said for said in check(after).diagnostics if f"{said.kind}:{said.record}" in references)
