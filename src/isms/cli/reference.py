"""The reference of commands: the help of each, as the command line prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from isms.cli.command import Group, Spoken
from isms.cli.frame import install
from isms.cli.language import speak
from isms.cli.start import isms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Language

WIDTH = 78
"""As wide as click makes help on a terminal of 80 columns or more."""


def commands(language: Language) -> str:
    """Return the help of every command as Markdown; what `isms new` takes is in docs/records.md."""
    install()
    speak(language)
    pages = []
    for path, command in _every(isms, ()):
        words = ("isms", *path)
        context = click.Context(command, info_name=" ".join(words), terminal_width=WIDTH)
        asked = f"$ {context.info_name} --help --lang {language}"
        pages.append(f"## {context.info_name}\n\n```console\n{asked}\n{context.get_help().strip()}\n```\n")
    return "\n".join(pages)


def _every(group: Group, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Spoken]]:
    """Yield every command of the tables with the words that call it."""
    yield path, group
    context = click.Context(group)
    for name in group.entries:
        found = group.get_command(context, name)
        if isinstance(found, Group):
            yield from _every(found, (*path, name))
        elif isinstance(found, Spoken):
            yield (*path, name), found
