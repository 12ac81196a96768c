"""A phase that is said not to apply is not used all the same.
該当しないとした局面を、実際には使っていないこと。

Whoever names a supplier or a recipient has the phase of entrustment and provision. A phase that has a risk
was found to apply: to say both is a warning. What is no phase at all cannot be left out.

委託先や提供先を書いた行には、委託・提供の局面があります。リスクを評価した局面は該当すると判断したはずで、両方の記入は
警告です。局面の名前でないものは、該当しないと書いても効力がありません。

Fails:

    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      entrusted_to: [SUP-01]
      phases_na: {entrustment: 外部に委託しない}
    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      owner: P-01
      personal_information: true
      my_number: false

Passes:

    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      phases_na: {entrustment: 外部に委託しない}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.ledger import analysed, excluded, handled, misnamed
from isms.model.risk import Phase
from isms.near import Vocabulary
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme

CODE = "PII015"
LEVEL = Level.ERROR
CLAUSES = ("pmark:J.3.1.3",)
HINT = Text(
    ja="局面が該当するなら phases_na から除いてリスクを評価し、該当しないなら他の記入を直してください。",
    en="Remove the phase from phases_na and assess it, or correct what says that it applies.",
)
PASSED_ON = Text(
    ja="「{phase}」は該当しないとしていますが、{to} に渡しています。",
    en="'{phase}' is said not to apply, and it goes to {to}.",
)
ASSESSED = Text(
    ja="「{phase}」は該当しないとしていますが、この局面のリスクがあります。",
    en="'{phase}' is said not to apply, and there is a risk on it.",
)
NO_PHASE = Text(ja="「{name}」という局面はありません。{near}", en="There is no phase '{name}'. {near}")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what contradicts the phases that are said not to apply."""
    for line in handled(programme):
        if line.phases_na:
            yield from _contradictions(programme, line)


def _contradictions(programme: Programme, line: PersonalInformation) -> Iterator[Flaw]:
    out = excluded(line)
    recipients = [*line.entrusted_to, *filter(None, [line.provided_to])]
    assessed = analysed(programme).get(line.key, frozenset())
    for phase, spelling in out.items():
        if phase is Phase.ENTRUSTMENT and recipients:
            message = PASSED_ON.of(phase=phase, to=recipients)
            yield Flaw(line, ("phases_na", spelling), message)
        elif phase in assessed:
            yield Flaw(line, ("phases_na", spelling), ASSESSED.of(phase=phase), Level.WARNING)
    for name in misnamed(line):
        near = Vocabulary([phase.value for phase in Phase]).near(name)
        yield Flaw(line, ("phases_na", name), NO_PHASE.of(name=name, near=near))
