"""The asset ledger and the ledger of personal information say the same.
情報資産台帳と個人情報管理台帳の内容が食い違っていないこと。

A line of the ledger of personal information names the asset that holds it. If the asset ledger calls that
asset free of personal information, its risks are scored too low; if it leaves out that sensitive data or My
Numbers are among it, the stricter rules for them are missed. A line in use on an asset that is gone tells of
data that nobody can find.

個人情報管理台帳の行には、その個人情報を含む情報資産を書きます。その資産が情報資産台帳で「個人情報なし」となっ
ていれば、リスクが低く計算されます。要配慮個人情報や個人番号が情報資産台帳から漏れていれば、より厳しい取扱い
を見落とします。廃棄した資産を指定したままの行は、所在が分からなくなっています。

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 健康診断の結果
      department: D-01
      owner: P-01
      medium: [paper]
      personal_information: [none]
      confidentiality: 3
      integrity: 2
      availability: 1
    personal-information/PI-01.yaml:
      id: PI-01
      name: 健康診断の結果
      department: D-01
      owner: P-01
      asset: A-01
      purpose: 就業上の措置
      items: 氏名、健診結果
      acquisition: indirect
      medium: paper
      location: 書庫
      retention: 5年
      disposal: 溶解

Passes:

    assets/A-01.yaml:
      id: A-01
      name: 健康診断の結果
      department: D-01
      owner: P-01
      medium: [paper]
      personal_information: [sensitive]
      confidentiality: 3
      integrity: 2
      availability: 1
    personal-information/PI-01.yaml:
      id: PI-01
      name: 健康診断の結果
      department: D-01
      owner: P-01
      asset: A-01
      purpose: 就業上の措置
      items: 氏名、健診結果
      sensitive: true
      consent: 健診の申込票で同意を得る
      acquisition: indirect
      medium: paper
      location: 書庫
      retention: 5年
      disposal: 溶解
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.ledger import handled
from isms.model.asset import PersonalData
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Message
    from isms.model.asset import Asset
    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme

CODE = "AST010"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.34", "pmark:J.3.1.1")
HINT = Text(
    ja="どちらが正しいかを管理責任者に確かめ、2つの台帳を合わせてください。",
    en="Ask the owner which of the two is right and make the ledgers agree.",
)
NONE = Text(
    ja="情報資産「{asset}」は、情報資産台帳では「個人情報なし」とされています。",
    en="The asset ledger says that '{asset}' holds no personal information.",
)
LESS = Text(
    ja="「{kind}」を含みますが、情報資産台帳の「{asset}」には書かれていません。",
    en="It includes '{kind}', but the asset ledger does not say so of '{asset}'.",
)
GONE = Text(
    ja="情報資産「{asset}」は {disposed} に廃棄されています。",
    en="The asset '{asset}' was disposed of on {disposed}.",
)
STRICTER = (("sensitive", PersonalData.SENSITIVE), ("my_number", PersonalData.MY_NUMBER))


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the entries on personal information with which the asset ledger disagrees."""
    for entry in handled(programme):
        asset = programme.assets.get(entry.asset)
        if asset is not None and not asset.draft:
            for message in _differences(entry, asset):
                yield Flaw(entry, ("asset",), message)


def _differences(entry: PersonalInformation, asset: Asset) -> Iterator[Message]:
    if asset.disposed is not None:
        yield GONE.of(asset=asset.name, disposed=asset.disposed)
    held = asset.personal_information
    if not held or "personal_information" in asset.unread:
        return
    if set(held) == {PersonalData.NONE}:
        yield NONE.of(asset=asset.name)
        return
    for name, kind in STRICTER:
        if getattr(entry, name) and kind not in held:
            yield LESS.of(kind=kind.label, asset=asset.name)
