"""What the list of laws says beside what is known of each law: its versions, its end, and who needs it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from isms.knowledge import UNCONFIRMED, Confidence, LawFact, Need
from isms.ledger import foreign, handled
from isms.model.once import once
from isms.model.personal_information import Acquisition
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.diagnostic import Text
    from isms.model.law import Law
    from isms.model.programme import Programme

_NUMBERED = re.compile(r"_(\d{4})(\d\d)(\d\d)_")
"""The day in the number of a version, as the law database writes it: law, day, amending law."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_SPACES = re.compile(r"\s+")


class Version(NamedTuple):
    """A version of a law, and the day on which it came into force."""

    name: str
    since: date


def known(programme: Programme, law: Law) -> LawFact | None:
    """Return what is known of a law, found by its id, its number, or a name that it has or had."""
    names = _names(programme)
    written = (law.id, law.number, law.name)
    return next((names[plain(text)] for text in written if text and plain(text) in names), None)


@once
def _names(programme: Programme) -> Mapping[str, LawFact]:
    """Return the facts on laws by everything that a law is called."""
    found: dict[str, LawFact] = {}
    for fact in programme.knowledge.laws.values():
        for name in (fact.id, fact.number, fact.title_ja, fact.name_ja, *fact.also, *fact.former):
            if name:
                found.setdefault(plain(name), fact)
    return found


def plain(text: str) -> str:
    """Return a name without the differences of width, case and blanks."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text)).casefold()


@once
def watched(programme: Programme) -> tuple[Law, ...]:
    """Return the laws of the list that hold on the day: not drafts, and not marked as abolished."""
    day = programme.as_of
    return tuple(
        law for law in programme.laws if not law.draft and (law.abolished is None or day <= law.abolished)
    )


@once
def unlisted(programme: Programme) -> Mapping[Need, tuple[LawFact, ...]]:
    """Return the laws that are not in the list, by what makes a firm need them; a draft is in the list."""
    day = programme.as_of
    listed = {
        fact.id
        for law in programme.laws
        if (law.abolished is None or day <= law.abolished) and (fact := known(programme, law)) is not None
    }
    facts = [fact for fact in programme.knowledge.laws.values() if fact.needed_by and fact.id not in listed]
    return {need: tuple(fact for fact in facts if need in fact.needed_by) for need in Need}


def needs(programme: Programme) -> list[Need]:
    """Return what makes this firm need laws in its list, apart from the handling of My Numbers."""
    if not aims_at(programme, PRIVACY_MARK):
        return []
    found = [Need.PMARK]
    lines = handled(programme)
    if any(line.provided_to or line.acquisition is Acquisition.THIRD_PARTY for line in lines):
        found.append(Need.PROVISION)
    if any(foreign(programme, line) for line in lines):
        found.append(Need.ABROAD)
    return found


def in_force(fact: LawFact, day: date) -> Version | None:
    """Return the version known to be in force on a day; None where none is known."""
    versions = [(name, day_of(name) or fact.in_force) for name in fact.revisions]
    begun = [Version(name, since) for name, since in versions if since is not None and since <= day]
    return begun[-1] if begun else None


def day_of(version: str) -> date | None:
    """Return the day of coming into force that the name of a version holds."""
    match = _NUMBERED.search(version) or _DAY.match(version)
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def last_change(fact: LawFact, day: date) -> date | None:
    """Return the last day up to a day on which a version or an announced amendment came into force."""
    version = in_force(fact, day)
    days = (version.since if version else None, fact.upcoming_from)
    return max((since for since in days if since is not None and since <= day), default=None)


def doubt(fact: LawFact) -> Text | str:
    """Return the mark of a fact that is not certain; empty where it is."""
    return "" if fact.confidence is Confidence.HIGH else UNCONFIRMED
