"""The persons concerned are told of a breach that has to be reported.
報告が必要な漏えい等を、本人に通知していること。

Where the law asks for a report to the authority, it asks for notice to the persons concerned as well,
as soon as the situation allows. It is a warning once the first report is due and an error once the final
one is. Where the client was told in time, the client tells them.

法令により当局への報告が必要な場合は、状況に応じて速やかに、本人への通知も必要です。速報の期限を過ぎると警告、
確報の期限を過ぎるとエラーとします。委託元へ期限内に知らせた場合、本人への通知は委託元が行います。

Fails:

    incidents/INC-01.yaml:
      id: INC-01
      title: 健診結果の誤送付
      level: incident
      known_on: 2026-11-02
      kind: misdelivery
      persons_affected: 1
      sensitive: true
      financial_damage: false
      malicious: false
      my_number: false
      reports: {ppc_preliminary: 2026-11-04}

Passes:

    incidents/INC-01.yaml:
      id: INC-01
      title: 健診結果の誤送付
      level: incident
      known_on: 2026-11-02
      kind: misdelivery
      persons_affected: 1
      sensitive: true
      financial_damage: false
      malicious: false
      my_number: false
      reports: {ppc_preliminary: 2026-11-04}
      principals_notified_on: 2026-11-02
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.incidents import to_authority
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INC005"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.26", "27001:A.5.34", "pmark:J.4.4.2")
HINT = Text(
    ja="本人に通知し、その日を principals_notified_on に書いてください。",
    en="Tell them and write the day in principals_notified_on.",
)
UNTOLD = Text(
    ja="当局への報告が必要な事故ですが、本人に通知した記録がありません(速報の期限 {due})。",
    en="The law asks to tell the persons concerned, and nothing shows that they were "
    "(the authority was to hear by {due}).",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the incidents of which the persons concerned were to be told."""
    for incident in programme.incidents:
        if incident.draft or incident.principals_notified_on or "principals_notified_on" in incident.unread:
            continue
        due = [due.due for due in to_authority(programme, incident)]
        if due and min(due) < programme.as_of:
            ceiling = None if max(due) < programme.as_of else Level.WARNING
            yield Flaw(incident, ("principals_notified_on",), UNTOLD.of(due=min(due)), ceiling)
