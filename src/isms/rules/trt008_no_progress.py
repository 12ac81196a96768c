"""A treatment under way is reported on.
進行中のリスク対応に、進捗の報告があること。

Who only looks on the due date learns too late that nothing has happened. A treatment that is approved and
not done was reported on within the last 90 days (`days` in isms.yaml), counted from its approval where there
is no report yet. This is info: a treatment may rest for a good reason.

期限の日になって初めて、何も進んでいないと気付くのでは遅すぎます。承認済みで未完了の対応には、直近90日
(isms.yaml の `days`)以内の進捗報告を求めます。報告がまだなければ承認日から数えます。理由があって待つことも
あるため、情報とします。

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

from isms.diagnostic import Fault, Level, Text
from isms.risk.score import under_way
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "TRT008"
LEVEL = Level.INFO
CLAUSES = ("27001:8.3", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="実施責任者に確かめ、進捗を progress に書いてください。",
    en="Ask whoever carries it out, and write how far it is under progress.",
)
SILENT = Text(
    ja="進行中の対応について、{last} より後の進捗報告がありません。",
    en="Nothing is reported about the treatment since {last}.",
)
PATIENCE = 90


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the treatments under way that nobody has reported on for long."""
    oldest = programme.as_of - wait(programme, CODE, PATIENCE)
    for treatment in programme.treatments:
        if not under_way(treatment) or {"progress", "done"} & treatment.unread:
            continue
        reports = [report.date for report in treatment.progress if report.date is not None]
        last = max([*reports, treatment.approved_on or programme.as_of])
        if last < oldest and treatment.due >= programme.as_of:
            yield Flaw(treatment, ("progress",), SILENT.of(last=last))
