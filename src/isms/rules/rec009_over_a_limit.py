"""Files keep within the limits of what is read.
ファイルは、読み込みの上限に収まっていること。

The limits (size of a file, depth of nesting, columns, length of a cell, number of files) keep a damaged or
hostile file from stopping everything else; `isms doctor` prints them. What is over a limit is not read.

上限(ファイルの大きさ、入れ子の深さ、列数、セルの長さ、ファイル数)は、壊れたファイルや悪意のある
ファイルで全体が止まらないようにするためのものです。一覧は `isms doctor` で表示します。上限を超えたものは
読み込みません。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      x_deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
        ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      x_deep: [[[3階]]]
"""

from isms.diagnostic import Level, Text

CODE = "REC009"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="{what}が上限({limit})を超えています。", en="This is over a limit: {what}, at most {limit}."
)
HINT = Text(
    ja="ファイルを分けるか、記録ではないファイルを種類のフォルダーの外へ移してください。",
    en="Split the file, or move what is no record out of the folders of records.",
)
