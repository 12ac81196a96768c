"""What the cells of one row of a filled sheet mean, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms import grid
from isms.diagnostic import Text
from isms.inspecting import asked, ended, started
from isms.model.inspection_result import InspectionOutcome, InspectionResult
from isms.months import first_day, last_day, month_of, written
from isms.near import Vocabulary
from isms.organisation import departments_named

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Container, Mapping

    from isms.diagnostic import Message
    from isms.model.programme import Programme

NO_RESULT_AT_ALL = Text(
    ja="点検番号「{inspection}」の点検も、部署「{department}」もありません。点検結果ではない行(合計など)は"
    "削除してください。",
    en="there is neither an inspection '{inspection}' nor a department '{department}'; delete rows that hold "
    "no result, such as totals.",
)
EMPTY = Text(
    ja="{label}が空欄です。配布した点検表のとおりに書いてください。",
    en="{label} is empty; write it as on the sheet that was handed out.",
)
NO_INSPECTION = Text(
    ja="点検番号「{name}」の点検はありません。{near}点検番号の列は書き換えないでください。",
    en="there is no inspection '{name}'. {near} Leave the ids of the inspections as they are.",
)
NO_DEPARTMENT = Text(
    ja="部署「{name}」はありません。{near}部署の列は配布した点検表のままにしてください。",
    en="there is no department '{name}'. {near} Leave the departments as they are on the sheet.",
)
SAME_DEPARTMENT = Text(
    ja="「{name}」という名称の部署が複数あります。番号で書いてください: {ids}",
    en="several departments are named '{name}'; write the id: {ids}.",
)
NOT_A_MONTH = Text(
    ja="対象月「{text}」を年月として読めません。{month} と書いてください。",
    en="'{text}' is no month; write {month}.",
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
NOT_THEN = Text(
    ja="点検者 {person} さんは {day} には在籍していません。点検した人と点検日を確かめてください。",
    en="{person} did not work here on {day}; look up who inspected, and when.",
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


@dataclass(frozen=True, slots=True)
class Asking:
    """Which month was asked for, of which departments, and whether what is on record may change."""

    month: int
    departments: Collection[str] = ()
    replace: bool = False


def understood(
    programme: Programme, asking: Asking, texts: Mapping[str, str]
) -> tuple[Mapping[str, str], list[Message]]:
    """Return the fields of the result in a row, and what is wrong with it.

    ``texts`` are what its cells hold, by field; the month is no other one than was asked for (see
    `other_month`). With anything wrong the fields are of no use.
    """
    cells = _Cells(programme, asking)
    return cells.fields(texts), cells.faults


def other_month(asking: Asking, text: str) -> str | None:
    """Return the month that a cell names where it is not the one that was asked for."""
    found = grid.month(text).value if text else None
    return found if found != written(asking.month) else None


def named(text: str, register: Container[str]) -> str | None:
    """Return the id at the beginning of a cell, before the name that may stand with it, if there is such."""
    parts = [*text.split()[:1], *grid.narrow(text).split()[:1]]
    return next((part for part in parts if part in register), None)


def department_in(programme: Programme, text: str) -> str | None:
    """Return the department that a cell names, by its id or by a name that no other has."""
    found = named(text, programme.departments)
    if found is not None:
        return found
    alike = departments_named(programme, text)
    return alike[0] if len(alike) == 1 else None


class _Cells:
    """Reads the cells of one row, and gathers what is wrong with them."""

    def __init__(self, programme: Programme, asking: Asking) -> None:
        self.programme = programme
        self.asking = asking
        self.faults: list[Message] = []

    def fields(self, texts: Mapping[str, str]) -> Mapping[str, str]:
        inspection = named(texts["inspection"], self.programme.inspections)
        department = department_in(self.programme, texts["department"])
        if inspection is None and not (department or departments_named(self.programme, texts["department"])):
            self.faults.append(
                NO_RESULT_AT_ALL.of(inspection=texts["inspection"], department=texts["department"])
            )
            return {}
        if inspection is None:
            self._no_inspection(texts["inspection"])
        if department is None:
            self._no_department(texts["department"])
        elif self.asking.departments and department not in self.asking.departments:
            self.faults.append(OTHER_DEPARTMENT.of(department=self.programme.departments.called(department)))
        self._month(texts["month"])
        if inspection is not None and department is not None:
            self._asked(inspection, department)
        result = self._result(texts["result"])
        day = self._date(texts["date"]) if texts.get("date") else None
        fields = {
            "inspection": inspection or "",
            "department": department or "",
            "month": written(self.asking.month),
            "result": result,
            "by": self._person(texts["by"], day),
            "date": day.isoformat() if day else "",
            "finding": self._finding(texts["finding"]) if texts.get("finding") else "",
            "comment": texts.get("comment", ""),
        }
        return {name: text for name, text in fields.items() if text}

    def _no_inspection(self, text: str) -> None:
        if text:
            near = Vocabulary(self.programme.inspections.by_key).near(text)
            self.faults.append(NO_INSPECTION.of(name=text, near=near))
        else:
            self._empty("inspection")

    def _no_department(self, text: str) -> None:
        departments, alike = self.programme.departments, departments_named(self.programme, text)
        if alike:
            self.faults.append(SAME_DEPARTMENT.of(name=text, ids=alike))
        elif text:
            near = Vocabulary([*departments.by_key, *(each.name for each in departments)]).near(text)
            self.faults.append(NO_DEPARTMENT.of(name=text, near=near))
        else:
            self._empty("department")

    def _empty(self, field: str) -> None:
        self.faults.append(EMPTY.of(label=InspectionResult.label_of(field)))

    def _month(self, text: str) -> None:
        if not text:
            self._empty("month")
            return
        if grid.month(text).fault is not None:
            self.faults.append(NOT_A_MONTH.of(text=text, month=written(self.asking.month)))

    def _asked(self, inspection: str, department: str) -> None:
        record = self.programme.inspections[inspection]
        name = self.programme.departments.called(department)
        if department not in asked(self.programme, record):
            self.faults.append(NOT_ASKED.of(inspection=inspection, department=name))
            return
        starts = started(self.programme, record, department) if record.starts else None
        ends = ended(self.programme, record, department)
        month = self.asking.month
        if (starts and month < month_of(starts)) or (ends and month > month_of(ends)):
            values = {"inspection": inspection, "department": name, "month": written(month)}
            self.faults.append(OUT_OF_TIME.of(**values))

    def _result(self, text: str) -> str:
        declared = InspectionResult.declaration.fields["result"]
        reading = declared.scalar.read(grid.narrow(text))
        if reading.fault is not None:
            reading = declared.scalar.read(grid.narrow(text).lower())
        if reading.fault is not None:
            self.faults.append(WRONG.of(label=declared.label, fault=reading.fault))
            return ""
        outcome: InspectionOutcome = reading.value
        return str(outcome)

    def _person(self, text: str, day: datetime.date | None) -> str:
        """Return who inspected; they have worked here on the day, or at some time of the month."""
        people = self.programme.people
        if not text:
            self.faults.append(NOBODY.of())
            return ""
        key = named(text, people) or self._person_called(text)
        if key is None:
            return ""
        ends = min(last_day(self.asking.month), self.programme.as_of)
        days = (day,) if day else (ends, first_day(self.asking.month))
        if not any(people[key].works_on(each) for each in days):
            self.faults.append(NOT_THEN.of(person=people.called(key), day=days[0]))
        return key

    def _person_called(self, text: str) -> str | None:
        people = self.programme.people
        alike = [person.key for person in people if person.goes_by(text)]
        if len(alike) == 1:
            return alike[0]
        if alike:
            self.faults.append(SAME_NAME.of(name=text, ids=alike))
        else:
            known = [*people.by_key, *(person.name for person in people)]
            self.faults.append(NO_PERSON.of(name=text, near=Vocabulary(known).near(text)))
        return None

    def _date(self, text: str) -> datetime.date | None:
        reading, today = grid.day(text), self.programme.as_of
        if reading.fault is not None:
            self.faults.append(WRONG.of(label=InspectionResult.label_of("date"), fault=reading.fault))
            return None
        day: datetime.date = reading.value
        if day > today:
            self.faults.append(TO_COME.of(date=day, day=today))
        elif day < first_day(self.asking.month):
            self.faults.append(BEFORE_MONTH.of(date=day, month=written(self.asking.month)))
        return day

    def _finding(self, text: str) -> str:
        name = text.split(maxsplit=1)[0]
        if not self.programme.exists("finding", name):
            self.faults.append(NO_FINDING.of(name=text))
        return name
