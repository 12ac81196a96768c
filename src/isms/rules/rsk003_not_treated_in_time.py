"""A risk above the criterion is treated in time.
受容基準を超えるリスクに、期限内の対応があること。

A risk as it stands on the day (its current assessment, else the residual one where every treatment is done,
else the inherent one) may stay where the criterion of acceptance allows it. Where it does not, an approved
treatment is under way, not late, and leads to what is acceptable or was accepted. That the remainder of a
treated risk was accepted excuses no treatment that is late; where all treatments are done, what was accepted
is a warning until the decision says so. Risks that are decided to be accepted, and those of which only the
remainder is not accepted, are the matter of RSK001 and RSK009. For 30 days after its assessment (`days` in
isms.yaml) a risk that is not decided yet is a warning.

その日のリスク(現状の評価値。なければ、対応がすべて完了していれば対応後、そうでなければ対応前の評価値)が受容基
準を超えるときは、承認済みで期限前の対応が進んでおり、対応後のリスクが受容基準以下か、受容済みでなければなりま
せん。残留リスクを受容していても、対応の遅れは許されません。対応がすべて完了していて残留リスクを受容していると
きは、対応の選択肢を受容に改めるまで警告とします。受容すると決めたリスクと、残留リスクの受容だけが足りないリス
クは、RSK001 と RSK009 が扱います。対応が未定のリスクは、評価から30日間(isms.yaml の `days`)は警告とします。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 2, integrity: 3, availability: 3, threat: 3, vulnerability: 3}
      residual: {vulnerability: 1}
      decision: reduce
      accepted_by: [P-01]
      accepted_on: 2026-05-29

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 2, integrity: 3, availability: 3, threat: 3, vulnerability: 3}
      residual: {vulnerability: 1}
      decision: reduce
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2026-10-31

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 2, integrity: 3, availability: 3, threat: 3, vulnerability: 3}
      residual: {vulnerability: 1}
      decision: reduce
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.risk import Decision
from isms.risk.acceptance import Acceptance
from isms.risk.criterion import Criterion
from isms.risk.score import failing, treatments_by_risk, under_way
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Message
    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.model.treatment import Treatment
    from isms.risk.score import Score

CODE = "RSK003"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3", "27001:8.3", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="treatments/ に、承認済みで期限が先の対応を登録し、対応後の評価値を residual に書いてください。"
    "対策が済んでいるときは、現状の評価値を current に書きます。",
    en="Record an approved treatment that is not late under treatments/, "
    "and what it leads to under residual. Where measures are in place already, write the values of today "
    "under current.",
)
ABOVE = Text(
    ja="今のリスク({standing})が受容基準({criterion})を超えています。{reason}",
    en="The risk as it stands ({standing}) is above the criterion ({criterion}). {reason}",
)
NO_TREATMENT = Text(ja="対応が登録されていません。", en="No treatment is recorded.")
ALL_DONE = Text(
    ja="対応({treatments})はすべて完了していて、次の対応がありません。",
    en="All its treatments are done ({treatments}), and no other is planned.",
)
ALL_ACCEPTED = Text(
    ja="対応({treatments})はすべて完了し、残留リスクは受容されています。"
    "decision を accept(受容)に改めてください。",
    en="All its treatments are done ({treatments}) and what remains is accepted: set decision to accept.",
)
NOT_APPROVED = Text(
    ja="対応({treatments})が承認されていません。", en="Its treatment is not approved ({treatments})."
)
LATE = Text(ja="対応({treatments})の期限を過ぎています。", en="Its treatment is late ({treatments}).")
NO_RESIDUAL = Text(
    ja="対応後の評価値がないため、対応で足りるかどうか分かりません。",
    en="Without a residual assessment nobody can tell whether the treatment is enough.",
)
NOT_ENOUGH = Text(
    ja="対応後のリスク({residual})も受容基準を超え、受容されていません。",
    en="What the treatment leads to ({residual}) is above the criterion too, and not accepted.",
)


PATIENCE = 30
"""Days after its assessment in which it may be decided what to do about a risk."""
_ASKED_FOR = frozenset({"done", "approved_by", "approved_on"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks above the criterion that nothing is done about in time."""
    if not programme.can_judge("treatment"):
        return
    treatments = treatments_by_risk(programme)
    for row in failing(programme):
        criterion = row.scorer.criterion if row.scorer else None
        if isinstance(criterion, Criterion) and row.decision is not Decision.ACCEPT:
            standing = row.standing
            own = treatments.get(row.id, [])
            if standing is not None and _all_read(row.risk, own):
                reason = _reason(programme, row, own)
                if reason is not None:
                    message = ABOVE.of(standing=standing.words, criterion=criterion, reason=reason)
                    yield Flaw(row.risk, ("decision",), message, _ceiling(programme, row))


def _all_read(risk: Risk, treatments: list[Treatment]) -> bool:
    """Tell whether nothing that would excuse the risk is written in a way that could not be read."""
    return "residual" not in risk.unread and not any(_ASKED_FOR & each.unread for each in treatments)


def _ceiling(programme: Programme, row: Score) -> Level | None:
    """Return the most that it weighs where only the decision is wanting."""
    assessed = row.risk.assessed_on if row.decision is Decision.OPEN else None
    fresh = assessed is not None and programme.as_of - assessed <= wait(programme, CODE, PATIENCE)
    return Level.WARNING if fresh or _lived_with(row) else None


def _lived_with(row: Score) -> bool:
    """Tell whether all treatments are done and what remains is accepted, by the owner and top management."""
    return row.treated and row.acceptance is Acceptance.HOLDS


def _reason(programme: Programme, row: Score, treatments: list[Treatment]) -> Message | None:
    """Say what keeps the treatments of a risk from excusing it; None where RSK001 or RSK009 says it."""
    unfinished = [treatment for treatment in treatments if not treatment.done and not treatment.draft]
    approved = [treatment for treatment in unfinished if under_way(treatment)]
    in_time = [treatment for treatment in approved if treatment.due >= programme.as_of]
    if not unfinished:
        done = [treatment.shown for treatment in treatments if treatment.done and not treatment.draft]
        all_done = ALL_ACCEPTED if _lived_with(row) else ALL_DONE
        return all_done.of(treatments=done) if done else NO_TREATMENT.of()
    if not approved:
        return NOT_APPROVED.of(treatments=[treatment.shown for treatment in unfinished])
    if not in_time:
        return LATE.of(treatments=[f"{treatment.shown} {treatment.due}" for treatment in approved])
    if row.residual is None:
        return NO_RESIDUAL.of()
    return NOT_ENOUGH.of(residual=row.residual.words) if row.decision is Decision.OPEN else None
