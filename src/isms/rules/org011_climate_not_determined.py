"""It is determined whether climate change is a relevant issue.
気候変動が関連する課題かどうかを決定していること。

Amendment 1:2024 to ISO/IEC 27001 has the organisation determine whether climate change is relevant to it;
either answer will do, with a reason. Where it is relevant, an issue or an interested party shows in what way
(`climate: true`).

ISO/IEC 27001 の 2024 年の追補により、気候変動が自組織に関連する課題かどうかを決定します。「関連しない」と
いう決定でも構いませんが、その理由が要ります。関連すると決めたときは、どのように関わるのかを課題か利害関係
者に示します(`climate: true`)。

Fails:

    departments/D-01.yaml: {id: D-01, name: 情報システム部, head: P-01}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      climate: {relevant: false, reason: 浸水想定区域の外で顧客の要求もない, decided_on: 2026-04-10}
      risk: {method: ipa-sme-3.1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.standards import ISMS, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG011"
LEVEL = Level.ERROR
CLAUSES = ("27001:4.1", "27001:4.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="isms.yaml の climate に、決定(relevant)、理由(reason)、決定日(decided_on)を書いてください。",
    en="Write the decision (relevant), the reason and the day (decided_on) under climate in isms.yaml.",
)
UNDECIDED = Text(
    ja="気候変動が関連する課題かどうかの決定がありません。",
    en="It is not determined whether climate change is a relevant issue.",
)
NO_REASON = Text(
    ja="気候変動についての決定に理由がありません。", en="The determination on climate change has no reason."
)
NOWHERE = Text(
    ja="気候変動は関連すると決定していますが、気候変動に関する課題も利害関係者の要求もありません。",
    en="Climate change is said to be relevant, but no issue and no interested party has to do with it.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what is missing of the determination on climate change."""
    settings = programme.settings
    if not aims_at(programme, ISMS) or "climate" in settings.unread:
        return
    climate = settings.climate
    if climate is None or climate.lacks("relevant"):
        yield Flaw(settings, ("climate",), UNDECIDED.of())
        return
    if climate.reason is None:
        yield Flaw(settings, ("climate",), NO_REASON.of(), Level.WARNING)
    if climate.relevant and programme.can_judge("issue") and programme.can_judge("party"):
        records = [*programme.issues, *programme.parties]
        if not any(record.climate for record in records):
            yield Flaw(settings, ("climate", "relevant"), NOWHERE.of(), Level.WARNING)
