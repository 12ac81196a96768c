"""Objectives month by month: what was measured, recording a month, and the check of the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms.api.errors import RequestError
from isms.api.finding import person_named
from isms.api.foreseen import changes_of, remarks_on
from isms.api.listings import named
from isms.diagnostic import Text
from isms.listing import Column, Listing, listed
from isms.model.objective import ObjectiveMonth
from isms.months import month_of, number, written
from isms.near import Vocabulary
from isms.objectives.month import entry_of, is_checked, measures, overdue
from isms.records import save
from isms.trend import sparkline

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from decimal import Decimal

    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic, FieldPath
    from isms.model.objective import Objective
    from isms.model.programme import Programme
    from isms.objectives.month import Measure
    from isms.records.journal import Change
    from isms.records.yaml_text import Content

COLUMNS = (
    Column("id", Text(ja="目的番号", en="Id")),
    Column("title", Text(ja="目的", en="Objective")),
    Column("department", Text(ja="部署", en="Department"), spare=2),
    Column("target", Text(ja="目標値", en="Target")),
    Column("value", Text(ja="実績値", en="Value")),
    Column("unit", Text(ja="単位", en="Unit")),
    Column("trend", Text(ja="前回比", en="Against before"), spare=4),
    Column("met", Text(ja="目標達成", en="On target")),
    Column("by", Text(ja="記入者", en="By"), spare=5),
    Column("checked_by", Text(ja="事務局確認", en="Checked by"), spare=3),
    Column("checked_on", Text(ja="確認日", en="Checked on"), spare=6),
    Column("lacks", Text(ja="不足", en="Missing")),
)
OTHERS = (
    Column("month", Text(ja="対象月", en="Month")),
    Column("direction", Text(ja="達成の方向", en="Direction")),
    Column("before", Text(ja="前回の値", en="Before")),
    Column("discussion", Text(ja="検討内容", en="Discussion")),
    Column("comment", Text(ja="コメント", en="Comment")),
    Column("date", Text(ja="記入日", en="Date")),
    Column("owner", Text(ja="責任者", en="Owner")),
    Column("due", Text(ja="期限", en="Due")),
    Column("overdue", Text(ja="期限超過", en="Overdue")),
)
TWELVE = 12

NO_OBJECTIVE = Text(
    ja="「{name}」という目的はありません。{near}", en="there is no objective '{name}'. {near}"
)
DRAFT = Text(ja="{id} は作成中(draft)です。", en="{id} is a draft")
NOT_A_NUMBER = Text(ja="実績値: {fault}", en="the value: {fault}")
NOTHING_SAID = Text(
    ja="--value で実績値を、測れなかったときは --comment で理由を指定してください。",
    en="give the value with --value, or with --comment why there is none",
)
OUT_OF_TIME = Text(
    ja="{month} は {id} の期間の外です(開始 {starts}、達成期限 {due})。月を確かめるか、期間を見直して"
    "ください。",
    en="{month} is not in the time of {id} (starts {starts}, due {due}); look up the month, or correct that "
    "time",
)
IS_RECORDED = Text(
    ja="{id} の {month} には別の値({value})が記録されています。訂正するなら --replace を付けてください。",
    en="{id} has another value for {month} ({value}); to correct it use --replace",
)
IS_CHECKED = Text(
    ja="{id} の {month} は {day} に確認済みです。訂正するなら --replace を付けてください"
    "(確認は取り消されます)。",
    en="{month} of {id} was checked on {day}; to correct it use --replace, which takes the check back",
)
NOTHING_TO_CHECK = Text(
    ja="{month} には、確認していない目的の実績がありません。", en="{month} has no value that is not checked"
)
OWN_WORK = Text(
    ja="{person} さんは、残る {count} 件を記入した本人です。別の人が --by で確認してください。",
    en="{person} entered all {count} values that are left; let someone else check them with --by",
)


def objective_listing(programme: Programme, month: int, departments: Collection[str] = ()) -> Listing:
    """Return every objective of a month, as `isms objective --format json` has it."""
    return listed(
        [_row(programme, each) for each in measures(programme, month, departments)], COLUMNS, OTHERS
    )


def _row(programme: Programme, measure: Measure) -> Mapping[str, Any]:
    """Return the row of one objective."""
    objective, entry = measure.objective, measure.entry
    return {
        "id": objective.key,
        "title": objective.title,
        "department": named(programme, "department", objective.department),
        "owner": named(programme, "person", objective.owner),
        "month": written(measure.month),
        "target": objective.target,
        "direction": objective.direction,
        "unit": objective.unit,
        "value": measure.value,
        "before": measure.before,
        "trend": measure.trend,
        "met": measure.met,
        "discussion": entry.discussion if entry else None,
        "comment": entry.comment if entry else None,
        "by": named(programme, "person", entry.by if entry else None),
        "date": entry.date if entry else None,
        "checked_by": named(programme, "person", entry.checked_by if entry else None),
        "checked_on": entry.checked_on if entry else None,
        "due": measure.due,
        "overdue": overdue(programme, measure),
        "lacks": measure.lacks,
    }


def objective_months(programme: Programme, month: int, departments: Collection[str] = ()) -> Listing:
    """Return the values of every objective in a month and in the eleven before it, with their trend."""
    months = range(month - TWELVE + 1, month + 1)
    heads = [Column(written(each), Text(ja=written(each), en=written(each))) for each in months]
    rows: list[dict[str, Any]] = []
    for objective in programme.objectives:
        entries = {number(each.month): each.value for each in objective.months if each.month}
        if objective.draft or (departments and objective.department not in departments):
            continue
        if entries.keys().isdisjoint(months):
            continue
        values = [entries.get(each) for each in months]
        row = {
            "id": objective.key,
            "title": objective.title,
            "unit": objective.unit,
            "target": objective.target,
        }
        row |= {written(each): value for each, value in zip(months, values, strict=True)}
        rows.append({**row, "trend": sparkline(values)})
    by_name = {column.field: column for column in COLUMNS}
    first = [by_name[name] for name in ("id", "target", "unit")]
    trend = Column("trend", Text(ja="推移", en="Trend"))
    return listed(rows, (*first, *heads, trend), (by_name["title"],))


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording or checking months of objectives changes.

    ``objectives`` are those concerned, ``own`` those that whoever checks has entered themselves, ``missing``
    those without a value, ``remarks`` what `isms check` still says of them.
    """

    changes: tuple[Change, ...]
    objectives: tuple[str, ...]
    own: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """What is to be recorded of a month: the value, or why there is none, and what was discussed."""

    by: str
    value: str | None = None
    discussion: str | None = None
    comment: str | None = None


def record_month(
    loaded: Loaded, month: int, key: str, entry: MonthEntry, *, replace: bool = False
) -> Recorded:
    """Return what records a month of an objective on the day of the programme; nothing is written.

    Raises RequestError where there is no such objective, the month is not in its time, the value is no
    number, or something else is on record, unless it is to be replaced; what was checked then has to be
    checked again.
    """
    programme = loaded.programme
    objective = _objective(programme, key)
    person, value = person_named(programme, entry.by), _value(entry)
    _in_time(objective, month)
    old = entry_of(objective, month)
    if old is not None and not replace:
        if is_checked(old):
            raise RequestError(IS_CHECKED.of(id=key, month=written(month), day=old.checked_on))
        if old.value is not None and old.value != value:
            raise RequestError(IS_RECORDED.of(id=key, month=written(month), value=old.value))
    fields: dict[str, str | None] = {
        "month": written(month),
        "value": entry.value.strip() if entry.value else None,
        "comment": entry.comment,
        "discussion": entry.discussion,
        "by": person,
        "date": programme.as_of.isoformat(),
    }
    changes: dict[FieldPath, Content | None]
    if old is None:
        changes = {("months", len(objective.months)): {name: text for name, text in fields.items() if text}}
    else:
        place = ("months", old.ordinal)
        changes = {(*place, name): text for name, text in fields.items() if text and name != "month"}
        if is_checked(old):
            changes |= {(*place, name): None for name in ("checked_by", "checked_on")}
    contents = save.edited(loaded.tree, [(objective, changes)])
    return Recorded(
        changes_of(loaded.tree, contents), (key,), remarks=remarks_on(loaded, contents, {objective.reference})
    )


def _objective(programme: Programme, key: str) -> Objective:
    """Return the objective with an id."""
    found = programme.objectives.get(key)
    if found is None:
        near = Vocabulary(programme.objectives.by_key).near(key)
        raise RequestError(NO_OBJECTIVE.of(name=key, near=near))
    if found.draft:
        raise RequestError(DRAFT.of(id=key))
    return found


def _value(entry: MonthEntry) -> Decimal | None:
    """Return the value that was given."""
    if not entry.value:
        if not entry.comment:
            raise RequestError(NOTHING_SAID.of())
        return None
    reading = ObjectiveMonth.declaration.fields["value"].scalar.read(entry.value.strip())
    if reading.fault is not None:
        raise RequestError(NOT_A_NUMBER.of(fault=reading.fault))
    value: Decimal = reading.value
    return value


def _in_time(objective: Objective, month: int) -> None:
    """Refuse a month before the start of an objective or after its due date."""
    early = objective.starts is not None and month < month_of(objective.starts)
    late = objective.due is not None and month > month_of(objective.due)
    if early or late:
        values = {"id": objective.key, "month": written(month)}
        raise RequestError(OUT_OF_TIME.of(starts=objective.starts or "-", due=objective.due or "-", **values))


def check_objectives(loaded: Loaded, month: int, by: str, departments: Collection[str] = ()) -> Recorded:
    """Return what lets the office check a month of every objective that has a value and is not checked yet.

    Nothing is written. What whoever checks has entered is left for someone else. Raises RequestError where
    nothing is left to check, or only that.
    """
    programme = loaded.programme
    person = person_named(programme, by)
    every = measures(programme, month, departments)
    waiting = [(each.objective, each.entry) for each in every if each.entry and not is_checked(each.entry)]
    chosen = [(objective, entry) for objective, entry in waiting if entry.by != person]
    if not waiting:
        raise RequestError(NOTHING_TO_CHECK.of(month=written(month)))
    if not chosen:
        raise RequestError(OWN_WORK.of(person=programme.people.called(person), count=len(waiting)))
    day = programme.as_of.isoformat()
    contents = save.edited(
        loaded.tree,
        [
            (
                objective,
                {
                    ("months", entry.ordinal, "checked_by"): person,
                    ("months", entry.ordinal, "checked_on"): day,
                },
            )
            for objective, entry in chosen
        ],
    )
    keys = tuple(objective.key for objective, _ in chosen)
    return Recorded(
        changes_of(loaded.tree, contents),
        keys,
        tuple(objective.key for objective, entry in waiting if entry.by == person),
        tuple(each.objective.key for each in every if each.entry is None),
        remarks_on(loaded, contents, {objective.reference for objective, _ in chosen}),
    )
