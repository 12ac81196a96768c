"""A file of records holds at least one.
記録のファイルには、一件以上の記録があること。

An empty file looks like a register that was kept. Often it is one that was never saved.

空のファイルは、台帳を整備したように見えます。保存し忘れであることが少なくありません。

Fails:

    sites/sites.csv:
      id,name

Passes:

    sites/sites.csv:
      id,name
      S-01,本社
"""

from isms.diagnostic import Fault, Level, Text

CODE = "REC013"
LEVEL = Level.WARNING
FAULTS = Fault.ABSENCE
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="ファイルに記録がまだありません。", en="There is no record in this file yet.")
HINT = Text(
    ja="台帳の CSV なら、見出しの下に1件1行で記入してください。使わないファイルは削除します。",
    en="In a ledger in CSV, fill in a row for each record below the heads; remove a file of no use.",
)
