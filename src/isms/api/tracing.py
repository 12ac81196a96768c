"""The trail of a record, with how each record on it stands and what `isms check` says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms import trace
from isms.api.errors import RequestError
from isms.diagnostic import Text
from isms.documents.traced import traced

if TYPE_CHECKING:
    from isms.api.loading import Loaded
    from isms.diagnostic import Language
    from isms.documents.traced import Traced
    from isms.kind import Record
    from isms.trace import Node

NOT_ON_TRAIL = Text(
    ja="{kind}は、リスクから証拠までのつながりに含まれません(たどれる種類: {kinds})。",
    en="a {kind} does not lie on the trail from risks to evidence (these do: {kinds})",
)


def trail(loaded: Loaded, record: Record) -> Traced:
    """Return what a record came from and what came of it, and where the chain breaks.

    Raises RequestError for a kind that the trail does not go through.
    """
    if not trace.on_trail(record):
        kinds = [
            loaded.programme.registers[k].kind.declaration.label for stage in trace.STAGES for k in stage
        ]
        raise RequestError(NOT_ON_TRAIL.of(kind=record.declaration.label, kinds=kinds))
    return traced(loaded.programme, record)


def to_json(found: Traced, language: Language) -> dict[str, Any]:
    """Return a trail as other programs read it."""

    def node(each: Node) -> dict[str, Any]:
        record = each.record
        reference = record.reference
        state = found.states.get(reference)
        return {
            "kind": record.declaration.name,
            "id": record.key,
            "title": found.titles[reference].say(language),
            "state": state and state.say(language),
            "field": each.field and each.field.say(language),
            "again": each.again,
            "decisions": [
                {
                    "id": made.id,
                    "text": made.text,
                    "owner": made.owner,
                    "due": made.due.isoformat(),
                    "done": made.done and made.done.isoformat(),
                }
                for made in each.decisions
            ],
            "diagnostics": [
                {"code": said.code, "level": said.level.word, "message": said.message.say(language)}
                for said in found.said.get(reference, ())
            ],
            "nodes": [node(below) for below in each.nodes],
        }

    return {"up": node(found.trail.up), "down": node(found.trail.down)}
