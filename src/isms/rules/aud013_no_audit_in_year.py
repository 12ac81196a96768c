"""There is an internal audit in every fiscal year.
年度ごとに、内部監査を実施していること。

Both standards want internal audits at planned intervals; every year is what PrivacyMark asks for, and what
the yearly surveillance of an ISMS looks at. A fiscal year that was over before the programme had run all
through it is not looked at. For the running year it is info until 60 days before the end, and nothing where
an audit is planned. Audits by clients and certification bodies do not count.

どちらの規格も、内部監査を計画した間隔で行うことを求めます。プライバシーマークでは毎年、ISMS でも毎年の維持審
査で確かめられます。運用を始めて丸一年に満たない年度は対象にしません。今年度は末日の60日前まで情報とし、これか
ら行う監査の計画があれば指摘しません。顧客や認証機関による監査は数えません。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: certified
      pms_started: 2024-04-01
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: certified
      pms_started: 2024-04-01
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import internal_audits, to_come
from isms.cycle import missed
from isms.diagnostic import Fault, Level, Text
from isms.fiscal import weight_of_a_miss
from isms.rules import Flaw
from isms.standards import TITLES, aims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AUD013"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.1", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="内部監査を計画して audits/ に登録し、実施したら結果を書いてください。",
    en="Plan an internal audit under audits/ and write its results there.",
)
NONE = Text(
    ja="{year}に、{standard}の内部監査を実施していません。",
    en="There was no internal audit on {standard} in {year}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield for each standard the fiscal year without an internal audit."""
    if not programme.can_judge("audit"):
        return
    for standard in aims(programme):
        audits = internal_audits(programme, standard)
        last = max((audit.performed for audit in audits if audit.performed), default=None)
        year = missed(programme, last)
        if year is None or (programme.as_of in year and to_come(programme, audits, year)):
            continue
        message = NONE.of(year=year.label, standard=TITLES[standard])
        yield Flaw(
            programme.settings, ("standards",), message, weight_of_a_miss(year, programme.as_of, LEVEL)
        )
