"""Rewriting what the reader takes with a warning: other encodings, other normal forms, dates in other forms.

Only the form is touched: what was read before has to be read again afterwards, or the file is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.days import DAY, MONTH
from isms.diagnostic import Message, Place, Spot, Text
from isms.model.settings import Settings
from isms.records import limits
from isms.records.changes import Splice, spliced
from isms.records.csv_file import line_starts
from isms.records.fact_layout import kind_at
from isms.records.journal import Change
from isms.records.layout import read_as
from isms.records.likeness import read_otherwise
from isms.records.load import load
from isms.records.locate import places
from isms.records.settings import SETTINGS
from isms.records.text import BOM, decode, knows, normal
from isms.records.tree import OverlaidTree, Tree

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from isms.kind import Record
    from isms.model.programme import Programme

ENCODING, NORMAL_FORM, DATE = "REC007", "REC018", "REC017"
FORM = frozenset({ENCODING, NORMAL_FORM, DATE})
"""The rules whose faults are mended here."""

TO_UTF8 = Text(ja="{encoding} を UTF-8 に", en="{encoding} -> UTF-8")
TO_NFC = Text(ja="文字の合成形を NFC に", en="text -> normal form NFC")
TO_BOM = Text(ja="Excel で開けるよう BOM を付加", en="byte-order mark added, for Excel")
TO_ISO = Text(ja="{old} を {new} に", en="{old} -> {new}")
BY_HAND = Text(
    ja="この書き方の日付は手で直してください", en="a date written like this has to be corrected by hand"
)
READS_OTHERWISE = Text(
    ja="書き直すと読み取り結果が変わるため、そのままにしました。手で直してください",
    en="it would be read otherwise if it were rewritten, and is left as it is; correct it by hand",
)
DIGEST_KEPT = Text(
    ja="証拠 {evidence} がこのファイルの SHA-256 を控えているため、そのままにしました",
    en="evidence {evidence} keeps the SHA-256 of this file, and it is left as it is",
)
_LOOSE = re.compile(
    r"[ \t\u3000]*[\"']?[ \t\u3000]*(\d{4}(?:(?:[/.]\d{1,2}){1,2}|年\d{1,2}月(?:\d{1,2}日)?))(?!\d)"
)


class Mend(NamedTuple):
    """One thing about a file that is mended, or is left as it is: where, and what."""

    place: Place
    message: Message


@dataclass(frozen=True, slots=True)
class Mended:
    """What becomes of some files, what is mended in them, and what had to be left."""

    changes: tuple[Change, ...] = ()
    mends: tuple[Mend, ...] = ()
    left: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    """A file with records: its text, and how it is written."""

    path: str
    data: bytes
    text: str
    encoding: str
    bom: bool
    mends: tuple[Mend, ...] = ()

    @property
    def bytes(self) -> bytes:
        """The file as it is written."""
        return (BOM if self.bom else b"") + self.text.encode(self.encoding)

    def after(self, message: Message, **changes: Any) -> _File:
        """Return the file after something has been mended in the whole of it."""
        return replace(self, mends=(*self.mends, Mend(Place(self.path), message)), **changes)


def mended(
    programme: Programme,
    tree: Tree,
    wanted: Mapping[str, Collection[str]],
    *,
    marks: bool = True,
) -> Mended:
    """Return what mends the form of some files, each for the faults of some rules.

    ``marks`` also gives a CSV file that Excel would misread its byte-order mark.
    """
    faulty = {m.where.path for m in programme.misreadings if m.code in wanted.get(m.where.path, ())}
    files = {}
    for path, codes in wanted.items():
        if path in faulty or (marks and path.endswith(".csv") and _kind(path) is not None):
            file = _read(tree, path)
            if file is not None and (ENCODING in codes or file.encoding == "utf-8"):
                files[path] = _formed(file, codes, marks=marks)
    left: list[Mend] = []
    dates = _dates(programme, wanted)
    files = {path: _dated(tree, file, dates.get(path, set()), left) for path, file in files.items()}
    return _judged(programme, tree, files, left)


def _kind(path: str) -> type[Record] | None:
    return Settings if path == SETTINGS else read_as(path).kind or kind_at(path)


def _read(tree: Tree, path: str) -> _File | None:
    """Return a file as it is; None where it could not be read."""
    kind = _kind(path)
    data = tree.read(path, limits.CSV_BYTES)
    decoded = decode(path, data, knows(kind.declaration.heads if kind else ()))
    if decoded.text is None:
        return None
    return _File(path, data, decoded.text, decoded.encoding, decoded.bom)


def _formed(file: _File, codes: Collection[str], *, marks: bool) -> _File:
    """Return a file in UTF-8, in normal form C, and with the mark that Excel wants."""
    table = file.path.endswith(".csv")
    if ENCODING in codes and file.encoding != "utf-8":
        file = file.after(TO_UTF8.of(encoding=file.encoding), encoding="utf-8", bom=table)
    if NORMAL_FORM in codes and not normal(file.text):
        file = file.after(TO_NFC.of(), text=unicodedata.normalize("NFC", file.text))
    if marks and table and file.encoding == "utf-8" and not file.bom and not file.text.isascii():
        file = file.after(TO_BOM.of(), bom=True)
    return file


def _dates(programme: Programme, wanted: Mapping[str, Collection[str]]) -> Mapping[str, set[Spot]]:
    """Return where the reader has named a date in another form, by file."""
    found: dict[str, set[Spot]] = {}
    for misreading in programme.misreadings:
        where = misreading.where
        if misreading.code == DATE and isinstance(where, Spot) and DATE in wanted.get(where.path, ()):
            found.setdefault(where.path, set()).add(where)
    return found


def _dated(tree: Tree, file: _File, spots: set[Spot], left: list[Mend]) -> _File:
    """Return a file with some dates in one form."""
    if not spots:
        return file
    over = OverlaidTree(tree, {file.path: file.bytes})
    starts = line_starts(file.text)
    splices, mends = [], []
    for place in sorted(set(places(over, file.path, spots).values())):
        splice = _iso(file.text, starts[place.line - 1] + place.column - 1)
        if splice is None:
            left.append(Mend(place, BY_HAND.of()))
        else:
            old = file.text[splice.start : splice.end]
            mends.append(Mend(place, TO_ISO.of(old=old, new=splice.text)))
            splices.append(splice)
    return replace(file, text=spliced(file.text, splices), mends=(*file.mends, *mends))


def _iso(text: str, position: int) -> Splice | None:
    """Return what writes a date that begins at a position in the form 2026-05-01; None where none is seen."""
    match = _LOOSE.match(text, position)
    if match is None:
        return None
    reading = DAY.read(match[1])
    if reading.fault is not None:
        reading = MONTH.read(match[1])
    return None if reading.fault else Splice(match.start(1), match.end(1), str(reading.value))


def _judged(programme: Programme, tree: Tree, files: Mapping[str, _File], left: list[Mend]) -> Mended:
    """Return the files that have changed, but for those that would be read otherwise."""
    changed = {path: file.bytes for path, file in files.items() if file.bytes != file.data}
    digests = {each.path: each.id for each in programme.registers["evidence"] if each.path and each.sha256}
    refused = {path: DIGEST_KEPT.of(evidence=digests[path]) for path in changed if path in digests}
    after = load(OverlaidTree(tree, changed), programme.as_of) if changed else programme
    for path in read_otherwise(programme, after, changed, FORM):
        refused.setdefault(path, READS_OTHERWISE.of())
    left += [Mend(Place(path), message) for path, message in refused.items()]
    kept = [file for path, file in files.items() if path in changed and path not in refused]
    return Mended(
        tuple(Change(file.path, file.data, changed[file.path]) for file in kept),
        tuple(mend for file in kept for mend in file.mends),
        tuple(left),
    )
