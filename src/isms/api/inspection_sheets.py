"""The sheet of a month: handing it out as CSV or Excel, and reading back what departments have filled in."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from isms.api.errors import RequestError
from isms.api.foreseen import changes_of, remarks_on
from isms.diagnostic import Place, Text
from isms.documents.escape import in_cell
from isms.exchange import spreadsheet
from isms.grid import Fault, Row
from isms.inspecting import sheet
from isms.inspecting.month import lines
from isms.model.inspection_result import InspectionOutcome, InspectionResult
from isms.months import written
from isms.records import save
from isms.records.csv_file import Table
from isms.records.text import BOM, decode, hidden, knows
from isms.records.tree import OverlaidTree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic, Language
    from isms.grid import Cell
    from isms.inspecting.month import Line
    from isms.inspecting.sheet import Asking, Filled
    from isms.model.programme import Programme
    from isms.records.journal import Change

NOTHING_ASKED = Text(
    ja="{month} に求められる自主点検はありません。", en="no self-inspection is asked for in {month}."
)
WHICH_FORM = Text(
    ja="「{name}」は .csv か .xlsx の名前にしてください。",
    en="give '{name}' a name that ends in .csv or .xlsx.",
)
NOT_TEXT = Text(ja="文字コードが分かりません。{reason}。", en="its encoding is not clear: {reason}.")
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
FORMS = (".csv", ".xlsx")

TITLE = Text(ja="自主点検表 {month}", en="Self-inspection {month}")
HOW = Text(ja="記入のしかた", en="How to fill it in")
ITEM, CONTENT = Text(ja="項目", en="Item"), Text(ja="内容", en="Content")
INSTRUCTIONS = (
    (
        Text(ja="対象月", en="Month"),
        Text(ja="{month} に行った点検の結果を記入してください。", en="Fill in what was found in {month}."),
    ),
    (
        Text(ja="点検結果", en="Result"),
        Text(
            ja="一覧から「適」「否」「該当なし」を選びます。判定は「判定基準」の列によります。空欄は未実施として"
            "扱い、取り込みません。",
            en="Choose OK, Not OK or Not applicable by the criteria. An empty cell is no result and is "
            "not read.",
        ),
    ),
    (
        Text(ja="点検者", en="By"),
        Text(
            ja="点検した人を一覧から選びます。一覧にない人は、番号又は氏名を入力します。",
            en="Choose who inspected; of others write the id or the name.",
        ),
    ),
    (
        Text(ja="点検日", en="Date"),
        Text(
            ja="点検した日を 2026-10-30 の形で入力します。", en="The day of the inspection, like 2026-10-30."
        ),
    ),
    (
        Text(ja="コメント", en="Comment"),
        Text(
            ja="「否」のときは、何があったかと、その場でどう直したかを書きます。その場で直せないものは事務局に"
            "連絡してください(不適合・指摘として登録します)。",
            en="If it is not OK: what was found, and how it was put right on the spot. Tell the office about "
            "what could not be put right; it becomes a finding.",
        ),
    ),
    (
        Text(ja="灰色の列", en="Grey columns"),
        Text(
            ja="点検番号、部署、対象月などの灰色の列は書き換えないでください(保護にパスワードはありません)。行を並べ替えたり、"
            "削除したりしても取り込めます。",
            en="Leave the grey columns as they are (the lock has no password). Rows may be sorted or "
            "deleted.",
        ),
    ),
)


def inspection_sheet(
    loaded: Loaded, month: int, name: str, language: Language, departments: Collection[str] = ()
) -> bytes:
    """Return the sheet of a month to be filled in, as CSV or as a workbook by the ending of its name.

    What is on record already stands in it. Raises RequestError where the month asks for nothing, or there is
    no such form.
    """
    programme = loaded.programme
    asked = [line for line in lines(programme, month, departments) if line.asked]
    if not name.lower().endswith(FORMS):
        raise RequestError(WHICH_FORM.of(name=name))
    if not asked:
        raise RequestError(NOTHING_ASKED.of(month=written(month)))
    rows = [sheet.row(programme, line, language) for line in asked]
    if name.lower().endswith(".csv"):
        return _csv(sheet.heads(language), rows)
    return _workbook(programme, asked, rows, language)


def _csv(heads: tuple[str, ...], rows: list[sheet.SheetRow]) -> bytes:
    """Return the sheet as CSV that Excel opens."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([in_cell(cell) for cell in row.cells] for row in rows)
    return BOM + out.getvalue().encode()


def _workbook(
    programme: Programme, asked: list[Line], rows: list[sheet.SheetRow], language: Language
) -> bytes:
    """Return the sheet as a form of Excel."""
    from isms.documents.workbook import Choice, Form, Running, Sheet, workbook  # noqa: PLC0415 - openpyxl is slow

    month = written(asked[0].month)
    people = sheet.inspectors(programme, list(dict.fromkeys(line.department for line in asked)))
    result, by, date = (sheet.FIRST_FILLED + at for at in range(3))
    form = Form(
        open=range(sheet.FIRST_FILLED, sheet.FIRST_FILLED + len(sheet.FILLED)),
        closed_rows=[number for number, row in enumerate(rows) if row.checked],
        choices=(
            Choice(result, [outcome.label.say(language) for outcome in InspectionOutcome], strict=True),
            Choice(by, list(dict.fromkeys(people))),
        ),
        dates=(date,),
    )
    title = TITLE.say(language, month=month)
    page = Sheet(title, sheet.heads(language), [row.cells for row in rows], WIDTHS, form=form)
    how = Sheet(
        HOW.say(language),
        [ITEM.say(language), CONTENT.say(language)],
        [[label.say(language), said.say(language, month=month)] for label, said in INSTRUCTIONS],
        (16, 100),
        facts=True,
    )
    organisation = programme.settings.organisation
    running = Running(organisation.name if organisation else "", title)
    return workbook((page, how), running, language, programme.as_of)


WIDTHS = (10, 34, 34, 22, 9, 10, 18, 12, 34, 12, 12)
"""How wide the columns of the form are, in characters of half width."""


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
    found = sheet.read(loaded.programme, asking, tables)
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
    contents = save.edited(
        loaded.tree,
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
    return Row(row.place, [_unhidden(cell) for cell in row.cells])


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
        yield Row(f"{name}:{line}", [BROKEN_ROW.of(reason=reason)] * len(table.heads))
