"""The register scored by two methods: what a change of method, or of its scales, would do to every risk."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from isms.kind import but
from isms.model.once import afresh
from isms.model.settings import RiskSettings
from isms.risk.criterion import ANY_METHOD
from isms.risk.score import scores

if TYPE_CHECKING:
    from isms.knowledge import Method
    from isms.model.programme import Programme
    from isms.risk.score import Score


class Rescored(NamedTuple):
    """One risk as it stands by either method."""

    before: Score
    after: Score

    @property
    def changed(self) -> bool:
        """Whether the level differs, or whether the risk may stay as it is, or one of them is not known."""
        then, now = self.before.standing, self.after.standing
        if then is None or now is None:
            return then is not now
        return then.level != now.level or then.acceptable is not now.acceptable

    @property
    def lost(self) -> bool:
        """Whether the risk can be scored by the first method, and not by the second."""
        return self.before.standing is not None and self.after.standing is None

    @property
    def unscored(self) -> bool:
        """Whether the risk can be scored by neither."""
        return self.before.standing is None and self.after.standing is None


def rescored(programme: Programme, before: Method, after: Method) -> list[Rescored]:
    """Return the risks as each of two methods scores them, under the criterion that is in force for it.

    Only the risks that one of the two scores today, where one does: personal information by phase may have a
    method of its own, which a change of the other does not touch.
    """
    ids = {before.id, after.id}
    concerned = {row.id for row in scores(programme) if row.method in ids}
    pairs = zip(scores(under(programme, before)), scores(under(programme, after)), strict=True)
    return [Rescored(*pair) for pair in pairs if not concerned or pair[0].id in concerned]


def under(programme: Programme, method: Method) -> Programme:
    """Return the programme as it would be if all its risks were scored by a method.

    A criterion that isms.yaml sets for whatever method is in use was not made for the scores of another:
    that one keeps its own, unless isms.yaml names it.
    """
    risk = programme.settings.risk or RiskSettings(method=method.id)
    acceptable = dict(risk.acceptable)
    if method.id not in {risk.method, risk.lifecycle_method}:
        acceptable.pop(ANY_METHOD, None)
    changed = afresh(programme)
    changed.settings = but(
        programme.settings,
        risk=but(risk, method=method.id, lifecycle_method=None, acceptable=acceptable),
    )
    changed.knowledge = copy(programme.knowledge)
    changed.knowledge.methods = {**programme.knowledge.methods, method.id: method}
    return changed
