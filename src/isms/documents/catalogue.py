"""Which documents there are: the templates that ship, and the programme's own, found before them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, get_args

from isms.diagnostic import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FILE = re.compile(r"(?P<name>[a-z0-9][a-z0-9-]*)\.(?P<language>[a-z]{2})\.md\.j2\Z")
_TITLE = re.compile(r"{%-?\s*set title\s*=\s*\"(?P<title>[^\"]+)\"")
"""Where a template says what its document is called; of several titles the first."""
_LARGEST = 4 * 1024 * 1024
"""A template of the programme's own over this many bytes is not taken for one."""


@dataclass(frozen=True)
class Templates:
    """The templates by file name: ``folder`` ships with the tool, ``own`` is what the programme brings.

    ``own`` maps the file names in the programme's ``templates/`` to their text. It is a mapping and not a
    folder, so that no link and no ``..`` in a template can lead anywhere else.
    """

    folder: Path
    own: Mapping[str, str] = field(default_factory=dict)

    @property
    def packaged(self) -> Mapping[str, str]:
        """The text of each template that ships with the tool."""
        return _texts(self.folder)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The documents that can be rendered, in alphabetical order."""
        found = (_FILE.match(file) for file in {*self.packaged, *self.own})
        return tuple(sorted({match["name"] for match in found if match}))

    def languages(self, name: str) -> tuple[Language, ...]:
        """Return the languages in which the document is there."""
        return tuple(each for each in get_args(Language) if self.source(file_name(name, each)) is not None)

    def title(self, name: str) -> Text:
        """Return what a document is called in both languages: its name where no template says so."""
        said: dict[str, str] = {}
        for language in get_args(Language):
            match = _TITLE.search(self.source(file_name(name, language)) or "")
            if match:
                said[language] = match["title"]
        some = next(iter(said.values()), name)
        return Text(ja=said.get("ja", some), en=said.get("en", some))

    def source(self, file: str) -> str | None:
        """Return the text of a template, the programme's own before the packaged one."""
        return self.own.get(file) or self.packaged.get(file)

    def is_own(self, file: str) -> bool:
        """Tell whether the programme brings this template itself."""
        return file in self.own

    def digest(self, file: str) -> str:
        """Return the sha256 of everything that a document made from ``file`` is composed of."""
        parts = [
            file,
            *sorted(name for name in {*self.packaged, *self.own} if name.startswith(("_", "page."))),
        ]
        text = "\0".join(f"{name}\0{self.source(name) or ''}" for name in parts)
        return hashlib.sha256(text.encode()).hexdigest()


@cache
def _texts(folder: Path) -> Mapping[str, str]:
    """Return the files of a folder by name; what ships with the tool does not change while it runs."""
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir()) if path.is_file()}


def file_name(name: str, language: Language) -> str:
    """Return the file name of a document's template in a language."""
    return f"{name}.{language}.md.j2"


def own_templates(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the templates among the regular files of a programme's ``templates/``, by file name.

    Only Markdown templates that stand directly in the folder count; what is too large or not UTF-8 is not
    one.
    """
    found = {}
    for path, content in files.items():
        name = path.removeprefix("templates/")
        if name.endswith(".md.j2") and "/" not in name and len(content) <= _LARGEST:
            try:
                found[name] = content.decode("utf-8-sig")
            except UnicodeDecodeError:
                continue
    return found
