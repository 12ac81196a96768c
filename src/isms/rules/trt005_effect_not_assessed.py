"""After a treatment the risk is assessed again.
リスク対応が終わった後、リスクを評価し直していること。

What a treatment leads to was a forecast. When all treatments of a risk are done, the risk is assessed again
to see whether it holds: the assessment is of that day or later, or `current` is given. This is said in the
fiscal year of the treatment as info, in its last 60 days and after it as a warning.

対応後の評価値は、見込みにすぎません。リスクの対応がすべて終わったら、見込みどおりになったかを評価し直します。
完了日以降の評価日か、現状の評価値(`current`)が必要です。対応を終えた年度のうちは情報、年度の最後の60日間と
翌年度は警告とします。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
      assessed_on: 2026-05-15
      assessed_by: P-02
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
      done: 2026-09-25
      result: 全24台を入れ替え、旧版は0台

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
      assessed_on: 2026-10-16
      assessed_by: P-02
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
      done: 2026-09-25
      result: 全24台を入れ替え、旧版は0台
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.fiscal import weight_of_a_miss, year_of
from isms.risk.score import treatments_by_risk
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "TRT005"
LEVEL = Level.WARNING
CLAUSES = ("27001:8.2", "27001:8.3", "15001:8.2", "pmark:J.3.1.3", "pmark:J.3.1.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="リスクを評価し直し、assessed_on と、値が変わっていれば current を書いてください。",
    en="Assess the risk again; write assessed_on, and under current the values of today.",
)
NOT_SINCE = Text(
    ja="対応({treatments})が {done} に終わりましたが、その後リスクを評価し直していません(直近は {last})。",
    en="Its treatment was done on {done} ({treatments}), but the risk was not assessed since ({last}).",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risks whose treatments are done and whose effect nobody has assessed."""
    known = programme.risks.by_key
    for key, treatments in treatments_by_risk(programme).items():
        risk = known.get(key)
        days = [treatment.done for treatment in treatments if treatment.done and not treatment.draft]
        if risk is None or len(days) < len(treatments) or risk.current or risk.assessed_on is None:
            continue
        done = max(days)
        if risk.assessed_on < done and "current" not in risk.unread:
            shown = [treatment.shown for treatment in treatments]
            message = NOT_SINCE.of(treatments=shown, done=done, last=risk.assessed_on)
            ceiling = weight_of_a_miss(year_of(programme, done), programme.as_of, LEVEL)
            yield Flaw(risk, ("assessed_on",), message, ceiling)
