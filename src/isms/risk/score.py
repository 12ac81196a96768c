"""The rows of the risk table: what each risk is worth on the day, and whether it may stay like that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.model.once import once
from isms.model.risk import Decision
from isms.risk.acceptance import Acceptance, Acceptances, acceptances
from isms.risk.assess import Assessor, assessor
from isms.risk.numbers import for_json
from isms.sign_off import outdated
from isms.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from isms.diagnostic import Language, Message
    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.model.treatment import Treatment
    from isms.risk.holding import Inherited
    from isms.risk.method import Assessment, Scorer
    from isms.risk.outcome import AssetScore, Outcome


_ACCEPT = Decision.ACCEPT
_FINE = frozenset({Acceptance.HOLDS, Acceptance.UNDECIDED})


class Score:
    """One risk on the day: what it is worth, and whether it may stay like that.

    ``outcome`` holds its assessments; ``treated`` tells that it has treatments and all are done.
    """

    __slots__ = ("_table", "outcome", "risk", "treated")

    def __init__(self, table: _Table, risk: Risk, outcome: Outcome, treated: bool) -> None:  # noqa: FBT001
        """Lay the row out; what few ask for is worked out when it is asked for."""
        self._table = table
        self.risk = risk
        self.outcome = outcome
        self.treated = treated

    @property
    def standing(self) -> Assessment | None:
        """How the risk stands: current, else residual where all treatments are done, else inherent."""
        return self.outcome.settled if self.treated else self.outcome.standing

    @property
    def remaining(self) -> Assessment | None:
        """What is or would be accepted: what treatment leads to, or the whole where there is none."""
        if self.treated:
            return self.outcome.settled
        return self.outcome.standing if self.risk.decision is _ACCEPT else self.outcome.expected

    @property
    def acceptance(self) -> Acceptance:
        """How the acceptance of what remains stands on the day."""
        return self._table.acceptances.state(self.risk, self.remaining, self.outcome.scorer)

    @property
    def acceptable(self) -> bool:
        """Whether the risk may stand as it does; what is unknown may not."""
        standing = self.outcome.settled if self.treated else self.outcome.standing
        return standing is not None and standing.acceptable

    @property
    def excused(self) -> bool:
        """Whether a risk that is not acceptable is being treated in time, or is knowingly accepted."""
        return not self.acceptable and (self._accepted() or self._table.in_time(self))

    def _accepted(self) -> bool:
        return (
            self.risk.decision is _ACCEPT
            and self.acceptance is Acceptance.HOLDS
            and self.remaining is not None
        )

    @property
    def fails(self) -> bool:
        """Whether the risk is above the criterion with nothing that excuses it; a draft never is."""
        return not (self.acceptable or self.risk.draft or self.excused)

    @property
    def id(self) -> str:
        """The id of the risk."""
        return self.risk.key

    @property
    def title(self) -> str:
        """The title of the risk."""
        return self.risk.title

    @property
    def owner(self) -> str:
        """The id of the owner of the risk."""
        return self.risk.owner

    @property
    def decision(self) -> Decision:
        """What is decided about the risk."""
        return self.risk.decision

    @property
    def draft(self) -> bool:
        """Whether the risk is incomplete on purpose."""
        return self.risk.draft

    @property
    def department(self) -> str | None:
        """The department of the asset or personal information, else of the owner."""
        return self._table.department(self.risk)

    @property
    def scorer(self) -> Scorer | None:
        """The method that scored the risk, with its criterion."""
        return self.outcome.scorer

    @property
    def method(self) -> str | None:
        """The id of the method."""
        return self.scorer.method.id if self.scorer else None

    @property
    def version(self) -> str | None:
        """The version of the method."""
        return self.scorer.method.version if self.scorer else None

    @property
    def unsure(self) -> bool:
        """Whether the score rests on a method that is not certain."""
        return self.scorer is not None and self.scorer.unsure

    @property
    def bands_ours(self) -> bool:
        """Whether the levels rest on bands that this tool has set, so that the firm has to approve them."""
        return self.scorer is not None and self.scorer.bands_ours

    @property
    def inherent(self) -> Assessment | None:
        """The assessment without measures, or what the method calls its first one."""
        return self.outcome.inherent

    @property
    def current(self) -> Assessment | None:
        """The assessment of today; None where none is given, or where it is not known."""
        return self.outcome.current

    @property
    def residual(self) -> Assessment | None:
        """The assessment expected after treatment; None where none is given, or where it is not known."""
        return self.outcome.residual

    @property
    def unknown(self) -> tuple[Message, ...]:
        """What is not known about the risk."""
        return tuple(gap.message for gap in self.outcome.gaps)

    @property
    def inherited(self) -> tuple[Inherited, ...]:
        """What the assets of the risk take over from those that are stored in them."""
        return self._table.inherited(self.risk)

    @property
    def applied_to(self) -> list[str]:
        """The ids of the assets that a risk on a kind of asset applies to, without scoring it for each."""
        return self._table.assessor.applied_to(self.risk)

    @property
    def assets(self) -> list[AssetScore]:
        """The assessments of each asset, for a risk that names a kind of asset."""
        return self._table.assessor.assets(self.risk)


class _Table:
    """What the rows of one programme have in common."""

    def __init__(self, programme: Programme) -> None:
        self.assessor: Assessor = assessor(programme)
        self.acceptances: Acceptances = acceptances(programme)
        self._day = programme.as_of
        self._assets = programme.assets
        self._personal_information = programme.personal_information
        self._people = programme.people
        self._treatments = treatments_by_risk(programme)
        self._treated = frozenset(
            risk
            for risk, each in self._treatments.items()
            if all(treatment.done and not treatment.draft for treatment in each)
        )

    def rows(self, risks: Sequence[Risk]) -> list[Score]:
        """Return the rows of some risks."""
        treated = self._treated
        outcomes = self.assessor.outcomes(risks)
        return [
            Score(self, risk, each, risk.key in treated) for risk, each in zip(risks, outcomes, strict=True)
        ]

    def in_time(self, row: Score) -> bool:
        """Tell whether an approved treatment that is not late leads to what is acceptable or accepted."""
        residual = row.outcome.residual
        if residual is None or not (residual.acceptable or row.acceptance is Acceptance.HOLDS):
            return False
        treatments = self._treatments.get(row.id, ())
        return any(under_way(treatment) and treatment.due >= self._day for treatment in treatments)

    def inherited(self, risk: Risk) -> tuple[Inherited, ...]:
        """Return what the assets that a risk is about take over from those stored in them."""
        known = self.assessor.subjects.inherited
        if not known:
            return ()
        line = self._personal_information.get(risk.personal_information)
        named = [risk.asset, line.asset if line else None]
        if risk.asset_kind:
            named += self.assessor.subjects.of_kind(risk.asset_kind, risk.exempt)
        keys = dict.fromkeys(key for key in named if key in known)
        return tuple(each for key in keys if key for each in known[key].values())

    def department(self, risk: Risk) -> str | None:
        """Return the department of the asset or personal information, else of the owner."""
        home = (
            self._assets.get(risk.asset)
            or self._personal_information.get(risk.personal_information)
            or self._people.get(risk.owner)
        )
        return home.department if home else None


def under_way(treatment: Treatment) -> bool:
    """Tell whether a treatment is approved, as it stands, and not done."""
    approved = bool(treatment.approved_by and treatment.approved_on) and not outdated(treatment)
    return approved and not (treatment.done or treatment.draft)


@once
def treatments_by_risk(programme: Programme) -> Mapping[str, list[Treatment]]:
    """Return the treatments of each risk that has some."""
    found: dict[str, list[Treatment]] = {}
    for treatment in programme.treatments:
        for risk in treatment.risks:
            found.setdefault(risk, []).append(treatment)
    return found


@once
def _table(programme: Programme) -> _Table:
    return _Table(programme)


@once
@uncollected()
def scores(programme: Programme) -> list[Score]:
    """Return one row for every risk, in the order of the records."""
    return _table(programme).rows(programme.risks.records)


def score(programme: Programme, risk: Risk) -> Score:
    """Return the row of one risk."""
    return _table(programme).rows([risk])[0]


@once
def failing(programme: Programme) -> list[Score]:
    """Return the risks above the criterion that nothing excuses; drafts never are."""
    return [row for row in scores(programme) if row.fails]


@once
def not_accepted(programme: Programme) -> list[Score]:
    """Return the decided risks whose acceptance does not hold, drafts among them."""
    day = programme.as_of
    found = []
    for row in scores(programme):
        risk = row.risk
        until = risk.accepted_until
        # Nearly all are accepted by their owner and in time: what remains of them decides.
        if risk.owner in risk.accepted_by and risk.accepted_on and risk.stamps is None:
            remaining = row.remaining
            if (until is None or until >= day) and remaining is not None and remaining.acceptable:
                continue
        if row.acceptance not in _FINE:
            found.append(row)
    return found


def assessment_to_json(assessment: Assessment) -> Mapping[str, Any]:
    """Return an assessment as other programs read it."""
    return {
        "score": for_json(assessment.score),
        "level": assessment.level,
        "parts": {name: for_json(value) for name, value in assessment.parts.items()},
    }


def to_json(
    row: Score,
    language: Language,
    written: Callable[[Assessment], Mapping[str, Any]] = assessment_to_json,
) -> dict[str, Any]:
    """Return a row as other programs read it; ``written`` says how an assessment is."""
    risk, outcome, scorer = row.risk, row.outcome, row.outcome.scorer

    def assessed(assessment: Assessment | None) -> Mapping[str, Any] | None:
        return None if assessment is None else written(assessment)

    return {
        "id": risk.key,
        "title": risk.title,
        "owner": risk.owner,
        "method": scorer and scorer.method.id,
        "inherent": assessed(outcome.inherent),
        "residual": assessed(outcome.residual),
        "acceptable": row.acceptable,
        "decision": risk.decision and risk.decision.value,
        "number": risk.number,
        "department": row.department,
        "version": scorer and scorer.method.version,
        "current": assessed(outcome.current),
        "standing": assessed(row.standing),
        "acceptance": row.acceptance.value,
        "accepted_by": list(risk.accepted_by),
        "accepted_on": risk.accepted_on and risk.accepted_on.isoformat(),
        "accepted_until": risk.accepted_until and risk.accepted_until.isoformat(),
        "excused": row.excused,
        "fails": row.fails,
        "draft": risk.draft,
        "bands": scorer and scorer.method.bands_source.value,
        "confidence": scorer and str(scorer.method.confidence),
        "assets": [
            {
                "id": each.id,
                "inherent": assessed(each.inherent),
                "current": assessed(each.current),
                "residual": assessed(each.residual),
            }
            for each in row.assets
        ],
        "inherited": [each._asdict() for each in row.inherited],
        "unknown": [gap.message.say(language) for gap in outcome.gaps],
    }
