"""The dates of a finding are in order.
指摘と是正処置の日付の順序が正しいこと。

A finding is raised, answered and accepted; its action is approved and done, its effect judged, and then it is
closed. Dates in the wrong order are a writing mistake, or the record was made up later. That an action is
approved after it was done is said by NCR009, that its effect was judged too early by NCR004. A correction may
come before the finding is raised.

指摘は、提起され、回答し、受理されます。是正処置は承認して実施し、有効性を確かめ、その後に完結します。順序が逆
の日付は、書き誤りか、記録が後から作られたことを示します。実施より後の承認は NCR009、早すぎる有効性の確認は
NCR004 が扱います。修正(応急の処置)は、指摘より先でもかまいません。

Fails:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-12-25
      done: 2026-05-29

Passes:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-12-25
      corrected_on: 2026-06-09
      done: 2026-09-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.rules.order import too_early, wrong_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR001"
LEVEL = Level.ERROR
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
HINT = Text(
    ja="是正処置の記録の原本と照らし、誤っている日付を直してください。",
    en="Compare with the signed record, and correct the date that is wrong.",
)
ORDER = (
    ("raised_on", "due"),
    ("raised_on", "reply_due"),
    ("raised_on", "replied_on"),
    ("replied_on", "accepted_on"),
    ("raised_on", "action_approved_on"),
    ("raised_on", "done"),
    ("raised_on", "closed_on"),
    ("done", "closed_on"),
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the days of findings that come before what has to come first."""
    for finding in programme.findings:
        yield from wrong_order(finding, ORDER)
        verdict = None if finding.draft else finding.effectiveness
        message = too_early(finding, "closed_on", verdict, "date") if verdict else None
        if message is not None:
            yield Flaw(finding, ("closed_on",), message)
