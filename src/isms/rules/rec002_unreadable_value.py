"""Every value is one that its field can take.
値は、その項目で読める書き方であること。

Dates, numbers, flags and words of a list are read by the type of their field and never guessed. An optional
field that cannot be read is unknown from then on; a record whose required field cannot be read is left out.

日付、数値、true / false、選択肢は、項目の型に従って読み取り、推測はしません。任意の項目が読めないときは
「不明」として扱い、必須の項目が読めない記録は読み込みません。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      opened: 2020-02-30

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      opened: 2020-02-28
"""

from isms.diagnostic import Level, Text

CODE = "REC002"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="「{field}」を読めません: {reason}。", en="'{field}' cannot be read: {reason}.")
HINT = Text(
    ja="値を直してください。分からないときは空欄にします。",
    en="Correct the value, or leave it empty where it is not known.",
)
