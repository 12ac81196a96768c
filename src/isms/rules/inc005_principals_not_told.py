"""The persons concerned are told of a breach that has to be reported.
報告が必要な漏えい等を、本人に通知していること。

Where the law asks for a report to the authority, it asks for notice to the persons concerned as well, as soon
as the situation allows. It is a warning once the first report is due and an error once the final one is.
Where the client was told in time, the client tells them. Where it is difficult to tell the persons concerned
and something else was done to protect them, such as publishing it, they need not be told one by one: a
published incident is info until `verified` says why that was difficult.

法令により当局への報告が必要な場合は、状況に応じて速やかに、本人への通知も必要です。速報の期限を過ぎると警告、
確報の期限を過ぎるとエラーとします。委託元へ期限内に知らせた場合、本人への通知は委託元が行います。本人への通知
が困難で、公表などの代替措置をとった場合は除きます。公表した事故は、通知が困難だった理由を `verified` に書くま
で情報とします。

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

Passes:

    incidents/INC-01.yaml:
      id: INC-01
      title: 会員用ページの改ざん
      level: incident
      known_on: 2026-10-01
      kind: unauthorised_access
      persons_affected: 3
      sensitive: false
      financial_damage: true
      malicious: true
      my_number: false
      verified: 退会した会員で連絡先を残しておらず、本人への通知は困難
      reports: {ppc_preliminary: 2026-10-05, ppc_final: 2026-10-30}
      published_on: 2026-10-05
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
PUBLISHED = Text(
    ja="公表していますが、本人への通知が困難だった理由が分かりません。verified に書いてください。",
    en="It was published, and nothing says why it was difficult to tell the persons concerned; write it "
    "under verified.",
)
DIFFICULT = ("困難", "difficult")
"""The words by which it is told that the persons concerned could not well be told."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the incidents of which the persons concerned were to be told."""
    for incident in programme.incidents:
        if incident.draft or incident.principals_notified_on or "principals_notified_on" in incident.unread:
            continue
        due = [due.due for due in to_authority(programme, incident)]
        if not due or programme.as_of <= min(due):
            continue
        if not incident.published_on:
            ceiling = None if max(due) < programme.as_of else Level.WARNING
            yield Flaw(incident, ("principals_notified_on",), UNTOLD.of(due=min(due)), ceiling)
        elif not any(word in (incident.verified or "").casefold() for word in DIFFICULT):
            yield Flaw(incident, ("principals_notified_on",), PUBLISHED.of(), Level.INFO)
