"""A surveillance audit takes place in every calendar year.
維持審査を、暦年ごとに受けていること。

An ISMS certificate is kept by one surveillance audit in each calendar year but those of an audit of the
whole system; after the first certification it takes place within twelve months. Asked of the years since the
last grant. In the running year it is enough that one is planned; where none is, it is a warning. Of a plan
whose day has passed CRT008 speaks.

ISMSの認証は、初回審査や更新審査の年を除き、暦年ごとに1回の維持審査を受けて保ちます。初回の認証の後の最初の維
持審査は、12か月以内です。今の認証の登録日からの年を確かめます。今年の分は、予定があれば足り、予定もなければ警
告とします。過ぎた予定は CRT008 で確かめます。

Fails:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2024-05-01
      expires: 2027-04-30
      events:
        - {kind: surveillance, performed: 2026-04-08}
        - {kind: recertification, planned: 2027-02}

Passes:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2024-05-01
      expires: 2027-04-30
      events:
        - {kind: surveillance, performed: 2025-04-09}
        - {kind: surveillance, performed: 2026-04-08}
        - {kind: recertification, planned: 2027-02}

Passes:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      initial_granted: 2021-05-01
      granted: 2024-05-01
      expires: 2027-04-30
      events:
        - {kind: surveillance, performed: 2025-04-09}
        - {kind: surveillance, planned: 2026-10-08}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use, late_first_surveillance, missed_surveillance
from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CRT002"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="認証機関に連絡して審査日を決め、events に予定と実施を書いてください。",
    en="Fix a day with the body and write under events what is planned and what took place.",
)
MISSED = Text(ja="{year}年の維持審査の記録がありません。", en="There is no surveillance audit in {year}.")
NOT_PLANNED = Text(
    ja="{year}年の維持審査の予定がありません。", en="No surveillance audit is planned for {year}."
)
LATE = Text(
    ja="最初の維持審査が、初回登録日({granted})から {months} か月以内に行われていません。",
    en="The first surveillance audit is not within {months} months of the first grant on {granted}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the years without a surveillance audit, and a first one that was late."""
    if not programme.can_judge("certification"):
        return
    for certification in in_use(programme):
        if "events" in certification.unread:
            continue
        for missed in missed_surveillance(programme, certification):
            message, ceiling = (MISSED, None) if missed.over else (NOT_PLANNED, Level.WARNING)
            yield Flaw(certification, ("events",), message.of(year=missed.year), ceiling)
        late = late_first_surveillance(programme, certification)
        if late is not None:
            values = {"granted": certification.initial_granted, "months": late.months}
            yield Flaw(certification, ("events", late.ordinal, "performed"), LATE.of(**values))
