"""How a certificate is kept: its scheme, when to apply for the next one, and the audits of each year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from isms.closed_days import next_open
from isms.diagnostic import Text
from isms.fiscal import Period, months_after
from isms.knowledge.confidence import caution
from isms.model.certification import CertificationEventKind
from isms.months import planned_until
from isms.standards import aims, usual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.knowledge.schemes import Notice, Scheme
    from isms.model.certification import Certification, CertificationEvent
    from isms.model.change import Change
    from isms.model.programme import Programme

WHOLE = frozenset({CertificationEventKind.STAGE2, CertificationEventKind.RECERTIFICATION})
"""The audits of the whole system, in whose years no surveillance is due."""


AUDITS = WHOLE | {
    CertificationEventKind.SURVEILLANCE,
    CertificationEventKind.TRANSITION,
    CertificationEventKind.SPECIAL,
    CertificationEventKind.SCOPE_EXTENSION,
    CertificationEventKind.SCOPE_REDUCTION,
    CertificationEventKind.RELOCATION,
}
"""The audits in which a body looks at what is in scope."""


NO_HOLIDAYS = Text(ja="、休日に当たるかどうかは確かめていない", en=", which was not checked for holidays")


class LateAudit(NamedTuple):
    """Which event was a surveillance audit that came late, and how many months it might have taken."""

    ordinal: int
    months: int


class Missed(NamedTuple):
    """A surveillance audit that did not take place, or is not planned."""

    year: int
    over: bool


def standard_of(certification: Certification) -> str:
    """Return the standard of a certification by the name that isms.yaml uses."""
    return usual(certification.standard)


def scheme(programme: Programme, certification: Certification) -> Scheme | None:
    """Return the scheme of a certification: that of its own body where there is one."""
    standard, body = standard_of(certification), certification.body or ""
    known = [s for s in programme.knowledge.schemes.values() if s.standard == standard]
    own = [s for s in known if s.body is not None and s.body in body]
    return next(iter([*own, *(s for s in known if s.body is None)]), None)


def latest(programme: Programme, standard: str) -> Certification | None:
    """Return the certification of a standard that runs longest, over or not; drafts are left out."""
    known = [c for c in programme.certifications if standard_of(c) == standard and not c.draft]
    return max(known, key=lambda certification: certification.expires, default=None)


def in_use(programme: Programme) -> list[Certification]:
    """Return for each standard of the programme the certification that runs longest; drafts are left out."""
    found = (latest(programme, standard) for standard in aims(programme))
    return [certification for certification in found if certification is not None]


def window(programme: Programme, certification: Certification) -> Period | None:
    """Return the days on which the application for a renewal is taken, where the scheme has such days."""
    rules = scheme(programme, certification)
    if rules is None or rules.opens_months is None or rules.closes_months is None:
        return None
    first = months_after(certification.expires, -rules.opens_months) + timedelta(days=1)
    last = months_after(certification.expires, -rules.closes_months)
    return Period(first, next_open(programme, last).day)


def doubt(programme: Programme, certification: Certification) -> Text:
    """Return what follows the days of a certification where they are not certain; nothing where they are."""
    rules, span = scheme(programme, certification), window(programme, certification)
    mark = caution(rules.confidence if rules else None)
    if span is None or next_open(programme, span.last).holidays_known:
        return mark
    return Text(ja=mark.ja + NO_HOLIDAYS.ja, en=mark.en + NO_HOLIDAYS.en)


def applied(certification: Certification, since: date) -> bool:
    """Tell whether an application was made on or after a day."""
    return any(
        event.kind is CertificationEventKind.APPLICATION
        and event.performed is not None
        and since <= event.performed
        for event in certification.events
    )


def bound(programme: Programme, standard: str, day: date) -> bool:
    """Tell whether a certificate of a standard was granted or applied for by a day; a draft is neither."""
    for certification in programme.certifications:
        if standard_of(certification) == standard and not certification.draft:
            days = [certification.initial_granted, certification.granted]
            days += [
                e.performed for e in certification.events if e.kind is CertificationEventKind.APPLICATION
            ]
            if any(on is not None and on <= day for on in days):
                return True
    return False


def recertified(certification: Certification) -> bool:
    """Tell whether a recertification audit since the grant took place or is planned."""
    granted = certification.granted or certification.initial_granted or date.min
    return any(
        event.kind is CertificationEventKind.RECERTIFICATION
        and (event.performed > granted if event.performed is not None else event.planned is not None)
        for event in certification.events
    )


def last_audit(certification: Certification) -> date | None:
    """Return the day of the last audit that the body made, else that of the grant."""
    audits = [event.performed for event in certification.events if event.kind in AUDITS and event.performed]
    granted = [on for on in (certification.granted, certification.initial_granted) if on is not None]
    return max(audits or granted, default=None)


def late_first_surveillance(programme: Programme, certification: Certification) -> LateAudit | None:
    """Return the first surveillance audit where it came later than the scheme allows.

    A certificate that was renewed since is past that.
    """
    rules, start = scheme(programme, certification), certification.initial_granted
    if rules is None or rules.first_surveillance_months is None or start is None:
        return None
    if certification.granted not in {None, start}:
        return None
    last = months_after(start, rules.first_surveillance_months)
    audits = [
        (event.performed, event.ordinal)
        for event in certification.events
        if event.kind is CertificationEventKind.SURVEILLANCE and event.performed is not None
    ]
    first = min(audits, default=None)
    if first is None or first[0] <= last:
        return None
    return LateAudit(first[1], rules.first_surveillance_months)


def missed_surveillance(programme: Programme, certification: Certification) -> Iterator[Missed]:
    """Yield the calendar years since the last grant without the surveillance audit that the scheme asks for.

    None is due in the year of the grant or of an audit of the whole system, nor in the year in which the
    certificate ends. The running year is missed only where nothing is, or was, planned in it.
    """
    rules = scheme(programme, certification)
    start = certification.granted or certification.initial_granted
    if rules is None or not rules.surveillance or start is None:
        return
    day = programme.as_of
    spared = {year for event in certification.events if event.kind in WHOLE for year in _years(event)}
    spared.add(certification.expires.year)
    done = {
        event.performed.year
        for event in certification.events
        if event.kind is CertificationEventKind.SURVEILLANCE and event.performed is not None
    }
    for year in range(start.year + 1, min(day.year, certification.expires.year) + 1):
        if year not in done | spared:
            over = year < day.year
            if over or not _planned(certification, year):
                yield Missed(year, over)


def _planned(certification: Certification, year: int) -> bool:
    """Tell whether a surveillance audit is planned for a year and not yet performed, late or not."""
    return any(
        event.kind is CertificationEventKind.SURVEILLANCE
        and event.performed is None
        and event.planned is not None
        and planned_until(event.planned).year == year
        for event in certification.events
    )


def _years(event: CertificationEvent) -> Iterator[int]:
    """Yield the year in which an event took place, or for which it is planned."""
    if event.performed is not None:
        yield event.performed.year
    elif event.planned is not None:
        yield planned_until(event.planned).year


def notice_of(programme: Programme, certification: Certification, change: Change) -> Notice | None:
    """Return what the body of a certification wants to hear of a change, or to audit; None where nothing."""
    rules = scheme(programme, certification)
    for notice in rules.notices if rules else ():
        if notice.change == change.kind and (not notice.examined or _examined(certification, change)):
            return notice
    return None


def _examined(certification: Certification, change: Change) -> bool:
    """Tell whether an examination runs when a change comes: applied for and not yet under contract."""
    begun: date | None = None
    on = change.done or change.planned_on
    steps = ((event.performed, event.kind) for event in certification.events if event.performed is not None)
    for performed, kind in sorted(steps, key=lambda step: step[0]):
        if kind is CertificationEventKind.APPLICATION:
            begun = performed
        elif kind is CertificationEventKind.CONTRACT and begun is not None:
            if begun <= on <= performed:
                return True
            begun = None
    return begun is not None and begun <= on


def number_fits(form: str, number: str) -> bool:
    """Tell whether the number of a certificate has the form that its scheme gives: 9 stands for a digit."""
    escaped = re.escape(form).replace(r"\[", "(?:").replace(r"\]", ")?").replace("9", "[0-9]")
    return re.fullmatch(escaped, number) is not None
