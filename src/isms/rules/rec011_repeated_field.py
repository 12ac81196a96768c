"""No field is written twice in one record.
一つの記録の中で、同じ項目を二度書かないこと。

Only one of the two could count, and which one would be a matter of chance. A field under its name and under
its Japanese label is the same field.

二度書かれていると、どちらを採るかが偶然で決まります。項目名と日本語の見出しは、同じ項目として扱います。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      拠点名: 本店

Passes:

    sites/S-01.yaml:
      id: S-01
      拠点名: 本社
"""

from isms.diagnostic import Level, Text

CODE = "REC011"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="「{key}」が二度書かれています。", en="'{key}' is written twice.")
HINT = Text(ja="正しい方だけを残してください。", en="Keep the one that is right.")
