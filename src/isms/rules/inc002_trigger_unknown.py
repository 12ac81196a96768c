"""Whether an incident has to be reported is known within days.
事故の報告が必要かどうかを、数日のうちに確かめていること。

A report is due where sensitive data, possible financial damage, possible malice or many people are
concerned. What is not known counts as if it were so, and the deadline runs: once the day of the first
report has passed, every unknown on which a report hangs is named. It is answered with true or false, or
with a number.

要配慮個人情報、財産的被害のおそれ、不正の目的のおそれ、本人の数などにより、報告の要否が決まります。不明な
項目は該当するものとして扱われ、期限は進みます。最初の報告の期限を過ぎても報告の要否に関わる項目が不明なまま
なら、その項目を知らせます。true か false、又は人数を書いてください。

Fails:

    incidents/INC-01.yaml:
      id: INC-01
      title: 顧客名簿の誤送信
      level: incident
      known_on: 2026-11-02
      kind: mis_sent_mail
      persons_affected: 20
      sensitive: false
      malicious: false
      my_number: false

Passes:

    incidents/INC-01.yaml:
      id: INC-01
      title: 顧客名簿の誤送信
      level: incident
      known_on: 2026-11-02
      kind: mis_sent_mail
      persons_affected: 20
      sensitive: false
      financial_damage: false
      malicious: false
      my_number: false
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.incidents import first_day, unknown
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "INC002"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.25", "27001:A.5.31", "pmark:J.4.4.2")
HINT = Text(
    ja="事実を確かめ、true、false 又は人数を書いてください。分かるまでは、報告が必要とみなします。",
    en="Find out and write true, false or the number; until then the report counts as due.",
)
UNKNOWN = Text(
    ja="「{field}」が不明なため、報告が必要かどうか決まりません(速報の目安 {due} を過ぎています)。",
    en="'{field}' is not known, so whether to report is open; the first report would have been due by {due}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what is still unknown about an incident after the day of the first report."""
    for incident in programme.incidents:
        if incident.draft:
            continue
        due = first_day(programme, incident)
        if due is not None and due < programme.as_of:
            for name in unknown(programme, incident):
                if name not in incident.unread:
                    label = incident.label_of(name)
                    yield Flaw(incident, (name,), UNKNOWN.of(field=label, due=due))
