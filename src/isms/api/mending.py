"""Setting right what can safely be set right: the form of files, and what rules declare a remedy for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from isms import rules as packaged_rules
from isms.api.checking import within
from isms.api.errors import RequestError
from isms.diagnostic import Text
from isms.records import save
from isms.records.journal import Change, write_together
from isms.records.lock import locked
from isms.records.mend import FORM, Mend, Mended, mended
from isms.records.not_saved import NotSavedError
from isms.records.tree import OverlaidTree

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from isms.api.checking import Report
    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic
    from isms.kind import Record
    from isms.rules import Rule

__all__ = ["Mended", "apply", "fixes", "tidied"]

NO_FOLDER = Text(
    ja="メモリー上の台帳は書き換えられません。", en="a programme in memory has no files to be changed"
)


def tidied(loaded: Loaded, paths: Collection[str] = ()) -> Mended:
    """Return what puts files, all or some, in their proper form; nothing is written.

    That is UTF-8 (a CSV file with the mark that Excel wants), normal form C, and dates like 2026-05-01.
    """
    wanted = [path for path in loaded.programme.sources if not paths or within(path, paths)]
    return mended(loaded.programme, loaded.tree, dict.fromkeys(wanted, FORM))


def fixes(loaded: Loaded, report: Report, rules: Mapping[str, Rule] | None = None) -> Mended:
    """Return what sets right those diagnostics of a report that have a safe remedy; nothing is written.

    What is waived stays as it is.
    """
    rules = packaged_rules.packaged() if rules is None else rules
    said = [diagnostic for diagnostic in report.diagnostics if diagnostic.waived_by is None]
    wanted: dict[str, set[str]] = {}
    for diagnostic in said:
        if diagnostic.code in FORM:
            wanted.setdefault(diagnostic.place.path, set()).add(diagnostic.code)
    formed = mended(loaded.programme, loaded.tree, wanted, marks=False)
    contents = {change.path: change.new for change in formed.changes}
    mends, left = list(formed.mends), list(formed.left)
    for diagnostic in said:
        fix = rules[diagnostic.code].fix
        record = _record(loaded, diagnostic)
        if fix is None or record is None or not diagnostic.fix:
            continue
        try:
            over = OverlaidTree(loaded.tree, contents)
            contents |= save.edited(over, [(record, diagnostic.fix)])
            mends.append(Mend(diagnostic.place, fix.of()))
        except NotSavedError as error:
            left.append(Mend(diagnostic.place, error.message))
    changes = [Change(path, loaded.tree.read(path, 1 << 62), new) for path, new in contents.items()]
    return Mended(tuple(changes), tuple(mends), tuple(left))


def apply(to: Loaded | Path, changes: Sequence[Change]) -> None:
    """Write changes to a programme, or to that in a folder: all or none.

    Raises NotSavedError where a file is no longer what it was.
    """
    root = to if isinstance(to, Path) else to.root
    if root is None:
        raise RequestError(NO_FOLDER.of())
    with locked(root):
        write_together(root, changes)


def _record(loaded: Loaded, diagnostic: Diagnostic) -> Record | None:
    """Return the record that a diagnostic is about."""
    if diagnostic.kind is not None and diagnostic.record is not None:
        found: Record | None = loaded.programme.registers[diagnostic.kind].get(diagnostic.record)
        return found
    settings = loaded.programme.settings
    return settings if diagnostic.place.path == settings.file else None
