"""The report of an audit comes to a conclusion.
監査報告に、結論があること。

A report says more than single results: whether the system conforms, whether it is effectively kept, and what
is to be improved. Management review takes it from there. Asked of the audits of this fiscal year and the one
before, and of those to come.

監査報告書では、個々の判定だけでなく、仕組みが要求事項に適合し、有効に運用されているか、何を改善すべきかを結論
として述べます。マネジメントレビューは、この結論をもとに行います。前年度以降の監査を確かめます。

Fails:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      report_on: 2026-10-30
      reported_to: P-02

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-10
      performed: 2026-10-08
      report_on: 2026-10-30
      reported_to: P-02
      conclusion: 規格と規程に適合し、有効に運用されている。受講の督促の手順を決めることを勧める。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.audits import internal, recent
from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "AUD018"
LEVEL = Level.WARNING
CLAUSES = ("27001:9.2.1", "27001:9.2.2", "15001:9.2", "pmark:J.6.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="監査報告書の結論を conclusion に書いてください。",
    en="Write the conclusion of the report under conclusion.",
)
NO_CONCLUSION = Text(
    ja="{report_on} に報告した監査に、結論がありません。",
    en="The audit was reported on {report_on} without a conclusion.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the audits that were reported without a conclusion."""
    for audit in filter(internal, recent(programme)):
        if audit.report_on is not None and audit.lacks("conclusion"):
            yield Flaw(audit, ("conclusion",), NO_CONCLUSION.of(report_on=audit.report_on))
