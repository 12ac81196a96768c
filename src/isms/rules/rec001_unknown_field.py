"""Every field is one that its kind of record has.
項目名は、その種類の記録に定められたものであること。

A misspelt field would otherwise be lost without a word. The record loads without the field; in a CSV file
the head is named once for the whole column.

項目名を書き誤ると、その値は誰にも気付かれないまま失われます。記録は、その項目がないものとして読み込みます。
CSV では、見出しについて一度だけ知らせます。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      adress: 東京都千代田区

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      address: 東京都千代田区
      x_floor: 3階
"""

from isms.diagnostic import Level, Text

CODE = "REC001"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="「{field}」という項目はありません。{near}", en="There is no field '{field}'. {near}")
HINT = Text(
    ja="項目名を直してください。組織独自の項目は、名前を x_ で始めると残せます。",
    en="Correct the name; a field of your own begins with x_.",
)
