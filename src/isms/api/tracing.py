"""The trail of a record, with how each record on it stands and what `isms check` says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from isms import trace
from isms.api.errors import RequestError
from isms.diagnostic import Text
from isms.rules.breaks import breaks
from isms.standing import standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic, Language
    from isms.kind import Record
    from isms.trace import Node, Trail

NOT_ON_TRAIL = Text(
    ja="{kind}は、リスクから証拠までのつながりに含まれません(たどれる種類: {kinds})。",
    en="a {kind} does not lie on the trail from risks to evidence (these do: {kinds})",
)


class Traced(NamedTuple):
    """A trail, how the records on it stand, and the warnings and errors about them, by reference."""

    trail: Trail
    titles: Mapping[str, Text]
    states: Mapping[str, Text]
    said: Mapping[str, list[Diagnostic]]


def trail(loaded: Loaded, record: Record) -> Traced:
    """Return what a record came from and what came of it, and where the chain breaks.

    Raises RequestError for a kind that the trail does not go through.
    """
    if not trace.on_trail(record):
        kinds = [
            loaded.programme.registers[k].kind.declaration.label for stage in trace.STAGES for k in stage
        ]
        raise RequestError(NOT_ON_TRAIL.of(kind=record.declaration.label, kinds=kinds))
    found = trace.trail(loaded.programme, record)
    records = found.records()
    said, words = breaks(loaded.programme), standing(loaded.programme)
    return Traced(
        found,
        {each.reference: words.title(each) for each in records},
        {each.reference: state for each in records if (state := words.state(each)) is not None},
        {each.reference: said[each.reference] for each in records if each.reference in said},
    )


def to_json(traced: Traced, language: Language) -> dict[str, Any]:
    """Return a trail as other programs read it."""

    def node(each: Node) -> dict[str, Any]:
        record = each.record
        reference = record.reference
        state = traced.states.get(reference)
        return {
            "kind": record.declaration.name,
            "id": record.key,
            "title": traced.titles[reference].say(language),
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
                for said in traced.said.get(reference, ())
            ],
            "nodes": [node(below) for below in each.nodes],
        }

    return {"up": node(traced.trail.up), "down": node(traced.trail.down)}
