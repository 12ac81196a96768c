"""Whoever handles My Numbers has the act and its guideline in the law list, and someone in charge.
個人番号を取り扱うときは、番号法とガイドラインを法令一覧に載せ、事務取扱担当者を決めていること。

My Numbers have an act of their own with narrow purposes, and a guideline that asks for appointed handlers.
Both belong in the list of laws, and the role `my_number_handler` is held by someone.

個人番号には、利用できる事務を限った専用の法律と、事務取扱担当者を求めるガイドラインがあります。どちらも法令
一覧に載せ、役割「特定個人情報等事務取扱担当者」を誰かに割り当てます。

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
      my_number: true

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
      my_number: true
    laws/act.yaml:
      id: L-01
      name: 行政手続における特定の個人を識別するための番号の利用等に関する法律
      checked_on: 2026-11-10
    laws/guideline.yaml:
      id: L-02
      name: 特定個人情報の適正な取扱いに関するガイドライン(事業者編)
      checked_on: 2026-11-10
    people/P-03.yaml:
      id: P-03
      name: 桑原 明美
      department: D-01
      employment: employee
      roles: [my_number_handler]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.knowledge import Need
from isms.laws import unlisted
from isms.ledger import handled
from isms.model.person import Role
from isms.roles import holders
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII009"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.31", "27001:A.5.34", "pmark:J.1.3", "pmark:J.9.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="足りない法令等を laws に登録し、事務取扱担当者を people の roles か appointments に書いてください。",
    en="Enter what is missing in laws, and the handler under roles or appointments in people.",
)
NOT_LISTED = Text(
    ja="個人番号を取り扱っていますが、法令一覧に「{law}」がありません。",
    en="My Numbers are handled, and the list of laws lacks '{law}'.",
)
NOBODY = Text(
    ja="個人番号を取り扱っていますが、「{role}」がいません。",
    en="My Numbers are handled, and nobody is '{role}'.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what My Numbers ask for and the programme lacks, at the first line that has them."""
    line = next((line for line in handled(programme) if line.my_number), None)
    if line is None:
        return
    if programme.can_judge("law"):
        for fact in unlisted(programme)[Need.MY_NUMBER]:
            yield Flaw(line, ("my_number",), NOT_LISTED.of(law=fact.title_ja))
    if programme.can_judge("person") and not holders(programme, Role.MY_NUMBER_HANDLER):
        yield Flaw(line, ("my_number",), NOBODY.of(role=Role.MY_NUMBER_HANDLER.label))
