"""The sheet of a month that departments fill in, and what a filled sheet says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from isms import grid
from isms.diagnostic import Message, Text
from isms.grid import Fault
from isms.inspecting import asked, ended, started
from isms.inspecting.month import is_checked
from isms.model.inspection_result import InspectionOutcome, InspectionResult
from isms.months import first_day, month_of, written
from isms.near import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping

    from isms.diagnostic import Language
    from isms.grid import Row
    from isms.inspecting.month import Line
    from isms.model.programme import Programme

ITEM = Text(ja="点検項目", en="Item")
CRITERIA = Text(ja="判定基準", en="Criteria")
CHECKED = Text(ja="事務局確認", en="Checked by the office")

KEY = ("inspection", "department", "month")
FILLED = ("result", "by", "date", "comment", "finding")
"""What people fill in."""
READ = (*KEY, *FILLED)
NEEDED = (*KEY, "result", "by")
"""Without columns for these a sheet cannot be read."""

NO_HEADS = Text(
    ja="見出しの行が見つかりません。次の見出しが要ります: {heads}",
    en="no row holds the heads; these are needed: {heads}",
)
NO_INSPECTION = Text(
    ja="点検番号「{name}」の点検はありません。{near}点検番号の列は書き換えないでください。",
    en="there is no inspection '{name}'. {near} Leave the ids of the inspections as they are.",
)
NO_DEPARTMENT = Text(
    ja="部署「{name}」はありません。{near}部署の列は配布した点検表のままにしてください。",
    en="there is no department '{name}'. {near} Leave the departments as they are on the sheet.",
)
NOT_A_MONTH = Text(
    ja="対象月「{text}」を年月として読めません。{month} と書いてください。",
    en="'{text}' is no month; write {month}.",
)
OTHER_MONTH = Text(
    ja="{found} の結果です。{month} には取り込めません。isms inspect {found} --read で取り込んでください。",
    en="this is a result of {found}, not of {month}; read it with isms inspect {found} --read.",
)
OTHER_DEPARTMENT = Text(
    ja="部署「{department}」は --department で指定した部署ではありません。指定を外すか、行を除いてください。",
    en="'{department}' is none of the departments of --department; leave that out, or the row.",
)
NOT_ASKED = Text(
    ja="点検 {inspection} の対象部署に「{department}」は含まれていません。行を除くか、点検の対象部署を"
    "見直してください。",
    en="inspection {inspection} does not ask {department}; leave out the row, or correct the departments of "
    "the inspection.",
)
OUT_OF_TIME = Text(
    ja="{month} は、点検 {inspection} が「{department}」に求める期間の外です。行を除くか、点検の開始日・"
    "終了日を見直してください。",
    en="inspection {inspection} does not ask {department} in {month}; leave out the row, or correct starts "
    "and ends of the inspection.",
)
WRONG = Text(ja="{label}: {fault}", en="{label}: {fault}")
NOBODY = Text(
    ja="点検者がありません。点検した人の番号又は氏名を書いてください。",
    en="it is not said who inspected; write the id or the name.",
)
NO_PERSON = Text(
    ja="点検者「{name}」という人はいません。{near}番号又は氏名を確かめてください。",
    en="there is no person '{name}'. {near} Look up the id or the name.",
)
SAME_NAME = Text(
    ja="「{name}」という氏名の人が複数います。番号で書いてください: {ids}",
    en="several persons are named '{name}'; write the id: {ids}.",
)
TO_COME = Text(
    ja="点検日 {date} は、まだ来ていません(基準日は {day})。日付を確かめてください。",
    en="the date {date} is still to come (the day is {day}); look it up.",
)
BEFORE_MONTH = Text(
    ja="点検日 {date} は、対象月 {month} より前です。日付か対象月を確かめてください。",
    en="the date {date} is before the month {month}; look up either.",
)
NO_FINDING = Text(
    ja="指摘「{name}」はありません。先に isms new finding で登録するか、空欄にしてください。",
    en="there is no finding '{name}'; record it first with isms new finding, or leave it empty.",
)
TWICE = Text(
    ja="同じ点検と部署の結果が {first} にもあります。1行だけにしてください。",
    en="{first} holds a result of the same inspection and department; keep one of the rows.",
)
IS_CHECKED = Text(
    ja="事務局が {day} に確認済みの結果です({fields}が記録と違います)。訂正するなら --replace を付けてくだ"
    "さい(確認は取り消されます)。",
    en="the office has checked this result on {day} (what differs: {fields}); to correct it use --replace, "
    "which takes the check back.",
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
NOT_READ = Text(ja="読まなかった列: {heads}", en="columns that were not read: {heads}")


class SheetRow(NamedTuple):
    """A row of the sheet: what stands in it, and whether the office has checked it already."""

    cells: tuple[str, ...]
    checked: bool


def heads(language: Language) -> tuple[str, ...]:
    """Return the heads of the sheet."""
    labels = {name: InspectionResult.declaration.fields[name].label for name in READ}
    before = (labels["inspection"], ITEM, CRITERIA, labels["department"], labels["month"])
    return tuple(each.say(language) for each in (*before, *(labels[name] for name in FILLED), CHECKED))


FIRST_FILLED = 5
"""Columns before this one are given; so is the last."""


def row(programme: Programme, line: Line, language: Language) -> SheetRow:
    """Return the row of one inspection and department."""
    result = line.result
    given = (
        line.inspection.key,
        line.inspection.item,
        line.inspection.criteria or "",
        with_name(line.department, programme.departments.called(line.department)),
        written(line.month),
    )
    if result is None:
        return SheetRow((*given, *("" for _ in FILLED), ""), checked=False)
    filled = (
        result.result.label.say(language),
        with_name(result.by, programme.people.called(result.by)),
        result.date.isoformat() if result.date else "",
        result.comment or "",
        result.finding or "",
    )
    checked = result.checked_on.isoformat() if is_checked(result) and result.checked_on else ""
    return SheetRow((*given, *filled, checked), checked=bool(checked))


def inspectors(programme: Programme, departments: Collection[str]) -> list[str]:
    """Return who may have inspected: those who work in these departments on the day, by department."""
    return [
        with_name(person.key, person.name)
        for department in departments
        for person in programme.people
        if person.works_on(programme.as_of) and department in {person.department, *person.concurrent}
    ]


def with_name(key: str, name: str) -> str:
    """Return a key with the name it stands for, as the sheet shows it."""
    return key if key == name else f"{key} {name}"


class Filled(NamedTuple):
    """What a filled sheet says.

    ``added`` are the fields of new results, ``changed`` results with what they are to hold, None where a
    field is to be emptied, ``unchanged`` counts what is on record already.
    """

    added: list[dict[str, str]]
    changed: list[tuple[InspectionResult, dict[str, str | None]]]
    unchanged: int
    faults: list[Fault]
    remarks: list[Fault]


@dataclass(frozen=True, slots=True)
class Asking:
    """Which month was asked for, of which departments, and whether checked results may change."""

    month: int
    departments: Collection[str] = ()
    replace: bool = False


def read(programme: Programme, asking: Asking, tables: Mapping[str, Iterable[Row]]) -> Filled:
    """Return what filled sheets say, by the places they have; with faults nothing of it may be recorded.

    Sheets without the heads are about something else; one has to have them.
    """
    reader = _Reader(programme, asking)
    reader.read(tables)
    return Filled(reader.added, reader.changed, reader.unchanged, reader.faults, reader.remarks)


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, programme: Programme, asking: Asking) -> None:
        self.programme = programme
        self.asking = asking
        self.added: list[dict[str, str]] = []
        self.changed: list[tuple[InspectionResult, dict[str, str | None]]] = []
        self.unchanged = 0
        self.faults: list[Fault] = []
        self.remarks: list[Fault] = []
        self.seen: dict[str, str] = {}

    def read(self, tables: Mapping[str, Iterable[Row]]) -> None:
        """Read every row below a head."""
        declared = InspectionResult.declaration.fields
        fields = {name: declared[name].heads for name in READ}
        found = [each for rows in tables.values() if (each := grid.split(rows, fields, NEEDED))]
        if not found:
            labels = [declared[name].label for name in NEEDED]
            self._fault(next(iter(tables), ""), NO_HEADS.of(heads=labels))
        for each in found:
            self._strangers(each.head, each.columns.values())
            for row in each.rows:
                self._row(row, each.columns)

    def _strangers(self, head: Row, known: Collection[int]) -> None:
        """Name the columns that are not read, but for those that the sheet has for its readers."""
        ours = {each for text in (ITEM, CRITERIA, CHECKED) for each in (text.ja, text.en)}
        names = [
            cell
            for at, cell in enumerate(head.cells)
            if isinstance(cell, str) and cell.strip() and at not in known and cell.strip() not in ours
        ]
        if names:
            self.remarks.append(Fault(head.place, NOT_READ.of(heads=names)))

    def _row(self, row: Row, columns: Mapping[str, int]) -> None:
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
            filled = [name for name in FILLED if texts.get(name) and name != "finding"]
            if filled and self._recorded(texts) is None:
                labels = [InspectionResult.declaration.fields[name].label for name in filled]
                self.remarks.append(Fault(row.place, NO_RESULT.of(fields=labels)))
            return
        before = len(self.faults)
        fields = self._fields(row.place, texts)
        if len(self.faults) == before:
            self._keep(row.place, fields)

    def _recorded(self, texts: Mapping[str, str]) -> InspectionResult | None:
        """Return the result on record that a row without a result is about."""
        inspection = _known(texts["inspection"], self.programme.inspections)
        department = _known(texts["department"], self.programme.departments)
        key = f"{inspection}/{department}/{written(self.asking.month)}"
        return self.programme.inspection_results.get(key)

    def _fault(self, place: str, message: Message) -> None:
        self.faults.append(Fault(place, message))

    def _fields(self, place: str, texts: Mapping[str, str]) -> dict[str, str]:
        """Return the fields of the result in a row; what is wrong with it becomes a fault."""
        inspection = self._inspection(place, texts["inspection"])
        department = self._department(place, texts["department"])
        self._month(place, texts["month"])
        if inspection is not None and department is not None:
            self._asked(place, inspection, department)
        fields = {
            "inspection": inspection or "",
            "department": department or "",
            "month": written(self.asking.month),
            "result": self._result(place, texts["result"]),
            "by": self._person(place, texts["by"]),
        }
        if texts.get("date"):
            fields["date"] = self._date(place, texts["date"])
        if texts.get("finding"):
            fields["finding"] = self._finding(place, texts["finding"])
        if texts.get("comment"):
            fields["comment"] = texts["comment"]
        return fields

    def _inspection(self, place: str, text: str) -> str | None:
        found = _known(text, self.programme.inspections)
        if found is None:
            near = Vocabulary(self.programme.inspections.by_key).near(text)
            self._fault(place, NO_INSPECTION.of(name=text, near=near))
        return found

    def _department(self, place: str, text: str) -> str | None:
        departments = self.programme.departments
        named = {each.name: each.id for each in departments}
        found = _known(text, departments) or named.get(text)
        if found is None:
            near = Vocabulary([*departments.by_key, *named]).near(text)
            self._fault(place, NO_DEPARTMENT.of(name=text, near=near))
        elif self.asking.departments and found not in self.asking.departments:
            self._fault(place, OTHER_DEPARTMENT.of(department=departments.called(found)))
        return found

    def _month(self, place: str, text: str) -> None:
        reading, wanted = grid.month(text), written(self.asking.month)
        if reading.fault is not None:
            self._fault(place, NOT_A_MONTH.of(text=text, month=wanted))
        elif reading.value != wanted:
            self._fault(place, OTHER_MONTH.of(found=reading.value, month=wanted))

    def _asked(self, place: str, inspection: str, department: str) -> None:
        record = self.programme.inspections[inspection]
        name = self.programme.departments.called(department)
        if department not in asked(self.programme, record):
            self._fault(place, NOT_ASKED.of(inspection=inspection, department=name))
            return
        starts = started(self.programme, record, department) if record.starts else None
        ends = ended(self.programme, record, department)
        month = self.asking.month
        if (starts and month < month_of(starts)) or (ends and month > month_of(ends)):
            values = {"inspection": inspection, "department": name, "month": written(month)}
            self._fault(place, OUT_OF_TIME.of(**values))

    def _result(self, place: str, text: str) -> str:
        declared = InspectionResult.declaration.fields["result"]
        reading = declared.scalar.read(grid.narrow(text))
        if reading.fault is not None:
            reading = declared.scalar.read(grid.narrow(text).lower())
        if reading.fault is not None:
            self._fault(place, WRONG.of(label=declared.label, fault=reading.fault))
            return ""
        outcome: InspectionOutcome = reading.value
        return str(outcome)

    def _person(self, place: str, text: str) -> str:
        people = self.programme.people
        if not text:
            self._fault(place, NOBODY.of())
            return ""
        found = _known(text, people)
        if found is not None:
            return found
        bare = "".join(text.split())
        alike = [person.key for person in people if "".join(person.name.split()) == bare]
        if len(alike) == 1:
            return alike[0]
        if alike:
            self._fault(place, SAME_NAME.of(name=text, ids=alike))
        else:
            known = [*people.by_key, *(person.name for person in people)]
            self._fault(place, NO_PERSON.of(name=text, near=Vocabulary(known).near(text)))
        return ""

    def _date(self, place: str, text: str) -> str:
        reading, today = grid.day(text), self.programme.as_of
        if reading.fault is not None:
            label = InspectionResult.declaration.fields["date"].label
            self._fault(place, WRONG.of(label=label, fault=reading.fault))
            return ""
        if reading.value > today:
            self._fault(place, TO_COME.of(date=reading.value, day=today))
        elif reading.value < first_day(self.asking.month):
            month = written(self.asking.month)
            self._fault(place, BEFORE_MONTH.of(date=reading.value, month=month))
        return str(reading.value)

    def _finding(self, place: str, text: str) -> str:
        name = text.split(maxsplit=1)[0]
        if not self.programme.exists("finding", name):
            self._fault(place, NO_FINDING.of(name=text))
        return name

    def _keep(self, place: str, fields: dict[str, str]) -> None:
        """Sort a result out: new, changed, or on record as it is; an empty cell changes nothing."""
        key = "/".join(fields[name] for name in KEY)
        first = self.seen.setdefault(key, place)
        if first != place:
            self._fault(place, TWICE.of(first=first))
            return
        found = self.programme.inspection_results.get(key)
        if found is None:
            if self.programme.exists("inspection-result", key):
                self._fault(place, UNREADABLE.of())
            else:
                self.added.append(fields)
            return
        there = {name: getattr(found, name) for name in FILLED}
        differing: dict[str, str | None] = {
            name: text
            for name, text in fields.items()
            if name in FILLED and text != ("" if there[name] is None else str(there[name]))
        }
        if not differing:
            self.unchanged += 1
        elif not (found.checked_by or found.checked_on):
            self.changed.append((found, differing))
        elif self.asking.replace:
            again = dict.fromkeys(("checked_by", "checked_on", "reported_on"))
            self.changed.append((found, differing | again))
        else:
            labels = [InspectionResult.declaration.fields[name].label for name in differing]
            self._fault(place, IS_CHECKED.of(day=found.checked_on or "-", fields=labels))


def _known(text: str, register: Container[str]) -> str | None:
    """Return the id at the beginning of a cell, before the name that may stand with it, if there is such."""
    parts = [*text.split()[:1], *grid.narrow(text).split()[:1]]
    return next((part for part in parts if part in register), None)
