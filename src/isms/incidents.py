"""Whom an incident has to be reported to, and until when.

The duties are packaged facts. What is not known about an incident is taken as if it were so: a report
stays open until the records say that it is not needed.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from isms.closed_days import next_open
from isms.diagnostic import Text
from isms.jurisdiction import under_japanese_law
from isms.knowledge.confidence import marked
from isms.model.incident import IncidentKind, Reports
from isms.standards import goals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.diagnostic import Message
    from isms.knowledge.duties import Deadline, ReportDuty, Trigger
    from isms.model.incident import Incident
    from isms.model.programme import Programme

CLIENT = "client"
"""The report to the client, which may stand for others."""
HARMLESS = frozenset({IncidentKind.NEAR_MISS, IncidentKind.WEAKNESS})
"""The kinds in which nothing has happened to anybody's information."""

TRIGGERED = Text(ja="{duty}: {triggers}", en="{duty}: {triggers}")
UNKNOWN = Text(
    ja="{duty}: 不明な項目({fields})を該当するものとして扱う",
    en="{duty}: unknown, so taken as if it were so: {fields}",
)
EVERY = Text(ja="{duty}: 事故の種類を問わず必要", en="{duty}: needed for every accident")
TELL_CLIENT = Text(
    ja="委託を受けた情報: 委託元へ速やかに知らせる", en="entrusted information: the client is told at once"
)


class Due(NamedTuple):
    """A report that is due: until when, since when it is done, and on what ground.

    ``certain`` is False where the duty hangs on something unknown, ``holidays_known`` where a last day
    could not be checked for holidays. ``standard`` is the one whose scheme asks; None where the law does.
    """

    report: str
    due: date
    done: date | None
    basis: Message
    source: str
    certain: bool = True
    holidays_known: bool = True
    standard: str | None = None

    @property
    def title(self) -> Text:
        """What the report is called."""
        return Reports.label_of(self.report)


def deadlines(programme: Programme, incident: Incident) -> list[Due]:
    """Return the reports that an incident needs, those that come first before the others."""
    duties = list(_duties(programme, incident))
    found = [due for duty in duties for due in _of(programme, incident, duty)]
    told = _told(incident, duties)
    if told is not None:
        found.append(told)
    return sorted(found, key=lambda due: (due.due, due.report))


def to_authority(programme: Programme, incident: Incident) -> list[Due]:
    """Return the reports that the law certainly asks for; the persons concerned are to be told as well."""
    by_law = [duty for duty in _duties(programme, incident) if duty.standard is None]
    return [due for duty in by_law for due in _of(programme, incident, duty) if due.certain]


def unknown(programme: Programme, incident: Incident) -> list[str]:
    """Return the fields of an incident that are not known and on which a report hangs."""
    fields: dict[str, None] = {}
    for duty in _duties(programme, incident):
        if _concerned(incident, duty) is not False and _triggered(incident, duty) is None:
            fields.update(dict.fromkeys(_open(incident, duty)))
    return list(fields)


def first_day(programme: Programme, incident: Incident) -> date | None:
    """Return the day by which the first report of such an incident would be due, whatever it needs."""
    days = [
        deadline.days - duty.known_is_day
        for duty in _duties(programme, incident)
        for deadline in duty.deadlines
    ]
    return incident.known_on + timedelta(days=min(days)) if days else None


def _duties(programme: Programme, incident: Incident) -> Iterator[ReportDuty]:
    """Yield the duties that held on the day on which the incident was known."""
    by_law = under_japanese_law(programme)
    for duty in programme.knowledge.report_duties.values():
        asked = by_law if duty.standard is None else duty.standard in goals(programme.settings)
        begun = duty.valid_from is None or duty.valid_from <= incident.known_on
        if asked and begun and (duty.valid_to is None or incident.known_on <= duty.valid_to):
            yield duty


def _of(programme: Programme, incident: Incident, duty: ReportDuty) -> Iterator[Due]:
    """Yield the reports that a duty asks for."""
    concerned = _concerned(incident, duty)
    triggered = _all(concerned, _triggered(incident, duty))
    for deadline in duty.deadlines:
        needed = concerned if deadline.always else triggered
        if needed is not False:
            day, known = _due(programme, incident, duty, deadline)
            done = getattr(incident.reports, deadline.report, None)
            basis = _basis(incident, duty, always=bool(deadline.always), needed=needed)
            certain = needed is True
            yield Due(deadline.report, day, done, basis, duty.source, certain, known, duty.standard)


def _due(programme: Programme, incident: Incident, duty: ReportDuty, deadline: Deadline) -> tuple[date, bool]:
    longer = [days for field, days in deadline.longer.items() if getattr(incident, field)]
    day = incident.known_on + timedelta(days=max([deadline.days, *longer]) - duty.known_is_day)
    return next_open(programme, day) if deadline.moves else (day, True)


def _told(incident: Incident, duties: list[ReportDuty]) -> Due | None:
    """Return the report to the client, due with the first report that it may stand for."""
    if not incident.clients or incident.kind in HARMLESS:
        return None
    days = [
        (deadline.days - duty.known_is_day, duty.source)
        for duty in duties
        if duty.client_instead
        for deadline in duty.deadlines
    ]
    if not days:
        return None
    first, source = min(days)
    done = incident.reports.client if incident.reports else None
    return Due(CLIENT, incident.known_on + timedelta(days=first), done, TELL_CLIENT.of(), source)


def _basis(incident: Incident, duty: ReportDuty, *, always: bool, needed: bool | None) -> Message:
    """Say why a report is due."""
    met = [trigger.title for trigger in duty.triggers if _meets(incident, trigger)]
    asked = marked(duty.title, duty.confidence)
    if needed is None:
        labels = [incident.label_of(name) for name in _open(incident, duty)]
        return UNKNOWN.of(duty=asked, fields=labels)
    return EVERY.of(duty=asked) if always else TRIGGERED.of(duty=asked, triggers=met)


def _open(incident: Incident, duty: ReportDuty) -> Iterator[str]:
    """Yield the fields whose answer would settle whether a duty holds."""
    if incident.kind is None:
        yield "kind"
    if _holds_personal_information(incident) is None:
        yield "persons_affected"
    for trigger in duty.triggers:
        if _meets(incident, trigger) is None:
            within = trigger.within and getattr(incident, trigger.within) is None
            yield str(trigger.within) if within else trigger.field


def _concerned(incident: Incident, duty: ReportDuty) -> bool | None:
    """Tell whether a duty is about such an incident; None where that is not known."""
    if incident.protected is not None and incident.protected in duty.excused:
        return False
    if duty.client_instead and _client_knows(incident, duty):
        return False
    kind = None if incident.kind is None else incident.kind in duty.kinds
    return _all(kind, _holds_personal_information(incident))


def _client_knows(incident: Incident, duty: ReportDuty) -> bool:
    """Tell whether the client was told in time, so that the report is the client's to make."""
    told = incident.reports.client if incident.reports and incident.clients else None
    first = min(deadline.days for deadline in duty.deadlines) - duty.known_is_day
    return told is not None and told <= incident.known_on + timedelta(days=first)


def _holds_personal_information(incident: Incident) -> bool | None:
    """Tell whether personal information is concerned; None where nobody has said."""
    if incident.personal_information or incident.persons_affected or incident.sensitive or incident.my_number:
        return True
    return None if incident.persons_affected is None else False


def _triggered(incident: Incident, duty: ReportDuty) -> bool | None:
    """Tell whether one of the triggers of a duty is met; None where that is not known."""
    met = [_meets(incident, trigger) for trigger in duty.triggers]
    return True if True in met else None if None in met else False


def _meets(incident: Incident, trigger: Trigger) -> bool | None:
    """Tell whether an incident meets a trigger; None where that is not known."""
    value = getattr(incident, trigger.field)
    found = value > trigger.more_than if value is not None and trigger.more_than is not None else value
    return _all(getattr(incident, trigger.within), found) if trigger.within else found


def _all(*parts: bool | None) -> bool | None:
    """Tell whether all parts hold: False where one does not, else None where one is not known."""
    return False if False in parts else None if None in parts else True
