"""The effect of an action is judged later, and by someone else.
是正処置の有効性を、日を置いて、担当者でない人が確かめていること。

An effect cannot be seen before the action is done, nor on the same day. How many days have to pass is the
firm's own choice (`days` in isms.yaml; else one). A verdict before the action is an error, one before these
days have passed a warning. That whoever is responsible for the action judges its effect is a warning, too.

処置の効果は、実施の前にも当日にも分かりません。何日置くかは組織が決めます(isms.yaml の `days`。なければ1日)。
実施より前の判断はエラー、決めた日数に満たないものは警告とします。是正責任者が自ら有効性を判断しているときも警告
とします。

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
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      done: 2026-09-30
      effectiveness: {date: 2026-09-29, by: P-02, result: effective}

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
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      done: 2026-09-30
      effectiveness: {date: 2026-11-10, by: P-02, result: effective}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR004"
LEVEL = Level.ERROR
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
HINT = Text(
    ja="処置の後の記録で効果を確かめ直し、確認した日と人を effectiveness に書いてください。",
    en="Judge the effect again from what was recorded after the action, and write who did so and when.",
)
TOO_EARLY = Text(
    ja="有効性の確認({judged})が早すぎます。処置の完了は {done} です。",
    en="The effect was judged on {judged}, too early for an action done on {done}.",
)
BEFORE_DONE = Text(
    ja="処置の完了日がないのに、有効性を確認したことになっています。",
    en="The effect was judged, but nothing says that the action was done.",
)
BY_OWNER = Text(
    ja="是正責任者の{person}が、自分で有効性を判断しています。",
    en="{person}, who is responsible for the action, judged its effect.",
)
DAYS = 1


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the verdicts on effectiveness that came too early, or from the owner."""
    wait = days(programme, CODE, DAYS)
    for finding in programme.findings:
        verdict = finding.effectiveness
        if verdict is None:
            continue
        if verdict.date is not None and finding.done is not None:
            if (verdict.date - finding.done).days < wait:
                message = TOO_EARLY.of(judged=verdict.date, done=finding.done)
                ceiling = None if verdict.date < finding.done else Level.WARNING
                yield Flaw(finding, ("effectiveness", "date"), message, ceiling)
        elif verdict.result is not None and finding.lacks("done"):
            yield Flaw(finding, ("effectiveness", "result"), BEFORE_DONE.of())
        if verdict.by is not None and verdict.by == finding.owner:
            message = BY_OWNER.of(person=programme.people.called(verdict.by))
            yield Flaw(finding, ("effectiveness", "by"), message, Level.WARNING)
