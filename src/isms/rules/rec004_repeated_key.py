"""No two records of a kind have the same id.
同じ種類の中で、番号(ID)が重複しないこと。

References, evidence and approvals name a record by its id. Of two records with one id the first is kept and
the second is left out. Kinds without an id have a key of several fields, such as training, person and date.

参照、証拠、承認は番号で記録を指します。番号が同じ記録が二つあるときは、先の記録だけを読み込みます。
番号のない種類では、教育・人・日付のような項目の組が番号の代わりになります。

Fails:

    sites/sites.yaml:
      - {id: S-01, name: 本社}
      - {id: S-01, name: 大阪支店}

Passes:

    sites/sites.yaml:
      - {id: S-01, name: 本社}
      - {id: S-02, name: 大阪支店}
"""

from isms.diagnostic import Level, Text

CODE = "REC004"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="番号「{key}」は既に使われています(最初は {first})。",
    en="The key '{key}' is used already, first in {first}.",
)
HINT = Text(
    ja="後から加えた記録に、新しい番号を付けてください。番号のない種類では、重複した行を1行にまとめます。",
    en="Give the record that was added later a new id; for kinds without an id, make the two rows one.",
)
