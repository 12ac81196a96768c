"""Every department has someone who answers for it.
すべての部署に責任者がいること。

The head confirms the ledgers, answers in the audit and sees that the rules are kept. A department without a
head of its own is answered for by the head of the one above it. Closed departments, those that have not
opened yet, and firms outside are left alone.

責任者は、台帳の内容を確認し、監査を受け、部署で規程が守られるようにします。自部署の責任者がいない部署は、
上位部署の責任者が兼ねるものとみなします。廃止した部署、まだ設置していない部署、社外の部署は対象にしませ
ん。

Fails:

    departments/D-02.yaml: {id: D-02, name: 営業部}

Passes:

    departments/D-02.yaml: {id: D-02, name: 営業部, head: P-02}
    departments/D-03.yaml: {id: D-03, name: 営業一課, parent: D-02}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.organisation import is_external, upwards
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.department import Department
    from isms.model.programme import Programme

CODE = "ORG007"
LEVEL = Level.WARNING
CLAUSES = ("27001:5.3", "27001:A.5.2", "pmark:J.2.3.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="責任者(head)を決めて書いてください。", en="Decide who is responsible and write them under head."
)
NO_HEAD = Text(ja="「{name}」に責任者がいません。", en="Nobody is responsible for '{name}'.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the departments for which nobody answers, neither their own head nor one above."""
    for department in programme.departments:
        closed = department.closed is not None and department.closed < programme.as_of
        if closed or is_external(programme, department.id):
            continue
        if not any(map(_answered_for, upwards(programme, department.id))):
            yield Flaw(department, ("head",), NO_HEAD.of(name=department.name))


def _answered_for(department: Department) -> bool:
    return department.head is not None or "head" in department.unread
