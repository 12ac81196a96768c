"""JSON Schemas of the records as files, and the line that points an editor to them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.schema import schema_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.kind import Record

SCHEMA_FOLDER = ".isms/schema"
"""Where a programme keeps its schemas."""


def all_kinds() -> tuple[type[Record], ...]:
    """Return every class that stands alone in a file: the kinds of record, and the settings."""
    return (*Programme.kinds().values(), Settings)


def schema_text(kind: type[Record], indent: int | None = 2) -> str:
    """Return the JSON Schema of a kind."""
    return json.dumps(schema_for(kind), ensure_ascii=False, indent=indent) + "\n"


def schemas(kinds: Iterable[type[Record]] = (), folder: str = SCHEMA_FOLDER) -> Mapping[str, bytes]:
    """Return the path and content of the schema of each kind; of all kinds unless some are given."""
    return {
        f"{folder}/{kind.declaration.name}.json": schema_text(kind, indent=None).encode()
        for kind in kinds or all_kinds()
    }


def all_schemas_text() -> str:
    """Return the JSON Schemas of all kinds, by the name of the kind."""
    found = {kind.declaration.name: schema_for(kind) for kind in all_kinds()}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def modeline(kind: type[Record], path: str = "") -> str:
    """Return the first line of a YAML file that tells an editor its schema.

    ``path`` is that of the file; unless it is given, the file lies directly in the folder of its kind.
    """
    below = path or f"{kind.declaration.folder}/".lstrip("/")
    up = "../" * below.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{kind.declaration.name}.json"
