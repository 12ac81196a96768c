"""The formats of a report of `isms check`: a module for each, and the table of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from isms.cli.layout import harmless
from isms.diagnostic import Level

if TYPE_CHECKING:
    from isms.api import Report
    from isms.diagnostic import Diagnostic, Language


class Format(NamedTuple):
    """A format: the module whose ``compose`` makes it of a report, and whether paths begin at the top.

    The top is that of the git work tree, where what reads the report looks for files; other paths begin at
    the programme.
    """

    module: str
    from_the_top: bool = False


FORMATS = {
    "text": Format("text"),
    "json": Format("own_json"),
    "github": Format("github", from_the_top=True),
    "gitlab": Format("gitlab", from_the_top=True),
    "sarif": Format("sarif", from_the_top=True),
    "junit": Format("junit", from_the_top=True),
}
"""Every format by its name, the one that is used unless another is asked for first."""


class View(NamedTuple):
    """How a report is to be shown.

    ``fails_from`` is the level from which a diagnostic fails the check, and ``folder`` what stands before
    the paths of the programme: empty, or a folder with ``/`` at its end.
    """

    language: Language
    quiet: bool = False
    fails_from: Level = Level.ERROR
    folder: str = ""

    def path(self, diagnostic: Diagnostic) -> str:
        """Return the path of the file that a diagnostic is about."""
        return self.folder + diagnostic.place.path


def compose(name: str, report: Report, view: View) -> str:
    """Return a report in one of the formats."""
    module = import_module(f"{__name__}.{FORMATS[name].module}")
    return harmless(module.compose(report, view))
