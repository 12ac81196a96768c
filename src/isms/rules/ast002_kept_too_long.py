"""What was to be kept until a day is disposed of after it.
保存期限日を過ぎた情報資産を、廃棄していること。

Information that is no longer needed is a risk that serves no purpose; personal data are to be erased without
delay once they are not needed, and My Numbers must not be kept longer. After the last day of keeping, write
when it was disposed of, or a later day with its reason. Within 30 days (`days` in isms.yaml) this is a
warning, after them an error. It stays a warning where no personal information is held, and where PII016 says
the same of a line of the ledger of personal information.

不要になった情報は、持っているだけでリスクになります。個人データは、利用する必要がなくなったら遅滞なく消去する
よう努めます。特定個人情報は、必要な期間を超えて保管できません。保存期限日を過ぎたら廃棄して廃棄日を書くか、延
長する理由を備考に残して期限を改めてください。30日(isms.yaml の `days`)以内は警告、過ぎるとエラーとします。
個人情報を含まない資産と、個人情報管理台帳の行について PII016 でも指摘する資産では、警告にとどめます。

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
from isms.inventory import in_use
from isms.model.asset import PersonalData
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
    day, over = programme.as_of, _over_in_the_ledger(programme)
    patience = wait(programme, CODE, DAYS)
    for asset in in_use(programme):
        until = asset.retention_until
        if until is not None and until < day and asset.lacks("disposed"):
            personal = any(held is not PersonalData.NONE for held in asset.personal_information)
            grave = personal and asset.key not in over and patience < day - until
            message = KEPT.of(until=until, name=asset.name)
            yield Flaw(asset, ("retention_until",), message, None if grave else Level.WARNING)


def _over_in_the_ledger(programme: Programme) -> set[str | None]:
    """Return the assets named by a line of personal information that is over its own last day."""
    lines = ((line, line.retention_until) for line in programme.personal_information if not line.draft)
    return {
        line.asset for line, until in lines if until and until < programme.as_of and line.lacks("disposed")
    }
