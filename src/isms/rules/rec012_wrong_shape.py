"""A field holds what it is declared to hold: one value, a list, or a mapping.
項目の形(単一の値、並び、「項目名: 値」の並び)が定められたとおりであること。

A list where one value belongs cannot be judged, and the field counts as unknown. A CSV file cannot hold
lists of mappings; such records are written in YAML.

単一の値を書く項目に並びを書くと判断できないため、その項目は「不明」になります。「項目名: 値」を繰り返す
項目は CSV では表せないので、その記録は YAML で書きます。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: [本社, 本店]

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
"""

from isms.diagnostic import Level, Text

CODE = "REC012"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="ここに書けるのは、{expected}です。", en="Here belongs {expected}.")
HINT = Text(
    ja="`isms schema` で、その種類の記録の書き方を確かめられます。",
    en="`isms schema` shows how records of this kind are written.",
)
