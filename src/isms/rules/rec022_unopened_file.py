"""Every file of the programme can be opened.
記録のファイルがすべて開けること。

A file that cannot be opened may hold anything. What depends on its records is not judged.

開けないファイルには何が書かれているか分かりません。その記録に関わることは判断しません。

Fails:

    sites/S-01.yaml (unreadable):
      id: S-01
      name: 本社

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
"""

from isms.diagnostic import Level, Text

CODE = "REC022"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="ファイルを開けません: {reason}。", en="The file cannot be opened: {reason}.")
HINT = Text(
    ja="ファイルの権限と、ほかのソフトで開いていないかを確かめてください。",
    en="Look at its permissions, and whether another program holds it open.",
)
