"""What stands in a folder of records is read.
記録のフォルダーには、読み込まれるファイルを置くこと。

Records are `.yaml` and `.csv` files, documents also `.md`. An Excel sheet among them looks like part of the
programme and is not.

記録として読み込むのは `.yaml` と `.csv`(文書は `.md` も)だけです。Excel のファイルなどを置くと、台帳の
一部に見えても読み込まれません。

Fails:

    sites/S-01.yml:
      id: S-01
      name: 本社

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
"""

from isms.diagnostic import Level, Text

CODE = "REC014"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="「{ending}」のファイルは読み込みません。", en="Files that end in {ending} are not read.")
HINT = Text(
    ja="末尾を .yaml 又は .csv に直してください。Excel などのファイルは CSV(UTF-8)で保存し直します。",
    en="Rename it to .yaml or .csv; save a sheet of Excel as CSV (UTF-8).",
)
