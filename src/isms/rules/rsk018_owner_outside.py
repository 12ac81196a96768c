"""A risk is owned by someone of the organisation itself.
リスク所有者が、自組織の人であること。

The owner answers for the risk and decides what it may cost to lower it. An adviser, or the staff of a
supplier, can assess a risk and carry a treatment out, but the risk stays with the organisation.

リスク所有者は、リスクに責任を持ち、下げるために何をどこまで使うかを決めます。社外の助言者や委託先の人は、評
価や対応の実施はできても、リスクを引き受けることはできません。

Fails:

    departments/D-09.yaml: {id: D-09, name: 顧問(社外), external: true}
    people/P-09.yaml: {id: P-09, name: 吉田 亮, department: D-09, employment: contractor}
    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-09
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-09]
      accepted_on: 2026-05-29

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 通信の途絶
      threat: 回線事業者の障害
      owner: P-01
      factors: {confidentiality: 1, integrity: 3, availability: 3, threat: 2, vulnerability: 1}
      decision: accept
      accepted_by: [P-01]
      accepted_on: 2026-05-29
"""

from __future__ import annotations

from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.organisation import is_external
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "RSK018"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.2", "27001:5.3")
HINT = Text(
    ja="責任と権限のある自組織の人を、リスク所有者にしてください。",
    en="Choose an owner of your own with the authority to decide about the risk.",
)
OUTSIDE = Text(
    ja="リスク所有者の{person}は社外({department})の人です。",
    en="The owner of the risk, {person}, is from outside ({department}).",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks that are owned by someone outside."""
    outside = {d.key: d for d in programme.departments if is_external(programme, d.key)}
    people = {person.key: person for person in programme.people if person.department in outside}
    if not people:
        return
    risks = programme.risks.records
    owners = map(attrgetter("owner"), risks)
    for risk in compress(risks, map(people.__contains__, owners)):
        if not risk.draft:
            person = people[risk.owner]
            message = OUTSIDE.of(person=person.name, department=outside[person.department].name)
            yield Flaw(risk, ("owner",), message)
