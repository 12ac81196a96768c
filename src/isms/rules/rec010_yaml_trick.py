"""A record says what it says: no anchors, aliases or tags.
アンカー、エイリアス、タグを使わないこと。

A reader of one record must see all of it on the spot. Aliases also let a small file grow without bound.

記録は、その場を見れば内容がすべて分かるものでなければなりません。エイリアスは、小さなファイルを際限なく
膨らませることもできます。

Fails:

    sites/sites.yaml:
      - {id: S-01, name: 本社, address: &hq 東京都千代田区}
      - {id: S-02, name: 分室, address: *hq}

Passes:

    sites/sites.yaml:
      - {id: S-01, name: 本社, address: 東京都千代田区}
      - {id: S-02, name: "&Co. 分室", address: 東京都千代田区}
"""

from isms.diagnostic import Level, Text

CODE = "REC010"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="{what}は使えません。", en="{what} cannot be used in a record.")
HINT = Text(
    ja="値をそのまま書いてください。「&」「*」「!」で始まる値は引用符で囲みます。",
    en="Write the value itself; quote one that begins with &, * or !.",
)
