"""Files keep within the limits of what is read.
ファイルは、読み込みの上限に収まっていること。

The limits keep a damaged or hostile file from stopping everything else: 16 MB for a YAML file, 4 MB for
Markdown, 2 GB for CSV, 1 MB for a cell, 1,000 columns, a nesting of 64, 200,000 files. What is over a limit
is not read.

上限は、壊れたファイルや悪意のあるファイルで全体が止まらないようにするためのものです。YAML は16MB、
Markdown は4MB、CSV は2GB、セルは1MB、列は1,000、入れ子は64段、ファイルは200,000個までです。
上限を超えたものは読み込みません。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      x_deep: [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [
        [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [
        ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ]
        ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ]

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      x_deep: [ [ [ 3階 ] ] ]
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
