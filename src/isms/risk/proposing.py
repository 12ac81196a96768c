"""Risks to think of: threats by medium and by phase of handling, the commonest accidents first.

These are proposals out of packaged lists. Nothing becomes a record by itself, and a threat that is not on the
lists may matter more than all of them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from isms.inventory import in_use
from isms.knowledge.practice import AccidentFigure, Counted, RiskProposal
from isms.ledger import excluded, handled
from isms.model.asset import Asset
from isms.model.once import once
from isms.model.risk import Phase
from isms.risk.assess import assessor
from isms.risk.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme
    from isms.model.risk import Risk

FACTS = (RiskProposal, AccidentFigure)
"""The tables of facts that have to be read before anything is proposed."""


class Told(NamedTuple):
    """A risk, and its words without differences of width and case."""

    risk: Risk
    words: str


class Proposal(NamedTuple):
    """A risk to think of for one asset, or for personal information in one phase.

    ``figure`` is the share of all accidents reported that the newest statistics count of it. ``considered``
    are the risks that seem to be about it already.
    """

    subject: Asset | PersonalInformation
    pair: RiskProposal
    figure: AccidentFigure | None
    considered: tuple[Risk, ...]

    @property
    def phase(self) -> Phase | None:
        """The phase of handling that it is about."""
        return next((phase for phase in Phase if phase.value == self.pair.phase), None)


def proposals(programme: Programme, subject: Asset | PersonalInformation) -> list[Proposal]:
    """Return what to think of for an asset by its media, or for personal information by phase.

    The commonest accidents stand first: of an asset over all, of personal information in each phase.
    """
    about = _risks_about(programme).get(subject.reference, [])
    if isinstance(subject, Asset):
        media = set(map(str, subject.medium))
        return [
            _proposal(programme, subject, pair, about) for pair in _pairs(programme) if pair.medium in media
        ]
    excused = set(excluded(subject))
    found = []
    for phase in Phase:
        if phase not in excused:
            there = [told for told in about if told.risk.phase is phase]
            pairs = [pair for pair in _pairs(programme) if pair.phase == phase.value]
            found += [_proposal(programme, subject, pair, there) for pair in pairs]
    return found


def one_each_phase(found: Iterable[Proposal]) -> list[Proposal]:
    """Return one proposal for each phase: the commonest accident that no risk is about, else the first."""
    chosen: dict[str | None, Proposal] = {}
    for each in found:
        other = chosen.setdefault(each.pair.phase, each)
        if other.considered and not each.considered:
            chosen[each.pair.phase] = each
    return list(chosen.values())


def never_considered(programme: Programme) -> list[tuple[RiskProposal, AccidentFigure | None, int]]:
    """Return the threats that no risk is about, with how many assets or lines of ledgers they could hit."""
    exposed: Counter[str] = Counter()
    considered: set[str] = set()
    subjects: list[Asset | PersonalInformation] = [*in_use(programme), *handled(programme)]
    for subject in subjects:
        for each in proposals(programme, subject):
            key = each.pair.identity()
            exposed[key] += 1
            if each.considered:
                considered.add(key)
    return [
        (pair, _figure(programme, pair), exposed[pair.identity()])
        for pair in _pairs(programme)
        if exposed[pair.identity()] and pair.identity() not in considered
    ]


def _proposal(
    programme: Programme, subject: Asset | PersonalInformation, pair: RiskProposal, about: Sequence[Told]
) -> Proposal:
    recognised = _recognised(programme)[pair.identity()]
    considered = tuple(told.risk for told in about if any(word in told.words for word in recognised))
    return Proposal(subject, pair, _figure(programme, pair), considered)


@once
def _recognised(programme: Programme) -> Mapping[str, list[str]]:
    """Return the words by which each threat is recognised in a risk."""
    return {
        pair.identity(): list(map(plain, (*pair.recognised_by, pair.threat_ja, pair.threat_en)))
        for pair in _pairs(programme)
    }


@once
def _pairs(programme: Programme) -> list[RiskProposal]:
    """Return the pairs, those with the highest share of accidents first and the rest as they are listed."""
    every = list(programme.knowledge.table(RiskProposal).values())

    def share(pair: RiskProposal) -> tuple[bool, object]:
        figure = _figure(programme, pair)
        return (figure is None, -figure.value if figure else 0)

    return sorted(every, key=share)


def _figure(programme: Programme, pair: RiskProposal) -> AccidentFigure | None:
    return _figures(programme).get(pair.accident) if pair.accident else None


@once
def _figures(programme: Programme) -> Mapping[str, AccidentFigure]:
    """Return the newest figure of each event that is counted."""
    events = [
        figure
        for figure in programme.knowledge.table(AccidentFigure).values()
        if figure.counts is Counted.EVENT
    ]
    return {figure.item: figure for figure in sorted(events, key=lambda figure: figure.fiscal_year)}


@once
def _risks_about(programme: Programme) -> Mapping[str, list[Told]]:
    """Return the risks on each asset and on each line of personal information; drafts are thought of, too."""
    found: dict[str, list[Told]] = {}
    subjects = assessor(programme).subjects
    for risk in programme.risks:
        named = [f"asset:{risk.asset}"] if risk.asset else []
        if risk.asset_kind:
            named += [f"asset:{key}" for key in subjects.of_kind(risk.asset_kind, risk.exempt)]
        line = programme.personal_information.get(risk.personal_information)
        if line is not None:
            named += [line.reference, *([f"asset:{line.asset}"] if line.asset else [])]
        told = Told(risk, plain(" ".join(filter(None, (risk.title, risk.threat, risk.impact)))))
        for reference in dict.fromkeys(named):
            found.setdefault(reference, []).append(told)
    return found
