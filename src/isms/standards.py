"""The two standards that a programme may aim at, and the names under which records speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.model.programme import Programme
    from isms.model.settings import Settings

ISMS, PRIVACY_MARK = "iso27001", "pmark"
NAMES = {
    ISMS: frozenset({"iso27001", "27001", "jisq27001"}),
    PRIVACY_MARK: frozenset({"pmark", "jisq15001", "15001"}),
}
"""The names under which a record may speak of a standard."""
TITLES = {
    ISMS: Text(ja="ISO/IEC 27001", en="ISO/IEC 27001"),
    PRIVACY_MARK: Text(ja="プライバシーマーク", en="PrivacyMark"),
}


def aims(programme: Programme) -> list[str]:
    """Return the standards that a programme aims at, by their usual names."""
    return [standard for standard in NAMES if aims_at(programme, standard)]


def goals(settings: Settings) -> tuple[str, ...]:
    """Return all standards of isms.yaml, each once: those that are known by their usual names."""
    return tuple(dict.fromkeys(usual(str(standard)) for standard in settings.standards))


def named_frameworks(programme: Programme) -> list[str]:
    """Return the standards that a programme aims at, then the other frameworks that isms.yaml names."""
    others = (programme.knowledge.framework(name) for name in programme.settings.standards)
    return list(dict.fromkeys([*aims(programme), *(usual(each.id) for each in others if each is not None)]))


def aims_at(programme: Programme, standard: str) -> bool:
    """Tell whether a programme aims at a standard."""
    return not NAMES[standard].isdisjoint(programme.settings.standards)


def speaks_of(named: tuple[str, ...], standard: str) -> bool:
    """Tell whether these names include a standard; where nothing is named all are meant."""
    return not named or not NAMES[standard].isdisjoint(named)


def usual(name: str) -> str:
    """Return the name that isms.yaml uses for a standard; one that is not known stays as it is."""
    return next((standard for standard, names in NAMES.items() if name in names), name)
