"""Whether what remains of a risk is accepted, by whom it has to be, on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.model.once import once
from isms.model.person import Role
from isms.model.risk import Decision
from isms.risk.criterion import Criterion
from isms.risk.numbers import exact, written
from isms.roles import may_have_held
from isms.scalars import Word
from isms.sign_off import ACCEPTANCE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.model.stamp import Stamp
    from isms.risk.method import Assessment, Scorer

_SCORE = Text(ja="リスク値({then}→{now})", en="score ({then} -> {now})")
_LEVEL = Text(ja="レベル({then}→{now})", en="level ({then} -> {now})")
_METHOD = Text(ja="評価方法({then}→{now})", en="method ({then} -> {now})")
_DEFINITION = Text(
    ja="評価方法の定義(版 {version} のまま)", en="definition of the method (still version {version})"
)
_UNKNOWN = Text(ja="不明", en="unknown")


class Acceptance(Word):
    """How the acceptance of a remaining risk stands on the day."""

    HOLDS = "holds", "受容済み", "accepted"
    UNDECIDED = "undecided", "対応未定", "not decided"
    """There is nothing to accept before it is decided what to do."""
    NONE = "none", "未受容", "not accepted"
    """No one has accepted it, or the day is not known."""
    NOT_BY_OWNER = "not_by_owner", "未受容(リスク所有者の受容なし)", "not accepted by the owner"
    NOT_BY_TOP = "not_by_top", "未受容(トップマネジメントの受容なし)", "not accepted by top management"
    """What remains is above the criterion, and no one of the top management has accepted it."""
    OVER = "over", "受容期限切れ", "acceptance is over"
    """It was accepted until a day that is past."""
    STALE = "stale", "受容後に変更あり", "changed since accepted"
    """The risk is no longer what was accepted."""


LAPSED = frozenset({Acceptance.OVER, Acceptance.STALE})
"""Accepted once, and not any more."""


class Acceptances:
    """Judges the acceptances of one programme."""

    def __init__(self, programme: Programme) -> None:
        """Keep the programme, whose people tell who was top management."""
        self._programme = programme
        self._day = programme.as_of

    def state(self, risk: Risk, remaining: Assessment | None, scorer: Scorer | None) -> Acceptance:
        """Return how the acceptance of what remains of a risk stands.

        Who led the organisation is judged on the day of the acceptance; who owns the risk, today.
        """
        if risk.decision is Decision.OPEN:
            return Acceptance.UNDECIDED
        accepted_on = risk.accepted_on
        if not risk.accepted_by or accepted_on is None:
            return Acceptance.NONE
        if risk.owner not in risk.accepted_by:
            return Acceptance.NOT_BY_OWNER
        if risk.stamps is not None and stale(risk, remaining, scorer):
            return Acceptance.STALE
        if _above(remaining, scorer) and not self._led(risk.accepted_by, accepted_on):
            return Acceptance.NOT_BY_TOP
        if risk.accepted_until is not None and risk.accepted_until < self._day:
            return Acceptance.OVER
        return Acceptance.HOLDS

    def _led(self, people: tuple[str, ...], day: date) -> bool:
        """Tell whether one of some people was top management on a day, as far as the records still tell."""
        return any(may_have_held(self._programme, key, Role.TOP_MANAGEMENT, day) for key in people)


def _above(remaining: Assessment | None, scorer: Scorer | None) -> bool:
    """Tell whether what remains is known to be above a criterion that is known."""
    known = scorer is not None and isinstance(scorer.criterion, Criterion)
    return known and remaining is not None and not remaining.acceptable


@once
def acceptances(programme: Programme) -> Acceptances:
    """Return what judges the acceptances of a programme."""
    return Acceptances(programme)


def digest(risk: Risk, scorer: Scorer | None) -> str:
    """Return the fingerprint of a risk as it is accepted: what it says, and the method with its version."""
    return ACCEPTANCE.digest(risk, **_judged_by(scorer))


def _judged_by(scorer: Scorer | None) -> dict[str, str]:
    """Return the method, with its version, by which a risk was judged."""
    method = scorer.method if scorer else None
    return {"method": method.id if method else "", "version": method.version if method else ""}


def stale(risk: Risk, remaining: Assessment | None, scorer: Scorer | None) -> bool:
    """Tell whether a risk carries a stamp and is no longer what was accepted.

    The score and level that were accepted are compared too: they change with the asset, without a
    change of the risk. So is the definition of the method, where the stamp keeps it: the same figures mean
    something else under other bands.
    """
    stamp = ACCEPTANCE.stamped(risk)
    if stamp is None:
        return False
    if stamp.digest != digest(risk, scorer) or redefined(stamp, scorer):
        return True
    if stamp.score is not None and (remaining is None or exact(stamp.score) != remaining.score):
        return True
    return stamp.level is not None and (remaining is None or stamp.level != remaining.level)


def redefined(stamp: Stamp, scorer: Scorer | None) -> bool:
    """Tell whether a method is no longer defined as it was when a stamp was made, under the same version."""
    if stamp.definition is None or scorer is None:
        return False
    same = (stamp.method, stamp.version) == (scorer.method.id, scorer.method.version)
    return same and stamp.definition != scorer.definition


def stamp_of(risk: Risk, remaining: Assessment | None, scorer: Scorer | None) -> Mapping[str, str]:
    """Return what a stamp on the acceptance of a risk holds."""
    given = {
        **ACCEPTANCE.content(risk, **_judged_by(scorer)),
        **_judged_by(scorer),
        "definition": scorer.definition if scorer else "",
        "score": written(remaining.score) if remaining else "",
        "level": remaining.level if remaining else "",
    }
    return {name: value for name, value in given.items() if value}


def changes_since(risk: Risk, remaining: Assessment | None, scorer: Scorer | None) -> tuple[Text, ...]:
    """Return what is no longer as it was accepted: fields, method, score and level; empty where untold."""
    stamp = ACCEPTANCE.stamped(risk)
    if stamp is None:
        return ()
    names = {band.level: band.label for _, _, band in scorer.bands} if scorer else {}
    compared: list[tuple[Text, str | Text, str | Text]] = []
    if stamp.method is not None:
        judged = " ".join(filter(None, _judged_by(scorer).values()))
        compared.append((_METHOD, " ".join(filter(None, (stamp.method, stamp.version))), judged))
    if stamp.score is not None:
        compared.append((_SCORE, stamp.score, written(remaining.score) if remaining else ""))
    if stamp.level is not None:
        level = remaining.level if remaining else ""
        compared.append((_LEVEL, names.get(stamp.level, stamp.level), names.get(level, level)))
    figures = [form.filled(then=then, now=now or _UNKNOWN) for form, then, now in compared if then != now]
    if redefined(stamp, scorer):
        figures.insert(0, _DEFINITION.filled(version=stamp.version))
    return (*ACCEPTANCE.changed(risk), *figures)
