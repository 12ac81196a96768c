"""A certificate is renewed before it runs out.
認証の有効期限が切れる前に、更新の手続をとっていること。

A PrivacyMark is renewed by an application that is taken in a window before its end; whoever misses the window
starts again as a new applicant. An ISMS certificate is renewed by an audit that is over before it ends, so
that audit is planned half a year before (180 days; `days` in isms.yaml). Windows are packaged facts
(`knowledge/schemes`). Judged is the certificate of each standard that runs longest. One that ends while the
renewal that was applied for in its window is examined is a warning.

プライバシーマークの更新は、有効期限の前の決まった期間に申請します。期間を過ぎると新規の申請からやり直しです。
ISMSの認証は、有効期限までに更新審査を終える必要があるため、半年前(180日。isms.yaml の `days`)には審査の予定を
立てます。申請期間は収録した事実(`knowledge/schemes`)によります。規格ごとに、期限が最も遅い認証を確かめます。
期間内に更新を申請し、審査中に有効期限を過ぎたものは警告とします。

Fails:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2023-11-01
      expires: 2026-10-31

Fails:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2024-02-01
      expires: 2027-01-31
      events:
        - {kind: surveillance, performed: 2025-01-20}
        - {kind: surveillance, performed: 2026-01-20}

Passes:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2024-02-01
      expires: 2027-01-31
      events:
        - {kind: surveillance, performed: 2025-01-20}
        - {kind: surveillance, performed: 2026-01-20}
        - {kind: recertification, planned: 2026-12-10}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import applied, doubt, in_use, recertified, window
from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.certification import Certification
    from isms.model.programme import Programme

CODE = "CRT001"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="更新の申請又は審査の予定を events に書いてください。更新したら新しい有効期限に直します。",
    en="Write the application or the audit under events; after the renewal write the new end.",
)
OVER = Text(ja="認証の有効期限({expires})が過ぎています。", en="The certificate ended on {expires}.")
EXAMINED = Text(
    ja="有効期限({expires})を過ぎていますが、更新の審査中です。審査機関に取扱いを確かめてください。",
    en="The certificate ended on {expires} while its renewal is examined; ask the body what holds.",
)
OPEN = Text(
    ja="更新の申請期間({first} から {last} まで{doubt})に入りましたが、申請の記録がありません。",
    en="The application for the renewal is taken from {first} to {last}{doubt}, and none is recorded.",
)
MISSED = Text(
    ja="更新の申請期間({last} まで{doubt})を過ぎましたが、申請の記録がありません。",
    en="The application for the renewal was taken until {last}{doubt}, and none is recorded.",
)
NOT_PLANNED = Text(
    ja="有効期限({expires})が近づいていますが、更新審査の予定がありません。",
    en="The certificate ends on {expires}, and no recertification audit is planned.",
)
DAYS = 180


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the certificates that are over, or will be."""
    if not programme.can_judge("certification"):
        return
    for certification in in_use(programme):
        if certification.expires < programme.as_of:
            yield _over(programme, certification)
        elif "events" not in certification.unread:
            yield from _renewal(programme, certification)


def _over(programme: Programme, certification: Certification) -> Flaw:
    span, expires = window(programme, certification), certification.expires
    if span is not None and applied(certification, span.first):
        return Flaw(certification, ("expires",), EXAMINED.of(expires=expires), Level.WARNING)
    return Flaw(certification, ("expires",), OVER.of(expires=expires))


def _renewal(programme: Programme, certification: Certification) -> Iterator[Flaw]:
    day, span = programme.as_of, window(programme, certification)
    if span is not None:
        if span.first <= day and not applied(certification, span.first):
            message, ceiling = (OPEN, Level.WARNING) if day <= span.last else (MISSED, None)
            values = {"first": span.first, "last": span.last, "doubt": doubt(programme, certification)}
            yield Flaw(certification, ("expires",), message.of(**values), ceiling)
        return
    if certification.expires - day <= wait(programme, CODE, DAYS) and not recertified(certification):
        yield Flaw(certification, ("expires",), NOT_PLANNED.of(expires=certification.expires), Level.WARNING)
