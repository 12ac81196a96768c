"""Every row of a CSV file fits its header.
CSV の各行が見出しと合っていること。

A comma inside a value, or a quotation mark that is not closed, moves every cell after it. The row is left
out; the rows after it are read. Without its heads in the first row, or with other separators than commas, a
file cannot be read as a table at all.

値の中の「,」や閉じていない引用符があると、後のセルがずれます。その行は読み飛ばし、
続きの行を読み込みます。見出しが1行目にないファイルや、コンマ以外で区切られたファイルは、表として
読めません。

Fails:

    sites/sites.csv:
      id,name,address
      S-01,本社,東京都千代田区,丸の内

Passes:

    sites/sites.csv:
      id,name,address
      S-01,本社,"東京都千代田区,丸の内"
"""

from isms.diagnostic import Level, Text

CODE = "REC021"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="CSV の行を読めません: {reason}。", en="The row cannot be read: {reason}.")
HINT = Text(
    ja='項目名の見出しを1行目に置き、CSV(コンマ区切り)で保存してください。「,」や改行を含む値は引用符(")で'
    "囲み、値の中の引用符は二つ重ねてください。",
    en="Save the table as comma-separated CSV with its heads in the first row. Put a value with a comma or a "
    'line break into quotation marks (") and double those inside it.',
)
