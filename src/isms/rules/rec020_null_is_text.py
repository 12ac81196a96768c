"""What is not known is left empty.
分からない項目は空欄にすること。

`null` and `~` are read as the words they are: no value of a record turns into something else. Empty is
the one way to write that there is nothing.

`null` や `~` は、書かれたとおりの文字として読みます。記録の値が別のものに変わることはありません。
「ない」ことを表すのは空欄だけです。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      address: null

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      address:
"""

from isms.diagnostic import Level, Text

CODE = "REC020"
LEVEL = Level.INFO
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="「{field}」の「{text}」は、空欄ではなく文字として読まれます。",
    en="'{text}' under '{field}' is read as text, not as nothing.",
)
HINT = Text(
    ja="何もないことを表すときは空欄にしてください。", en="Leave it empty where there is nothing to say."
)
