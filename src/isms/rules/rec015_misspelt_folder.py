"""The folder of a register has its right name.
台帳のフォルダー名が正しいこと。

The first folder of a path names the kind of its records. Records in a misspelt folder do not exist for any
check or document.

パスの最初のフォルダーが、記録の種類を決めます。フォルダー名を誤ると、その記録はどの検査でも文書でも
「ないもの」になります。

Fails:

    site/S-01.yaml:
      id: S-01
      name: 本社

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
"""

from isms.diagnostic import Level, Text

CODE = "REC015"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="フォルダー「{folder}」は読み込みません。「{near}」の誤りではありませんか。",
    en="The folder '{folder}' is not read. Did you mean '{near}'?",
)
HINT = Text(
    ja="フォルダー名を直してください。記録でなければ、紛れない名前にします。",
    en="Rename the folder; if it holds no records, give it a name that cannot be mistaken.",
)
