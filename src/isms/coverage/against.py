"""What speaks against an item, whatever shows it: open nonconformities, and what the caller knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from isms.audits import cited, within
from isms.coverage.saying import some_of
from isms.coverage.state import Lack
from isms.diagnostic import Text
from isms.model.once import once
from isms.standards import aims

if TYPE_CHECKING:
    from isms.model.finding import Finding
    from isms.model.programme import Programme

Objections = Mapping[str, tuple[Lack, ...]]
"""What speaks against items, by the requirement (``framework:item``, under any name of the framework)."""
_OPEN = Text(ja="未完了の不適合があります({shown})", en="nonconformities are open ({shown})")
_DO_CLOSE = Text(
    ja="是正処置を終え、有効性を確認して完結する", en="finish the corrective action and judge its effect"
)


class Against:
    """What speaks against the items of the frameworks of a programme."""

    def __init__(self, programme: Programme, objections: Objections) -> None:
        """Take the open nonconformities, and further ``objections``."""
        self._lacks: dict[str, dict[str, list[Lack]]] = {}
        for (framework, item), findings in _open_findings(programme).items():
            self._take(framework, item, (Lack(_OPEN.of(shown=some_of(findings)), _DO_CLOSE.of()),))
        for requirement, lacks in objections.items():
            named = cited(programme, requirement)
            if named is not None:
                self._take(*named, lacks)

    def lacks(self, requirement: str) -> tuple[Lack, ...]:
        """Return what speaks against an item: what names it, a part of it, or what it is part of."""
        framework, _, item = requirement.partition(":")
        named = self._lacks.get(framework, {})
        return tuple(
            lack for each in named if within(each, item) or within(item, each) for lack in named[each]
        )

    def _take(self, framework: str, item: str, lacks: tuple[Lack, ...]) -> None:
        self._lacks.setdefault(framework, {}).setdefault(item, []).extend(lacks)


@once
def _open_findings(programme: Programme) -> Mapping[tuple[str, str], list[Finding]]:
    """Return the nonconformities that are not closed, by the framework and the item that they name."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in programme.findings:
        if finding.nonconformity and finding.closed_on is None and finding.clause and not finding.draft:
            named = cited(programme, finding.clause) or _bare(programme, finding.clause)
            if named is not None:
                found.setdefault(named, []).append(finding)
    return found


def _bare(programme: Programme, clause: str) -> tuple[str, str] | None:
    """Return the item that a number alone names, in the first standard aimed at that has it."""
    first, *_ = clause.split()
    for name in aims(programme):
        framework = programme.knowledge.framework(name)
        if framework is not None and any(item.id == first for item in framework.items):
            return framework.id, first
    return None
