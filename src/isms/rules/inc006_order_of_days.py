"""The dates of an incident are in order.
事故の日付の順序が正しいこと。

It occurs, is known, is looked into, is reported and told, and is closed; nothing that is done about it comes
before the day on which it was known. Facts that are confirmed, persons that are told and entries of the
timeline after the day on which it was closed are a warning.

事故は、発生し、知られ、事実を確かめ、報告と通知をし、完結します。知った日より前の対応はありません。完結した日
より後の事実確認、本人への通知、経過は警告とします。

Fails:

    incidents/INC-01.yaml:
      id: INC-01
      title: 入館証の紛失
      known_on: 2026-10-02
      occurred_on: 2026-10-05
      kind: loss
      persons_affected: 0

Passes:

    incidents/INC-01.yaml:
      id: INC-01
      title: 入館証の紛失
      known_on: 2026-10-02
      occurred_on: 2026-10-01
      kind: loss
      persons_affected: 0
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.rules.order import OUT_OF_ORDER, wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from isms.diagnostic import FieldPath
    from isms.kind import Record
    from isms.model.incident import Incident
    from isms.model.programme import Programme

CODE = "INC006"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.26", "27001:A.5.28", "15001:7.5", "pmark:J.4.5.5")
HINT = Text(ja="記録を確かめ、日付を直してください。", en="Check the records and correct the date.")
AFTER = Text(
    ja="「{field}」({day})が「{other}」({at})より後です。", en="{field} ({day}) is after {other} ({at})."
)
ORDER = (("occurred_on", "known_on"),)
DONE = ("facts_confirmed_on", "principals_notified_on", "published_on", "closed_on")
"""What is done about an incident, on days of its own."""
BEFORE_THE_END = frozenset({"facts_confirmed_on", "principals_notified_on", "timeline"})
"""What is over when an incident is closed; reports and what is published may follow."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the days that come before or after their turn."""
    for incident in programme.incidents:
        if incident.draft:
            continue
        yield from wrong_order(incident, ORDER)
        fields, known, closed = incident.declaration.fields, incident.known_on, incident.closed_on
        for path, field, day in _answers(incident):
            if day < known:
                values = {"later": field, "after": day, "earlier": fields["known_on"].label, "before": known}
                yield Flaw(incident, path, OUT_OF_ORDER.of(**values))
            elif closed is not None and closed < day and path[0] in BEFORE_THE_END:
                values = {"field": field, "day": day, "other": fields["closed_on"].label, "at": closed}
                yield Flaw(incident, path, AFTER.of(**values), Level.WARNING)


def _answers(incident: Incident) -> Iterator[tuple[FieldPath, Text, date]]:
    """Yield the days of everything that was done about an incident."""
    yield from _days(incident, DONE)
    if incident.reports is not None:
        yield from _days(incident.reports, incident.reports.declaration.fields, ("reports",))
    for entry in incident.timeline:
        at = entry.at.date() if isinstance(entry.at, datetime) else entry.at
        if at is not None and at > incident.known_on:
            yield ("timeline", entry.ordinal, "at"), incident.label_of("timeline"), at


def _days(part: Record, names: Iterable[str], path: FieldPath = ()) -> Iterator[tuple[FieldPath, Text, date]]:
    for name in names:
        day = getattr(part, name)
        if day is not None:
            yield (*path, name), part.label_of(name), day
