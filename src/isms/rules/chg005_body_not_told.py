"""A change that a certification body wants to hear of says so.
届出や審査が必要な変更に、その予定があること。

Certification bodies want to hear of some changes and to audit others: the name of the firm, its registered
head office, its privacy manager; an office that moves, a scope that grows. Which they are is a packaged
fact for each scheme and body (`knowledge/schemes`). Such a change lists the certification under
`certifications`. Until its day it is a warning.

社名、登記上の本店、個人情報保護管理者などの変更は審査機関への届出が、事務所の移転や適用範囲の拡大は審査が
必要です。対象は、制度と審査機関ごとに収録した事実(`knowledge/schemes`)によります。該当する変更には、
`certifications` に認証と届出・審査を書きます。変更の予定日までは警告とします。

Fails:

    certifications/CRT-01.yaml: {id: CRT-01, standard: iso27001, granted: 2026-02-01, expires: 2029-01-31}
    changes/CHG-01.yaml:
      id: CHG-01
      title: 事務所の移転
      kind: office_move
      owner: P-01
      planned_on: 2026-12-19
      reviewed_on: 2026-10-01

Passes:

    certifications/CRT-01.yaml: {id: CRT-01, standard: iso27001, granted: 2026-02-01, expires: 2029-01-31}
    changes/CHG-01.yaml:
      id: CHG-01
      title: 事務所の移転
      kind: office_move
      owner: P-01
      planned_on: 2026-12-19
      reviewed_on: 2026-10-01
      certifications:
        - {certification: CRT-01, kind: 移転審査, due: 2027-01-29}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use, notice_of
from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CHG005"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.3", "15001:6.4", "pmark:J.3.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="審査機関に確かめ、certifications に届出・審査と期限を書いてください。",
    en="Ask the body, and write the notice or audit and its day under certifications.",
)
UNTOLD = Text(
    ja="{certification}: 「{notice}」が必要な変更ですが、予定も記録もありません。",
    en="{certification}: this change calls for {notice}, and none is planned or recorded.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the changes of which a certification body is not told."""
    held = [each for each in in_use(programme) if each.valid_on(programme.as_of)]
    for change in programme.changes:
        if change.draft or change.kind is None or "certifications" in change.unread:
            continue
        told = {step.certification for step in change.certifications}
        for certification in held:
            notice = notice_of(programme, certification, change)
            if notice is not None and certification.key not in told:
                under_way = change.done is not None or change.planned_on <= programme.as_of
                message = UNTOLD.of(certification=certification.key, notice=notice.title)
                yield Flaw(change, ("certifications",), message, None if under_way else Level.WARNING)
