"""From an older Annex A to that of 2022: what the old decisions propose for each control, and what not.

Nothing is decided here: a proposal is a draft that somebody has to confirm, decisions that differ are a
conflict, and what has no forerunner stays open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from isms.diagnostic import Language
    from isms.knowledge import Item
    from isms.knowledge.annex import EarlierSuccession, Succession
    from isms.model.control import ControlStatus
    from isms.old_statement import OldDecision, OldStatement


class State(Word):
    """What the old decisions come to for a control of 2022."""

    PROPOSED = "proposed", "提案", "Proposed"
    CONFLICT = "conflict", "不一致", "Conflict"
    INCOMPLETE = "incomplete", "一部のみ", "Incomplete"
    OPEN = "open", "未定", "Open"
    NEW = "new", "新設", "New"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for a control of 2022.

    ``sources`` are the decisions that it comes from, ``absent`` the controls of 2013 behind it on which the
    old statement says nothing that can be used. ``conflicts`` names the fields on which the sources differ.
    """

    item: Item
    state: State
    sources: tuple[OldDecision, ...] = ()
    absent: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()

    @property
    def applicable(self) -> bool | None:
        """Whether the control is proposed to apply; None where nothing is proposed."""
        return self.sources[0].applicable if self.state is State.PROPOSED else None

    @property
    def status(self) -> ControlStatus | None:
        """How far it is implemented, where all sources say the same."""
        agreed = self.state is State.PROPOSED and "status" not in self.conflicts
        return self.sources[0].status if agreed else None

    @property
    def justification(self) -> str | None:
        """The reasons of the sources, each after the control that it was given for."""
        reasons: dict[str, list[str]] = {}
        for source in self.sources:
            if source.justification:
                reasons.setdefault(source.justification, []).append(source.id)
        if len(self.sources) == 1 and reasons:
            return next(iter(reasons))
        return " / ".join(f"{', '.join(ids)}: {reason}" for reason, ids in reasons.items()) or None


def propose(
    items: Iterable[Item],
    statement: OldStatement,
    successions: Iterable[Succession],
    earlier: Mapping[str, EarlierSuccession],
) -> list[Proposal]:
    """Return a proposal for each control of 2022, in its order."""
    forerunners: dict[str, list[str]] = {}
    for pair in successions:
        forerunners.setdefault(pair.id_2022, []).extend([pair.id_2013] if pair.id_2013 else [])
    decided = {decision.id: [decision] for decision in statement.decisions}
    if statement.edition == "2005":
        decided = dict(_through_2013(decided, earlier))
    return [
        _proposal(item, forerunners.get(item.id, []), decided) for item in items if item.kind == "control"
    ]


def unmapped(statement: OldStatement, earlier: Mapping[str, EarlierSuccession]) -> list[OldDecision]:
    """Return the decisions of a statement of 2005 whose controls are not known to have gone anywhere."""
    if statement.edition != "2005":
        return []
    known = {id_ for pair in earlier.values() for id_ in pair.ids_2005}
    return [decision for decision in statement.decisions if decision.id not in known]


def _through_2013(
    decided: Mapping[str, list[OldDecision]], earlier: Mapping[str, EarlierSuccession]
) -> Iterable[tuple[str, list[OldDecision]]]:
    """Yield the controls of 2013 all of whose forerunners of 2005 are known and decided on."""
    for id_, pair in earlier.items():
        if pair.ids_2005 and all(old in decided for old in pair.ids_2005):
            yield id_, [decision for old in pair.ids_2005 for decision in decided[old]]


def _proposal(item: Item, old: Sequence[str], decided: Mapping[str, list[OldDecision]]) -> Proposal:
    if not old:
        return Proposal(item, State.NEW)
    sources = tuple(decision for id_ in old for decision in decided.get(id_, ()))
    absent = tuple(id_ for id_ in old if id_ not in decided)
    said = {source.applicable for source in sources}
    if not sources or said == {None}:
        return Proposal(item, State.OPEN, sources, absent)
    if {True, False} <= said:
        return Proposal(item, State.CONFLICT, sources, absent, ("applicable",))
    if absent or None in said:
        return Proposal(item, State.INCOMPLETE, sources, absent)
    differ = len({source.status for source in sources}) > 1
    return Proposal(item, State.PROPOSED, sources, absent, ("status",) if differ else ())


FROM = Text(ja="{file} {line}行目 {id}", en="{file} line {line} {id}")


def origin(proposal: Proposal, file: str, language: Language) -> str:
    """Return the rows that a proposal comes from, as its record names them."""
    return "; ".join(FROM.say(language, file=file, line=each.line, id=each.id) for each in proposal.sources)


def to_json(proposal: Proposal, language: Language) -> dict[str, Any]:
    """Return a proposal as other programs read it."""
    return {
        "id": proposal.item.id,
        "title": proposal.item.title.say(language),
        "state": str(proposal.state),
        "applicable": proposal.applicable,
        "status": proposal.status and str(proposal.status),
        "justification": proposal.justification,
        "conflicts": list(proposal.conflicts),
        "sources": [
            {
                "id": each.id,
                "line": each.line,
                "applicable": each.applicable,
                "status": each.status and str(each.status),
                "justification": each.justification,
            }
            for each in proposal.sources
        ],
        "absent": list(proposal.absent),
        "draft": True,
    }
