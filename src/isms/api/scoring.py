"""Listings of risks: what each is worth by its method, or by two methods."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from isms.api.listings import named
from isms.diagnostic import Text
from isms.listing import Column, Listing, Named, listed
from isms.risk.report import applied_to, by_method, taken_over
from isms.risk.score import assessment_to_json, scores
from isms.risk.score import to_json as as_row
from isms.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.api.loading import Loaded
    from isms.diagnostic import Language, Message
    from isms.model.programme import Programme
    from isms.risk.method import Assessment
    from isms.risk.rescore import Rescored
    from isms.risk.score import Score

RISK_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("title", Text(ja="リスク", en="Risk")),
    Column("owner", Text(ja="リスク所有者", en="Owner"), spare=3),
    Column("inherent.score", Text(ja="リスク値", en="Score")),
    Column("inherent.level", Text(ja="レベル", en="Level")),
    Column("current.score", Text(ja="現在の値", en="Current"), spare=6, where_filled=True),
    Column("current.level", Text(ja="現在のレベル", en="Current level"), spare=5, where_filled=True),
    Column("residual.score", Text(ja="対応後の値", en="Residual"), spare=4),
    Column("residual.level", Text(ja="対応後のレベル", en="Residual level")),
    Column("acceptable", Text(ja="受容可能", en="Acceptable")),
    Column("decision", Text(ja="対応", en="Decision"), spare=1),
    Column("method", Text(ja="評価方法", en="Method"), below=True, spare=2),
    Column("applies_to", Text(ja="対象・継承", en="Applies to"), below=True, where_filled=True),
)
RISK_OTHERS = (
    Column("department", Text(ja="部署", en="Department")),
    Column("asset", Text(ja="対象", en="Subject")),
    Column("standing.score", Text(ja="判定に使う値", en="Standing score")),
    Column("standing.level", Text(ja="判定に使うレベル", en="Standing level")),
    Column("version", Text(ja="評価方法の版", en="Version of the method")),
    Column("acceptance", Text(ja="残留リスクの受容", en="Acceptance")),
    Column("accepted_by", Text(ja="受容者", en="Accepted by")),
    Column("accepted_on", Text(ja="受容日", en="Accepted on")),
    Column("accepted_until", Text(ja="受容期限", en="Accepted until")),
    Column("unknown", Text(ja="不明な点", en="Unknown")),
)


@uncollected()
def risk_listing(loaded: Loaded, language: Language) -> Listing:
    """Return every risk with its scores and levels, as `isms risk score --format json` has them."""
    row = _RiskRows(loaded.programme, language).row
    rows = [row(each) for each in scores(loaded.programme)]
    return listed(rows, RISK_COLUMNS, RISK_OTHERS)


RESCORED_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("title", Text(ja="リスク", en="Risk")),
    Column("owner", Text(ja="リスク所有者", en="Owner"), spare=3),
    Column("before.score", Text(ja="変更前の値", en="Score before")),
    Column("before.level", Text(ja="変更前のレベル", en="Level before")),
    Column("before.acceptable", Text(ja="変更前の受容", en="Acceptable before"), spare=2),
    Column("after.score", Text(ja="変更後の値", en="Score after")),
    Column("after.level", Text(ja="変更後のレベル", en="Level after")),
    Column("after.acceptable", Text(ja="変更後の受容", en="Acceptable after"), spare=1),
    Column("methods.before.id", Text(ja="変更前の方法", en="Method before"), below=True),
    Column("methods.after.id", Text(ja="変更後の方法", en="Method after"), below=True),
)


def rescored_listing(loaded: Loaded, rows: Iterable[Rescored], language: Language) -> Listing:
    """Return risks as two methods score them, as `isms risk compare --format json` has them."""
    row = _RiskRows(loaded.programme, language)
    return listed([row.rescored(each) for each in rows], RESCORED_COLUMNS)


def methods_of(rows: Iterable[Score]) -> list[Named]:
    """Return the methods that scored some risks, by title and version, each once."""
    scorers = dict.fromkeys(row.scorer for row in rows if row.scorer is not None)
    return [Named(scorer.method.id, by_method(scorer)) for scorer in scorers]


class _RiskRows:
    """Makes the rows of risks; what many of them share is made once."""

    def __init__(self, programme: Programme, language: Language) -> None:
        own = programme.settings.labels.decisions if programme.settings.labels else {}
        self._programme = programme
        self._language = language
        self._methods: dict[str, Named] = {}
        self._decisions = {word: Named(word, Text(ja=label, en=label)) for word, label in own.items()}
        self._owner = cache(partial(named, programme, "person"))
        self._department = cache(partial(named, programme, "department"))
        self._asset = cache(partial(named, programme, "asset"))
        self._line = cache(partial(named, programme, "personal-information"))
        self._assessments: dict[int, tuple[Assessment, Mapping[str, Any]]] = {}

    def row(self, score: Score) -> Mapping[str, Any]:
        """Return the row of one risk."""
        row = as_row(score, self._language, self._assessment)
        row["owner"] = self._owner(score.owner)
        row["department"] = self._department(score.department)
        row["asset"] = self._subjects(score)
        row["decision"] = self._decisions.get(str(score.decision), score.decision)
        row["method"] = self._method(score)
        row["acceptance"] = score.acceptance
        row["accepted_by"] = [self._owner(key) for key in score.risk.accepted_by]
        said: list[Text | Message] = [*applied_to(score), *taken_over(self._programme, score)]
        row["applies_to"] = [each.say(self._language) for each in said]
        return row

    def _subjects(self, score: Score) -> list[str]:
        """Return the assets that a risk is about, by their kind too, and the personal information."""
        keys = dict.fromkeys([score.risk.asset, *score.applied_to])
        every = (*map(self._asset, keys), self._line(score.risk.personal_information))
        return [each for each in every if each is not None]

    def _method(self, score: Score) -> Named | None:
        """Return the method that scored a risk, by its title and version."""
        scorer = score.scorer
        if scorer is None:
            return None
        found = self._methods.get(scorer.method.id)
        if found is None:
            found = self._methods[scorer.method.id] = Named(scorer.method.id, by_method(scorer))
        return found

    def rescored(self, pair: Rescored) -> Mapping[str, Any]:
        """Return the row of one risk by two methods."""
        before, after = pair
        return {
            "id": before.id,
            "title": before.title,
            "owner": self._owner(before.owner),
            "department": self._department(before.department),
            "decision": self._decisions.get(str(before.decision), before.decision),
            "before": self._standing(before),
            "after": self._standing(after),
            "methods": {
                "before": {"id": self._method(before), "version": before.version},
                "after": {"id": self._method(after), "version": after.version},
            },
            "changed": pair.changed,
            "unknown": [message.say(self._language) for message in after.unknown],
        }

    def _standing(self, score: Score) -> Mapping[str, Any] | None:
        """Return how a risk stands by a method; None where it cannot be told."""
        standing = score.standing
        if standing is None:
            return None
        return {**self._assessment(standing), "acceptable": standing.acceptable}

    def _assessment(self, assessment: Assessment) -> Mapping[str, Any]:
        """Return an assessment with the label of its level; risks that are alike share it."""
        found = self._assessments.get(id(assessment))
        if found is None:
            level = Named(assessment.level, assessment.label)
            found = (assessment, {**assessment_to_json(assessment), "level": level})
            self._assessments[id(assessment)] = found
        return found[1]
