"""The dates of an audit are in order.
監査の日付の順序が正しいこと。

An audit is performed, then reported, and the report is then accepted. Dates in the wrong order are a writing
mistake, or the record was made up later.

監査は、実施し、報告し、報告が受領されます。順序が逆の日付は、書き誤りか、記録が後から作られたことを示します。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      report_on: 2026-10-02
      reported_to: P-02

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      report_on: 2026-10-20
      reported_to: P-02
      accepted_on: 2026-10-22
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules.order import wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme
    from isms.rules import Flaw

CODE = "AUD019"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.2.2", "15001:9.2", "pmark:J.6.2")
HINT = Text(
    ja="監査報告書の原本と照らし、誤っている日付を直してください。",
    en="Compare with the signed report, and correct the date that is wrong.",
)
ORDER = (("performed", "report_on"), ("performed", "accepted_on"), ("report_on", "accepted_on"))


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the days of audits that come before what has to come first."""
    for audit in programme.audits:
        yield from wrong_order(audit, ORDER)
