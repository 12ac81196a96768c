r"""Text is in Unicode normal form C.
文字は Unicode 正規化形式 NFC であること。

Some systems write a voiced kana as two characters. It looks the same, but is found by no search and equals no
other spelling. The text is read as if it were in normal form.

濁点付きの仮名を二文字で書くソフトがあります。見た目は同じでも、検索や照合で一致しません。読み込みでは
NFC に直して扱います。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: か\u3099らくた倉庫

Passes:

    sites/S-01.yaml:
      id: S-01
      name: がらくた倉庫
"""

from isms.diagnostic import Level, Text

CODE = "REC018"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="正規化形式 NFC になっていない文字があります。", en="Some text is not in Unicode normal form C."
)
HINT = Text(
    ja="ほかのソフトから写した部分を打ち直すか、エディターの NFC 変換で直してください。",
    en="Type again what was copied from elsewhere, or let your editor convert the file to NFC.",
)
FIX = Text(
    ja="文字列を NFC に書き直す。",
    en="Writes the text in normal form NFC.",
)
