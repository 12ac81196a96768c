"""A title that the programme gives belongs to an item that there is.
独自に付けた題名の番号が、フレームワークにあること。

A table in ``knowledge/titles/``, named like a framework, gives its items the titles that the firm reads in
its own copy of the standard. A row for an item that the framework does not have changes nothing: papers
would go on showing the packaged title.

``knowledge/titles/`` に、フレームワークと同じ名前の表を置くと、手元の規格票どおりの題名に置き換えられます。
フレームワークにない番号の行は何も置き換えないため、文書には収録された題名が印刷されたままになります。

Fails:

    knowledge/titles/iso27001.csv:
      id,title_ja,source
      A.5.99,情報の利用,自社の規格票

Passes:

    knowledge/titles/iso27001.csv:
      id,title_ja,source
      A.5.10,情報及びその他の関連資産の利用の許容範囲,自社の規格票
"""

from isms.diagnostic import Level, Text

CODE = "REC030"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="題名を付ける相手がありません: {missing}。{near}",
    en="There is no {missing} to give a title to. {near}",
)
HINT = Text(
    ja="番号を直すか、その行を消してください。ファイル名はフレームワークの id にします"
    "(例 knowledge/titles/iso27001.csv)。",
    en="Correct the id or delete the row; the file is named like the framework, such as "
    "knowledge/titles/iso27001.csv.",
)
