"""How grave the risks of a programme are: each by its method, and what is alike only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.model.once import once
from isms.risk import criterion
from isms.risk.method import Scorer, finished
from isms.risk.outcome import UNREAD, AssetScore, Cause, Gap, Given, outcome_of
from isms.risk.subjects import EVENT, Subject, Subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.risk.ladder import Ladder
    from isms.risk.outcome import Outcome
    from isms.risk.subjects import About

_SUBJECT = Text(ja="対象の情報資産が読み込まれていません。", en="The asset was not read.")
_NO_SUBJECT = Text(
    ja="媒体又は情報の種類が「{kind}」である情報資産がありません。{near}",
    en="No asset is of the medium or category '{kind}'. {near}",
)
_ALL_EXEMPT = Text(
    ja="媒体又は情報の種類が「{kind}」である情報資産を、すべて exempt で除外しています。",
    en="Every asset of the medium or category '{kind}' is exempt.",
)

_DECIDING = frozenset({"asset", "personal_information", "asset_kind", "exempt", "phase", "factors"})
"""Fields without which no assessment of a risk can be told."""
_SOME_ASSET = (Subject(personal=False, asset=True),)
"""What a risk is taken to be about whose asset or kind of asset is not there yet."""


class Assessor:
    """Scores the risks of one programme; what is alike is scored once."""

    def __init__(self, programme: Programme) -> None:
        """Prepare the methods of a programme and go through its assets."""
        settings = programme.settings.risk
        self.method = _scorer(programme, settings.method if settings else None)
        lifecycle = settings.lifecycle_method if settings else None
        self.lifecycle_method = _scorer(programme, lifecycle) if lifecycle else self.method
        self.subjects = Subjects(programme, self.method.of_assets if self.method else {})
        # What decides an outcome is known by its identity: the reader shares what is equal, and what
        # is kept alive cannot have its identity taken by something else.
        self._outcomes: dict[tuple[int, int, int, int], Outcome] = {}
        self._lifecycle_outcomes: dict[tuple[int, int, int, int], Outcome] = {}
        self._alive: list[object] = []

    def scorer(self, risk: Risk) -> Scorer | None:
        """Return the method by which a risk is scored: personal information by phase has its own."""
        return self.lifecycle_method if risk.personal_information and risk.phase else self.method

    def asked(self, risk: Risk) -> list[Ladder]:
        """Return the scales of the factors that a risk itself gives; what it is about gives the others."""
        scorer = self.scorer(risk)
        if scorer is None:
            return []
        names = {
            name
            for subject in self.subjects.of(risk) or _SOME_ASSET
            for name in scorer.asked(personal=subject.personal is True)
            if not (subject.asset and scorer.ladders[name].asked_of_asset)
        }
        return [ladder for name, ladder in scorer.ladders.items() if name in names]

    def outcomes(self, risks: Iterable[Risk]) -> list[Outcome]:
        """Return the assessments of some risks; most are about one asset or none, and soon found."""
        of_asset, known, outcome = self.subjects.of_asset.get, self._outcomes.get, self.outcome
        found = []
        for risk in risks:
            if risk.asset_kind or risk.personal_information or risk.unread:
                found.append(outcome(risk))
            else:
                about = of_asset(risk.asset) if risk.asset else EVENT
                key = (id(about), id(risk.factors), id(risk.current), id(risk.residual))
                found.append(known(key) or outcome(risk))
        return found

    def outcome(self, risk: Risk) -> Outcome:
        """Return the assessments of a risk."""
        about = self.subjects.of(risk)
        scorer = self.scorer(risk)
        if risk.unread or not about:
            return outcome_of(risk, scorer, about, self._obstacle(risk, about))
        outcomes = self._outcomes if scorer is self.method else self._lifecycle_outcomes
        key = (id(about), id(risk.factors), id(risk.current), id(risk.residual))
        found = outcomes.get(key)
        if found is None:
            found = outcomes[key] = outcome_of(risk, scorer, about, None)
            self._alive += (about, risk.factors, risk.current, risk.residual)
        return found

    def _obstacle(self, risk: Risk, about: About | None) -> Gap | None:
        """Return what keeps a risk from being scored at all."""
        unread = sorted(_DECIDING & risk.unread)
        if unread:
            return Gap(Cause.UNREAD, (unread[0],), UNREAD.of(field=risk.label_of(unread[0])))
        if about is None:
            return Gap(Cause.SUBJECT, ("asset",), _SUBJECT.of())
        if about:
            return None
        kind = risk.asset_kind or ""
        if self.subjects.of_kind(kind, ()):
            return Gap(Cause.NO_SUBJECT, ("exempt",), _ALL_EXEMPT.of(kind=kind))
        near = self.subjects.kinds.near(kind)
        return Gap(Cause.NO_SUBJECT, ("asset_kind",), _NO_SUBJECT.of(kind=kind, near=near))

    def assets(self, risk: Risk) -> list[AssetScore]:
        """Return the assessments of each asset that a risk applies to by its kind."""
        scorer = self.scorer(risk)
        if scorer is None:
            return []
        given = Given(scorer, risk)
        return [AssetScore(key, *given.stages(subject)) for key, subject in self._of_kind(risk).items()]

    def applied_to(self, risk: Risk) -> list[str]:
        """Return the ids of the assets that a risk applies to by its kind, where it can be scored at all."""
        return list(self._of_kind(risk)) if self.scorer(risk) else []

    def _of_kind(self, risk: Risk) -> Mapping[str, Subject]:
        return self.subjects.of_kind(risk.asset_kind, risk.exempt) if risk.asset_kind else {}


@once
def assessor(programme: Programme) -> Assessor:
    """Return what scores the risks of a programme."""
    return Assessor(programme)


def asset_ladders(programme: Programme) -> Mapping[str, list[Ladder]]:
    """Return the scales on which assets have a value, of all methods in use, by factor."""
    scoring = assessor(programme)
    scorers = dict.fromkeys(scorer for scorer in (scoring.method, scoring.lifecycle_method) if scorer)
    found: dict[str, list[Ladder]] = {}
    for scorer in scorers:
        for name, ladder in scorer.of_assets.items():
            found.setdefault(name, []).append(ladder)
    return found


def _scorer(programme: Programme, name: str | None) -> Scorer | None:
    """Return a method of the programme ready to score, under the criterion that isms.yaml sets."""
    method = programme.knowledge.methods.get(name) if name else None
    if method is None or not finished(method):
        return None
    return Scorer(method, criterion.set_by(programme, method.id))
