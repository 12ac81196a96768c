"""A change is finished by the day for which it was planned.
変更が、予定の日までに終わっていること。

A task of a change is done by its own day, which may be later than that of the change; one without a day is
done when the change is. A change whose day has passed is done, or has a task, a notice or an audit that is
still to come. What is late is a warning; a task without a day that a finished change has left open is an
error. What cannot be done in time is planned anew, so that the record says what will happen.

変更の作業は、それぞれの期限までに終えます。期限が変更の予定日より後になることもあります。期限のない作業は、変
更を完了とするまでに終えます。予定日を過ぎた変更は、期限がこれから来る作業や届出・審査が残っていなければ、完了
とします。遅れは警告、完了した変更に残った期限のない作業はエラーです。間に合わないときは予定を改め、記録から先
の見通しが分かるようにします。

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
      tasks:
        - {title: 移行手順の試行, owner: P-01, due: 2026-11-20}

Fails:

    changes/CHG-01.yaml:
      id: CHG-01
      title: ファイルサーバーの更新
      kind: system
      owner: P-01
      planned_on: 2026-11-14
      approved_by: P-02
      approved_on: 2026-10-01
      reviewed_on: 2026-10-01

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
      tasks:
        - {title: 移行手順の試行, owner: P-01, due: 2026-11-06, done: 2026-11-06}
        - {title: 旧装置の返却, owner: P-01, due: 2026-12-18}
      done: 2026-11-16

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
      tasks:
        - {title: 旧装置の返却, owner: P-01, due: 2026-12-18}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.change import Change, ChangeNotification, ChangeTask
    from isms.model.programme import Programme

CODE = "CHG001"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.3", "27001:8.1", "15001:6.4", "pmark:J.3.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="作業を終えて完了日(done)を書くか、期限(due)と変更予定日(planned_on)を改めてください。",
    en="Finish it and write the day under done, or set new days under due and planned_on.",
)
LATE = Text(ja="作業「{task}」が期限({due})を過ぎています。", en="'{task}' was due by {due} and is open.")
LEFT = Text(
    ja="変更は {done} に完了していますが、作業「{task}」が終わっていません。",
    en="The change was done on {done}, and '{task}' is open.",
)
OPEN = Text(
    ja="変更予定日({planned})を過ぎていますが、完了日がありません。",
    en="The change was planned for {planned}, and it is not recorded that it is done.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the changes, and the tasks of changes, that are late."""
    day = programme.as_of
    for change in programme.changes:
        if change.draft:
            continue
        late = list(_tasks(change, day))
        yield from late
        if not late and change.planned_on < day and change.lacks("done") and not _to_come(change, day):
            yield Flaw(change, ("planned_on",), OPEN.of(planned=change.planned_on), Level.WARNING)


def _tasks(change: Change, day: date) -> Iterator[Flaw]:
    for task in change.tasks:
        if not task.lacks("done"):
            continue
        if task.due is not None and task.due < day:
            message = LATE.of(task=task.title, due=task.due)
            yield Flaw(change, ("tasks", task.ordinal, "due"), message, Level.WARNING)
        elif task.lacks("due") and change.done is not None:
            values = {"task": task.title, "done": change.done}
            yield Flaw(change, ("tasks", task.ordinal, "title"), LEFT.of(**values))


def _to_come(change: Change, day: date) -> bool:
    """Tell whether a task, a notice or an audit of a change is open and not yet due."""
    parts: tuple[ChangeTask | ChangeNotification, ...] = (*change.tasks, *change.certifications)
    return any(part.due is not None and day <= part.due and part.lacks("done") for part in parts)
