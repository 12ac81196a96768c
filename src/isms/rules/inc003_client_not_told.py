"""A client whose information is concerned is told.
委託元の情報に関わる事故を、委託元へ知らせていること。

Whoever was entrusted with information tells the client at once, and for personal data no later than the
first report to the authority would be due: the client has to report and to tell the persons concerned,
and telling the client in time stands for one's own report. Near misses and weaknesses need not be told. A
client that was told late is a warning until the incident is closed.

委託された情報の事故は、速やかに委託元へ知らせます。個人データであれば、遅くとも当局への速報の期限までです。
報告と本人への通知は委託元の義務でもあり、期限内に知らせれば、委託先である自社の報告に代えられます。
ヒヤリハットと弱点は対象にしません。期限より後に知らせた場合は、完結するまで警告とします。

Fails:

    parties/CL-01.yaml: {id: CL-01, name: 株式会社みほん商店, kind: client, needs: 事故の速やかな連絡}
    incidents/INC-01.yaml:
      id: INC-01
      title: 注文データの誤送信
      level: incident
      known_on: 2026-11-02
      kind: mis_sent_mail
      persons_affected: 3
      sensitive: false
      financial_damage: false
      malicious: false
      my_number: false
      clients: [CL-01]

Passes:

    parties/CL-01.yaml: {id: CL-01, name: 株式会社みほん商店, kind: client, needs: 事故の速やかな連絡}
    incidents/INC-01.yaml:
      id: INC-01
      title: 注文データの誤送信
      level: incident
      known_on: 2026-11-02
      kind: mis_sent_mail
      persons_affected: 3
      sensitive: false
      financial_damage: false
      malicious: false
      my_number: false
      clients: [CL-01]
      reports: {client: 2026-11-02}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.incidents import CLIENT, deadlines
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INC003"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.26", "27001:A.5.31", "pmark:J.4.4.2")
HINT = Text(
    ja="委託元へ知らせ、その日を reports の client に書いてください。",
    en="Tell the client and write the day under client in reports.",
)
UNTOLD = Text(
    ja="委託元({clients})へ知らせた記録がありません(期限 {due})。",
    en="Nothing shows that the client was told: {clients} (by {due}).",
)
LATE = Text(
    ja="委託元({clients})へ知らせたのは、期限({due})より後の {done} です。",
    en="The client was told on {done}, after {due}: {clients}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the incidents with entrusted information of which the client was not told in time."""
    for incident in programme.incidents:
        if incident.draft or not incident.clients or "reports" in incident.unread:
            continue
        for due in deadlines(programme, incident):
            if due.report != CLIENT:
                continue
            values = {"clients": list(map(programme.parties.called, incident.clients)), "due": due.due}
            if due.done is None and due.due < programme.as_of:
                yield Flaw(incident, ("reports", CLIENT), UNTOLD.of(**values))
            elif due.done is not None and due.due < due.done and incident.closed_on is None:
                message = LATE.of(**values, done=due.done)
                yield Flaw(incident, ("reports", CLIENT), message, Level.WARNING)
