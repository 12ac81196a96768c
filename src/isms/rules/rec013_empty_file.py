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
MESSAGE = Text(ja="ファイルに記録がありません。", en="There is no record in this file.")
HINT = Text(ja="記録を書くか、ファイルを削除してください。", en="Write the records, or remove the file.")
