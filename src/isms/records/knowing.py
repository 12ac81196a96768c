"""The facts that a programme leans on, from its own ``knowledge/`` first, then from the packaged ones."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from isms.diagnostic import Misreading, Place, Spot
from isms.kind import Record
from isms.knowledge import FormSet, Framework, Knowledge, Method
from isms.records import facts, limits
from isms.records.build import Builder
from isms.records.text import decode, knows
from isms.records.tree import LARGE, TooLarge, Tree
from isms.records.yaml_file import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from isms.model.settings import Settings

R = TypeVar("R", bound=Record)

FRAMEWORKS: Mapping[str, tuple[str, ...]] = {"iso27001": ("iso27001",), "pmark": ("pmark", "jisq15001")}
"""The frameworks of requirements behind each standard."""
OWN = "knowledge/"


def gather(settings: Settings, own: Tree, paths: Iterable[str], misreadings: list[Misreading]) -> Knowledge:
    """Return the facts that a programme leans on; what is wrong with its own files is said.

    ``paths`` are the regular files of its tree.
    """
    standards = [str(standard) for standard in settings.standards]
    frameworks = {name for standard in standards for name in FRAMEWORKS.get(standard, (standard,))}
    risk = settings.risk
    methods = {name for name in (risk.method, risk.lifecycle_method) if name} if risk else set()
    reader = _Reader(own, [path for path in paths if path.startswith(OWN)], misreadings)
    return Knowledge(
        frameworks=reader.all(Framework, frameworks),
        methods=reader.all(Method, methods),
        form_sets=reader.all(FormSet, _form_sets() if "pmark" in standards else ()),
    )


def packaged(kind: type[R], name: str) -> R | None:
    """Return a packaged fact by the name of its file, or None."""
    found = _once_read(f"{kind.declaration.folder}/{name}.yaml")
    return found if isinstance(found, kind) else None


@cache
def _once_read(path: str) -> Record | None:
    """Read a packaged fact once: while a process runs it does not change, and nobody writes to it."""
    shipped, kind = facts.tree(), kind_at(OWN + path)
    try:
        return _Reader(shipped, [], []).fact(shipped, path, kind) if kind else None
    except FileNotFoundError:
        return None


def kind_at(path: str) -> type[Record] | None:
    """Return the kind of fact that a path of a programme's own ``knowledge/`` holds."""
    kinds: tuple[type[Record], ...] = (Framework, Method, FormSet)
    return next((k for k in kinds if path.startswith(f"{OWN}{k.declaration.folder}/")), None)


def _form_sets() -> Iterable[str]:
    """Return the names of the packaged form sets."""
    folder = facts.templates() / "knowledge" / FormSet.declaration.folder
    return sorted(path.stem for path in folder.glob("*.yaml"))


class _Reader:
    """Reads fact files of the programme's own tree and of the package."""

    def __init__(self, own: Tree, paths: Sequence[str], misreadings: list[Misreading]) -> None:
        self.own = own
        self.paths = paths
        self.misreadings = misreadings

    def all(self, kind: type[R], wanted: Iterable[str]) -> dict[str, R]:
        """Return every fact of a kind that the programme brings, and those that are wanted, by id."""
        prefix = f"{OWN}{kind.declaration.folder}/"
        found: dict[str, R] = {}
        for path in self.paths:
            if path.startswith(prefix) and path.endswith(".yaml"):
                fact = self.brought(path, kind)
                if fact is not None:
                    found[fact.key] = fact
        for name in wanted:
            if name not in found and "/" not in name:
                fact = packaged(kind, name)
                if fact is not None:
                    found[fact.key] = fact
        return found

    def brought(self, path: str, kind: type[R]) -> R | None:
        """Return a fact of the programme's own; that it cannot be opened was said when it was looked at."""
        try:
            return self.fact(self.own, path, kind)
        except TooLarge:
            values = {"what": LARGE, "limit": f"{limits.YAML_BYTES >> 20} MB"}
            self.misreadings.append(Misreading("REC009", Place(path), values))
        except OSError:
            pass
        return None

    def fact(self, tree: Tree, path: str, kind: type[R]) -> R | None:
        """Return the fact of one file, or None where it holds none that can be read."""
        decoded = decode(path, tree.read(path, limits.YAML_BYTES), knows(kind.declaration.heads))
        self.misreadings += decoded.misreadings
        if decoded.text is None:
            return None
        parsed = parse(path, unicodedata.normalize("NFC", decoded.text))
        self.misreadings += parsed.misreadings
        if not parsed.records:
            self.misreadings.append(Misreading("REC013", Place(path)))
        builder = Builder(date.max, lambda scalar: scalar.read)
        whole = [builder.mapping(kind, raw, Spot(path, n)) for n, raw in enumerate(parsed.records) if raw]
        self.misreadings += builder.misreadings
        fact = whole[0] if len(whole) == 1 else None
        if not isinstance(fact, kind):
            return None
        fact.named(fact.identity())
        return fact
