"""The check of the office: every result or value of a month in one go, but for one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from isms.api.errors import RequestError
from isms.api.finding import person_named
from isms.api.foreseen import changes_of, edited, remarks_on
from isms.diagnostic import Text
from isms.excerpt import excerpt
from isms.inspecting.month import lines
from isms.months import written
from isms.objectives.month import measures
from isms.sign_off import is_checked

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic, FieldPath
    from isms.kind import Record
    from isms.records.journal import Change

NO_RESULT = Text(
    ja="{month} には、確認していない点検結果がありません。", en="{month} has no result that is not checked"
)
NO_RESULT_YET = Text(
    ja="{month} には、確認できる点検結果がありません。結果がまだないもの {count} 件: {names}",
    en="{month} has no result to check; still missing: {count} ({names})",
)
NO_VALUE = Text(
    ja="{month} には、確認していない目的の実績がありません。", en="{month} has no value that is not checked"
)
NO_VALUE_YET = Text(
    ja="{month} には、確認できる目的の実績がありません。実績がまだないもの {count} 件: {names}",
    en="{month} has no value to check; still missing: {count} ({names})",
)
OWN_RESULTS = Text(
    ja="{person} さんは、残る {count} 件の点検をした本人です。別の人が --by で確認してください。",
    en="{person} carried out all {count} inspections that are left; let someone else check them with --by",
)
OWN_VALUES = Text(
    ja="{person} さんは、残る {count} 件を記入した本人です。別の人が --by で確認してください。",
    en="{person} entered all {count} values that are left; let someone else check them with --by",
)
FEW = 10
"""So many of what is missing are named; of more, that there are more."""


@dataclass(frozen=True, slots=True)
class CheckedMonth:
    """What checking a month in one go changes.

    ``checked`` names what is checked: results by their keys, objectives by their ids. ``own`` are those that
    whoever checks has entered and so cannot check, ``missing`` those due by the end of the month and not
    entered yet; ``remarks`` are what `isms check` says of what is checked.
    """

    changes: tuple[Change, ...]
    checked: tuple[str, ...]
    own: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


def check_inspections(loaded: Loaded, month: int, by: str, departments: Collection[str] = ()) -> CheckedMonth:
    """Return what lets the office check every result of a month that is not checked yet, on the day.

    Nothing is written (see `apply`). ``by`` is the id or the name of who checks; results of their own are
    left for someone else. Raises RequestError where nothing is left to check, or only that.
    """
    every = lines(loaded.programme, month, departments)
    results = [line.result for line in every if line.result is not None]
    waiting = [_Waiting(each, (), each.key, each.by) for each in results if not is_checked(each)]
    missing = [line for line in every if line.result is None and not line.may_wait]
    names = [f"{line.inspection.key}/{line.department}" for line in missing]
    if not waiting:
        said = NO_RESULT_YET if names and not results else NO_RESULT
        raise RequestError(said.of(month=written(month), count=len(names), names=excerpt(names, FEW)))
    return _checked(loaded, by, waiting, names, OWN_RESULTS)


def check_objectives(loaded: Loaded, month: int, by: str, departments: Collection[str] = ()) -> CheckedMonth:
    """Return what lets the office check a month of every objective that has a value and is not checked yet.

    Nothing is written (see `apply`). What whoever checks has entered is left for someone else. Raises
    RequestError where nothing is left to check, or only that.
    """
    every = measures(loaded.programme, month, departments)
    waiting = [
        _Waiting(each.objective, ("months", each.entry.ordinal), each.objective.key, each.entry.by)
        for each in every
        if each.entry is not None and not is_checked(each.entry)
    ]
    missing = [each.objective.key for each in every if each.entry is None]
    if not waiting:
        said = NO_VALUE_YET if missing and len(missing) == len(every) else NO_VALUE
        raise RequestError(said.of(month=written(month), count=len(missing), names=excerpt(missing, FEW)))
    return _checked(loaded, by, waiting, missing, OWN_VALUES)


class _Waiting(NamedTuple):
    """What waits for its check: the record, where in it, what it is called, and who entered it."""

    record: Record
    place: FieldPath
    name: str
    by: str | None


def _checked(
    loaded: Loaded, by: str, waiting: Sequence[_Waiting], missing: Sequence[str], own_work: Text
) -> CheckedMonth:
    """Return what checks all that waits, but for what whoever checks has entered."""
    person, day = person_named(loaded.programme, by), loaded.programme.as_of.isoformat()
    chosen = [each for each in waiting if each.by != person]
    if not chosen:
        name = loaded.programme.people.called(person)
        raise RequestError(own_work.of(person=name, count=len(waiting)))
    contents = edited(
        loaded,
        [
            (each.record, {(*each.place, "checked_by"): person, (*each.place, "checked_on"): day})
            for each in chosen
        ],
    )
    return CheckedMonth(
        changes_of(loaded.tree, contents),
        tuple(each.name for each in chosen),
        tuple(each.name for each in waiting if each.by == person),
        tuple(missing),
        remarks_on(loaded, contents, {each.record.reference for each in chosen}),
    )
