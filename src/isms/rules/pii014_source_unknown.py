"""Where personal information does not come from the person, it is known where it comes from.
本人以外から取得した個人情報は、取得元が分かること。

Information has to be obtained fairly, and who received it from others has to be able to say from whom.

個人情報は適正に取得しなければならず、本人以外から得たものは、どこから得たかを示せなければなりません。

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
      acquisition: indirect
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      notice: ウェブサイトで公表

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
      acquisition: indirect
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      notice: ウェブサイトで公表
      source: 加入者の勤務先
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import under_pmark
from isms.model.personal_information import Acquisition
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII014"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.8.2", "pmark:J.8.8.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="誰から、又は何から取得したかを source に書いてください。",
    en="Write under source from whom, or from what, it was obtained.",
)
UNKNOWN = Text(
    ja="取得の形態は「{how}」ですが、取得元がありません。",
    en="It is obtained '{how}', and it is not said from where.",
)

FROM_OTHERS = frozenset({Acquisition.INDIRECT, Acquisition.THIRD_PARTY, Acquisition.PUBLIC})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines obtained from others that do not say from whom."""
    for line in under_pmark(programme):
        if line.acquisition in FROM_OTHERS and line.lacks("source"):
            yield Flaw(line, ("source",), UNKNOWN.of(how=line.acquisition))
