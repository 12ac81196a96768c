"""Which language the command line speaks."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, get_args

from isms.diagnostic import Language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT: Language = "ja"
VARIABLE = "ISMS_LANG"

_spoken: ContextVar[Language] = ContextVar("language", default=DEFAULT)


def spoken() -> Language:
    """Return the language of the running command."""
    return _spoken.get()


def speak(language: Language) -> None:
    """Set the language of the running command."""
    _spoken.set(language)


def known(word: str | None) -> Language | None:
    """Return the language that a word names: ``ja``, ``en``, or a locale such as ``en_GB.UTF-8``."""
    return next((each for each in get_args(Language) if word and word.lower().startswith(each)), None)


def asked_for(argv: Sequence[str], environment: Mapping[str, str]) -> Language | None:
    """Return the language asked for: the last ``--lang`` anywhere in the arguments, else ISMS_LANG."""
    arguments = list(argv[: argv.index("--")] if "--" in argv else argv)
    words = [environment.get(VARIABLE)]
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            words.append(arguments[place + 1])
        elif argument.startswith("--lang="):
            words.append(argument.removeprefix("--lang="))
    return next((language for word in reversed(words) if (language := known(word))), None)
