"""Every required field is there.
必須の項目が記入されていること。

A record without its id or a required field is left out; everything else still loads, and references to it
are not called broken. In a draft (`draft: true`) only the id is required.

番号(ID)や必須の項目がない記録は読み込みません。ほかの記録は読み込み、この記録への参照も誤りとは
しません。作成中の記録(`draft: true`)では、番号だけが必須です。

Fails:

    sites/S-01.yaml:
      id: S-01
      address: 東京都千代田区

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
    sites/S-02.yaml:
      id: S-02
      draft: true
"""

from isms.diagnostic import Level, Text

CODE = "REC003"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="必須の項目「{field}」がありません。", en="The required field '{field}' is missing.")
HINT = Text(
    ja="「{field}」を記入してください。まだ決まっていないときは draft: true を付けます。",
    en="Fill in '{field}', or mark the record with draft: true while it is not decided.",
)
