"""An incident names what it concerned.
事故が、関係する情報資産、個人情報又は部署を示していること。

After an incident the risks of what it concerned are assessed again, and similar cases are looked for
elsewhere. Both need to know which asset, which personal information or at least which department it was.

事故の後は、関係する資産や個人情報のリスクを評価し直し、ほかの部署に同じ例がないかを確かめます。そのために、少なく
とも部署は記録します。

Fails:

    incidents/INC-01.yaml:
      id: INC-01
      title: 入館証の紛失
      known_on: 2026-10-01
      kind: loss
      persons_affected: 0

Passes:

    incidents/INC-01.yaml:
      id: INC-01
      title: 入館証の紛失
      known_on: 2026-10-01
      kind: loss
      persons_affected: 0
      departments: [D-01]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INC010"
LEVEL = Level.WARNING
CLAUSES = ("27001:8.2", "27001:10.2", "pmark:J.3.1.3", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="assets、personal_information、departments のうち当てはまるものを書いてください。",
    en="Name the assets, the personal information or the departments.",
)
NOTHING = Text(
    ja="どの資産、個人情報、部署の事故かが書かれていません。",
    en="It names no asset, no personal information and no department.",
)
CONCERNED = ("departments", "assets", "personal_information")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the incidents that concern nothing on record."""
    for incident in programme.incidents:
        unread = incident.unread.intersection(CONCERNED)
        if not unread and not any(getattr(incident, name) for name in CONCERNED):
            yield Flaw(incident, ("departments",), NOTHING.of())
