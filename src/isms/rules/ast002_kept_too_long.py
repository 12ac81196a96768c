"""What was to be kept until a day is disposed of after it.
保存期限日を過ぎた情報資産を、廃棄していること。

Information that is no longer needed is a risk that serves no purpose, and personal information must not be
kept longer than it is. After the last day of keeping, write when it was disposed of, or a later day with its
reason. Within 30 days (`days` in isms.yaml) this is a warning, after them an error.

不要になった情報は、持っているだけでリスクになります。個人情報は、必要な期間を超えて持つことができません。保
存期限日を過ぎたら廃棄して廃棄日を書くか、延長する理由を備考に残して期限を改めてください。30日(isms.yaml の
`days`)以内は警告、過ぎるとエラーとします。

Fails:

    assets/A-01.yaml:
      id: A-01
      name: キャンペーンの応募はがき
      department: D-01
      owner: P-01
      medium: [paper]
      personal_information: [personal]
      confidentiality: 3
      integrity: 1
      availability: 1
      retention_until: 2026-09-30

Passes:

    assets/A-01.yaml:
      id: A-01
      name: キャンペーンの応募はがき
      department: D-01
      owner: P-01
      medium: [paper]
      personal_information: [personal]
      confidentiality: 3
      integrity: 1
      availability: 1
      retention_until: 2026-09-30
      disposed: 2026-10-02
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AST002"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.8.10", "27001:A.5.33", "pmark:J.9.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="廃棄して disposed に日付を書くか、延長の理由を残して retention_until を改めてください。",
    en="Dispose of it and write the day under disposed, or put a later day, with its reason, "
    "under retention_until.",
)
KEPT = Text(
    ja="保存期限日({until})を過ぎた「{name}」が廃棄されていません。",
    en="'{name}' was to be kept until {until} and has not been disposed of.",
)
DAYS = 30


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the assets that are still there after their last day."""
    day = programme.as_of
    patience = wait(programme, CODE, DAYS)
    for asset in programme.assets:
        until = asset.retention_until
        if until is not None and until < day and asset.lacks("disposed"):
            ceiling = None if patience < day - until else Level.WARNING
            yield Flaw(asset, ("retention_until",), KEPT.of(until=until, name=asset.name), ceiling)
