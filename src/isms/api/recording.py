"""Recording what an objective came to in a month: its value, or why there is none, and what was discussed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms.api.errors import RequestError
from isms.api.finding import person_named
from isms.api.foreseen import changes_of, edited, remarks_on
from isms.diagnostic import Text
from isms.grid import narrow
from isms.model.objective import ObjectiveMonth
from isms.months import month_of, written
from isms.near import Vocabulary
from isms.objectives.month import entry_of
from isms.records.changes import END
from isms.sign_off import is_checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic, FieldPath
    from isms.model.objective import Objective
    from isms.model.programme import Programme
    from isms.records.journal import Change
    from isms.records.yaml_text import Content

NO_OBJECTIVE = Text(
    ja="「{name}」という目的はありません。{near}", en="there is no objective '{name}'. {near}"
)
DRAFT = Text(
    ja="{id} は作成中(draft)です。必須の項目を埋め、draft を外してから記録してください。",
    en="{id} is a draft; fill in what it needs and take draft away before you record anything",
)
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
    ja="{id} の {month} には別の内容が記録されています: {fields}。訂正するなら --replace を付けてください。",
    en="{id} has something else on record for {month}: {fields}; to correct it use --replace",
)
THERE = Text(ja="{label}「{there}」", en="{label} '{there}'")
IS_CHECKED = Text(
    ja="{id} の {month} は {day} に確認済みです。訂正するなら --replace を付けてください"
    "(確認は取り消されます)。",
    en="{month} of {id} was checked on {day}; to correct it use --replace, which takes the check back",
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording a month of an objective changes, and what `isms check` still says of the objective."""

    changes: tuple[Change, ...]
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

    What is on record already changes nothing, and what was empty is filled in. Raises RequestError where
    there is no such objective, the month is not in its time, the value is no number, or something else is on
    record, unless it is to be replaced; what was checked then has to be checked again.
    """
    programme = loaded.programme
    objective = _objective(programme, key)
    person, given = person_named(programme, entry.by), _given(entry)
    _in_time(objective, month)
    old = entry_of(objective, month)
    if not given or (old is None and given.keys() == {"discussion"}):
        raise RequestError(NOTHING_SAID.of())
    signed = {"by": person, "date": programme.as_of.isoformat()}
    changes: dict[FieldPath, Content | None]
    if old is None:
        fields = {"month": written(month), **given, **signed}
        changes = {("months", END): fields}
    else:
        differing = {name: text for name, text in given.items() if _differs(old, name, text)}
        if not replace:
            _refuse_correcting(key, old, differing)
        if "value" in differing or (differing and old.value is None):
            differing |= signed
        place = ("months", old.ordinal)
        changes = {(*place, name): text for name, text in differing.items()}
        if differing and is_checked(old):
            changes |= {(*place, name): None for name in ("checked_by", "checked_on")}
    contents = edited(loaded, [(objective, changes)]) if changes else {}
    remarks = remarks_on(loaded, contents, {objective.reference})
    return Recorded(changes_of(loaded.tree, contents), remarks)


def _differs(old: ObjectiveMonth, name: str, text: str) -> bool:
    """Tell whether a month on record says something else than what is given, or nothing."""
    given = ObjectiveMonth.declaration.fields[name].scalar.read(text).value
    return bool(getattr(old, name) != given)


def _refuse_correcting(key: str, old: ObjectiveMonth, differing: Mapping[str, str]) -> None:
    """Refuse to change what was checked, or what says something else."""
    if differing and is_checked(old):
        raise RequestError(IS_CHECKED.of(id=key, month=old.month, day=old.checked_on))
    there = {name: getattr(old, name) for name in differing}
    told = [
        THERE.of(label=old.label_of(name), there=text)
        for name, text in there.items()
        if text not in {None, ""}
    ]
    if told:
        raise RequestError(IS_RECORDED.of(id=key, month=old.month, fields=told))


def _objective(programme: Programme, key: str) -> Objective:
    """Return the objective with an id."""
    found = programme.objectives.get(key)
    if found is None:
        near = Vocabulary(programme.objectives.by_key).near(key)
        raise RequestError(NO_OBJECTIVE.of(name=key, near=near))
    if found.draft:
        raise RequestError(DRAFT.of(id=key))
    return found


def _given(entry: MonthEntry) -> dict[str, str]:
    """Return what was given, by field; a value in digits of full width is written in those of half width."""
    value = narrow(entry.value or "")
    if value:
        reading = ObjectiveMonth.declaration.fields["value"].scalar.read(value)
        if reading.fault is not None:
            raise RequestError(NOT_A_NUMBER.of(fault=reading.fault))
    given = {"value": value, "comment": entry.comment, "discussion": entry.discussion}
    return {name: text.strip() for name, text in given.items() if text and text.strip()}


def _in_time(objective: Objective, month: int) -> None:
    """Refuse a month before the start of an objective or after its due date."""
    early = objective.starts is not None and month < month_of(objective.starts)
    late = objective.due is not None and month > month_of(objective.due)
    if early or late:
        values = {"id": objective.key, "month": written(month)}
        raise RequestError(OUT_OF_TIME.of(starts=objective.starts or "-", due=objective.due or "-", **values))
