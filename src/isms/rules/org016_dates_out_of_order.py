"""The dates of people, departments, sites and tasks are in order.
人・部署・拠点・作業の日付の順序が正しいこと。

Nobody leaves before joining, no appointment ends before it begins or outlives the person's time here, and
nothing closes before it opens. One of the two dates is wrong, and with it everything that is computed from
it: who held a role on a day, who was to be trained. An appointment of someone who has left that still runs is
a matter of ORG005.

入社より前の退職、任命より前の任期満了、退職後まで続く任命、設置より前の廃止はありえません。どちらかの日付
が誤っていて、その日に誰が役割を担っていたか、誰が教育の対象だったかなど、日付から計算するものがすべて誤り
になります。退職した人の任命がまだ続いている場合は、ORG005 が指摘します。

Fails:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      joined: 2026-04-01
      left: 2026-03-31
      pledge_signed: 2026-04-01
      access_removed: 2026-03-31
      assets_returned: 2026-03-31

Passes:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      joined: 2025-04-01
      left: 2026-03-31
      pledge_signed: 2025-04-01
      access_removed: 2026-03-31
      assets_returned: 2026-03-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.rules.order import wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG016"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.3", "15001:7.5", "pmark:J.4.5.5")
HINT = Text(
    ja="正しい日付を確かめて、直してください。", en="Find out which date is right and correct the other."
)
OUTLIVES = Text(
    ja="任期満了日({until})が退職日({left})より後です。",
    en="The appointment ends on {until}, after the person left on {left}.",
)
SPANS = {
    "people": (("joined", "left"),),
    "departments": (("opened", "closed"),),
    "sites": (("opened", "closed"),),
    "tasks": (("start", "due"),),
}
"""By register, the date with which a record begins and the one with which it ends."""
APPOINTMENT = (("since", "until"),)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the dates that cannot be as they are written."""
    for register, order in SPANS.items():
        for record in getattr(programme, register):
            yield from wrong_order(record, order)
    for person in programme.people:
        for appointment in person.appointments:
            path, until = ("appointments", appointment.ordinal), appointment.until
            yield from wrong_order(person, APPOINTMENT, appointment, path)
            if until and person.left and person.left < until < programme.as_of and appointment.since <= until:
                message = OUTLIVES.of(until=until, left=person.left)
                yield Flaw(person, (*path, "until"), message)
