"""The ledger of personal information: the lines that hold on a day, their phases, and where they are kept."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from isms.jurisdiction import under_japanese_law
from isms.model.once import once
from isms.model.risk import Phase
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme

AT_HOME = frozenset({"jp", "jpn", "japan", "日本", "日本国", "国内"})
"""The spellings of the country that is not a foreign one."""
_PHASES = {spelling: phase for phase in Phase for spelling in (phase.value, phase.label.ja, phase.label.en)}


@once
def handled(programme: Programme) -> tuple[PersonalInformation, ...]:
    """Return the lines that hold on the day: not drafts, not ended and not disposed of."""
    day = programme.as_of
    return tuple(
        line
        for line in programme.personal_information
        if not line.draft and line.disposed is None and (line.ended is None or day <= line.ended)
    )


@once
def ended(programme: Programme) -> dict[str, PersonalInformation]:
    """Return the lines whose handling is over, by their key."""
    day = programme.as_of
    lines = programme.personal_information
    return {line.key: line for line in lines if line.ended is not None and line.ended < day}


def under_pmark(programme: Programme) -> tuple[PersonalInformation, ...]:
    """Return the lines that hold on the day where PrivacyMark is aimed at, else none."""
    return handled(programme) if aims_at(programme, PRIVACY_MARK) else ()


def under_the_act(programme: Programme) -> tuple[PersonalInformation, ...]:
    """Return the lines that hold on the day where the act of Japan is taken to apply, else none."""
    return handled(programme) if under_japanese_law(programme) else ()


@once
def analysed(programme: Programme) -> Mapping[str, frozenset[Phase]]:
    """Return the phases of each line that have a risk; drafts do not count."""
    pairs = {
        (risk.personal_information, risk.phase)
        for risk in programme.risks
        if risk.personal_information is not None and not risk.draft
    }
    found: dict[str, set[Phase]] = {}
    for line, phase in pairs:
        if phase is not None:
            found.setdefault(line, set()).add(phase)
    return {line: frozenset(phases) for line, phases in found.items()}


def excluded(line: PersonalInformation) -> dict[Phase, str]:
    """Return the phases that are said not to apply to a line, each as the line spells it."""
    return {_PHASES[spelling]: spelling for spelling in line.phases_na if spelling in _PHASES}


def misnamed(line: PersonalInformation) -> list[str]:
    """Return what a line says not to apply although there is no such phase."""
    return [spelling for spelling in line.phases_na if spelling not in _PHASES]


def uncovered(programme: Programme, line: PersonalInformation) -> list[Phase]:
    """Return the phases in the life of personal information that apply and have no risk."""
    known = analysed(programme).get(line.key, frozenset()) | excluded(line).keys()
    return [phase for phase in Phase if phase not in known]


def abroad(countries: Iterable[str]) -> list[str]:
    """Return the foreign ones of some countries."""
    return [name for name in countries if unicodedata.normalize("NFKC", name).casefold() not in AT_HOME]


def foreign(programme: Programme, line: PersonalInformation) -> list[str]:
    """Return the foreign countries of a line: its own, and those of the suppliers that it is entrusted to."""
    found = list(line.countries)
    for key in line.entrusted_to:
        supplier = programme.suppliers.get(key)
        found += supplier.countries if supplier else ()
    return abroad(dict.fromkeys(found))
