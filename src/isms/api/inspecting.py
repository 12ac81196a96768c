"""Self-inspections month by month: what is asked and found, the check of the office, and findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from isms import identifier
from isms.api.adding import file_of
from isms.api.errors import RequestError
from isms.api.finding import person_named
from isms.api.foreseen import changes_of, remarks_on
from isms.api.listings import named
from isms.diagnostic import Text
from isms.inspecting.month import Lack, is_checked, lines, overdue, tally
from isms.listing import Column, Listing, choose, listed
from isms.model.finding import Finding, FindingSource
from isms.model.inspection_result import InspectionOutcome
from isms.months import written
from isms.records import save
from isms.trend import bar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from isms.api.adding import Moment
    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic, FieldPath
    from isms.inspecting.month import Line
    from isms.model.inspection_result import InspectionResult
    from isms.model.programme import Programme
    from isms.records.journal import Change
    from isms.records.yaml_text import Content

    Fields: TypeAlias = Mapping[FieldPath, Content | None]

COLUMNS = (
    Column("inspection", Text(ja="点検番号", en="Inspection")),
    Column("item", Text(ja="点検項目", en="Item")),
    Column("department", Text(ja="部署", en="Department")),
    Column("result", Text(ja="結果", en="Result")),
    Column("by", Text(ja="点検者", en="By"), spare=1),
    Column("date", Text(ja="点検日", en="Date"), spare=5),
    Column("checked_by", Text(ja="事務局確認", en="Checked by"), spare=2),
    Column("checked_on", Text(ja="確認日", en="Checked on"), spare=4),
    Column("finding", Text(ja="指摘", en="Finding"), spare=3),
    Column("due", Text(ja="期限", en="Due"), spare=6),
    Column("lacks", Text(ja="不足", en="Missing")),
)
OTHERS = (
    Column("month", Text(ja="対象月", en="Month")),
    Column("criteria", Text(ja="判定基準", en="Criteria")),
    Column("comment", Text(ja="コメント", en="Comment")),
    Column("overdue", Text(ja="期限超過", en="Overdue")),
    Column("asked", Text(ja="対象", en="Asked for")),
    Column("reported_on", Text(ja="報告日", en="Reported on")),
)
MONTH_COLUMNS = (
    Column("month", Text(ja="対象月", en="Month")),
    Column("asked", Text(ja="対象", en="Asked")),
    Column("done", Text(ja="実施", en="Done")),
    Column("missing", Text(ja="未実施", en="Missing")),
    Column("rate", Text(ja="実施率(%)", en="Done (%)")),
    Column("ok", Text(ja="適", en="OK")),
    Column("ng", Text(ja="否", en="Not OK")),
    Column("na", Text(ja="該当なし", en="N/A")),
    Column("findings", Text(ja="指摘にした「否」", en="Findings")),
    Column("checked", Text(ja="確認済み", en="Checked")),
    Column("bar", Text(ja="「否」の推移", en="Trend of not OK")),
)
NOTHING_TO_RAISE = Text(
    ja="{month} に、指摘として登録する「否」の結果はありません。",
    en="{month} has no result that is not OK and wants a finding.",
)
FOUND = Text(
    ja="{month} の自主点検で「否」: {item} {comment}",
    en="Not OK in the self-inspection of {month}: {item} {comment}",
)
TWELVE = 12
"""The months that a trend shows."""

NOTHING_TO_CHECK = Text(
    ja="{month} には、確認していない点検結果がありません。", en="{month} has no result that is not checked."
)
OWN_WORK = Text(
    ja="{person} さんは、残る {count} 件の点検をした本人です。別の人が --by で確認してください。",
    en="{person} carried out all {count} inspections that are left; let someone else check them with --by",
)


def inspection_listing(programme: Programme, month: int, departments: Collection[str] = ()) -> Listing:
    """Return what a month asks for and what was found, as `isms inspect --format json` has it."""
    rows = [_row(programme, month, line) for line in lines(programme, month, departments)]
    return listed(rows, COLUMNS, OTHERS)


def _row(programme: Programme, month: int, line: Line) -> Mapping[str, Any]:
    """Return the row of one department and inspection."""
    result = line.result
    return {
        "inspection": line.inspection.key,
        "item": line.inspection.item,
        "department": named(programme, "department", line.department),
        "month": written(month),
        "criteria": line.inspection.criteria,
        "result": line.outcome,
        "by": named(programme, "person", result.by if result else None),
        "date": result.date if result else None,
        "comment": result.comment if result else None,
        "finding": result.finding if result else None,
        "checked_by": named(programme, "person", result.checked_by if result else None),
        "checked_on": result.checked_on if result else None,
        "reported_on": result.reported_on if result else None,
        "asked": line.asked,
        "due": line.due,
        "overdue": overdue(programme, line),
        "lacks": line.lacks,
    }


def inspection_months(programme: Programme, month: int, departments: Collection[str] = ()) -> Listing:
    """Return the figures of a month and of the eleven before it, from the first to the last."""
    found = {
        each: tally(lines(programme, each, departments)) for each in range(month - TWELVE + 1, month + 1)
    }
    most = max(each.ng for each in found.values())
    rows = [
        {
            "month": written(number),
            "asked": each.asked,
            "done": each.done,
            "missing": each.missing,
            "rate": each.done * 100 // each.asked if each.asked else None,
            "ok": each.ok,
            "ng": each.ng,
            "na": each.na,
            "findings": each.found,
            "checked": each.checked,
            "bar": bar(each.ng, most),
        }
        for number, each in found.items()
    ]
    return listed(rows, MONTH_COLUMNS)


@dataclass(frozen=True, slots=True)
class CheckedMonth:
    """What checking a month in one go changes.

    ``own`` are the results that whoever checks has found themselves and so cannot check, ``missing`` what is
    due by the end of the month and nobody has entered, ``remarks`` what `isms check` says of the
    results.
    """

    changes: tuple[Change, ...]
    results: tuple[InspectionResult, ...]
    own: tuple[InspectionResult, ...] = ()
    missing: tuple[Line, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


def check_inspections(loaded: Loaded, month: int, by: str, departments: Collection[str] = ()) -> CheckedMonth:
    """Return what lets the office check every result of a month that is not checked yet, on the day.

    Nothing is written (see `apply`). ``by`` is the id or the name of who checks; results of their own are
    left for someone else. Raises RequestError where nothing is left to check, or only that.
    """
    programme = loaded.programme
    person = person_named(programme, by)
    every = lines(programme, month, departments)
    waiting = [each.result for each in every if each.result is not None and not is_checked(each.result)]
    own = tuple(result for result in waiting if result.by == person)
    if not waiting:
        raise RequestError(NOTHING_TO_CHECK.of(month=written(month)))
    if len(own) == len(waiting):
        raise RequestError(OWN_WORK.of(person=programme.people.called(person), count=len(own)))
    results = [result for result in waiting if result.by != person]
    fields: Fields = {("checked_by",): person, ("checked_on",): programme.as_of.isoformat()}
    contents = save.edited(loaded.tree, [(result, fields) for result in results])
    return CheckedMonth(
        changes_of(loaded.tree, contents),
        tuple(results),
        own,
        tuple(each for each in every if each.result is None and not each.may_wait),
        remarks_on(loaded, contents, {result.reference for result in results}),
    )


@dataclass(frozen=True, slots=True)
class Raised:
    """The draft findings that results become: ``findings`` pairs the id of each with its result."""

    changes: tuple[Change, ...]
    findings: tuple[tuple[str, str], ...]


def to_raise(programme: Programme, month: int, departments: Collection[str] = ()) -> list[Line]:
    """Return the lines that are not OK and want a finding: nothing says what was done, or it is so again."""
    wanting = {Lack.FOLLOW_UP, Lack.FINDING}
    return [line for line in lines(programme, month, departments) if wanting & set(line.lacks)]


def raise_findings(
    loaded: Loaded,
    month: int,
    moment: Moment,
    departments: Collection[str] = (),
    where: Sequence[str] = (),
) -> Raised:
    """Return what makes draft findings of results that are not OK, and names them there; nothing is written.

    They are those of `to_raise`; with conditions, all that are not OK, name no finding and meet them. How
    grave each is stays open. Raises RequestError where there is none.
    """
    programme = loaded.programme
    chosen = to_raise(programme, month, departments)
    if where:
        rows = inspection_listing(programme, month, departments)
        meeting = {id(row) for row in choose(rows, where).rows}
        every = zip(lines(programme, month, departments), rows.rows, strict=True)
        chosen = [line for line, row in every if id(row) in meeting]
    results = [
        line.result
        for line in chosen
        if line.result is not None and line.result.result is InspectionOutcome.NG and not line.result.finding
    ]
    if not results:
        raise RequestError(NOTHING_TO_RAISE.of(month=written(month)))
    register, kind = programme.findings, Finding.declaration.name
    taken = {*register.by_key, *programme.left_out.get(kind, ()), *programme.not_yet.get(kind, ())}
    prefix = identifier.prefix_for(kind, register.by_key)
    contents: dict[str, bytes] = {}
    found: list[tuple[str, str]] = []
    edits: list[tuple[InspectionResult, Fields]] = []
    for result in results:
        key = identifier.make(prefix, moment.time, moment.chance, taken)
        taken.add(key)
        path = f"{Finding.declaration.folder}/{key}.yaml"
        contents[path] = file_of(
            loaded, Finding, path, _finding(programme, result, key), programme.settings.tongue
        )
        edits.append((result, {("finding",): key}))
        found.append((key, result.key))
    contents |= save.edited(loaded.tree, edits)
    return Raised(changes_of(loaded.tree, contents), tuple(found))


def _finding(programme: Programme, result: InspectionResult, key: str) -> dict[str, str]:
    """Return what an inspection tells of the finding that its result becomes."""
    inspection, department = (
        programme.inspections[result.inspection],
        programme.departments.get(result.department),
    )
    control = inspection.control or ""
    said = FOUND.say(
        programme.settings.tongue, month=result.month, item=inspection.item, comment=result.comment or ""
    )
    fields = {
        "id": key,
        "source": str(FindingSource.INSPECTION),
        "department": result.department,
        "clause": f"27001:{control}" if control.startswith("A.") else control,
        "description": said,
        "raised_on": (result.date or programme.as_of).isoformat(),
        "raised_by": result.by,
        "owner": (department and department.head) or "",
    }
    return {name: text for name, text in fields.items() if text}
