"""An incident is reported by the day that law and scheme set.
事故を、法令と制度が定める期限までに報告していること。

A breach of personal data goes to the Personal Information Protection Commission where one of its triggers
is met, a breach of My Number data likewise by its own rules, and an accident of a firm that holds the
PrivacyMark or has applied for it to the certification body. Triggers, days and sources are packaged facts
(`knowledge/report-duties`); the day on which any department knew is the first day. Of what is not known yet
another rule speaks. A report that was made late is a warning until the incident is closed, and so is one that
a scheme asks for where no certification record shows a grant or an application by the day on which it was
known.

個人データの漏えい等は、報告の要件のどれかに当たれば個人情報保護委員会へ報告します。特定個人情報にも別の定めが
あり、プライバシーマークの付与事業者と申請中の事業者は、事故を審査機関へ報告します。要件、日数、出典は収録した
事実(`knowledge/report-duties`)によります。いずれかの部署が知った日を1日目と数えます。要件に当たるか不明なもの
は、別のルールで知らせます。期限より後に報告した場合は、完結するまで警告とします。知った日までの付与や申請が認
証の記録にないときも、制度が求める報告は警告とします。

Fails:

    incidents/INC-01.yaml:
      id: INC-01
      title: 顧客名簿の誤送信
      level: incident
      known_on: 2026-10-01
      kind: mis_sent_mail
      persons_affected: 1200
      sensitive: false
      financial_damage: false
      malicious: false
      my_number: false
      reports: {ppc_preliminary: 2026-10-05}

Passes:

    incidents/INC-01.yaml:
      id: INC-01
      title: 顧客名簿の誤送信
      level: incident
      known_on: 2026-10-01
      kind: mis_sent_mail
      persons_affected: 1200
      sensitive: false
      financial_damage: false
      malicious: false
      my_number: false
      reports: {ppc_preliminary: 2026-10-05, ppc_final: 2026-10-30}
      principals_notified_on: 2026-10-09
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import bound
from isms.diagnostic import Level, Text
from isms.incidents import CLIENT, deadlines
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.incidents import Due
    from isms.model.incident import Incident
    from isms.model.programme import Programme

CODE = "INC001"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.26", "27001:A.5.31", "pmark:J.4.4.2")
HINT = Text(
    ja="直ちに報告し、報告日を reports に書いてください。",
    en="Report at once and write the day under reports.",
)
OVERDUE = Text(
    ja="「{report}」の期限({due})を過ぎています。{basis}。{note}",
    en="{report}: due by {due} and not made. {basis}. {note}",
)
LATE = Text(ja="「{report}」が期限({due})より後の {done} です。", en="{report}: made on {done}, after {due}.")
NO_HOLIDAYS = Text(
    ja="期限が休日に当たるかどうかは確かめていません。",
    en="Whether the last day is a holiday was not checked.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the reports that are certainly due and not made, or made late."""
    for incident in programme.incidents:
        if not incident.draft and "reports" not in incident.unread:
            for due in deadlines(programme, incident):
                if due.certain and due.report != CLIENT:
                    yield from _report(programme, incident, due)


def _report(programme: Programme, incident: Incident, due: Due) -> Iterator[Flaw]:
    field = ("reports", due.report)
    if incident.reports is not None and due.report in incident.reports.unread:
        return
    if due.done is None and due.due < programme.as_of:
        note = "" if due.holidays_known else NO_HOLIDAYS
        message = OVERDUE.of(report=due.title, due=due.due, basis=due.basis, note=note)
        yield Flaw(incident, field, message, None if _binding(programme, incident, due) else Level.WARNING)
    elif due.done is not None and due.due < due.done and incident.closed_on is None:
        yield Flaw(incident, field, LATE.of(report=due.title, due=due.due, done=due.done), Level.WARNING)


def _binding(programme: Programme, incident: Incident, due: Due) -> bool:
    """Tell whether the law asks for a report, or a scheme under which the firm is known to have been."""
    if due.standard is None or not programme.can_judge("certification"):
        return True
    return bound(programme, due.standard, incident.known_on)
