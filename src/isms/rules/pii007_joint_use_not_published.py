"""Who uses personal data jointly is known, and people are told.
共同利用の相手が明らかで、必要な事項を本人に知らせていること。

Joint use is allowed without consent only if the items, the users, the purpose and who answers for it are
notified or published beforehand. The ledger says with whom it is shared, and how people are told; where
PrivacyMark asks for the notice of what is collected in writing anyway, PII004 says so.

共同利用は、項目、利用者の範囲、利用目的、管理の責任者などを、あらかじめ本人に通知するか、容易に知り得る状態に
置くことが前提です。台帳に共同利用の相手と、知らせる方法を書きます。プライバシーマークを目指す場合、本人から書面で取得
した情報の明示がないことは PII004 が指摘します。

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
      acquisition: joint_use
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解

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
      acquisition: joint_use
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      shared_with: グループ会社2社
      notice: 共同利用の項目、範囲、目的、責任者をウェブサイトで公表
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.ledger import under_the_act
from isms.model.personal_information import Acquisition
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII007"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.34", "pmark:J.8.7", "pmark:J.8.8")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="共同利用の範囲を shared_with に、本人への周知の方法を notice に書いてください。",
    en="Write the users under shared_with, and under notice how people are told.",
)
WITH_WHOM = Text(ja="共同利用で取得していますが、相手がありません。", en="It is not said who shares this.")
UNTOLD = Text(
    ja="{whom}と共同利用していますが、本人に知らせる方法がありません。",
    en="It is shared with {whom}, and it is not said how people are told.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines in joint use of which too little is known or told."""
    pmark = aims_at(programme, PRIVACY_MARK)
    for line in under_the_act(programme):
        asked_anyway = pmark and line.acquisition is Acquisition.DIRECT_WRITTEN
        if line.acquisition is Acquisition.JOINT_USE and line.lacks("shared_with"):
            yield Flaw(line, ("shared_with",), WITH_WHOM.of())
        elif line.shared_with and line.lacks("notice") and not asked_anyway:
            yield Flaw(line, ("notice",), UNTOLD.of(whom=line.shared_with))
