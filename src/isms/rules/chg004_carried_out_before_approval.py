"""A change is approved before it is carried out.
変更を、承認の後に実施していること。

Who approved a change and when is on record before the day for which it is planned; a change that is done
was approved no later than on that day.

変更の予定日までに、承認者と承認日を記録します。完了した変更の承認日は、完了日より後にはなりません。

Fails:

    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-11-14
      reviewed_on: 2026-10-01
      done: 2026-11-14

Fails:

    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-11-14
      reviewed_on: 2026-10-01
      approved_by: P-02
      approved_on: 2026-11-20
      done: 2026-11-14

Passes:

    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-11-14
      reviewed_on: 2026-10-01
      approved_by: P-02
      approved_on: 2026-10-02
      done: 2026-11-14
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CHG004"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.3", "27001:8.1", "15001:6.4", "pmark:J.3.4")
HINT = Text(
    ja="承認を受け、approved_by と approved_on に書いてください。実施済みなら、経緯を指摘として残します。",
    en="Have it approved and write approved_by and approved_on; where it is already done, raise a finding.",
)
UNAPPROVED = Text(
    ja="変更の予定日({planned})になりましたが、「{field}」がありません。",
    en="The day of the change, {planned}, has come, and '{field}' is missing.",
)
DONE = Text(
    ja="変更は {done} に完了していますが、「{field}」がありません。",
    en="The change was done on {done}, and '{field}' is missing.",
)
AFTERWARDS = Text(
    ja="承認日({approved})が完了日({done})より後です。",
    en="It was approved on {approved}, after it was done on {done}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the changes that nobody approved before they were carried out."""
    for change in programme.changes:
        if change.draft:
            continue
        approved, done = change.approved_on, change.done
        if done is not None and approved is not None and approved > done:
            yield Flaw(change, ("approved_on",), AFTERWARDS.of(approved=approved, done=done))
        elif done is not None or change.planned_on <= programme.as_of:
            for name in ("approved_by", "approved_on"):
                if change.lacks(name):
                    values = {"planned": change.planned_on, "done": done, "field": change.label_of(name)}
                    yield Flaw(change, (name,), (DONE if done else UNAPPROVED).of(**values))
                    break
