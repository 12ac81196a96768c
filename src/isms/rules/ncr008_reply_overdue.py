"""A finding is answered in time.
指摘に、回答期限までに回答していること。

The day by which a finding is to be answered has passed without an answer. That is an error where a
certification body raised it or its source is `external`, else a warning: an audit manager or a client can be
asked for more time. A nonconformity that a certification body raised and that says neither when it is to be
answered nor that it was is a warning: the time that the body gives is written in its letter.

回答期限を過ぎても、回答日がありません。審査機関など外部(`external`)からの指摘であればエラー、監査責任者や顧客など
からの指摘であれば、期限を相談できるため警告とします。審査機関が指摘した不適合に、回答期限も回答日もないときは警告とします。
期限は、審査機関の指摘事項文書に書かれています。

Fails:

    findings/F-01.yaml:
      id: F-01
      source: external
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-08-10
      owner: P-01
      due: 2026-12-25
      reply_due: 2026-11-10

Passes:

    findings/F-01.yaml:
      id: F-01
      source: external
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-08-10
      owner: P-01
      due: 2026-12-25
      reply_due: 2026-11-10
      replied_on: 2026-10-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.audit import BY_BODY
from isms.model.finding import FindingSource
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.finding import Finding
    from isms.model.programme import Programme

CODE = "NCR008"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="回答していれば回答日を replied_on に書きます。"
    "まだであれば、すぐに指摘元(審査機関、監査責任者、顧客など)に連絡してください。",
    en="Write under replied_on when it was answered; if it was not, tell whoever raised it at once.",
)
OVERDUE = Text(ja="回答期限({due})を過ぎています。", en="It was to be answered by {due}.")
NO_DAY = Text(
    ja="審査機関が指摘した不適合ですが、回答期限が分かりません。",
    en="A certification body raised this nonconformity, and it is not known by when it is to be answered.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the findings that were not answered in time, or that do not say when."""
    for finding in programme.findings:
        if finding.replied_on or finding.closed_on or {"replied_on", "reply_due"} & finding.unread:
            continue
        if finding.reply_due is None:
            if finding.nonconformity and _by_body(programme, finding):
                yield Flaw(finding, ("reply_due",), NO_DAY.of(), Level.WARNING)
        elif finding.reply_due < programme.as_of:
            outside = finding.source is FindingSource.EXTERNAL or _by_body(programme, finding)
            ceiling = None if outside else Level.WARNING
            yield Flaw(finding, ("reply_due",), OVERDUE.of(due=finding.reply_due), ceiling)


def _by_body(programme: Programme, finding: Finding) -> bool:
    """Tell whether a certification body raised a finding."""
    audit = programme.audits.get(finding.audit)
    return audit is not None and audit.kind in BY_BODY
