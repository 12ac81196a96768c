"""What stands in knowledge/ is a file of facts.
knowledge/ には、事実のファイルを正しい名前で置くこと。

A file of the programme's own `knowledge/` stands before the packaged one of the same name. Under another name
nothing reads it: the official fees in `pmark-fee.csv` would never be used, and the packaged ones would go on
being shown. Tables end in `.csv`, the files of folders such as `frameworks/` in `.yaml`.

台帳の `knowledge/` に置いたファイルは、収録した同じ名前のファイルより先に使われます。名前が違うと読み込まれ
ません。たとえば公式の料金表を `pmark-fee.csv` に書いても使われず、収録した内容が示されたままになります。表の
末尾は `.csv`、`frameworks/` などのフォルダーに置くファイルの末尾は `.yaml` です。

Fails:

    knowledge/pmark-fee.csv:
      valid_from,application_type,size,total,confidence,source
      2026-10-01,new,small,,high,公式の料金表

Fails:

    knowledge/framework/in-house.yaml:
      id: in-house
      version: "1"
      source: 親会社
      confidence: high
      items: [{id: NET-1, title_ja: 通信を区画ごとに分ける}]

Passes:

    knowledge/frameworks/in-house.yaml:
      id: in-house
      version: "1"
      source: 親会社
      confidence: high
      items: [{id: NET-1, title_ja: 通信を区画ごとに分ける}]
"""

from isms.diagnostic import Level, Text

CODE = "REC031"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="knowledge/ に「{name}」という名前の事実はないため、読み込みません。{near}",
    en="There are no facts called '{name}' in knowledge/, so it is not read. {near}",
)
HINT = Text(
    ja="名前を直してください。名前は isms knowledge list で確かめられます"
    "(表は .csv、フォルダーの中は .yaml)。ほかで公開された基準は isms framework import で取り込みます。",
    en="Rename it; isms knowledge list shows the names (tables end in .csv, files in folders in .yaml). What "
    "others publish is brought in with isms framework import.",
)
