"""What a change asks of a certification is done in time.
変更に伴う届出・審査を、期限までに済ませていること。

A notice to the body or an audit of the new scope has its own day, which may be later than the day on which
the change is done. Without a day, it comes before the change is done.

審査機関への届出や拡大審査などには期限があります。期限のある届出・審査は、変更の完了後でもその期限までに済ませ
ます。期限のないものは、変更を完了とするまでに済ませます。

Fails:

    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-12-19
      approved_by: P-02
      approved_on: 2026-10-01
      reviewed_on: 2026-10-01
      certifications:
        - {kind: 変更報告, due: 2026-11-20}

Passes:

    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-12-19
      approved_by: P-02
      approved_on: 2026-10-01
      reviewed_on: 2026-10-01
      certifications:
        - {kind: 変更報告, due: 2026-11-20, done: 2026-11-12}

Passes:

    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-11-14
      approved_by: P-02
      approved_on: 2026-10-01
      reviewed_on: 2026-10-01
      certifications:
        - {kind: 移転審査, due: 2027-01-29}
      done: 2026-11-14
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CHG002"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.3", "15001:6.4", "pmark:J.3.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="届出又は審査を済ませ、完了日(done)を書いてください。",
    en="Notify the body or have the audit, and write the day under done.",
)
LATE = Text(ja="「{kind}」の期限({due})を過ぎています。", en="{kind}: due by {due} and not done.")
LEFT = Text(
    ja="変更は {done} に完了していますが、「{kind}」が済んでいません。",
    en="The change was done on {done}, and {kind} is open.",
)
A_STEP = Text(ja="届出・審査", en="a notice or audit")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the notices and audits of changes that are late."""
    for change in programme.changes:
        for step in () if change.draft else change.certifications:
            if not step.lacks("done"):
                continue
            field = ("certifications", step.ordinal)
            if step.due is not None and step.due < programme.as_of:
                yield Flaw(change, (*field, "due"), LATE.of(kind=step.kind or A_STEP, due=step.due))
            elif step.lacks("due") and change.done is not None:
                yield Flaw(change, (*field, "kind"), LEFT.of(kind=step.kind or A_STEP, done=change.done))
