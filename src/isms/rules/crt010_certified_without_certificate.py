"""A programme that calls itself certified has its certificate on record.
「認証取得済」の組織に、認証の記録があること。

At the stage `certified` what a standard demands is judged at its full level. Each standard that is run then
has a certification on record; one that has run out is judged by CRT001.

段階(stage)が「認証取得済」(`certified`)のときは、規格の要求を満たしているものとして判断します。運用している
規格ごとに、認証の記録が必要です。有効期限が切れた認証は CRT001 で確かめます。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: certified
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use, standard_of
from isms.diagnostic import Fault, Level, Text
from isms.model.settings import Stage
from isms.rules import Flaw
from isms.standards import TITLES, aims

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CRT010"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="certifications/ に登録するか、stage を operating に直してください。",
    en="Enter it in certifications/, or write stage: operating.",
)
NONE = Text(
    ja="段階が「認証取得済」ですが、{standard}の認証の記録がありません。",
    en="The stage is certified, and there is no certification of {standard}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the standards without a certification."""
    if programme.settings.stage is Stage.CERTIFIED and programme.can_judge("certification"):
        held = {standard_of(certification) for certification in in_use(programme)}
        for standard in aims(programme):
            if standard not in held:
                yield Flaw(programme.settings, ("stage",), NONE.of(standard=TITLES[standard]))
