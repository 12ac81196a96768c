"""What was written for a record, before any field is read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from isms.records.yaml_file import REFUSED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.kind import Record


def stem(path: str) -> str:
    """Return the name of a file without its ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def is_empty(content: Any) -> bool:
    """Tell whether there is nothing in what was written: no text, no item, no pair with a value."""
    if isinstance(content, str):
        return not content or content.isspace()
    if isinstance(content, dict):
        return all(map(is_empty, content.values()))
    return isinstance(content, list) and all(map(is_empty, content))


def own_text(head: str, content: Any) -> Mapping[str, str]:
    """Return a field of the user's own, where there is something in it."""
    flat = content.strip() if isinstance(content, str) else _flat(content)
    return {head: flat} if flat else {}


def _flat(content: Any) -> str:
    """Return a field of the user's own that is a list as the text that a cell would hold."""
    if isinstance(content, list):
        return ";".join(_flat(part) for part in content)
    if isinstance(content, dict):
        return ";".join(f"{key}={_flat(part)}" for key, part in content.items())
    return "" if content is REFUSED else str(content)


def written_key(kind: type[Record], raw: Any) -> str:
    """Return the key as it is written, to name a record that may not become one; empty where it has none."""
    if not isinstance(raw, dict):
        return ""
    heads = kind.declaration.heads
    written = {d.name: c for head, c in raw.items() if (d := heads.get(head.strip())) and isinstance(c, str)}
    fields = {name: written.get(name, "").strip() or None for name in kind.declaration.fields}
    if not all(fields[part] for part in kind.declaration.key):
        return ""
    return kind.identity(cast("Record", SimpleNamespace(declaration=kind.declaration, **fields)))
