"""Internal audits come to every business within their cycle.
内部監査が、周期の中ですべての事業を対象としていること。

A department may run several businesses, and an audit of one of them says nothing about the others. The
businesses of the departments in scope are those that audits of the cycle name under `businesses`; an audit
that names none covers those of its departments. Cycles are those of AUD003.

一つの部署が複数の事業を営むことがあり、一方の監査から他方のことは分かりません。適用範囲の部署の事業を、周期の
監査の `businesses` と照らします。事業を書いていない監査は、対象部署の事業をすべて確かめたものとみなします。周
期は AUD003 と同じです。

Fails:

    departments/D-01.yaml: {id: D-01, name: 情報システム部, businesses: [受託開発, 保守]}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      businesses: [受託開発]
      planned: 2026-10
      performed: 2026-10-08

Passes:

    departments/D-01.yaml: {id: D-01, name: 情報システム部, businesses: [受託開発, 保守]}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      businesses: [受託開発, 保守]
      planned: 2026-10
      performed: 2026-10-08
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import departments_of, each_once, gaps
from isms.diagnostic import Fault, Level, Text
from isms.organisation import below
from isms.rules import Flaw
from isms.scope import departments_in_scope
from isms.standards import aims

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from isms.model.audit import Audit
    from isms.model.programme import Programme

CODE = "AUD015"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.2.2", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="残った事業の監査を計画し、監査の対象事業(businesses)に書いてください。事業名は部署の記録と同じにします。",
    en="Plan an audit of these businesses and name them under businesses, as the departments do.",
)
LEFT_OUT = Text(
    ja="{cycle}の内部監査の対象になっていない事業があります({businesses})。",
    en="In {cycle} no internal audit came to these businesses: {businesses}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield for each standard the businesses that no audit of a cycle came to."""
    if not (programme.can_judge("audit") and programme.can_judge("department")):
        return
    trade = _Trade(programme)
    found = (gap for s in aims(programme) for gap in gaps(programme, s, trade.of(s), trade.covered))
    for gap in each_once(found):
        message = LEFT_OUT.of(cycle=gap.cycle.label, businesses=gap.missing)
        yield Flaw(gap.audit, ("businesses",), message, gap.ceiling)


class _Trade:
    """The businesses that departments run, and which of them an audit comes to."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._below = below(programme)

    def of(self, standard: str) -> Callable[[list[Audit]], Mapping[str, None]]:
        """Return what lists the businesses that a standard covers, whatever was audited."""
        businesses = dict.fromkeys(self._run(departments_in_scope(self._programme, standard)))
        return lambda _: businesses

    def covered(self, audit: Audit) -> frozenset[str] | None:
        """Return the businesses of an audit: those that it names, else those of its departments."""
        if audit.businesses:
            return frozenset(audit.businesses)
        named = departments_of(audit)
        beneath = frozenset().union(*(self._below.get(each, frozenset()) for each in named))
        return frozenset(self._run(beneath)) if named else None

    def _run(self, departments: frozenset[str]) -> list[str]:
        """Return the businesses of some departments, in the order in which those are written."""
        return [b for d in self._programme.departments if d.key in departments for b in d.businesses]
