"""Files are written in UTF-8.
ファイルの文字コードは UTF-8 であること。

Excel often saves CSV files as Shift_JIS (cp932). They are read when nothing else is possible, but a file
that two programs read differently is no basis for a record.

Excel は CSV を Shift_JIS(cp932)で保存することがあります。ほかの読み方がないときに限り読み込みますが、
ソフトによって読み方が変わるファイルは、記録の土台になりません。

Fails:

    sites/sites.csv (cp932):
      id,拠点名
      S-01,本社

Passes:

    sites/sites.csv:
      id,拠点名
      S-01,本社
"""

from isms.diagnostic import Level, Text

CODE = "REC007"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="UTF-8 ではないため、Shift_JIS(cp932)として読みました。",
    en="This is not UTF-8 and was read as Shift_JIS (cp932).",
)
HINT = Text(
    ja="UTF-8 で保存し直してください。Excel では「CSV UTF-8(コンマ区切り)」を選びます。"
    "isms fmt でも直せます。",
    en="Save it as UTF-8; in Excel choose 'CSV UTF-8 (Comma delimited)'. isms fmt rewrites it, too.",
)
FIX = Text(
    ja="UTF-8 に書き直す(CSV には Excel 用の BOM を付ける)。",
    en="Writes the file in UTF-8, a CSV file with the mark that Excel wants.",
)
