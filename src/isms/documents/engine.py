"""The templates' language: Jinja with nothing undefined, and a sandbox for the programme's own templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import CodeType

    from jinja2.bccache import Bucket

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


class Compiled(BytecodeCache):
    """What the packaged templates compile to, by name and text: a process compiles each of them once.

    Compiling takes twice as long as writing a document, and what documents share is in every one of them.
    """

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._held: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what it was compiled to."""
        bucket.code = self._held.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        if bucket.code is not None:
            self._held[bucket.key, bucket.checksum] = bucket.code


_DOCUMENTS, _PAGES = Compiled(), Compiled()
"""One for each kind of environment: what a template compiles to depends on it."""


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
        bytecode_cache=None if own else _DOCUMENTS,
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
        bytecode_cache=_PAGES,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
