"""The asset that holds personal information is marked as holding it.
台帳の個人情報を保存している情報資産が、個人情報を含むものとして登録されていること。

The importance of an asset rises with the personal information in it. An asset that is marked `none`, or
without the My Numbers or sensitive information that the ledger puts there, is valued too low; one that was
disposed of cannot hold anything.

情報資産の重要度は、含まれる個人情報によって上がります。「なし」とされた資産や、台帳にある個人番号・要配慮個人情報の
印がない資産は、低く評価されてしまいます。廃棄済みの資産に保存していることはありえません。

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
      asset: AS-01
    assets/AS-01.yaml:
      id: AS-01
      name: 会員の書庫
      department: D-01
      owner: P-01
      medium: [paper]
      personal_information: [none]
      confidentiality: 2
      integrity: 2
      availability: 1

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
      asset: AS-01
    assets/AS-01.yaml:
      id: AS-01
      name: 会員の書庫
      department: D-01
      owner: P-01
      medium: [paper]
      personal_information: [personal]
      confidentiality: 3
      integrity: 2
      availability: 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Message, Text
from isms.ledger import handled
from isms.model.asset import PersonalData
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.asset import Asset
    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme

CODE = "PII022"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.9", "27001:A.5.12", "pmark:J.3.1.1")
HINT = Text(
    ja="情報資産の personal_information を直して重要度を見直すか、台帳の asset を現状に合わせてください。",
    en="Correct personal_information of the asset and value it again, or name the right asset.",
)
NONE = Text(
    ja="情報資産 {asset} は、個人情報を含まないことになっています。",
    en="Asset {asset} is said to hold no personal information.",
)
LESS = Text(
    ja="情報資産 {asset} の個人情報の種類に「{kind}」がありません。",
    en="Asset {asset} is not marked as holding '{kind}'.",
)
GONE = Text(ja="情報資産 {asset} は {day} に廃棄されています。", en="Asset {asset} was disposed of on {day}.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines whose asset does not know of them."""
    for line in handled(programme):
        asset = programme.assets.get(line.asset)
        message = _unaware(line, asset) if asset else None
        if message is not None:
            yield Flaw(line, ("asset",), message)


def _unaware(line: PersonalInformation, asset: Asset) -> Message | None:
    """Return what an asset gets wrong; one that does not say what it holds is a case for another rule."""
    if asset.disposed is not None:
        return GONE.of(asset=asset.shown, day=asset.disposed)
    kinds = asset.personal_information
    if not kinds or "personal_information" in asset.unread:
        return None
    if all(kind is PersonalData.NONE for kind in kinds):
        return NONE.of(asset=asset.shown)
    if line.my_number and PersonalData.MY_NUMBER not in kinds:
        return LESS.of(asset=asset.shown, kind=PersonalData.MY_NUMBER)
    if line.sensitive and PersonalData.SENSITIVE not in kinds:
        return LESS.of(asset=asset.shown, kind=PersonalData.SENSITIVE)
    return None
