"""Everyone is trained in every year.
全員が、年度ごとに教育を受けていること。

Everyone of our own whom a standard covers is taught once in each fiscal year, whatever the employment:
officers, part-time and dispatched people too. A training for everyone counts, and so does the one for new
joiners; who made up for it later, or is excused with a reason, is not missing. People who joined after the
training began, or lately and were never taught, are judged by EDU002; who has left is left alone, and so are
years before the management system began to run (`pms_started`). In the running year a miss is info, and a
warning in its last 60 days.

規格の適用範囲で働く人は、役員、パート・アルバイト、派遣も含めて、年度ごとに一度は教育を受けます。全員教育のほ
か、入社時教育も数えます。補講を受けた人、理由があって免除した人は、未受講とはみなしません。教育の開始より後に
入社した人と、前年度以降に入社して一度も教育を受けていない人は、EDU002 で確かめます。退職した人と、マネジメン
トシステムの運用(`pms_started`)が始まる前の年度は対象にしません。終わっていない年度は情報、年度の最後の60日間
は警告とします。

Fails:

    trainings/T-01.yaml:
      id: T-01
      title: 2025年度 全員教育
      kind: general
      planned: 2025-06
      held: 2025-06-10
      audience: [all]
      contents: 方針、役割、違反したときの結果
    trainings/attendance/T-01.csv:
      training,person,date,status
      T-01,P-01,2025-06-10,attended

Passes:

    trainings/T-01.yaml:
      id: T-01
      title: 2025年度 全員教育
      kind: general
      planned: 2025-06
      held: 2025-06-10
      audience: [all]
      contents: 方針、役割、違反したときの結果
    trainings/T-02.yaml:
      id: T-02
      title: 2026年度 全員教育
      kind: general
      planned: 2026-12
      audience: [all]
      contents: 方針、役割、違反したときの結果
    trainings/attendance/T-01.csv:
      training,person,date,status,followed_up_on
      T-01,P-01,2025-06-10,attended,
      T-01,P-02,2025-06-10,absent,2025-06-24
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.education import (
    FOR_EVERYONE,
    excuses,
    first_taught,
    is_over,
    joined_lately,
    last_day,
    learners,
    sittings,
    took_part,
)
from isms.excerpt import excerpt
from isms.fiscal import weight_of_a_miss, years
from isms.model.attendance import AttendanceStatus
from isms.model.training import TrainingKind
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.fiscal import Year
    from isms.model.attendance import Attendance
    from isms.model.programme import Programme
    from isms.model.training import Training

CODE = "EDU001"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.3", "27001:A.6.3", "15001:7.3", "pmark:J.4.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="教育を行い、受講した人の行を受講記録に書いてください。欠席者には補講し、followed_up_on に書きます。",
    en="Hold the training and enter who came; let the others make up for it and write followed_up_on.",
)
NONE = Text(
    ja="{year}の全員教育の記録がありません。",
    en="There is no training for everyone in {year}.",
)
UNKNOWN = Text(
    ja="{year}の教育を受けた記録のない人が {count} 名います({shown})。",
    en="{count} people have no record of a training in {year}: {shown}.",
)
ABSENT = Text(
    ja="{person}が欠席したまま、補講の記録がありません({year})。",
    en="{person} was absent and has not made up for it ({year}).",
)
SHOWN = 5
"""How many people are named; the others are counted."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the years without a training for everyone, and whom the others left out."""
    if not (programme.can_judge("training") and programme.can_judge("attendance")):
        return
    system = programme.settings.pms_started
    for within in years(programme):
        if system is None or system <= within.last:
            yield from _year(programme, within)


def _year(programme: Programme, within: Year) -> Iterator[Flaw]:
    general = [t for t in programme.trainings if t.kind is TrainingKind.GENERAL and not t.draft]
    held = [training for training in general if training.held in within]
    if any(training.held is None and last_day(training) in within for training in general):
        return  # still to come, or overdue: EDU009
    if not held:
        ceiling = weight_of_a_miss(within, programme.as_of, LEVEL)
        yield Flaw(programme.settings, ("standards",), NONE.of(year=within.label), ceiling)
    elif all(is_over(training, programme.as_of) for training in held):
        yield from _left_out(programme, within, sorted(held, key=last_day))


def _left_out(programme: Programme, within: Year, held: list[Training]) -> Iterator[Flaw]:
    """Yield those who were at work from the first of these trainings on and took part in none."""
    ceiling = weight_of_a_miss(within, programme.as_of, LEVEL)
    rows = _rows(programme, within)
    unknown = []
    for key, person in learners(programme).items():
        sat = rows.get(key, [])
        if not all(person.works_on(training.held) for training in held if training.held):
            continue
        if any(took_part(row) or excuses(row) or "status" in row.unread for row in sat):
            continue
        if key not in first_taught(programme) and joined_lately(programme, person):
            continue  # EDU002 says that they were never taught
        absent = [row for row in sat if row.status is AttendanceStatus.ABSENT]
        if absent:
            message = ABSENT.of(person=person.name, year=within.label)
            yield Flaw(absent[-1], ("status",), message, ceiling)
        else:
            unknown.append(person.name)
    if unknown:
        message = UNKNOWN.of(year=within.label, count=len(unknown), shown=excerpt(unknown, SHOWN))
        yield Flaw(held[-1], ("audience",), message, ceiling)


def _rows(programme: Programme, within: Year) -> dict[str, list[Attendance]]:
    """Return by person the rows of a year's trainings that everyone has to have had."""
    found: dict[str, list[Attendance]] = {}
    for training in programme.trainings:
        if training.kind in FOR_EVERYONE and training.held in within:
            for person, rows in sittings(programme).get(training.key, {}).items():
                found.setdefault(person, []).extend(rows)
    return found
