"""Reading back the sheets of a month that departments have filled in, as CSV or as a workbook of Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isms.api.errors import RequestError
from isms.api.foreseen import changes_of, edited, remarks_on
from isms.diagnostic import Place, Text
from isms.exchange import spreadsheet
from isms.grid import Fault, Row
from isms.inspecting import filled, sheet
from isms.model.inspection_result import InspectionResult
from isms.records import save
from isms.records.csv_file import Table
from isms.records.text import decode, hidden, knows
from isms.records.tree import OverlaidTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic
    from isms.grid import Cell
    from isms.inspecting.cells import Asking
    from isms.inspecting.filled import Filled
    from isms.model.programme import Programme
    from isms.records.journal import Change

NOT_TEXT = Text(
    ja="文字コードが分かりません。{reason}。Excelで「CSV UTF-8(コンマ区切り)」として保存し直してください。",
    en="its encoding is not clear: {reason}. Save it in Excel as CSV UTF-8 (comma delimited)",
)
BROKEN_ROW = Text(ja="{reason}。", en="{reason}.")
UNREADABLE = Text(ja="{file} を読めません。{reason}", en="{file} cannot be read: {reason}")
TOO_LARGE = Text(
    ja="大きすぎます(上限 {limit} MB)。点検表以外のシートや画像を除いてください。",
    en="it is too large (more than {limit} MB); take everything but the sheet out of it",
)
HIDDEN = Text(
    ja="目に見えない制御文字 {character} があります。入力し直してください。",
    en="there is a hidden control character, {character}; enter the text anew.",
)


class SheetRead(NamedTuple):
    """What reading a filled sheet changes; where it has ``faults``, nothing.

    ``added`` and ``changed`` are the keys of results; ``remarks`` what was not read of the sheet, and
    ``said`` what `isms check` says of the results then.
    """

    changes: tuple[Change, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    said: tuple[Diagnostic, ...] = ()


def read_inspection_sheet(loaded: Loaded, asking: Asking, file: Path) -> SheetRead:
    """Return what a filled sheet changes in inspections/results; nothing is written (see `apply`).

    Raises RequestError where the file cannot be read at all, OSError where it is not there.
    """
    name, size = file.name, file.stat().st_size
    if size > spreadsheet.BYTES:
        raise RequestError(UNREADABLE.of(file=name, reason=TOO_LARGE.of(limit=spreadsheet.BYTES >> 20)))
    data = file.read_bytes()
    tables = {place: [_shown(row) for row in rows] for place, rows in _tables(name, data).items()}
    found = filled.read(loaded.programme, asking, tables)
    if found.faults:
        return SheetRead(faults=tuple(found.faults), remarks=tuple(found.remarks))
    contents = _contents(loaded, found)
    added = [_key(fields) for fields in found.added]
    changed = [result.key for result, _ in found.changed]
    kind = InspectionResult.declaration.name
    return SheetRead(
        changes_of(loaded.tree, contents),
        tuple(added),
        tuple(changed),
        found.unchanged,
        remarks=tuple(found.remarks),
        said=remarks_on(loaded, contents, {f"{kind}:{key}" for key in (*added, *changed)})
        if contents
        else (),
    )


def _key(fields: Mapping[str, str]) -> str:
    """Return the key of a new result."""
    return "/".join(fields[name] for name in sheet.KEY)


def _contents(loaded: Loaded, found: Filled) -> dict[str, bytes]:
    """Return what files hold once the results are changed and added."""
    contents = edited(
        loaded,
        [(result, {(name,): text for name, text in each.items()}) for result, each in found.changed],
    )
    by_file: dict[str, list[Mapping[str, str]]] = {}
    ledger = _ledgers(loaded.programme)
    for fields in found.added:
        by_file.setdefault(ledger(fields["inspection"]), []).append(fields)
    language = loaded.programme.settings.tongue
    for path, rows in by_file.items():
        tree = OverlaidTree(loaded.tree, contents)
        contents[path] = save.extended(tree, path, InspectionResult, rows, language)
    return contents


def _ledgers(programme: Programme) -> Callable[[str], str]:
    """Return what tells the file that new results of an inspection go into.

    It is the one that holds its last result, else the ledger that holds results of several inspections, or
    none yet, else a file of its own.
    """
    holds: dict[str, set[str]] = {}
    last: dict[str, str] = {}
    for result in programme.inspection_results:
        holds.setdefault(result.file, set()).add(result.inspection)
        last[result.inspection] = result.file
    folder = f"{InspectionResult.declaration.folder}/"
    ledgers = (
        path for path in sorted(programme.sources) if path.startswith(folder) and path.endswith(".csv")
    )
    shared = next((path for path in ledgers if len(holds.get(path, ())) != 1), None)
    return lambda inspection: last.get(inspection) or shared or f"{folder}{inspection}.csv"


def _tables(name: str, data: bytes) -> dict[str, list[Row]]:
    """Return the rows of a file by the sheets that it has."""
    if data.startswith((spreadsheet.MARK, spreadsheet.OLD_MARK)) or name.lower().endswith(".xlsx"):
        try:
            return {f"{name}[{page.title}]": page.rows for page in spreadsheet.pages(name, data)}
        except spreadsheet.UnreadableSheet as error:
            raise RequestError(UNREADABLE.of(file=name, reason=error.message)) from None
    return {name: list(_csv_rows(name, data))}


def _shown(row: Row) -> Row:
    """Return a row with a message in the place of each text that hides something."""
    return row._replace(cells=[_unhidden(cell) for cell in row.cells])


def _unhidden(cell: Cell) -> Cell:
    """Return a cell, or what is to be said of a text that hides or turns characters."""
    code = hidden(cell) if isinstance(cell, str) else None
    return cell if code is None else HIDDEN.of(character=code)


def _csv_rows(name: str, data: bytes) -> Iterator[Row]:
    """Yield the rows of a CSV file with the lines on which they begin."""
    decoded = decode(name, data, knows(InspectionResult.declaration.heads))
    if decoded.text is None:
        reasons = [each.values.get("reason", "") for each in decoded.misreadings]
        raise RequestError(UNREADABLE.of(file=name, reason=NOT_TEXT.of(reason=reasons)))
    table = Table(name, decoded.text.encode())
    for line, row in table.rows():
        if row:
            yield Row(f"{name}:{line + 1}", row)
    for each in table.broken:
        line = each.where.line if isinstance(each.where, Place) else 1
        reason = each.values.get("reason", "")
        yield Row(f"{name}:{line}", (), BROKEN_ROW.of(reason=reason))
