"""Issues inside and outside, opportunities and interested parties are determined.
内部・外部の課題、機会、利害関係者を明確にしていること。

Everything else rests on them: the scope, the risks, the objectives. At least one issue inside and one outside
the organisation and one interested party are to be expected of any firm. Opportunities belong to it as risks
do; where no issue is one, that is a warning, for they may be written down elsewhere.

適用範囲もリスクも目的も、ここから導きます。どの会社にも、内部の課題、外部の課題、利害関係者が少なくと
も1つはあるはずです。リスクだけでなく機会も検討します。機会は別の記録に書いてあることもあるため、機会とし
た課題がないときは警告にとどめます。

Fails:

    issues/I-01.yaml: {id: I-01, title: 人手不足, side: internal, kind: risk, reviewed: 2026-05-12}

Passes:

    issues/I-01.yaml: {id: I-01, title: 人手不足, side: internal, kind: risk, reviewed: 2026-05-12}
    issues/I-02.yaml: {id: I-02, title: 電子化の需要, side: external, kind: opportunity, reviewed: 2026-05-12}
    parties/PT-01.yaml: {id: PT-01, name: 顧客, kind: client, needs: 納期と秘密の保持, reviewed: 2026-05-12}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.issue import IssueKind, Side
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG013"
LEVEL = Level.ERROR
CLAUSES = ("27001:4.1", "27001:4.2", "27001:6.1.1", "15001:4.1", "15001:4.2", "pmark:J.1.1", "pmark:J.1.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="経営層と部門の責任者で話し合い、issues と parties に記録してください。",
    en="Talk it over with management and the departments and record it in issues and parties.",
)
NO_ISSUE = Text(ja="「{side}」の課題が1つもありません。", en="There is no issue of the kind '{side}'.")
NO_OPPORTUNITY = Text(
    ja="機会として取り上げた課題がありません。", en="No issue is looked at as an opportunity."
)
NO_PARTY = Text(ja="利害関係者の記録がありません。", en="No interested party is recorded.")
HERE = ("standards",)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what is missing of the context of the organisation."""
    settings = programme.settings
    if programme.can_judge("issue"):
        sides = {issue.side for issue in programme.issues}
        for side in Side:
            if side not in sides and None not in sides:
                yield Flaw(settings, HERE, NO_ISSUE.of(side=side.label))
        kinds = {issue.kind for issue in programme.issues}
        if kinds and kinds <= {IssueKind.RISK}:
            yield Flaw(settings, HERE, NO_OPPORTUNITY.of(), Level.WARNING)
    if programme.can_judge("party") and not programme.parties.records:
        yield Flaw(settings, HERE, NO_PARTY.of())
