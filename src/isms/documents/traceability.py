"""The traceability table: each risk with what it is about, what is done about it, and what shows that.

Where a chain breaks is what the rules say about the records on it: the table and `isms check` agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from isms import trace
from isms.alike import grouped
from isms.diagnostic import Text
from isms.documents.table import Table
from isms.documents.traced import traced
from isms.documents.trail_graph import trail_graph
from isms.ledger import handled
from isms.listing import natural
from isms.model.inspection_result import InspectionResult
from isms.model.once import once
from isms.model.review import Review
from isms.organisation import by_department
from isms.risk.report import report, subject
from isms.rules.breaks import breaks
from isms.standing import decision, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from isms.diagnostic import Diagnostic, Language
    from isms.documents.drawing import Drawing
    from isms.documents.table import Cells
    from isms.kind import Record
    from isms.model.programme import Programme
    from isms.model.review import ReviewDecision
    from isms.risk.score import Score

BREAK = Text(ja="{id}: {message}({code})", en="{id}: {message} ({code})")
NAMED = Text(ja="{id} {title}", en="{id} {title}")
STANDING = Text(ja="{id} {title}({state})", en="{id} {title} ({state})")
LATEST = Text(ja="{item} 最新の結果: {month} {result}", en="{item}, last result: {month} {result}")
NO_RESULT = Text(ja="{item} 結果なし", en="{item}, no result")


class Break(NamedTuple):
    """Where a chain breaks: which record, and what is said about it."""

    record: Record
    said: Diagnostic

    @property
    def words(self) -> Text:
        """The break in words."""
        return BREAK.filled(id=self.record.shown, message=self.said.message, code=self.said.code)


class Decision(NamedTuple):
    """What a review has decided."""

    review: Record
    made: ReviewDecision

    @property
    def words(self) -> Text:
        """The review and its decision in words."""
        return NAMED.filled(id=self.review.shown, title=decision(self.made))


@dataclass(frozen=True, slots=True)
class Chain:
    """One risk with the records before and after it, in the order of the trail."""

    row: Score
    before: list[Record]
    treatments: list[Record]
    controls: list[Record]
    carriers: list[Record]
    """The objectives and inspections that carry treatments and controls into daily work."""
    results: Mapping[str, InspectionResult]
    """The last result of each inspection, by its id."""
    findings: list[Record]
    decisions: list[Decision]
    """What reviews have decided about records on the chain."""
    evidence: list[Record]
    breaks: list[Break]


@once
def chains(programme: Programme) -> list[Chain]:
    """Return the chain of each risk that is no draft."""
    said = breaks(programme)
    return [_chain(programme, row, said) for row in report(programme).rows]


PICTURED = 6
"""So many chains are drawn: each is a page in print, and `isms trace` draws any other."""


def most_drawn(programme: Programme) -> int:
    """Return how many chains are drawn at the most."""
    del programme
    return PICTURED


def to_be_drawn(programme: Programme) -> list[Chain]:
    """Return the chains that are drawn: those that break, then those of risks above the criterion."""
    every = chains(programme)
    broken = [chain for chain in every if chain.breaks]
    above = [chain for chain in every if not chain.breaks and not chain.row.acceptable]
    return [*broken, *above][:PICTURED]


def trail_picture(programme: Programme, chain: Chain) -> Callable[[Language], Drawing]:
    """Return the trail of the risk of a chain, to be drawn in the language of the document."""
    return partial(trail_graph, traced(programme, chain.row.risk))


def _chain(programme: Programme, row: Score, said: Mapping[str, list[Diagnostic]]) -> Chain:
    found = trace.trail(programme, row.risk)
    # What shows that a review was held does not show that the risk is treated.
    records = [each for each in found.records(as_far_as=Review) if not each.draft]
    in_order = sorted(records, key=lambda each: natural(each.key))
    by_kind = grouped(in_order, lambda each: each.declaration.name)
    latest: dict[str, InspectionResult] = {}
    for result in by_kind.get("inspection-result", ()):
        if isinstance(result, InspectionResult):
            held = latest.get(result.inspection)
            if held is None or held.month < result.month:
                latest[result.inspection] = result
    links = (
        *("asset", "personal-information", "risk", "treatment", "control", "objective", "inspection"),
        *("finding", "review", "evidence"),
    )
    decided = found.decisions()
    return Chain(
        row,
        [*by_kind.get("personal-information", ()), *by_kind.get("asset", ())],
        by_kind.get("treatment", []),
        by_kind.get("control", []),
        [*by_kind.get("objective", ()), *by_kind.get("inspection", ())],
        latest,
        by_kind.get("finding", []),
        [
            Decision(review, made)
            for review in by_kind.get("review", ())
            for made in decided.get(review.reference, ())
        ],
        by_kind.get("evidence", []),
        [
            Break(record, each)
            for kind in links
            for record in by_kind.get(kind, ())
            for each in said.get(record.reference, ())
        ],
    )


def named(programme: Programme, record: Record) -> Text:
    """Return a record by number and title, with how it stands."""
    words = standing(programme)
    title, state = words.title(record), words.state(record)
    form = NAMED if state is None else STANDING
    return form.filled(id=record.shown, title=title, state=state)


def carried(programme: Programme, chain: Chain, record: Record) -> Text:
    """Return an objective or inspection in words; an inspection with its last result."""
    item = named(programme, record)
    if record.declaration.name != "inspection":
        return item
    last = chain.results.get(record.key)
    form = NO_RESULT if last is None else LATEST
    return form.filled(item=item, month=last and last.month, result=last and last.result.label)


def chains_by_department(programme: Programme, of: Iterable[Chain]) -> list[tuple[str | None, list[Chain]]]:
    """Return chains by department, in the order of the departments."""
    return list(by_department(programme, of, lambda chain: chain.row.department).items())


def without_risk(programme: Programme) -> list[Record]:
    """Return the assets and entries of personal information that no risk is about, without drafts."""
    about = {record.reference for risk in programme.risks for record in _before(programme, risk)}
    holdings: list[Record] = [
        *(asset for asset in programme.assets if asset.disposed is None),
        *handled(programme),
    ]
    return [each for each in holdings if not each.draft and each.reference not in about]


def _before(programme: Programme, risk: Record) -> list[Record]:
    return [link.record for link in trace.links(programme).get(risk.reference, ())]


_HEADS: Mapping[str, Text] = {
    "subject": Text(ja="対象", en="Subject"),
    "id": Text(ja="リスク番号", en="Risk"),
    "title": Text(ja="リスク", en="Title"),
    "level": Text(ja="現在のレベル", en="Level now"),
    "decision": Text(ja="対応の選択肢", en="Decision"),
    "treatments": Text(ja="対応", en="Treatments"),
    "controls": Text(ja="管理策", en="Controls"),
    "carriers": Text(ja="目的・自主点検", en="Objectives, inspections"),
    "followed": Text(ja="指摘・レビューの決定", en="Findings, decisions"),
    "evidence": Text(ja="証拠", en="Evidence"),
    "breaks": Text(ja="つながりの切れ", en="Where it breaks"),
}
_WIDTHS = {
    "subject": 24,
    "id": 11,
    "title": 26,
    "level": 9,
    "decision": 9,
    "treatments": 34,
    "controls": 36,
    "carriers": 34,
    "followed": 34,
    "evidence": 30,
}
UNBROKEN = Text(ja="なし", en="none")


def _rows(programme: Programme) -> Iterator[Cells]:
    for chain in chains(programme):
        row = chain.row
        yield {
            "subject": subject(programme, row),
            "id": row.risk.shown,
            "title": row.title,
            "level": row.standing.label if row.standing else None,
            "decision": row.decision,
            "treatments": _lines(programme, chain.treatments),
            "controls": _lines(programme, chain.controls),
            "carriers": [carried(programme, chain, each) for each in chain.carriers],
            "followed": [*_lines(programme, chain.findings), *(each.words for each in chain.decisions)],
            "evidence": _lines(programme, chain.evidence),
            "breaks": [each.words for each in chain.breaks] or UNBROKEN,
        }


def _lines(programme: Programme, records: list[Record]) -> list[Text]:
    return [named(programme, each) for each in records]


def _facts(programme: Programme, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "risk": chain.row.id,
            "title": chain.row.title,
            "level": chain.row.standing.level if chain.row.standing else None,
            "decision": chain.row.decision.value,
            "subjects": [each.reference for each in chain.before],
            **{
                name: [each.key for each in records]
                for name, records in (
                    ("treatments", chain.treatments),
                    ("controls", chain.controls),
                    ("carriers", chain.carriers),
                    ("findings", chain.findings),
                    ("evidence", chain.evidence),
                )
            },
            "decisions": [
                {"review": each.review.key, "id": each.made.id, "text": each.made.text}
                for each in chain.decisions
            ],
            "breaks": [
                {
                    "record": each.record.reference,
                    "code": each.said.code,
                    "level": each.said.level.word,
                    "message": each.said.message.say(language),
                }
                for each in chain.breaks
            ],
        }
        for chain in chains(programme)
    ]


TABLES: Mapping[str, Table] = {"trace": Table(lambda _: _HEADS, _rows, _facts, _WIDTHS)}
QUESTIONS: Mapping[str, Callable[..., Any]] = {
    "carried": carried,
    "chains": chains,
    "chains_by_department": chains_by_department,
    "most_drawn": most_drawn,
    "standing_of": named,
    "to_be_drawn": to_be_drawn,
    "trail_picture": trail_picture,
    "without_risk": without_risk,
}
