"""The facts that a programme leans on, from its own ``knowledge/`` first, then from the packaged ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from isms.diagnostic import Misreading, Spot
from isms.kind import Record
from isms.knowledge import FormSet, Framework, Knowledge, Method
from isms.records import facts, limits
from isms.records.build import Builder
from isms.records.text import decode
from isms.records.yaml_file import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.model.settings import Settings
    from isms.records.tree import Tree

R = TypeVar("R", bound=Record)

FRAMEWORKS: Mapping[str, tuple[str, ...]] = {"iso27001": ("iso27001",), "pmark": ("pmark", "jisq15001")}
"""The frameworks of requirements behind each standard."""
OWN = "knowledge/"


def gather(settings: Settings, own: Tree, misreadings: list[Misreading]) -> Knowledge:
    """Return the facts that a programme leans on; what is wrong with its own files is said."""
    standards = [str(standard) for standard in settings.standards]
    frameworks = {name for standard in standards for name in FRAMEWORKS.get(standard, (standard,))}
    risk = settings.risk
    methods = {name for name in (risk.method, risk.lifecycle_method) if name} if risk else set()
    reader = _Reader(own, misreadings)
    return Knowledge(
        frameworks=reader.all(Framework, frameworks),
        methods=reader.all(Method, methods),
        form_sets=reader.all(FormSet, _form_sets() if "pmark" in standards else ()),
    )


def packaged(kind: type[R], name: str) -> R | None:
    """Return a packaged fact by the name of its file, or None."""
    return _Reader(facts.tree(), []).fact(facts.tree(), f"{kind.declaration.folder}/{name}.yaml", kind)


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

    def __init__(self, own: Tree, misreadings: list[Misreading]) -> None:
        self.own = own
        self.misreadings = misreadings

    def all(self, kind: type[R], wanted: Iterable[str]) -> dict[str, R]:
        """Return every fact of a kind that the programme brings, and those that are wanted, by id."""
        prefix = f"{OWN}{kind.declaration.folder}/"
        found: dict[str, R] = {}
        for entry in self.own.entries() if wanted or kind is not FormSet else ():
            if entry.path.startswith(prefix) and entry.path.endswith(".yaml"):
                fact = self.fact(self.own, entry.path, kind)
                if fact is not None:
                    found[fact.key] = fact
        for name in wanted:
            if name not in found and "/" not in name:
                fact = self.fact(facts.tree(), f"{kind.declaration.folder}/{name}.yaml", kind)
                if fact is not None:
                    found[fact.key] = fact
        return found

    def fact(self, tree: Tree, path: str, kind: type[R]) -> R | None:
        """Return the fact of one file, or None where there is none or it cannot be read."""
        try:
            decoded = decode(path, tree.read(path, limits.YAML_BYTES), lambda _: False)
        except OSError:
            return None
        if decoded.text is None:
            self.misreadings += decoded.misreadings
            return None
        parsed = parse(path, decoded.text)
        builder = Builder(date.max, lambda scalar: scalar.read)
        fact = builder.mapping(kind, parsed.records[0], Spot(path)) if parsed.records else None
        self.misreadings += [*decoded.misreadings, *parsed.misreadings, *builder.misreadings]
        if not isinstance(fact, kind):
            return None
        fact.named(fact.identity())
        return fact
