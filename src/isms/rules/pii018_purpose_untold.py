"""The purpose of what is not collected in writing is notified or published.
書面以外で取得した個人情報について、利用目的を通知又は公表していること。

Recordings, cameras, information from others or from public sources: people learn the purpose by notice or
publication. It is a warning, as the purpose may be obvious from the occasion; then say so under `notice`.
What a client entrusts follows the client's purpose.

録音、カメラ、本人以外からの取得、公開情報などは、利用目的を本人に通知するか公表します。取得の状況から明らかな場合も
あるため警告とし、その場合は `notice` にそう書きます。受託した情報は委託元の利用目的に従います。

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
      acquisition: direct_other
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
      acquisition: direct_other
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      notice: 入口に撮影中の掲示、目的をウェブサイトで公表
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

CODE = "PII018"
LEVEL = Level.WARNING
CLAUSES = ("15001:A.6", "pmark:J.8.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="通知又は公表の方法を notice に書いてください。取得の状況から明らかなら、その旨を書いてください。",
    en="Write under notice how the purpose is told, or that it is obvious from the occasion.",
)
UNTOLD = Text(
    ja="取得の形態は「{how}」ですが、利用目的の通知・公表の方法がありません。",
    en="It is obtained '{how}', and it is not said how people learn the purpose.",
)

OTHERWISE = frozenset(
    {Acquisition.DIRECT_OTHER, Acquisition.INDIRECT, Acquisition.THIRD_PARTY, Acquisition.PUBLIC}
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines whose purpose people cannot learn."""
    for line in under_pmark(programme):
        if line.acquisition in OTHERWISE and line.lacks("notice"):
            yield Flaw(line, ("notice",), UNTOLD.of(how=line.acquisition))
