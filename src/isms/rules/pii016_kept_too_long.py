"""What is no longer needed is disposed of when its time is over.
保管期限を過ぎた個人情報、取扱いが終わった個人情報を、期限どおりに廃棄していること。

Once `retention_until` has passed, the day of disposal is written under `disposed`. Within 30 days (`days` in
isms.yaml) its absence is a warning, after them an error. Where the handling has ended and neither a last day
nor a disposal is given, nobody can tell whether it is still there: a warning.

保管期限日(`retention_until`)を過ぎたら、廃棄日(`disposed`)を記入します。30日(isms.yaml の `days`)以内は警告、
過ぎるとエラーとします。取扱いが終わったのに、保管期限日も廃棄日もない行は、まだ残っているかどうか分からないため
警告とします。

Fails:

    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      ended: 2023-03-31
      retention_until: 2026-03-31

Passes:

    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      ended: 2023-03-31
      retention_until: 2026-03-31
      disposed: 2026-04-14
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII016"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.8.10", "pmark:J.9.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="廃棄して廃棄日(disposed)を記入し、廃棄の記録を残してください。残す理由があれば、期限を見直してください。",
    en="Dispose of it, enter disposed and keep a record; where there is a reason to keep it, set a new day.",
)
OVER = Text(
    ja="保管期限({day})を過ぎていますが、廃棄日がありません。",
    en="It was to be kept until {day}, and there is no day of disposal.",
)
FORGOTTEN = Text(
    ja="取扱いは {day} に終わりましたが、保管期限日も廃棄日もありません。",
    en="The handling ended on {day}; neither a last day of keeping nor a disposal is given.",
)
DAYS = 30


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines that are kept longer than they should be, or nobody knows how long."""
    day = programme.as_of
    patience = wait(programme, CODE, DAYS)
    for line in programme.personal_information:
        if not line.lacks("disposed"):
            continue
        if line.retention_until is not None:
            if line.retention_until < day:
                ceiling = None if patience < day - line.retention_until else Level.WARNING
                yield Flaw(line, ("retention_until",), OVER.of(day=line.retention_until), ceiling)
        elif line.ended is not None and line.ended < day and line.lacks("retention_until"):
            yield Flaw(line, ("ended",), FORGOTTEN.of(day=line.ended), Level.WARNING)
