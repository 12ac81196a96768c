"""Where the packaged files are, and which facts a programme needs of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from isms.records.tree import FolderTree


@cache
def templates() -> Path:
    """Return the folder of packaged templates and facts.

    An installed wheel holds it inside the package; a source tree, also an editable install, at its top.
    """
    package = Path(__file__).resolve().parent.parent
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parent.parent / "templates"


@cache
def tree() -> FolderTree:
    """Return the packaged facts as a tree: frameworks, methods, form sets and tables."""
    return FolderTree(templates() / "knowledge")
