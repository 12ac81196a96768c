"""Whoever is responsible for something open still works here.
責任者・担当者は、在籍している人であること。

When someone leaves, their assets, risks and tasks need a new owner by the next day. The last day at work
still counts. What is over (a treatment that is done, an objective with a result, an asset that is disposed
of) keeps its name; so do a remark that nothing is to be done about by a day, and the project of a programme
that is certified.

人が退職したら、その人が受け持っていた情報資産、リスク、作業は、
翌日までに引き継がれていなければなりません。退職日当日までは在籍とみなします。
完了した対応、結果のある目的、廃棄した資産など、終わったものの担当者はそのままで構いません。期限のない観察事項などの
指摘と、認証を取得した後の取得プロジェクトも同じです。

Fails:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      left: 2026-10-31
    departments/D-02.yaml:
      id: D-02
      name: 営業部
      head: P-03

Passes:

    people/P-03.yaml:
      id: P-03
      name: 小林 徹
      department: D-01
      employment: employee
      left: 2026-10-31
    tasks/T-01.yaml:
      id: T-01
      title: 規程の見直し
      owner: P-03
      due: 2026-09-30
      done: 2026-09-25
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.kind import Field, Record, Time
from isms.model.finding import Finding
from isms.model.objective import Objective
from isms.model.settings import Project, Stage
from isms.references import uses
from isms.rules import Flaw
from isms.scalars import Reference
from isms.stage import stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import FieldPath
    from isms.model.programme import Programme

CODE = "ORG001"
LEVEL = Level.ERROR
CLAUSES = ("27001:5.3", "15001:5.3", "pmark:J.2.3.1")
HINT = Text(
    ja="後任を決めて、担当者を書き換えてください。", en="Decide on a successor and write their name here."
)
LEFT = Text(ja="{field}の{person}は {left} に退職しています。", en="{field}: {person} left on {left}.")
RESPONSIBLE = frozenset({"owner", "head", "promoter"})
ENDINGS = ("done", "closed", "closed_on", "disposed", "ended", "abolished", "answered", "achieved")
"""The fields that say that something is over."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the responsibilities of people who left before the day."""
    day = programme.as_of
    leavers = {p.key: p for p in programme.people if p.left is not None and p.left < day}
    if not leavers:
        return

    def wrong(_: Field, keys: set[str]) -> set[str]:
        return keys & leavers.keys()

    for use in uses(programme, makes_responsible, wrong):
        if not any(is_over(programme, holder) for holder in _holders(use.record, use.field)):
            leaver = leavers[use.value]
            message = LEFT.of(field=use.declared.label, person=leaver.name, left=leaver.left)
            yield Flaw(use.record, use.field, message)


def makes_responsible(declared: Field) -> bool:
    """Tell whether a field names the person who is responsible."""
    scalar = declared.scalar
    return isinstance(scalar, Reference) and scalar.by_name and declared.name in RESPONSIBLE


def is_over(programme: Programme, holder: Record) -> bool:
    """Tell whether a record, or a part of one, needs no owner any more on the day."""
    if needs_nobody(programme, holder):
        return True
    day, fields = programme.as_of, holder.declaration.fields
    for name in ENDINGS:
        value = getattr(holder, name, None)
        if value is not None:
            last = isinstance(value, date) and fields[name].time is Time.PLANNED
            return value < day if last else True
    return False


def needs_nobody(programme: Programme, holder: Record) -> bool:
    """Tell whether nobody has to answer for a record, whatever its days of ending say."""
    if isinstance(holder, Objective):
        return holder.result is not None
    if isinstance(holder, Finding):
        return not holder.nonconformity and holder.due is None
    if isinstance(holder, Project):
        return stage(programme) is Stage.CERTIFIED
    return getattr(holder, "applicable", None) is False


def _holders(record: Record, field: FieldPath) -> Iterator[Record]:
    """Return the record and the parts of it in which a field lies."""
    value: object = record
    for part in field:
        if isinstance(value, Record):
            yield value
            value = getattr(value, str(part))
        elif isinstance(value, tuple):
            value = next((inner for inner in value if getattr(inner, "ordinal", None) == part), None)
