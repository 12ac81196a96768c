"""The cycle in which internal audits cover everything, and since when a programme is run.

PrivacyMark asks for a whole round of audits every year: its cycle is the fiscal year. ISO/IEC 27001 leaves
the intervals to the audit programme of the firm, which has to be through by the time the certificate is
renewed: its cycle is the three years of the certificate and, before the first one, the fiscal year.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Text
from isms.fiscal import Period, months_after, years
from isms.model.once import once
from isms.reviews import by_top
from isms.standards import ISMS, usual

if TYPE_CHECKING:
    from isms.fiscal import Year
    from isms.model.certification import Certification
    from isms.model.programme import Programme

CERTIFICATE_MONTHS = 36
_DAY = timedelta(days=1)


class Cycle(NamedTuple):
    """The days in which internal audits come round once, and how to speak of them."""

    label: Text
    span: Period


def cycles(programme: Programme, standard: str) -> tuple[Cycle, Cycle]:
    """Return the cycle of audits that is over and the one that runs on the day of the programme."""
    certificate = _certificate(programme) if standard == ISMS else None
    granted = (certificate.granted or certificate.initial_granted) if certificate else None
    if certificate is None or granted is None:
        finished, running = years(programme)
        return _of_year(finished), _of_year(running)
    last = min(certificate.expires, months_after(granted, CERTIFICATE_MONTHS) - _DAY)
    eve = granted - _DAY if granted > date.min else granted
    before = Period(months_after(granted, -CERTIFICATE_MONTHS), eve)
    return _of_certificate(before), _of_certificate(Period(granted, last))


@once
def began(programme: Programme) -> date | None:
    """Return the first day on which the programme is known to have run; None where nothing tells."""
    known = [programme.settings.pms_started]
    for certification in programme.certifications:
        if not certification.draft:
            known += [certification.initial_granted, certification.granted]
    known += [audit.performed for audit in programme.audits if audit.ours]
    known += [review.held for review in programme.reviews if by_top(review)]
    return min((day for day in known if day is not None), default=None)


def missed(programme: Programme, last: date | None) -> Year | None:
    """Return the fiscal year in which a yearly act is missing; ``last`` is the day it was last done.

    A year that was over before the programme ran a full year is not looked at.
    """
    finished, running = years(programme)
    since = began(programme)
    if since is not None and since <= finished.first and (last is None or last < finished.first):
        return finished
    return running if last is None or last < running.first else None


def _certificate(programme: Programme) -> Certification | None:
    """Return the ISMS certificate that is valid on the day."""
    known = (c for c in programme.certifications if usual(c.standard) == ISMS)
    valid = [certification for certification in known if certification.valid_on(programme.as_of)]
    return max(valid, key=lambda certification: certification.expires, default=None)


def _of_year(which: Year) -> Cycle:
    return Cycle(which.label, Period(which.first, which.last))


def _of_certificate(span: Period) -> Cycle:
    ja = f"認証の有効期間({span.first}から{span.last}まで)"
    return Cycle(Text(ja=ja, en=f"the three years from {span.first} to {span.last}"), span)
