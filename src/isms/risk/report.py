"""The result of the risk assessment as it is reported: methods, figures, and the register of risks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from isms.alike import grouped
from isms.diagnostic import Text
from isms.excerpt import counted
from isms.knowledge import StepKind
from isms.knowledge.confidence import marked
from isms.model.asset import Asset
from isms.model.once import once
from isms.organisation import by_department
from isms.risk.acceptance import LAPSED, Acceptance
from isms.risk.holding import TAKES_PERSONAL
from isms.risk.matrix import View, has_matrix
from isms.risk.numbers import between
from isms.risk.score import scores
from isms.risk.subjects import kind_label
from isms.risk.tally import Tally, tally

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from isms.diagnostic import Message
    from isms.knowledge import Band, Step
    from isms.model.programme import Programme
    from isms.risk.ladder import Ladder
    from isms.risk.method import Scorer
    from isms.risk.score import Score

EVENTS = Text(ja="情報資産によらないリスク", en="no asset: an event")
INHERITED = Text(ja="{factor} {value}({asset}から)", en="{factor} {value} (from {asset})")
INCLUDED = Text(ja="あり", en="yes")
KIND = Text(ja="{kind}(情報資産{count}件)", en="{kind} ({count} assets)")
NONE_OF = Text(ja="{kind} 0件", en="{kind}, none")
EVERY = Text(ja="{kind} {count}件: {assets}", en="{kind}, {count}: {assets}")
WITHOUT = Text(ja="除外: {assets}", en="without {assets}")
NAMED = 12
"""So many of the assets to which a risk applies by their kind are named; the others are counted."""
METHOD = Text(ja="{title}({method} 版{version})", en="{title} ({method}, version {version})")
BANDS_OURS = Text(
    ja="{method}。レベルの区分は本ツールの設定です(組織の承認が必要)",
    en="{method}; bands set by us, to be approved by the firm",
)
STEP = Text(ja="{parts}の{kind}", en="{kind} of {parts}")
ONLY = Text(ja="{parts}", en="{parts}")
LOOKED_UP = Text(ja="{parts}の組合せから表で決める", en="Looked up in a table by {parts}")
PERSONAL = Text(ja="{step}(個人情報を含むときは{value})", en="{step} ({value} with personal information)")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many risks of a method there are of one level, before treatment, today and after treatment."""

    band: Band
    range: str
    acceptable: bool
    inherent: int
    standing: int
    remaining: int


class Department(NamedTuple):
    """The risks of one department, with how many there are of each level of the method, gravest first."""

    key: str | None
    rows: list[Score]
    levels: list[int]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Part:
    """The risks that one method scores."""

    programme: Programme
    scorer: Scorer
    rows: list[Score]

    @property
    def drawn(self) -> bool:
        """Whether the method has a matrix."""
        return has_matrix(self.scorer)

    @property
    def levels(self) -> list[Counted]:
        """The levels of the method, the gravest first, with how many risks there are of each."""
        inherent, standing, remaining = (
            tally(self.rows, view).levels for view in (View.INHERENT, View.STANDING, View.RESIDUAL)
        )
        return [
            Counted(
                band,
                between(lowest, highest),
                self.scorer.accepts(highest),
                inherent.get(band.level, 0),
                standing.get(band.level, 0),
                remaining.get(band.level, 0),
            )
            for lowest, highest, band in reversed(self.scorer.bands)
        ]

    @property
    def unscored(self) -> list[int]:
        """How many risks cannot be scored before treatment, today and after treatment."""
        return [tally(self.rows, view).unscored for view in (View.INHERENT, View.STANDING, View.RESIDUAL)]

    @property
    def departments(self) -> list[Department]:
        """The risks by department."""
        keys = [band.level for _, _, band in reversed(self.scorer.bands)]
        found = []
        for key, rows in by_department(self.programme, self.rows, lambda row: row.department).items():
            counted = tally(rows)
            found.append(Department(key, rows, [counted.levels.get(level, 0) for level in keys], counted))
        return found


@dataclass(frozen=True, slots=True)
class Report:
    """The result of the risk assessment; drafts are left out, and only counted.

    ``lapsed`` are the drafts that were accepted once and are not any more: risks that are assessed anew.
    """

    programme: Programme
    rows: list[Score]
    drafts: int
    lapsed: list[Score]

    @property
    def tally(self) -> Tally:
        """The figures of all risks."""
        return tally(self.rows)

    @property
    def parts(self) -> list[Part]:
        """The risks by the method that scores them."""
        by_method = grouped(self.rows, lambda row: row.scorer).items()
        return [Part(self.programme, scorer, rows) for scorer, rows in by_method if scorer is not None]

    @property
    def departments(self) -> dict[str | None, list[Score]]:
        """The risks by department, whatever their method."""
        return by_department(self.programme, self.rows, lambda row: row.department)

    @property
    def days(self) -> list[date]:
        """The days on which risks were assessed, in their order."""
        return sorted({row.risk.assessed_on for row in self.rows if row.risk.assessed_on})

    @property
    def undated(self) -> int:
        """How many risks do not say when they were assessed."""
        return sum(row.risk.assessed_on is None for row in self.rows)

    @property
    def assessors(self) -> list[str]:
        """Who assessed risks, by id."""
        return sorted({row.risk.assessed_by for row in self.rows if row.risk.assessed_by})

    @property
    def unscored(self) -> list[Score]:
        """The risks of which something is not known."""
        return [row for row in self.rows if row.unknown]

    @property
    def above(self) -> list[Score]:
        """The risks that may not stay as they stand."""
        return [row for row in self.rows if not row.acceptable]

    @property
    def unaccepted(self) -> list[Score]:
        """The risks of which what remains is not accepted, or not any more."""
        return [row for row in self.rows if row.acceptance is not Acceptance.HOLDS]


@once
def report(programme: Programme) -> Report:
    """Return the result of the risk assessment."""
    rows = scores(programme)
    drafts = [row for row in rows if row.draft]
    lapsed = [row for row in drafts if row.acceptance in LAPSED]
    return Report(programme, [row for row in rows if not row.draft], len(drafts), lapsed)


def subject(programme: Programme, row: Score) -> Text:
    """Return what a risk is about: the asset, the personal information, or the kind of asset."""
    risk = row.risk
    line = programme.personal_information.get(risk.personal_information)
    asset = programme.assets.get(risk.asset)
    names = [_same(each.name) for each in (line, asset) if each is not None]
    if risk.asset_kind:
        names.append(KIND.filled(kind=kind_label(risk.asset_kind), count=len(row.applied_to)))
    if names:
        return Text(ja=" / ".join(each.ja for each in names), en=" / ".join(each.en for each in names))
    named = risk.asset or risk.personal_information
    return _same(named) if named else EVENTS


def applied_to(row: Score) -> list[Message]:
    """Return in words to which assets a risk on a kind of asset applies, and which are exempt."""
    risk = row.risk
    if not risk.asset_kind:
        return []
    keys = row.applied_to
    form = EVERY if keys else NONE_OF
    said = form.of(kind=kind_label(risk.asset_kind), count=len(keys), assets=counted(keys, NAMED))
    return [said, WITHOUT.of(assets=counted(risk.exempt, NAMED))] if risk.exempt else [said]


def by_method(scorer: Scorer) -> Text:
    """Return a method with its version, its certainty, and whether its bands have still to be approved."""
    method = scorer.method
    title = marked(method.title, method.confidence)
    said = METHOD.filled(title=title, method=method.id, version=method.version)
    return BANDS_OURS.filled(method=said) if scorer.bands_ours else said


def taken_over(programme: Programme, row: Score) -> list[Text]:
    """Return in words what the assets of a risk take over from those that are stored in them.

    That personal information is stored is told only where the method asks for it.
    """
    fields = Asset.declaration.fields
    asked = row.scorer is not None and bool(row.scorer.personal)
    return [
        INHERITED.filled(
            factor=fields[each.factor].label,
            value=INCLUDED if each.factor == TAKES_PERSONAL else each.value,
            asset=programme.assets.called(each.asset),
        )
        for each in row.inherited
        if asked or each.factor != TAKES_PERSONAL
    ]


def inheriting(programme: Programme, rows: Iterable[Score]) -> list[tuple[Score, list[Text]]]:
    """Return the risks whose assets take something over, with what."""
    found = ((row, taken_over(programme, row)) for row in rows)
    return [(row, taken) for row, taken in found if taken]


def scale(ladder: Ladder) -> Text:
    """Return the values of a scale with their labels, from the highest."""
    return Text(
        ja="、".join(f"{level.value} {level.label_ja}" for level in ladder.levels),
        en=", ".join(f"{level.value} {level.label_en}" for level in ladder.levels),
    )


def calculation(scorer: Scorer, step: Step) -> Text:
    """Return in words what a step of a method makes of what."""
    parts = [_title(scorer, part) for part in step.of]
    form = LOOKED_UP if step.kind is StepKind.TABLE else STEP if len(parts) > 1 else ONLY
    said = form.filled(parts=parts, kind=step.kind)
    if step.personal_information is None:
        return said
    return PERSONAL.filled(step=said, value=step.personal_information)


def named_step(step: Step) -> Text:
    """Return what a step of a method is called."""
    return Text(ja=step.title_ja or step.name, en=step.title_en or step.name)


def _title(scorer: Scorer, part: str) -> Text:
    """Return what a factor or an earlier step is called."""
    if part in scorer.ladders:
        return scorer.ladders[part].title
    return named_step(scorer.steps[part]) if part in scorer.steps else _same(part)


def _same(name: str) -> Text:
    return Text(ja=name, en=name)
