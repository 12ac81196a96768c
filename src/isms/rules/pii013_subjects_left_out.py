"""The ledger covers the people of whom every firm holds something.
どの会社にもある個人情報が、台帳から漏れていないこと。

Employees, applicants, visitors, those who inquire, and the people behind business cards: a ledger without
one of them has probably forgotten it, as with the health checks of employees. Where a firm really holds
nothing on them, switch the rule off in isms.yaml.

従業者、採用応募者、来訪者、問合せ者、名刺を交わした取引先の担当者の情報は、ほとんどの会社にあります。従業者の
健康診断の結果(要配慮個人情報)も同じです。台帳に見当たらなければ、特定の漏れが考えられます。本当に取り扱わない
場合は、isms.yaml でこのルールを無効にしてください。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
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
      subjects: [member]

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
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
      subjects: [employee, applicant, visitor, inquirer, business_partner]
      sensitive: true
      my_number: false
      notice: 入社の案内などに記載
      consent: 書面の同意欄
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import under_pmark
from isms.model.personal_information import Subject
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII013"
LEVEL = Level.INFO
CLAUSES = ("15001:6.1", "pmark:J.3.1.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="該当する個人情報がないか各部署に確かめ、あれば台帳に登録してください。",
    en="Ask every department and enter what there is in the ledger.",
)
LEFT_OUT = Text(
    ja="台帳に次の情報が見当たりません: {what}。",
    en="The ledger seems to leave out: {what}.",
)
HEALTH = Text(ja="従業者の健康診断", en="health checks of employees")

USUAL = (
    Subject.EMPLOYEE,
    Subject.APPLICANT,
    Subject.VISITOR,
    Subject.INQUIRER,
    Subject.BUSINESS_PARTNER,
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield once what a ledger that has lines seems to have forgotten."""
    lines = under_pmark(programme)
    if not lines or not programme.can_judge("personal-information"):
        return
    found = {subject for line in lines for subject in line.subjects}
    missing: list[object] = [subject for subject in USUAL if subject not in found]
    if not any(line.sensitive and Subject.EMPLOYEE in line.subjects for line in lines):
        missing.append(HEALTH)
    if missing:
        yield Flaw(programme.settings, ("standards",), LEFT_OUT.of(what=missing))
