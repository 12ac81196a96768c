"""What a filled sheet says: results that are new, that change, or that are on record as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from isms import grid
from isms.diagnostic import Message, Text
from isms.excerpt import excerpt
from isms.grid import Fault
from isms.inspecting.cells import department_in, named, other_month, understood
from isms.inspecting.sheet import ASKED, CHECKED, FILLED, KEY, READ
from isms.model.inspection_result import InspectionResult
from isms.months import written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from isms.grid import Row
    from isms.inspecting.cells import Asking
    from isms.model.programme import Programme

NEEDED = (*KEY, "result", "by")
"""Without columns for these a sheet cannot be read."""

NO_HEADS = Text(
    ja="見出しの行が見つかりません。次の見出しが要ります: {heads}",
    en="no row holds the heads; these are needed: {heads}",
)
OTHER_MONTH = Text(
    ja="{found} の結果です({count} 行)。{month} には取り込めません。isms inspect {found} --read "
    "で取り込んでください。",
    en="results of {found}, not of {month} (rows: {count}); read them with isms inspect {found} --read.",
)
TWICE = Text(
    ja="同じ点検と部署の結果が {first} にもあります。1行だけにしてください。",
    en="{first} holds a result of the same inspection and department; keep one of the rows.",
)
IS_RECORDED = Text(
    ja="既に記録のある結果と違います: {fields}。古い点検表でないことを確かめ、訂正するなら --replace を付けて"
    "ください。",
    en="this result is on record and differs: {fields}. See that the sheet is no older one; to correct the "
    "record use --replace.",
)
IS_CHECKED = Text(
    ja="事務局が {day} に確認済みの結果と違います: {fields}。訂正するなら --replace を付けてください(確認は"
    "取り消されます)。",
    en="the office has checked this result on {day}, and it differs: {fields}. To correct the record use "
    "--replace, which takes the check back.",
)
FROM_TO = Text(
    ja="{label}(記録は「{there}」、点検表は「{here}」)", en="{label} ('{there}' there, '{here}' here)"
)
UNREADABLE = Text(
    ja="この結果の記録は既にありますが、読めないか、基準日より後の日付です。先に isms check の指摘を直して"
    "ください。",
    en="there is such a result, but it cannot be read or is of a later day; first correct what isms check "
    "says.",
)
NO_RESULT = Text(
    ja="点検結果が空欄のため、取り込みませんでした({fields}は記入されています)。",
    en="not read, as there is no result (though {fields} is filled in).",
)
KEPT = Text(
    ja="点検結果が空欄のため、取り込みませんでした。記録にある「{result}」はそのままです(取り消すときは、"
    "記録の行を直してください)。",
    en="not read, as there is no result; the one on record ({result}) stays (to take it back correct the "
    "record).",
)
NO_DATE = Text(
    ja="点検日がありません。取り込みましたが、いつ点検したかが分かりません。",
    en="there is no date; the result is read, but nobody can tell when it was found.",
)
NO_HEAD = Text(
    ja='見出しのない列の記入は読みませんでした({cells})。「,」のあるコメントは、全体を「"」で囲んでください。',
    en="cells that stand under no head were not read ({cells}); put a comment with commas in double quotes.",
)
NOT_READ = Text(ja="読まなかった列: {heads}", en="columns that were not read: {heads}")


class Filled(NamedTuple):
    """What a filled sheet says.

    ``added`` are the fields of new results, ``changed`` results with what they are to hold, None where a
    field is to be emptied, ``unchanged`` counts what is on record already.
    """

    added: list[Mapping[str, str]]
    changed: list[tuple[InspectionResult, Mapping[str, str | None]]]
    unchanged: int
    faults: list[Fault]
    remarks: list[Fault]


def read(programme: Programme, asking: Asking, tables: Mapping[str, Iterable[Row]]) -> Filled:
    """Return what filled sheets say, by the places they have; with faults nothing of it may be recorded.

    Sheets without the heads are about something else; one has to have them. An empty cell changes nothing;
    one that says something else than the record changes it only where ``asking`` lets it.
    """
    reader = _Reader(programme, asking)
    reader.read(tables)
    return Filled(reader.added, reader.changed, reader.unchanged, reader.faults, reader.remarks)


class _Reader:
    """Reads the rows of the sheets, and compares them with what is on record."""

    def __init__(self, programme: Programme, asking: Asking) -> None:
        self.programme = programme
        self.asking = asking
        self.added: list[Mapping[str, str]] = []
        self.changed: list[tuple[InspectionResult, Mapping[str, str | None]]] = []
        self.unchanged = 0
        self.faults: list[Fault] = []
        self.remarks: list[Fault] = []
        self.seen: dict[str, str] = {}
        self.elsewhere: dict[str, list[str]] = {}

    def read(self, tables: Mapping[str, Iterable[Row]]) -> None:
        """Read every row below a head."""
        declared = InspectionResult.declaration.fields
        fields = {name: declared[name].heads for name in READ}
        every = {place: list(rows) for place, rows in tables.items()}
        self.faults += [
            Fault(row.place, row.broken) for rows in every.values() for row in rows if row.broken is not None
        ]
        found = [each for rows in every.values() if (each := grid.split(rows, fields, NEEDED))]
        if not found:
            labels = [declared[name].label for name in NEEDED]
            self._fault(next(iter(every), ""), NO_HEADS.of(heads=labels))
        for each in found:
            self._strangers(each.head, each.columns.values())
            for row in each.rows:
                self._row(row, each.columns, each.head)
        self._other_months()

    def _strangers(self, head: Row, known: Collection[int]) -> None:
        """Name the columns that are not read, but for those that the sheet has for its readers."""
        ours = {each for text in (*ASKED, CHECKED) for each in (text.ja, text.en)}
        names = [
            cell
            for at, cell in enumerate(head.cells)
            if isinstance(cell, str) and cell.strip() and at not in known and cell.strip() not in ours
        ]
        if names:
            self.remarks.append(Fault(head.place, NOT_READ.of(heads=names)))

    def _row(self, row: Row, columns: Mapping[str, int], head: Row) -> None:
        """Read one row; one without a result says nothing."""
        cells = {name: row.cells[at] if at < len(row.cells) else "" for name, at in columns.items()}
        if not any(cells.values()):
            return
        bad = [cell for cell in cells.values() if isinstance(cell, Message)]
        if bad:
            self.faults += [Fault(row.place, each) for each in bad]
            return
        texts = {name: grid.plain(cell) for name, cell in cells.items() if isinstance(cell, str)}
        if not texts["result"]:
            self._no_result(row.place, texts)
            return
        month = other_month(self.asking, texts["month"])
        if month is not None:
            self.elsewhere.setdefault(month, []).append(row.place)
            return
        fields, faults = understood(self.programme, self.asking, texts)
        if faults:
            self.faults += [Fault(row.place, each) for each in faults]
        else:
            self._keep(row.place, fields)
            self._under_no_head(row, head)

    def _under_no_head(self, row: Row, head: Row) -> None:
        """Name what stands under no head: a comma in a comment may have pushed it there."""
        width = len(head.cells)
        cells = [cell for at, cell in enumerate(row.cells) if at >= width or not head.cells[at]]
        texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
        if texts:
            self.remarks.append(Fault(row.place, NO_HEAD.of(cells=excerpt(texts, _NAMED))))

    def _other_months(self) -> None:
        """Say once of each other month how many rows are of it, before what is wrong with single rows."""
        wanted = written(self.asking.month)
        self.faults[:0] = [
            Fault(places[0], OTHER_MONTH.of(found=month, count=len(places), month=wanted))
            for month, places in self.elsewhere.items()
        ]

    def _fault(self, place: str, message: Message) -> None:
        self.faults.append(Fault(place, message))

    def _no_result(self, place: str, texts: Mapping[str, str]) -> None:
        """Name a row that is filled in but for its result."""
        filled = [name for name in FILLED if texts.get(name)]
        if not filled:
            return
        inspection = named(texts["inspection"], self.programme.inspections)
        department = department_in(self.programme, texts["department"])
        key = f"{inspection}/{department}/{written(self.asking.month)}"
        found = self.programme.inspection_results.get(key)
        if found is None:
            labels = [InspectionResult.label_of(name) for name in filled]
            self.remarks.append(Fault(place, NO_RESULT.of(fields=labels)))
        else:
            self.remarks.append(Fault(place, KEPT.of(result=found.result.label)))

    def _keep(self, place: str, fields: Mapping[str, str]) -> None:
        """Sort a result out: new, changed, or on record as it is; an empty cell changes nothing."""
        key = "/".join(fields[name] for name in KEY)
        first = self.seen.setdefault(key, place)
        if first != place:
            self._fault(place, TWICE.of(first=first))
            return
        found = self.programme.inspection_results.get(key)
        if found is not None:
            self._compare(place, found, fields)
        elif self.programme.exists("inspection-result", key):
            self._fault(place, UNREADABLE.of())
        else:
            self.added.append(fields)
            if "date" not in fields:
                self.remarks.append(Fault(place, NO_DATE.of()))

    def _compare(self, place: str, found: InspectionResult, fields: Mapping[str, str]) -> None:
        """Sort out a result that is on record; what is empty there may be filled in until it is checked."""
        there = {name: _said(getattr(found, name)) for name in FILLED}
        differing = {name: fields[name] for name in FILLED if fields.get(name, there[name]) != there[name]}
        checked = found.checked_by or found.checked_on
        told = [
            _from_to(name, there[name], text) for name, text in differing.items() if checked or there[name]
        ]
        if not differing:
            self.unchanged += 1
        elif told and not self.asking.replace:
            form = (
                IS_CHECKED.of(day=found.checked_on or "-", fields=told)
                if checked
                else IS_RECORDED.of(fields=told)
            )
            self._fault(place, form)
        elif checked:
            again = dict.fromkeys(("checked_by", "checked_on", "reported_on"))
            self.changed.append((found, differing | again))
        else:
            self.changed.append((found, differing))


_NAMED = 5
"""So many of the cells that stand under no head are named."""


def _said(value: Any) -> str:  # noqa: ANN401 - a field holds what its type reads
    """Return what a field of a record says as text."""
    return "" if value is None else str(value)


def _from_to(name: str, there: str, here: str) -> Text | Message:
    """Return a field with what is on record and what the sheet says; of longer texts the field alone."""
    declared = InspectionResult.declaration.fields[name]
    if name == "comment":
        return declared.label
    if name == "result":
        outcomes = {
            word: declared.scalar.read(text).value for word, text in (("there", there), ("here", here))
        }
        return FROM_TO.of(label=declared.label, **outcomes)
    return FROM_TO.of(label=declared.label, there=there or "-", here=here)
