"""The dates of approval, progress and completion of a treatment are in order.
リスク対応の承認、進捗、完了の日付の順序が正しいこと。

The owner of the risk agrees to a plan, not to what is finished already. Work may begin before the approval,
but it does not end before it. A report of progress after the day on which the treatment was done shows that
one of the days is wrong. What was really approved late cannot be undone, so this is a warning.

リスク所有者が承認するのは計画であり、終わった対応ではありません。着手が承認より先になることはあっても、完了
は承認の後です。完了日より後の進捗報告は、どちらかの日付が誤っています。実際に承認が遅れた場合、過去は変えられ
ないため、警告とします。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-11-02
      due: 2027-01-31
      done: 2026-10-30
      result: 全24台を入れ替え、旧版は0台

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
      done: 2026-10-30
      result: 全24台を入れ替え、旧版は0台
      progress:
        - {date: 2026-10-30, by: P-01, percent: 100}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "TRT006"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3", "27001:8.3", "15001:6.2.3", "pmark:J.3.1.4")
HINT = Text(
    ja="日付を確かめて直してください。後から承認した場合は、その経緯を残します。",
    en="Look the dates up and correct them; if the approval really came later, record why.",
)
APPROVED_LATE = Text(
    ja="完了({done})より後に承認されています。", en="It was done on {done} and approved only after that."
)
REPORTED_LATE = Text(
    ja="完了({done})より後の進捗報告があります。",
    en="It was done on {done}, but progress is reported after that.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the treatments whose days contradict each other."""
    for treatment in programme.treatments:
        done = treatment.done
        if done is None or treatment.draft:
            continue
        if treatment.approved_on is not None and treatment.approved_on > done:
            yield Flaw(treatment, ("approved_on",), APPROVED_LATE.of(done=done))
        for report in treatment.progress:
            if report.date is not None and report.date > done:
                field = ("progress", report.ordinal, "date")
                yield Flaw(treatment, field, REPORTED_LATE.of(done=done))
