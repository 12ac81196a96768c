"""A change that a certification body wants to hear of says so.
届出や審査が必要な変更に、その予定があること。

Certification bodies want to hear of some changes and to audit others: the name of the firm, its registered
head office, its privacy manager; an office that moves, a scope that grows. Which they are is a packaged fact
for each scheme and body (`knowledge/schemes`). Such a change lists the certification under `certifications`.
Until its day it is a warning, and always where the fact is not certain. Left alone are changes from before
the certificate was granted, and for ISO/IEC 27001 those that are about sites out of scope.

社名、登記上の本店、個人情報保護管理者などの変更は審査機関への届出が、事務所の移転や適用範囲の拡大は審査が必要
です。対象は、制度と審査機関ごとに収録した事実(`knowledge/schemes`)によります。該当する変更には、
`certifications` に認証と届出・審査を書きます。変更の予定日までは警告とし、収録した事実が確かでないものは予定
日の後も警告とします。登録日より前の変更と、ISMSの認証では適用範囲外の拠点だけに関わる変更は対象にしません。

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

from isms.certificates import in_use, notice_of, standard_of
from isms.diagnostic import Fault, Level, Text
from isms.knowledge import Confidence
from isms.model.change import ChangeKind
from isms.rules import Flaw
from isms.scope import sites_in_scope
from isms.standards import ISMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.knowledge.schemes import Notice
    from isms.model.certification import Certification
    from isms.model.change import Change
    from isms.model.programme import Programme

CODE = "CHG005"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="審査機関に確かめ、certifications に届出・審査と期限を書いてください。不要と確認したときも、その旨"
    "(kind)と確認日(done)を書きます。",
    en="Ask the body, and write the notice or audit and its day under certifications; where none is needed, "
    "write that under kind, and the day of the answer under done.",
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
            if notice is None or certification.key in told or not _concerns(programme, certification, change):
                continue
            message = UNTOLD.of(certification=certification.key, notice=notice.title)
            yield Flaw(change, ("certifications",), message, _ceiling(programme, notice, change))


def _concerns(programme: Programme, certification: Certification, change: Change) -> bool:
    """Tell whether a change comes after the grant and, where it names sites, touches one in scope.

    An extension of the scope is about what is not in it yet.
    """
    granted = certification.granted or certification.initial_granted
    if granted is not None and (change.done or change.planned_on) < granted:
        return False
    chosen = standard_of(certification) == ISMS and change.kind is not ChangeKind.SCOPE_EXTENSION
    if not (chosen and change.sites):
        return True
    covered = sites_in_scope(programme)
    outside = {site.key for site in programme.sites if site.closed is None and site.key not in covered}
    return not outside.issuperset(change.sites)


def _ceiling(programme: Programme, notice: Notice, change: Change) -> Level | None:
    under_way = change.done is not None or change.planned_on <= programme.as_of
    return None if under_way and notice.confidence is Confidence.HIGH else Level.WARNING
