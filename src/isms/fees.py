"""What an application for the PrivacyMark costs: by the size of the firm and the day of the application."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from isms.certificates import latest
from isms.knowledge.marks import Application, Fee, SizeBand, SizeClass
from isms.standards import NAMES, PRIVACY_MARK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from isms.diagnostic import Text
    from isms.knowledge import Knowledge
    from isms.knowledge.confidence import Confidence
    from isms.model.certification import Certification
    from isms.model.programme import Programme

PARTS = ("application_fee", "review_fee", "registration_fee")
"""The fees that make up the whole, as the fact names them."""


@dataclass(frozen=True, slots=True)
class Firm:
    """What is known of a firm that thinks of a certificate; None where it is not known.

    ``expires`` are the last days of the certificates that it has, by standard; ``offers`` are what bodies
    ask for, in JPY, and ``paid`` is the last fee that an audit of a standard cost, with its day.
    """

    industry: str | None = None
    capital_jpy: int | None = None
    persons: int | None = None
    scope: str | None = None
    expires: Mapping[str, date] | None = None
    offers: tuple[tuple[str, int], ...] = ()
    paid: Mapping[str, tuple[date, int]] | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What an application on a day costs; amounts are None where they are unknown."""

    size: SizeClass | None
    application: Application
    day: date
    fee: Fee | None

    @property
    def items(self) -> tuple[tuple[str, Text, int | None], ...]:
        """Each fee: its field, its name and its amount."""
        return tuple(
            (part, Fee.label_of(part), getattr(self.fee, part) if self.fee else None) for part in PARTS
        )

    @property
    def total(self) -> int | None:
        """The whole: as it is published, else the sum where every part is known."""
        published = self.fee.total if self.fee else None
        return self.parts if published is None else published

    @property
    def parts(self) -> int | None:
        """The sum of the fees; None where one of them is unknown."""
        amounts = [amount for _, _, amount in self.items]
        return None if None in amounts else sum(amount or 0 for amount in amounts)

    @property
    def confidence(self) -> Confidence | None:
        """How sure the amounts are; None where none is known."""
        known = [*(amount for _, _, amount in self.items), self.total]
        return self.fee.confidence if self.fee and any(amount is not None for amount in known) else None

    @property
    def source(self) -> str | None:
        """Where the amounts, or what is known of them, are from."""
        return self.fee.source if self.fee else None


def firm_of(programme: Programme) -> Firm:
    """Return what the settings and certificates of a programme tell of the firm."""
    organisation, project = programme.settings.organisation, programme.settings.project
    held = {standard: latest(programme, standard) for standard in NAMES}
    firm = Firm(
        scope=programme.settings.scope,
        expires={name: certification.expires for name, certification in held.items() if certification},
        offers=tuple(
            (candidate.name, candidate.quote_jpy)
            for candidate in (project.candidates if project else ())
            if candidate.name and candidate.quote_jpy is not None
        ),
        paid={name: fee for name, mark in held.items() if mark and (fee := _last_paid(mark))},
    )
    if organisation is None:
        return firm
    industry = str(organisation.industry) if organisation.industry else None
    return replace(
        firm, industry=industry, capital_jpy=organisation.capital_jpy, persons=organisation.persons
    )


def _last_paid(mark: Certification) -> tuple[date, int] | None:
    """Return the day and the fee of the last audit or examination whose fee is recorded."""
    paid = [(e.performed, e.fee_jpy) for e in mark.events if e.performed and e.fee_jpy is not None]
    return max(paid, default=None)


def size_class(firm: Firm, bands: Mapping[str, SizeBand]) -> SizeClass | None:
    """Return the size class of a firm; None where what is known of it does not decide."""
    band = bands.get(firm.industry or "")
    persons, capital = firm.persons, firm.capital_jpy
    if band is None or persons is None:
        return None
    if persons <= band.small_max_persons:
        return SizeClass.SMALL
    if persons <= band.medium_max_persons:
        return SizeClass.MEDIUM
    if capital is None:
        return None
    return SizeClass.MEDIUM if capital <= band.medium_max_capital_jpy else SizeClass.LARGE


def quote(knowledge: Knowledge, day: date, firm: Firm, application: Application | None = None) -> Quote:
    """Return what a firm pays that applies on a day: for the renewal where it holds the mark."""
    if application is None:
        last = (firm.expires or {}).get(PRIVACY_MARK)
        application = Application.NEW if last is None or last < day else Application.RENEWAL
    size = size_class(firm, knowledge.table(SizeBand))
    asked = [
        fee for fee in knowledge.standing(Fee, day) if (fee.application_type, fee.size) == (application, size)
    ]
    return Quote(size, application, day, max(asked, key=lambda fee: fee.valid_from, default=None))


def to_json(quote: Quote) -> dict[str, Any]:
    """Return a quote as other programs read it."""
    return {
        "size": quote.size and str(quote.size),
        "application": str(quote.application),
        "as_of": quote.day.isoformat(),
        "items": [{"name": name, "amount": amount} for name, _, amount in quote.items],
        "total": quote.total,
        "confidence": quote.confidence and str(quote.confidence),
        "source": quote.source,
        "note": quote.fee.note if quote.fee else None,
    }
