"""How grave one risk is: before measures, today and after treatment, and what is not known about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import FieldPath, Message, Text
from isms.near import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from isms.model.risk import Risk
    from isms.risk.method import Assessment, Scorer
    from isms.risk.subjects import About, Subject


class Cause(Enum):
    """Why something about a risk is not known."""

    MISSING = "missing"
    """The risk does not give a factor that the method asks of it."""
    OFF_SCALE = "off_scale"
    """What the risk gives is not on the scale."""
    ASSET = "asset"
    """What the asset gives is not on the scale, or it gives nothing."""
    SUBJECT = "subject"
    """The asset is not there, or could not be read."""
    NO_SUBJECT = "no_subject"
    """No asset is of the kind that the risk names."""
    UNREAD = "unread"
    """A field of the risk could not be read."""
    METHOD = "method"
    """The method is not known, or its definition is faulty."""
    PERSONAL = "personal"
    """Nobody has said whether the asset holds personal information; it is scored without."""


class Gap(NamedTuple):
    """One thing that is not known about a risk, and the field of the risk that it concerns."""

    cause: Cause
    field: FieldPath
    message: Message


_NAMED = Text(ja="{name} {title}", en="{name} ({title})")
_MISSING = Text(ja="評価値がありません({factors})。", en="Factors are missing: {factors}.")
_NO_FACTOR = Text(
    ja="評価方法「{method}」に「{factor}」という要素はありません(使える要素: {factors})。{near}",
    en="The method '{method}' has no factor '{factor}' (its factors: {factors}). {near}",
)
_OF_ASSET = Text(
    ja="対象の情報資産の値({factors})が記入されていないか、尺度にありません。",
    en="The asset's values are missing or not on their scale: {factors}.",
)
UNREAD = Text(ja="項目「{field}」を読み込めません。", en="The field '{field}' could not be read.")
_NO_METHOD = Text(
    ja="リスク評価方法が isms.yaml に設定されていないか、見つからないか、読み込めないか、作成中です。",
    en="isms.yaml sets no risk method, or one that is not known, could not be read or is a draft.",
)
_FAULTY = Text(
    ja="評価方法「{method}」の定義に誤りがあります。", en="The definition of the method '{method}' is faulty."
)
_PERSONAL = Text(
    ja="情報資産に個人情報が含まれるかどうかが未記入です。含まないものとして計算しました。",
    en="Nobody has said whether the asset holds personal information; it is scored as if it did not.",
)

_STAGES = ("factors", "current", "residual")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The assessments of a risk, and what is not known about it; risks that are alike share one.

    ``current`` and ``residual`` are None where they are not given as well as where they cannot be told.
    ``standing`` is how the risk stands while treatments are open, ``settled`` how it stands when all are
    done, and ``expected`` what open treatments lead to.
    """

    scorer: Scorer | None
    inherent: Assessment | None = None
    current: Assessment | None = None
    residual: Assessment | None = None
    standing: Assessment | None = None
    settled: Assessment | None = None
    expected: Assessment | None = None
    gaps: tuple[Gap, ...] = ()


class AssetScore(NamedTuple):
    """The assessments of one of the assets that a risk applies to."""

    id: str
    inherent: Assessment | None
    current: Assessment | None
    residual: Assessment | None


def outcome_of(risk: Risk, scorer: Scorer | None, about: About | None, obstacle: Gap | None) -> Outcome:
    """Score a risk for everything that it is about, unless something hinders it; the gravest counts."""
    if scorer is None:
        return Outcome(None, gaps=(Gap(Cause.METHOD, (), _NO_METHOD.of()),))
    given = Given(scorer, risk)
    stages = [given.stages(subject) for subject in about or ()] if obstacle is None else [(None, None, None)]
    inherent, current, residual = (_gravest(assessments) for assessments in zip(*stages, strict=True))
    gaps = [obstacle] if obstacle else [gap for subject in about or () for gap in given.gaps(subject)]
    standing = current if given.gives("current") else inherent
    expected = residual if given.gives("residual") else standing
    return Outcome(
        scorer,
        inherent,
        current,
        residual,
        standing,
        standing if given.gives("current") else expected,
        expected,
        (*_different(gaps), *given.off_scale(), *given.unread()),
    )


def _different(gaps: Iterable[Gap]) -> list[Gap]:
    """Return every gap once."""
    found: list[Gap] = []
    for gap in gaps:
        if gap not in found:
            found.append(gap)
    return found


def _gravest(assessments: Iterable[Assessment | None]) -> Assessment | None:
    """Return the gravest of several assessments; None where one of them is not known."""
    gravest: Assessment | None = None
    for assessment in assessments:
        if assessment is None:
            return None
        if gravest is None or assessment.score > gravest.score:
            gravest = assessment
    return gravest


class Given:
    """The factors that one risk gives, to be scored for what it is about."""

    def __init__(self, scorer: Scorer, risk: Risk) -> None:
        """Take the method and the risk."""
        self._scorer = scorer
        self._risk = risk

    def gives(self, stage: str) -> bool:
        """Tell whether the risk gives an assessment, readable or not."""
        return bool(getattr(self._risk, stage)) or stage in self._risk.unread

    def stages(self, subject: Subject) -> tuple[Assessment | None, Assessment | None, Assessment | None]:
        """Return the inherent, current and residual assessment for one subject."""
        inherent, current, residual = (
            self._assess(subject, getattr(self._risk, stage)) if getattr(self._risk, stage) else []
            for stage in _STAGES
        )
        return _known(inherent), _known(current), _known(residual)

    def _assess(self, subject: Subject, changed: Mapping[str, str]) -> Assessment | list[str]:
        """Score the factors of the risk with some of them changed.

        What an asset carries is taken from the asset, even where the risk gives it too.
        """
        given = {**self._risk.factors, **changed}
        if subject.asset:
            for name in self._scorer.of_assets:
                value: str | None = getattr(subject, name)
                given.pop(name, None)
                if value is not None:
                    given[name] = value
        return self._scorer.assess(given, personal=subject.personal is True)

    def gaps(self, subject: Subject) -> Iterator[Gap]:
        """Say what is not known, and why the inherent assessment cannot be told where it cannot."""
        if subject.personal is None and self._scorer.personal:
            yield Gap(Cause.PERSONAL, ("asset",), _PERSONAL.of())
        lacking = self._assess(subject, {})
        if not isinstance(lacking, list):
            return
        if not lacking:
            yield Gap(Cause.METHOD, (), _FAULTY.of(method=self._scorer.method.id))
        ladders = [self._scorer.ladders[name] for name in lacking]
        of_asset = [ladder.title for ladder in ladders if subject.asset and ladder.asked_of_asset]
        missing = [
            _NAMED.filled(name=ladder.name, title=ladder.title)
            for ladder in ladders
            if not (subject.asset and ladder.asked_of_asset) and ladder.name not in self._risk.factors
        ]
        if of_asset:
            yield Gap(Cause.ASSET, ("asset",), _OF_ASSET.of(factors=of_asset))
        if missing:
            yield Gap(Cause.MISSING, ("factors",), _MISSING.of(factors=missing))

    def off_scale(self) -> Iterator[Gap]:
        """Find the factors that the method does not have, and the values that are on no scale."""
        for stage in _STAGES:
            for name, text in getattr(self._risk, stage).items():
                ladder = self._scorer.ladders.get(name)
                if ladder is not None and ladder.read(text) is None:
                    yield Gap(Cause.OFF_SCALE, (stage, name), ladder.off(text))
                elif ladder is None and not name.startswith("x_"):
                    yield Gap(Cause.OFF_SCALE, (stage, name), self._no_factor(name))

    def _no_factor(self, name: str) -> Message:
        factors = list(self._scorer.ladders)
        near = Vocabulary(factors).near(name)
        return _NO_FACTOR.of(method=self._scorer.method.id, factor=name, factors=factors, near=near)

    def unread(self) -> Iterator[Gap]:
        """Find the later assessments that are written and could not be read."""
        for stage in _STAGES[1:]:
            if stage in self._risk.unread:
                yield Gap(Cause.UNREAD, (stage,), UNREAD.of(field=self._risk.label_of(stage)))


def _known(assessment: Assessment | list[str]) -> Assessment | None:
    return None if isinstance(assessment, list) else assessment
