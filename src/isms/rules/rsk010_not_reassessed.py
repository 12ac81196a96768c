"""Every risk is assessed again in time.
リスクを、期限までに、また変更や事故の後に評価し直していること。

Risks are assessed again by the day that they name (`review_due`), where they name none once in every fiscal
year (info while the year runs, a warning in its last 60 days). They are also assessed again after what may
have changed them: an incident that is closed, on its assets and its personal information, and a change that
is done, on its assets and risks. An assessment since the incident was known, or since the change was
approved, will do; after an incident it is a warning. Within 30 days of the closing (`days` in isms.yaml)
nothing is said. Events that were no incidents, drafts, and risks on what is not there any more (RSK012) are
left alone.

リスクは、見直しの期限(`review_due`)まで、期限がなければ年度ごとに一度、評価し直します(終わっていない年度は情
報、年度の最後の60日間は警告)。完結した事故の対象の情報資産・個人情報のリスクと、完了した変更に挙げた情報資
産・リスクも評価し直します。事故を知った日以降、又は変更を承認した日以降の評価があれば足ります。事故の後の評価
がないときは警告とします。完結・完了から30日間(isms.yaml の `days`)は指摘しません。事故に当たらない事象、作成
中の記録、対象がなくなったリスク(RSK012)は対象にしません。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2025-05-29
      assessed_on: 2025-05-15
      assessed_by: P-02
      review_due: 2026-05-31

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 見積書
      department: D-01
      owner: P-01
      medium: [server]
      confidentiality: 2
      integrity: 1
      availability: 1
    incidents/INC-01.yaml:
      id: INC-01
      title: 見積書の誤送信
      level: incident
      known_on: 2026-08-03
      assets: [A-01]
      closed_on: 2026-08-31
    risks/R-001.yaml:
      id: R-001
      title: 見積書の漏えい
      asset: A-01
      threat: メールの誤送信
      owner: P-01
      factors: {threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
      assessed_on: 2026-05-15
      assessed_by: P-02

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
      assessed_on: 2026-05-15
      assessed_by: P-02
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Fault, Level, Text
from isms.fiscal import miss
from isms.inventory import without_subject
from isms.model.incident import IncidentLevel
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from isms.model.programme import Programme
    from isms.model.risk import Risk

CODE = "RSK010"
LEVEL = Level.ERROR
CLAUSES = ("27001:8.2", "15001:8.2", "pmark:J.3.1.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="リスクを評価し直し、assessed_on、assessed_by、review_due を書き換えてください。",
    en="Assess the risk again and write assessed_on, assessed_by and review_due anew.",
)
OVERDUE = Text(
    ja="リスクの見直しが期限({due})を過ぎています。", en="The risk was to be assessed again by {due}."
)
LAPSED = Text(
    ja="{year}のリスク評価がありません(直近は {last})。",
    en="The risk is not assessed in {year}; the last assessment is of {last}.",
)
AFTER_INCIDENT = Text(
    ja="事故 {record}({day} 完結)の後、リスクを評価し直していません(直近は {last})。",
    en="The risk has not been assessed again since the incident {record}, closed on {day} (last: {last}).",
)
AFTER_CHANGE = Text(
    ja="変更 {record}({day} 完了)の後、リスクを評価し直していません(直近は {last})。",
    en="The risk has not been assessed again since the change {record}, done on {day} (last: {last}).",
)
PATIENCE = 30
"""Days after an incident is closed or a change is done before an assessment is missed."""


class Occasion(NamedTuple):
    """What makes a new assessment necessary: one ``since`` a day will do."""

    since: date
    day: date
    record: str
    text: Text
    ceiling: Level | None = None


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks whose assessment is too old."""
    occasions = _occasions(programme)
    for risk in _suspects(programme, occasions):
        flaw = _yearly(programme, risk) or _after(risk, occasions)
        if flaw is not None and not without_subject(programme, risk):
            yield flaw


def _suspects(programme: Programme, occasions: Mapping[str, list[Occasion]]) -> list[Risk]:
    """Return the risks that may be late; most have a day to come and nothing that happened to them."""
    risks, today = programme.risks.records, programme.as_of
    dues = set(map(attrgetter("review_due"), risks))
    late = {due for due in dues if due is None or due < today}
    if not occasions:
        return [risk for risk in risks if risk.review_due in late] if late else []
    return [
        risk
        for risk in risks
        if risk.review_due in late
        or risk.asset in occasions
        or risk.personal_information in occasions
        or risk.key in occasions
    ]


def _yearly(programme: Programme, risk: Risk) -> Flaw | None:
    due, last = risk.review_due, risk.assessed_on
    if due is not None and due >= programme.as_of:
        return None
    if due is not None and (last is None or last < due):
        return Flaw(risk, ("review_due",), OVERDUE.of(due=due))
    if last is None or {"review_due", "assessed_on"} & risk.unread:
        return None  # RSK013 asks for the day
    missed = miss(programme, last, LEVEL)
    if missed is None:
        return None
    return Flaw(risk, ("assessed_on",), LAPSED.of(year=missed.year.label, last=last), missed.level)


def _after(risk: Risk, occasions: Mapping[str, list[Occasion]]) -> Flaw | None:
    last = risk.assessed_on
    if last is None:
        return None
    keys = filter(None, (risk.asset, risk.personal_information, risk.key))
    missed = [each for key in keys for each in occasions.get(key, ()) if last < each.since]
    if not missed:
        return None
    gravest = max(missed, key=lambda each: (each.ceiling is None, each.since))
    message = gravest.text.of(record=gravest.record, day=gravest.day, last=last)
    return Flaw(risk, ("assessed_on",), message, gravest.ceiling)


def _occasions(programme: Programme) -> Mapping[str, list[Occasion]]:
    """Return the occasions for each asset, each personal information and each risk."""
    found: dict[str, list[Occasion]] = {}
    latest = programme.as_of - wait(programme, CODE, PATIENCE)

    def happened(occasion: Occasion, keys: tuple[str, ...]) -> None:
        for key in keys:
            found.setdefault(key, []).append(occasion)

    for incident in programme.incidents:
        closed = incident.closed_on
        if closed and closed < latest and incident.level is not IncidentLevel.EVENT and not incident.draft:
            occasion = Occasion(incident.known_on, closed, incident.shown, AFTER_INCIDENT, Level.WARNING)
            happened(occasion, (*incident.assets, *incident.personal_information))
    for change in programme.changes:
        done = change.done
        if done and done < latest and not change.draft:
            since = min(done, change.approved_on or done)
            happened(Occasion(since, done, change.shown, AFTER_CHANGE), (*change.assets, *change.risks))
    return found
