"""The templates' language: Jinja with nothing undefined, and a sandbox for the programme's own templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.documents.catalogue import Templates
    from isms.documents.speaker import Speaker


class Found(BaseLoader):
    """Templates by file name out of mappings: there is no path, so none can lead astray."""

    def __init__(self, templates: Templates, *, own: bool) -> None:
        """Look among the packaged templates and, where ``own`` is set, first among the programme's."""
        self.templates = templates
        self.own = own

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template."""
        del environment
        source = self.templates.source(template) if self.own else self.templates.packaged.get(template)
        if source is None:
            raise TemplateNotFound(template)
        return source, template, lambda: True


def environment(
    templates: Templates, speaker: Speaker, known: Mapping[str, Any], *, own: bool
) -> Environment:
    """Return the environment of one document; a programme's own template gets the sandbox."""
    kind = ImmutableSandboxedEnvironment if own else Environment
    made = kind(
        loader=Found(templates, own=own),
        autoescape=True,
        finalize=speaker.write,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(known, gap=speaker.gap, mark=speaker.mark, figure=speaker.figure)
    made.filters.update(
        flag=speaker.flag,
        join=speaker.listed,
        lines=speaker.lines,
        needed=speaker.needed,
        number=speaker.number,
        say=speaker.plain,
    )
    return made


def shell(templates: Templates) -> Environment:
    """Return the environment of the page around a document; it is never the programme's own."""
    return Environment(
        loader=Found(templates, own=False),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
