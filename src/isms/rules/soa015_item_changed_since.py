"""A decision is looked at again when the item that it rests on has changed.
採否の決定の後でフレームワークの項目が変わったときは、決定を見直していること。

A control was decided on as it stood in the version of its framework at the time. When a newer version is
imported (`isms framework import --replace`), the file keeps which items it changed. A decision on one of
them, made or last looked over before that day, rests on words that are no longer there.

管理策の採否は、決めた時点の版の内容に基づいています。新しい版を取り込むと(`isms framework import --replace`)
変わった項目がファイルに残ります。その日より前に決めた、又は最後に見直した決定は、変わる前の内容に基づいて
います。

Fails:

    controls/NET-1.yaml:
      id: NET-1
      framework: in-house
      applicable: true
      reasons: [contract]
      status: implemented
      decided_on: 2025-05-29
      decided_by: P-02
    knowledge/frameworks/in-house.yaml:
      id: in-house
      imported:
        day: 2026-04-01
        changes:
          - {day: 2026-04-01, before: "1", after: "2", changed: [NET-1]}
      title_ja: 親会社の管理基準
      version: "2"
      source: 親会社
      confidence: high
      items:
        - {id: NET-1, title_ja: 通信を区画ごとに分ける, assessable: true}

Passes:

    controls/NET-1.yaml:
      id: NET-1
      framework: in-house
      applicable: true
      reasons: [contract]
      status: implemented
      decided_on: 2025-05-29
      decided_by: P-02
      reviewed: 2026-04-10
    knowledge/frameworks/in-house.yaml:
      id: in-house
      imported:
        day: 2026-04-01
        changes:
          - {day: 2026-04-01, before: "1", after: "2", changed: [NET-1]}
      title_ja: 親会社の管理基準
      version: "2"
      source: 親会社
      confidence: high
      items:
        - {id: NET-1, title_ja: 通信を区画ごとに分ける, assessable: true}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.knowledge.imports import EditionChange
    from isms.model.control import Control
    from isms.model.programme import Programme

CODE = "SOA015"
LEVEL = Level.INFO
CLAUSES = ("27001:6.1.3", "27001:8.2")
HINT = Text(
    ja="新しい版の項目を読み、決定がそのままでよければ reviewed に確かめた日を書き、"
    "変えるなら採否を直してください。",
    en="Read the item in the new version: where the decision holds, write under reviewed when you saw to it.",
)
CHANGED = Text(
    ja="管理策 {control} は、{framework} の版 {after}({day} に取り込み)で内容が変わる前に決めたものです。",
    en="The control {control} was decided on before version {after} of {framework} changed it, which was "
    "imported on {day}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls that were looked at last before their item changed."""
    for control in programme.controls:
        change = _since(programme, control)
        if change is not None and not control.draft:
            values = {"framework": control.framework, "after": change.after, "day": change.day}
            yield Flaw(control, ("decided_on",), CHANGED.of(control=control.id, **values))


def _since(programme: Programme, control: Control) -> EditionChange | None:
    """Return the last change of the item of a control since it was looked at."""
    framework = programme.knowledge.framework(control.framework) if control.framework else None
    if framework is None or framework.imported is None:
        return None
    days = [day for day in (control.decided_on, control.reviewed) if day is not None]
    changes = [
        change
        for change in framework.imported.changes
        if control.id in change.changed and change.day is not None and change.day <= programme.as_of
    ]
    return next(
        (each for each in reversed(changes) if each.day and not (days and each.day <= max(days))), None
    )
