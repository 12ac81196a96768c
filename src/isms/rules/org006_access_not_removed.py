"""When someone leaves, their access is removed and what was lent comes back.
退職した人のIDを削除し、貸与品を回収していること。

By the day after the last one at work, the accounts are closed and laptop, card and papers are returned, and
the dates are written down: this is a record that auditors often find missing. People of outside firms
(`external` departments) and of departments that no standard covers are not looked at here. Where there was no
account, or nothing was lent, write the day on which that was confirmed.

退職日の翌日までに、利用者IDを削除し、パソコン、社員証、書類などの貸与品を回収して、その日付を記録します。審
査で漏れを指摘されやすい記録です。社外の部署(`external`)の人と、どの規格の適用範囲にもない部署の人は対象にし
ません。IDや貸与品がなかった人は、ないことを確認した日を書いてください。

Fails:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      left: 2026-10-31
      assets_returned: 2026-10-30

Passes:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      left: 2026-10-31
      access_removed: 2026-10-31
      assets_returned: 2026-10-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.organisation import is_external
from isms.rules import Flaw
from isms.scope import departments_ever_in_scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG006"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.11", "27001:A.5.18", "27001:A.6.5", "pmark:J.9.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="IDの削除と貸与品の回収を確かめ、access_removed と assets_returned に日付を書いてください。",
    en="Make sure of both and write the dates under access_removed and assets_returned.",
)
ACCESS = Text(
    ja="{person}は {left} に退職しましたが、IDを削除した日がありません。",
    en="{person} left on {left}; there is no day on which the access was removed.",
)
LENT = Text(
    ja="{person}は {left} に退職しましたが、貸与品を回収した日がありません。",
    en="{person} left on {left}; there is no day on which what was lent came back.",
)
OPEN = (("access_removed", ACCESS, Level.ERROR), ("assets_returned", LENT, Level.WARNING))


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the people who left before the day and whose access or things were not taken back."""
    covered = departments_ever_in_scope(programme)
    for person in programme.people:
        if person.left is None or person.left >= programme.as_of:
            continue
        if covered.isdisjoint((person.department, *person.concurrent)):
            continue
        if is_external(programme, person.department):
            continue
        for name, text, level in OPEN:
            if person.lacks(name):
                yield Flaw(person, (name,), text.of(person=person.name, left=person.left), level)
