"""The decision on each control was made by someone and is looked over once a year.
管理策の採否を誰がいつ決めたかを残し、年に1回見直していること。

The Statement of Applicability changes with the risks, the business and the law. Each control tells when it
was decided on and by whom, and when the decision was last looked over; a decision of the same year needs no
second look. Where a control does not tell, the approval of the Statement of Applicability does (the document
with `renders: soa`). What waits in the running year is one line. A control that was signed off by
`isms accept` and has changed since needs another look.

適用宣言書は、リスク、事業、法令の変化に合わせて改めます。管理策ごとに、いつ誰が採否を決めたか、最後に見直
したのはいつかを残します。その年に決めたものは、見直したものとみなします。管理策に書かれていなければ、適用宣言書
(`renders: soa` の文書)の承認者と承認日によります。今の年度にこれから見直すものは、1行にまとめて示します。
`isms accept` で見直しを記録した管理策は、その後に内容が変わると、変わった項目を知らせます。

Fails:

    controls/A.5.1.yaml: {id: A.5.1, applicable: true, reasons: [baseline], status: planned}

Fails:

    controls/A.5.1.yaml:
      id: A.5.1
      applicable: true
      reasons: [baseline]
      status: planned
      decided_on: 2026-05-29
      decided_by: P-02
      reviewed: 2026-09-10
      reviewed_by: P-02
      stamps: {reviewed: {digest: "00"}}

Passes:

    controls/A.5.1.yaml:
      id: A.5.1
      applicable: true
      reasons: [baseline]
      status: planned
      decided_on: 2026-05-29
      decided_by: P-02
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.lapse import lapses
from isms.papers import document
from isms.rules import Flaw
from isms.sign_off import outdated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.control import Control
    from isms.model.programme import Programme

CODE = "SOA007"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3", "27001:8.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="採否を確かめ、decided_on・decided_by と reviewed を書いてください。",
    en="See whether the decision still holds and write decided_on, decided_by and reviewed.",
)
PAPER = "soa"
"""The rendered paper whose approval is a decision on every control."""
BY_NOBODY = Text(
    ja="管理策 {control} の採否を、いつ誰が決めたのかが書かれていません。",
    en="It is not recorded when and by whom the control {control} was decided on.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls decided on by nobody, or not looked over in time."""
    looked: list[tuple[Control, date | None]] = []
    approved = _approved(programme)
    for control in programme.controls:
        if control.draft or not control.unread.isdisjoint(("decided_on", "decided_by")):
            continue
        decided = control.decided_on or approved
        if decided is None or (control.decided_by is None and approved is None):
            name = "decided_by" if control.decided_on else "decided_on"
            yield Flaw(control, (name,), BY_NOBODY.of(control=control.key))
        else:
            looked.append((control, max(decided, control.reviewed or decided)))
            changed = outdated(control)
            if changed is not None:
                yield Flaw(control, ("reviewed",), changed)
    for lapse in lapses(programme, looked, LEVEL):
        yield Flaw(lapse.record, ("reviewed",), lapse.message, lapse.ceiling)


def _approved(programme: Programme) -> date | None:
    """Return the day on which someone approved the Statement of Applicability as a whole."""
    paper = document(programme, PAPER)
    return None if paper is None or paper.draft or paper.approved_by is None else paper.approved_on
