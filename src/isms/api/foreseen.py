"""What a programme would be with other contents in some of its files: the changes, and what is said then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from isms.api.checking import check
from isms.api.errors import RequestError
from isms.diagnostic import Text
from isms.records import save
from isms.records.journal import Change
from isms.records.limits import CSV_BYTES
from isms.records.load import load
from isms.records.tree import OverlaidTree

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic, FieldPath
    from isms.kind import Record
    from isms.records.tree import Tree
    from isms.records.yaml_text import Content

HAPPENS_LATER = Text(
    ja="{record} の{fields}には、基準日 {day} より後に行われたものがあります。上書きして失わないよう、"
    "何も書き込みません。--as-of を省くか、その日以後にしてください。",
    en="{record} has something on record from after {day} ({fields}); so as not to lose it nothing is "
    "written. Leave out --as-of, or give a day that is no earlier",
)


def edited(
    loaded: Loaded, edits: Sequence[tuple[Record, Mapping[FieldPath, Content | None]]]
) -> dict[str, bytes]:
    """Return what the files of some records hold once fields of them are changed, and write nothing.

    Raises RequestError where that would write over what happened after the day, and so was not read.
    """
    for record, changes in edits:
        names = dict.fromkeys(str(path[0]) for path in changes)
        later = [name for name in names if loaded.programme.happens_later(record, name)]
        if later:
            labels = [record.label_of(name) for name in later]
            values = {"record": record.reference, "day": loaded.programme.as_of}
            raise RequestError(HAPPENS_LATER.of(fields=labels, **values))
    return save.edited(loaded.tree, edits)


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
    return tuple(said for said in check(after).diagnostics if said.reference in references)
