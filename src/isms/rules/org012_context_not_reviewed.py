"""Issues and interested parties are looked over once a year.
課題と利害関係者を、年に1回見直していること。

What bears on the organisation, and what is expected of it, changes; the management review asks for these
changes every year. Each issue and each party carries the day on which it was last looked over. What has not
been looked over in the fiscal year that ended is a warning each; what waits in the running year is one line.

組織を取り巻く課題と利害関係者の期待は変化し、マネジメントレビューでは毎年その変化を取り上げます。課題と利
害関係者には、最後に見直した日を書きます。前の年度に見直していないものは1件ずつ警告とし、今の年度にこれか
ら見直すものは1行にまとめて示します。

Fails:

    issues/I-01.yaml: {id: I-01, title: 人手不足, side: internal, kind: risk, reviewed: 2025-02-10}

Passes:

    issues/I-01.yaml: {id: I-01, title: 人手不足, side: internal, kind: risk, reviewed: 2026-05-12}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.lapse import lapses
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG012"
LEVEL = Level.WARNING
CLAUSES = ("27001:4.1", "27001:4.2", "27001:9.3.2", "15001:4.1", "15001:4.2", "pmark:J.1.1", "pmark:J.1.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="内容が今も正しいかを確かめ、reviewed に日付を書いてください。",
    en="See whether it still holds and write the day under reviewed.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the issues and parties that were not looked over in time."""
    for register in (programme.issues, programme.parties):
        looked = [(record, record.reviewed) for record in register if not record.draft]
        for lapse in lapses(programme, looked, LEVEL):
            yield Flaw(lapse.record, ("reviewed",), lapse.message, lapse.ceiling)
