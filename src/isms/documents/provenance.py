"""Where a document comes from: what was read, as of which day, by which version, through which template."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.programme import Programme


class History(Word):
    """What is known about the commit that the records stand at."""

    COMMITTED = "committed", "確定済み", "Committed"
    UNCOMMITTED = "uncommitted", "未コミットの変更あり", "Uncommitted changes"
    UNKNOWN = "unknown", "履歴不明", "History unknown"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the caller knows about the records that a document is made of.

    ``commit`` is given only where the folder is clean at it. ``records`` maps the path of each file that
    was read to its sha256.
    """

    version: str
    history: History = History.UNKNOWN
    commit: str = ""
    records: Mapping[str, str] = field(default_factory=dict)

    @property
    def standing(self) -> str | History:
        """The commit, or why there is none to name."""
        return self.commit if self.history is History.COMMITTED else self.history

    @property
    def digest(self) -> str:
        """The sha256 over the paths and digests of all records."""
        lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(self.records.items()))
        return hashlib.sha256(lines.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Origin:
    """The provenance of one document: the programme's, with its template and the facts it leans on."""

    programme: Provenance
    template: str
    template_digest: str
    own_template: bool
    knowledge: tuple[str, ...]

    def manifest(self, document: str, as_of: str) -> str:
        """Return what `isms verify` reads, as a comment: which file had which digest."""
        facts = {
            "document": document,
            "as_of": as_of,
            "version": self.programme.version,
            "commit": str(self.programme.standing),
            "template": [self.template, self.template_digest[:16]],
            "knowledge": self.knowledge,
            "records": {path: digest[:16] for path, digest in sorted(self.programme.records.items())},
        }
        text = json.dumps(facts, ensure_ascii=False, indent=0)
        return f"{MANIFEST}{text.replace('--', _HYPHENS)} -->"


MANIFEST = "<!-- isms "
"""How the comment begins that `isms verify` looks for."""
_HYPHENS = "-\\u002d"
"""Two hyphens as JSON may write them: in a comment they would be its end."""


def knowledge(programme: Programme) -> tuple[str, ...]:
    """Return the facts that a programme leans on, each with its version: frameworks and risk methods."""
    settings = programme.settings.risk
    named = (settings.method, settings.lifecycle_method) if settings else ()
    frameworks = {each.id: each.version for each in programme.knowledge.frameworks.values()}
    methods = {key: each.version for key, each in programme.knowledge.methods.items() if key in named}
    return tuple(
        f"{key} {version}" for facts in (frameworks, methods) for key, version in sorted(facts.items())
    )
