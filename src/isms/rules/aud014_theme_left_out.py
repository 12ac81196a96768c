"""Internal audits look at the controls of every theme of Annex A within the cycle.
内部監査が、周期の中で附属書Aのどの分野の管理策も確かめていること。

Whether controls work is seen where they are carried out. In each cycle (that of AUD002 for ISO/IEC 27001) a
row of a checklist is about a control of each of the themes, organizational, people, physical and
technological, of which a control applies. Which controls are looked at is up to the plan.

管理策が働いているかどうかは、現場で確かめます。周期(ISO/IEC 27001 について AUD002 と同じ)の中で、組織的、人
的、物理的、技術的の各分野のうち適用する管理策のあるものについて、チェックリストに管理策の行があることを確かめ
ます。どの管理策を選ぶかは監査計画で決めます。

Fails:

    controls/A.7.2.yaml: {id: A.7.2, applicable: true, reasons: [baseline], status: implemented}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      checklist:
        - {clause: "27001:5.2", department: D-01, result: conform, evidence: 方針の掲示}

Passes:

    controls/A.7.2.yaml: {id: A.7.2, applicable: true, reasons: [baseline], status: implemented}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      checklist:
        - {clause: A.7.2, department: D-01, result: conform, evidence: 受付の記録}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import ANNEX_A, cited, gaps, within
from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.standards import ISMS, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.audit import Audit
    from isms.model.programme import Programme

CODE = "AUD014"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.2.2",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="残った分野から管理策を選び、次の監査のチェックリストに加えてください。",
    en="Choose controls of these themes for the checklist of the next audit.",
)
LEFT_OUT = Text(
    ja="{cycle}の内部監査で確かめていない附属書Aの分野があります({themes})。",
    en="In {cycle} no internal audit looked at these themes of Annex A: {themes}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the themes of Annex A that no audit of a cycle looked at."""
    framework = programme.knowledge.framework(ISMS)
    if framework is None or not aims_at(programme, ISMS) or not programme.can_judge("audit"):
        return
    applied = {control.id for control in programme.controls if control.applicable and not control.draft}
    themes = {
        item.id: item.title
        for item in framework.items
        if item.id.startswith(ANNEX_A) and item.kind == "theme" and any(within(c, item.id) for c in applied)
    }

    def covered(audit: Audit) -> frozenset[str] | None:
        rows = [cited(programme, row.clause) for row in audit.checklist]
        named = {row[1] for row in rows if row and row[0] == framework.id}
        return frozenset(t for t in themes if any(within(n, t) for n in named)) if rows else None

    for gap in gaps(programme, ISMS, lambda _: themes, covered):
        message = LEFT_OUT.of(cycle=gap.cycle.label, themes=[themes[theme] for theme in gap.missing])
        yield Flaw(gap.audit, ("checklist",), message, gap.ceiling)
