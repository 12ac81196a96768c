"""The progress of a treatment agrees with its completion.
リスク対応の進捗率と完了の記録が一致していること。

A treatment whose last report says 100 percent is done, and gets its day and result. One that is done was
reported as whole in its last report. No report says more than 100 percent.

最後の進捗報告が100%であれば、対応は終わっており、完了日と結果が要ります。完了した対応の最後の報告は100%です。
100%を超える進捗率はありません。

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
      approved_on: 2026-05-29
      due: 2027-01-31
      progress:
        - {date: 2026-10-30, by: P-01, percent: 100}

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
      approved_on: 2026-05-29
      due: 2027-01-31
      done: 2026-10-30
      result: 全24台を入れ替え、旧版は0台
      progress:
        - {date: 2026-10-16, by: P-01, percent: 70}

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
      progress:
        - {date: 2026-10-30, by: P-01, percent: 70}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "TRT009"
LEVEL = Level.WARNING
CLAUSES = ("27001:8.3", "pmark:J.3.1.4")
HINT = Text(
    ja="進捗率、又は完了日(done)と結果(result)を確かめて直してください。",
    en="Look over the percentage, or write done and result.",
)
NOT_DONE = Text(
    ja="進捗率が {percent}% ですが、完了日がありません。",
    en="It is {percent} percent done, but has no day of completion.",
)
NOT_WHOLE = Text(
    ja="完了({done})していますが、最後の進捗率は {percent}% です。",
    en="It was done on {done}, but the last report says {percent} percent.",
)
TOO_MUCH = Text(
    ja="進捗率が {percent}% です。100% を超えることはありません。",
    en="A progress of {percent} percent cannot be: no treatment is more than wholly done.",
)
WHOLE = 100


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the reports above 100 percent, and the treatments whose last report contradicts their state."""
    for treatment in programme.treatments:
        told = [each for each in treatment.progress if each.percent is not None and each.date is not None]
        if not told or treatment.draft or {"done", "progress"} & treatment.unread:
            continue
        above = [report for report in told if report.percent is not None and report.percent > WHOLE]
        for report in above:
            place = ("progress", report.ordinal, "percent")
            yield Flaw(treatment, place, TOO_MUCH.of(percent=report.percent))
        last = max(told, key=lambda report: (report.date, report.percent))
        if last not in above and (last.percent == WHOLE) != (treatment.done is not None):
            text = NOT_WHOLE if treatment.done else NOT_DONE
            message = text.of(percent=last.percent, done=treatment.done)
            yield Flaw(treatment, ("progress", last.ordinal, "percent"), message)
