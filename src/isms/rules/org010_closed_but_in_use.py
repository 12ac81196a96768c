"""Nothing open belongs to a department or site that has closed.
廃止した部署や閉鎖した拠点に、人・資産などが残っていないこと。

When a department closes, its people, assets, personal information and sub-departments go to another; when a
site closes, the departments move, and the scope is drawn anew. What is over (leavers, assets that were
disposed of) stays as it was. The last day still counts as open.

部署を廃止したら、所属する人、管理する情報資産と個人情報、下位の部署を別の部署へ移します。拠点を閉鎖した
ら、部署の拠点と適用範囲を改めます。退職した人や廃棄した資産など、終わったものはそのままで構いません。廃止
日・閉鎖日の当日までは、存続しているものとして扱います。

Fails:

    departments/D-02.yaml: {id: D-02, name: 大阪営業所, head: P-02, closed: 2026-09-30}
    people/P-03.yaml: {id: P-03, name: 小林 徹, department: D-02, employment: employee}

Passes:

    departments/D-02.yaml: {id: D-02, name: 大阪営業所, head: P-02, closed: 2026-09-30}
    people/P-03.yaml: {id: P-03, name: 小林 徹, department: D-01, employment: employee}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.excerpt import excerpt
from isms.ledger import handled
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.kind import Record
    from isms.model.department import Department
    from isms.model.programme import Programme
    from isms.model.site import Site

CODE = "ORG010"
LEVEL = Level.ERROR
CLAUSES = ("27001:4.3", "27001:A.5.9", "15001:4.3", "pmark:J.1.4")
HINT = Text(
    ja="残っているものを移すか、終わった日を書いてください。",
    en="Move what is left, or write down when it ended.",
)
IN_USE = Text(
    ja="「{name}」は {closed} に廃止(閉鎖)されていますが、まだ使われています({count} 件: {names})。",
    en="'{name}' closed on {closed} and is still in use ({count}: {names}).",
)
SHOWN = 5
"""How many of those that are left are named."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the closed departments and sites that something open still names."""
    day = programme.as_of
    units: list[Department | Site] = [*programme.departments, *programme.sites]
    for unit in units:
        if unit.closed is not None and unit.closed < day:
            names = _left_in(programme, unit)
            if names:
                shown = excerpt(names, SHOWN)
                message = IN_USE.of(name=unit.name, closed=unit.closed, count=len(names), names=shown)
                yield Flaw(unit, ("closed",), message)


def _left_in(programme: Programme, unit: Record) -> list[str]:
    """Return what still names a closed department or site, as a reader looks it up."""
    key, day = unit.key, programme.as_of
    detail = programme.settings.scope_detail
    open_departments = [d for d in programme.departments if d.closed is None or day <= d.closed]
    if unit.declaration.name == "site":
        listed = detail.sites if detail else ()
        users = [d.shown for d in open_departments if d.site == key]
    else:
        listed = detail.departments if detail else ()
        users = [
            *(d.shown for d in open_departments if d.parent == key),
            *(p.shown for p in programme.people if p.works_on(day) and key in {p.department, *p.concurrent}),
            *(a.shown for a in programme.assets if a.department == key and a.disposed is None),
            *(line.shown for line in handled(programme) if line.department == key),
        ]
    return [*(["scope_detail"] if key in listed else []), *users]
