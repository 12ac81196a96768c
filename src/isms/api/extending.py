"""Taking up another standard in a programme that is there: what is missing is added, nothing else touched."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING

from isms import laws
from isms.api.beginning import control_drafts, law_draft, ledger
from isms.api.errors import RequestError
from isms.api.foreseen import changes_of
from isms.api.loading import load
from isms.api.schemas import SCHEMA_FOLDER
from isms.diagnostic import Text
from isms.knowledge import Need
from isms.model.control import Control
from isms.model.law import Law
from isms.model.personal_information import PersonalInformation
from isms.model.programme import UNKNOWN_KEYS
from isms.records import limits, save
from isms.records.changes import CannotEditError
from isms.records.journal import Change, write_together
from isms.records.load import load as load_tree
from isms.records.lock import locked
from isms.records.record_file import RecordFile
from isms.records.settings import SETTINGS
from isms.records.tree import OverlaidTree
from isms.records.yaml_text import record_text
from isms.stage import stage
from isms.standards import ISMS, PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from isms.api.loading import Loaded
    from isms.kind import Record
    from isms.model.programme import Programme
    from isms.model.settings import Stage
    from isms.records.tree import Tree

UNREAD = Text(
    ja="isms.yaml の standards を読めないため、規格を加えられません。先に直してください(isms check で確認)。",
    en="standards in isms.yaml cannot be read, so that none can be added; correct it first (see isms check)",
)

CANNOT_TELL = Text(
    ja="{folder}/ に読めない記録があり、何が足りないか分かりません。先に直してください(isms check で確認)。",
    en="records in {folder}/ cannot be read, so that it is not clear what is missing; correct them first "
    "(see isms check)",
)
GROWN: Mapping[str, type[Record]] = {ISMS: Control, PRIVACY_MARK: Law}
"""The kind of record that a standard is given drafts of."""


@dataclass(frozen=True, slots=True)
class Extended:
    """What became of a programme: the standards added, those it had, and the files made or changed.

    ``stage`` is that of the whole programme, by which what the new standard lacks is weighed too.
    """

    added: tuple[str, ...]
    had: tuple[str, ...]
    stage: Stage
    changes: tuple[Change, ...] = ()

    @property
    def made(self) -> tuple[str, ...]:
        """The files that are new."""
        return tuple(change.path for change in self.changes if change.old is None)

    @property
    def changed(self) -> tuple[str, ...]:
        """The files that were there and now hold more."""
        return tuple(change.path for change in self.changes if change.old is not None)


def add_standards(root: Path, standards: Sequence[str], day: date) -> Extended:
    """Add standards to the programme in a folder: to isms.yaml, with the drafts and laws that they want.

    All files are written together or none. A standard that is there already changes nothing. Raises
    UnusableError or RequestError where isms.yaml cannot be read, NotSavedError where nothing was written.
    """
    loaded = load(root, day)
    settings = loaded.programme.settings
    if "standards" in settings.unread:
        raise RequestError(UNREAD.of())
    had = tuple(standard for standard in standards if aims_at(loaded.programme, standard))
    added = tuple(standard for standard in standards if standard not in had)
    if not added:
        return Extended((), had, stage(loaded.programme))
    _can_tell(loaded.programme, added)
    wanted = [*settings.standards, *added]
    written = save.edited(loaded.tree, [(settings, {("standards",): wanted})])[settings.file]
    contents = {SETTINGS: written}
    grown = load_tree(OverlaidTree(loaded.tree, contents), day)
    if PRIVACY_MARK in added:
        contents |= dict(_laws(loaded.tree, grown))
        contents |= dict(_ledger(grown))
    if ISMS in added:
        contents |= dict(_controls(loaded, grown))
    changes = changes_of(loaded.tree, contents)
    with locked(root):
        write_together(root, changes)
    return Extended(added, had, stage(grown), changes)


def _can_tell(programme: Programme, added: Sequence[str]) -> None:
    """Refuse where records cannot be read that may be what would be added."""
    for standard, kind in GROWN.items():
        if standard in added and UNKNOWN_KEYS in programme.left_out.get(kind.declaration.name, ()):
            raise RequestError(CANNOT_TELL.of(folder=kind.declaration.folder))


def _controls(loaded: Loaded, grown: Programme) -> Iterator[tuple[str, bytes]]:
    """Yield a draft for each control of Annex A on which the programme has no record."""
    there = {entry.path for entry in loaded.tree.entries()}
    modeline = any(path.startswith(f"{SCHEMA_FOLDER}/") for path in there) or _has_schemas(loaded)
    for id_, path, content in control_drafts(grown.settings.tongue, modeline=modeline):
        if path not in there and not grown.exists("control", id_):
            yield path, content


def _has_schemas(loaded: Loaded) -> bool:
    return loaded.root is not None and (loaded.root / SCHEMA_FOLDER).is_dir()


def _ledger(grown: Programme) -> Iterator[tuple[str, bytes]]:
    """Yield an empty ledger of personal information, where there is none."""
    folder = PersonalInformation.declaration.folder
    if not any(path.startswith(f"{folder}/") for path in grown.sources):
        yield f"{folder}/{folder}.csv", ledger(PersonalInformation, grown.settings.tongue)


def _laws(tree: Tree, grown: Programme) -> Iterator[tuple[str, bytes]]:
    """Yield the list of laws with those that the PrivacyMark needs and it lacks, as drafts.

    They go to the end of the one ledger in CSV; where there is none, or it lacks the column of drafts, so
    that every row would change, each goes into a file of its own.
    """
    rows = [law_draft(fact, grown.settings.tongue) for fact in laws.unlisted(grown).get(Need.PMARK, ())]
    ledgers = [path for path in grown.sources if path.startswith("laws/") and path.endswith(".csv")]
    if not rows:
        return
    longer = _appended(tree, ledgers[0], rows) if len(ledgers) == 1 else None
    if longer is not None:
        yield ledgers[0], longer
        return
    there = {entry.path for entry in tree.entries()}
    for row in rows:
        names = chain([f"laws/{row['id']}.yaml"], (f"laws/{row['id']}-{n}.yaml" for n in count(2)))
        yield next(name for name in names if name not in there), record_text(row).encode()


def _appended(tree: Tree, path: str, rows: Sequence[Mapping[str, str]]) -> bytes | None:
    """Return a ledger with more rows at its end; None where the rows above would not stay as they are."""
    old = tree.read(path, limits.CSV_BYTES)
    file = RecordFile.of(path, Law, old)
    try:
        longer = file.whole(file.appended(rows))
    except CannotEditError:
        return None
    return longer if longer.startswith(old) else None
