"""Which file holds which kind of record, by its folder and ending."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Misreading, Place
from isms.model.programme import Programme
from isms.records import limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from isms.kind import Record
    from isms.records.tree import Entry

UNREAD_ENDINGS = frozenset({".yml", ".tsv", ".xlsx", ".xlsm", ".json"})
"""Endings of files that people take for records; they are named, not read."""
OTHER_FOLDERS = frozenset({"templates", "knowledge"})
"""Folders of a programme that hold no records."""
_READ = {".yaml": limits.YAML_BYTES, ".csv": limits.CSV_BYTES, ".md": limits.MARKDOWN_BYTES}
DATA_ENDINGS = (".yaml", ".csv", *sorted(UNREAD_ENDINGS))
"""Endings of files that hold data, or look like it."""


class Sort(NamedTuple):
    """What a path is to the programme: the kind of its records, if any, and how much of it is read.

    ``unread`` is the ending of a file that looks like records but is not read; ``in_programme`` tells
    whether the path lies in one of the folders of a programme, which may hold no links.
    """

    kind: type[Record] | None
    ending: str
    stem: str
    limit: int
    in_programme: bool
    unread: str = ""


@cache
def folders() -> Mapping[str, type[Record]]:
    """Return the class of each kind by its folder."""
    return {kind.declaration.folder: kind for kind in Programme.kinds().values()}


def read_as(path: str) -> Sort:
    """Return what a path is to the programme."""
    parts = path.split("/")
    name = parts[-1]
    dot = name.rfind(".")
    stem, ending = (name[:dot], name[dot:]) if dot > 0 else (name, "")
    found = folders()
    folder = parts[0] if len(parts) > 1 else ""
    if len(parts) > 2 and f"{folder}/{parts[1]}" in found:
        folder = f"{folder}/{parts[1]}"
    kind = found.get(folder)
    if kind is None:
        in_programme = path == "isms.yaml" or parts[0] in OTHER_FOLDERS
        return Sort(None, ending, stem, limits.OTHER_BYTES, in_programme=in_programme)
    attached = folder == "evidence" and len(parts) > 2
    limit = _READ.get(ending)
    if attached or limit is None or (ending == ".md" and not kind.declaration.documents):
        lowered = ending.lower()
        near = lowered in UNREAD_ENDINGS or (lowered in _READ and lowered != ending)
        unread = ending if near and folder != "evidence" else ""
        return Sort(None, ending, stem, limits.OTHER_BYTES, in_programme=True, unread=unread)
    return Sort(kind, ending, stem, limit, in_programme=True)


def kinds_at(path: str) -> set[type[Record]]:
    """Return the kinds whose records may be in a file, or below a folder, that cannot be looked into."""
    inside = path if "." in path.rpartition("/")[2] else f"{path}/any.yaml"
    found = {kind for folder, kind in folders().items() if f"{folder}/".startswith(f"{path}/")}
    kind = read_as(inside).kind
    return found | ({kind} if kind else set())


def strays(sorts: Iterable[tuple[Entry, Sort]]) -> Iterator[Misreading]:
    """Name the files and folders that someone may take for part of the programme, and that are not."""
    seen: set[str] = set()
    for entry, sort in sorts:
        if sort.unread:
            yield Misreading("REC014", Place(entry.path), {"ending": sort.unread})
        folder, slash, _ = entry.path.partition("/")
        if slash and folder not in seen:
            seen.add(folder)
            near = _near(folder)
            if near:
                yield Misreading("REC015", Place(entry.path), {"folder": folder, "near": near})


def _near(folder: str) -> str:
    """Return the folder of a kind that is one letter, or upper and lower case, away."""
    known = {name.partition("/")[0] for name in folders()} | OTHER_FOLDERS
    if folder in known:
        return ""
    return next((name for name in sorted(known) if _one_edit(folder.casefold(), name)), "")


def _one_edit(one: str, other: str) -> bool:
    """Tell whether two words are equal or one letter apart: one more, one fewer or one other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    rest = start + 1 if len(one) == len(other) else start
    return one == other or one[rest:] == other[start + 1 :]
