"""The rows of the risk table: what each risk is worth on the day, and whether it may stay like that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms.model.once import once
from isms.model.risk import Decision
from isms.risk.acceptance import Acceptance, Acceptances, acceptances
from isms.risk.assess import Assessor, AssetScore, Outcome, assessor
from isms.risk.numbers import for_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.diagnostic import Language, Message
    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.model.treatment import Treatment
    from isms.risk.method import Assessment, Scorer


@dataclass(slots=True, eq=False)
class Score:
    """One risk on the day.

    ``standing`` is how it stands today: its current assessment, else the residual one where every
    treatment is done, else the inherent one. ``remaining`` is what is, or would have to be, accepted.
    ``acceptable`` tells whether it may stand like that; what is unknown may not. ``excused`` tells that
    a risk that may not is being treated in time, or is accepted.
    """

    risk: Risk
    scorer: Scorer | None
    outcome: Outcome
    standing: Assessment | None
    remaining: Assessment | None
    acceptance: Acceptance
    acceptable: bool
    excused: bool
    department: str | None

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
    def method(self) -> str | None:
        """The id of the method that scored the risk."""
        return self.scorer.method.id if self.scorer else None

    @property
    def version(self) -> str | None:
        """The version of the method that scored the risk."""
        return self.scorer.method.version if self.scorer else None

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
    def fails(self) -> bool:
        """Whether the risk is above the criterion with nothing that excuses it; a draft never is."""
        return not (self.acceptable or self.excused or self.risk.draft)


class _Table:
    """Makes the rows of one programme."""

    def __init__(self, programme: Programme) -> None:
        self._day = programme.as_of
        self._assessor: Assessor = assessor(programme)
        self._acceptances: Acceptances = acceptances(programme)
        self._treatments = treatments_by_risk(programme)
        self._assets = programme.assets
        self._personal_information = programme.personal_information
        self._people = programme.people

    def row(self, risk: Risk) -> Score:
        """Return the row of one risk."""
        outcome = self._assessor.outcome(risk)
        scorer = self._assessor.scorer(risk)
        treatments = self._treatments.get(risk.key, ())
        treated = bool(treatments) and all(treatment.done for treatment in treatments)
        standing = _standing(risk, outcome, treated=treated)
        final = treated or risk.decision is Decision.ACCEPT
        remaining = standing if final else _expected(risk, outcome, standing)
        acceptance = self._acceptances.state(risk, remaining, scorer)
        acceptable = standing is not None and standing.acceptable
        excused = not acceptable and (
            self._accepted(risk, remaining, acceptance) or self._in_time(outcome, acceptance, treatments)
        )
        department = self._department(risk)
        return Score(risk, scorer, outcome, standing, remaining, acceptance, acceptable, excused, department)

    @staticmethod
    def _accepted(risk: Risk, remaining: Assessment | None, acceptance: Acceptance) -> bool:
        """Tell whether it is decided to accept a known risk, and the acceptance holds."""
        return risk.decision is Decision.ACCEPT and acceptance is Acceptance.HOLDS and remaining is not None

    def _in_time(self, outcome: Outcome, acceptance: Acceptance, treatments: Iterable[Treatment]) -> bool:
        """Tell whether an approved treatment that is not late leads to what is acceptable or accepted."""
        residual = outcome.residual
        if residual is None or not (residual.acceptable or acceptance is Acceptance.HOLDS):
            return False
        return any(under_way(treatment) and treatment.due >= self._day for treatment in treatments)

    def _department(self, risk: Risk) -> str | None:
        """Return the department of the asset or personal information, else of the owner."""
        home = (
            self._assets.get(risk.asset)
            or self._personal_information.get(risk.personal_information)
            or self._people.get(risk.owner)
        )
        return home.department if home else None


def _standing(risk: Risk, outcome: Outcome, *, treated: bool) -> Assessment | None:
    """Return how a risk stands today."""
    if risk.current or "current" in risk.unread:
        return outcome.current
    return _expected(risk, outcome, outcome.inherent) if treated else outcome.inherent


def _expected(risk: Risk, outcome: Outcome, otherwise: Assessment | None) -> Assessment | None:
    """Return what is expected after treatment, where the risk says so."""
    return outcome.residual if risk.residual or "residual" in risk.unread else otherwise


def under_way(treatment: Treatment) -> bool:
    """Tell whether a treatment is approved and not done."""
    return not (treatment.done or treatment.draft) and bool(treatment.approved_by and treatment.approved_on)


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
def scores(programme: Programme) -> list[Score]:
    """Return one row for every risk, in the order of the records."""
    row = _table(programme).row
    return [row(risk) for risk in programme.risks]


def score(programme: Programme, risk: Risk) -> Score:
    """Return the row of one risk."""
    return _table(programme).row(risk)


def assets(programme: Programme, risk: Risk) -> list[AssetScore]:
    """Return the assessments of each asset, for a risk that names a kind of asset."""
    return assessor(programme).assets(risk)


def failing(rows: Iterable[Score]) -> list[Score]:
    """Return the risks that are above the criterion with nothing that excuses them."""
    return [row for row in rows if row.fails]


def to_json(programme: Programme, row: Score, language: Language) -> dict[str, Any]:
    """Return a row as other programs read it."""
    return {
        "id": row.id,
        "title": row.title,
        "owner": row.owner,
        "method": row.method,
        "inherent": _assessment(row.inherent),
        "residual": _assessment(row.residual),
        "acceptable": row.acceptable,
        "decision": row.decision and str(row.decision),
        "number": row.risk.number,
        "department": row.department,
        "version": row.version,
        "current": _assessment(row.current),
        "standing": _assessment(row.standing),
        "acceptance": row.acceptance.value,
        "excused": row.excused,
        "fails": row.fails,
        "draft": row.draft,
        "bands": "ours" if row.bands_ours else "published",
        "assets": [
            {
                "id": each.id,
                "inherent": _assessment(each.inherent),
                "current": _assessment(each.current),
                "residual": _assessment(each.residual),
            }
            for each in assets(programme, row.risk)
        ],
        "unknown": [message.say(language) for message in row.unknown],
    }


def _assessment(assessment: Assessment | None) -> dict[str, Any] | None:
    if assessment is None:
        return None
    return {
        "score": for_json(assessment.score),
        "level": assessment.level,
        "parts": {name: for_json(value) for name, value in assessment.parts.items()},
    }
