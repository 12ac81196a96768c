"""Raising findings: what self-inspections found not OK becomes drafts of findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from isms import identifier
from isms.api.adding import file_of
from isms.api.errors import RequestError
from isms.api.foreseen import changes_of, edited
from isms.api.inspecting import inspection_listing
from isms.diagnostic import Text
from isms.inspecting.month import Lack, lines
from isms.listing import choose
from isms.model.finding import Finding, FindingSource
from isms.model.inspection_result import InspectionOutcome
from isms.months import written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from isms.api.adding import Moment
    from isms.api.loading import Loaded
    from isms.diagnostic import FieldPath
    from isms.inspecting.month import Line
    from isms.model.inspection_result import InspectionResult
    from isms.model.programme import Programme
    from isms.records.journal import Change
    from isms.records.yaml_text import Content

    Fields: TypeAlias = Mapping[FieldPath, Content | None]

NOTHING_TO_RAISE = Text(
    ja="{month} に、指摘として登録する「否」の結果はありません。",
    en="{month} has no result that is not OK and wants a finding",
)
SAID_ENOUGH = Text(
    ja="{month} の「否」には、どれも対処が書いてあります({results})。それでも指摘にするときは、"
    "--where result=ng を付けてください。",
    en="every result of {month} that is not OK says what was done ({results}); to make a finding of it all "
    "the same, add --where result=ng.",
)
FOUND = Text(
    ja="{month} の自主点検で「否」: {item} {comment}",
    en="Not OK in the self-inspection of {month}: {item} {comment}",
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
    chosen = (
        _meeting(programme, month, departments, where) if where else to_raise(programme, month, departments)
    )
    results = _without_finding(chosen)
    if not results:
        others = [] if where else _without_finding(lines(programme, month, departments))
        said = SAID_ENOUGH if others else NOTHING_TO_RAISE
        raise RequestError(said.of(month=written(month), results=[each.key for each in others]))
    kind = Finding.declaration.name
    taken = programme.taken(kind)
    prefix = identifier.prefix_for(kind, programme.findings.by_key)
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
    contents |= edited(loaded, edits)
    return Raised(changes_of(loaded.tree, contents), tuple(found))


def _meeting(
    programme: Programme, month: int, departments: Collection[str], where: Sequence[str]
) -> list[Line]:
    """Return the lines of a month that meet every condition."""
    rows = inspection_listing(programme, month, departments)
    meeting = {id(row) for row in choose(rows, where).rows}
    every = zip(lines(programme, month, departments), rows.rows, strict=True)
    return [line for line, row in every if id(row) in meeting]


def _without_finding(chosen: Iterable[Line]) -> list[InspectionResult]:
    """Return the results that are not OK and name no finding."""
    return [
        line.result
        for line in chosen
        if line.result is not None and line.result.result is InspectionOutcome.NG and not line.result.finding
    ]


def _finding(programme: Programme, result: InspectionResult, key: str) -> dict[str, str]:
    """Return what an inspection tells of the finding that its result becomes."""
    inspection = programme.inspections[result.inspection]
    department = programme.departments.get(result.department)
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
