"""What must be true of a programme: one module for each rule.

A rule module declares

- ``CODE``: family and number, ``RSK001``; never reused.
- ``LEVEL``: a standard's demand is an error, good practice a warning.
- ``CLAUSES``: the requirements it serves, ``27001:6.1.3``.
- ``FAULTS``: whether it faults what is written or what is absent (absence weighs less while building).
- ``HINT``: what to do, in both languages.
- ``FIX``: what `isms check --fix` does, where the remedy is safe: nothing else can have been meant. The
  flaws of such a rule say what their fields are to hold; where the reader finds the fault,
  `isms.records.mend` knows the remedy.
- ``check(programme)``: yields a `Flaw` for everything that is wrong; or ``MESSAGE``, where the reader
  finds the fault itself and the rule only explains it (families REC and REF).

and a docstring that is manual page, specification and test: the first line is the title in English, the
second in Japanese; then one paragraph or more in each language; then ``Fails:`` and ``Passes:`` with
files, which are both run.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Fault, FieldPath, Level, Message, Place, Spot, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType

    from isms.kind import Record
    from isms.model.programme import Programme


class Flaw(NamedTuple):
    """What a rule finds wrong: with which record (or where in which file), in which field, and why.

    ``ceiling`` is the most that this flaw may weigh, where that is less than the rule does. ``fix`` is what
    fields of the record are to hold instead, by path, where that is safe; an empty text removes.
    """

    about: Record | Place | Spot
    field: FieldPath
    message: Message
    ceiling: Level | None = None
    fix: Mapping[FieldPath, str] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its module declares it."""

    code: str
    level: Level
    clauses: tuple[str, ...]
    faults: Fault
    hint: Text
    manual: str
    check: Callable[[Programme], Iterator[Flaw]] | None
    message: Text | None
    fix: Text | None = None

    @property
    def title(self) -> Text:
        """The first two lines of the manual: the title in English and in Japanese."""
        en, ja = self.manual.split("\n", 2)[:2]
        return Text(ja=ja.strip(), en=en.strip())


def from_module(module: ModuleType) -> Rule:
    """Return the rule that a module declares."""
    return Rule(
        code=module.CODE,
        level=module.LEVEL,
        clauses=module.CLAUSES,
        faults=getattr(module, "FAULTS", Fault.WRITTEN),
        hint=module.HINT,
        manual=module.__doc__ or "",
        check=getattr(module, "check", None),
        message=getattr(module, "MESSAGE", None),
        fix=getattr(module, "FIX", None),
    )


@cache
def modules() -> Mapping[str, str]:
    """Return the name of the module of each rule by its code, in the order of the codes; imports none."""
    names = (entry.name for entry in pkgutil.iter_modules(__path__))
    found = {name.partition("_")[0].upper(): name for name in names}
    return {code: found[code] for code in sorted(found) if code[-1:].isdigit()}


@cache
def packaged() -> Mapping[str, Rule]:
    """Return the rules that ship with the tool by code: every module whose name begins with one."""
    found = (from_module(importlib.import_module(f"{__name__}.{name}")) for name in modules().values())
    return {rule.code: rule for rule in found}
