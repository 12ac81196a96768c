"""Records are files of the repository, not links or devices.
記録は、リンクや特殊なファイルではなく、通常のファイルであること。

A link may lead out of the repository, to something that nobody has approved and git does not keep. A pipe
would be waited on for ever. Neither is followed.

リンクは、承認も履歴もないリポジトリーの外を指すことがあります。名前付きパイプは、読むと止まったままに
なります。どちらも読み込みません。

Fails:

    sites/S-01.yaml (link):
      ../../elsewhere/S-01.yaml

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
"""

from isms.diagnostic import Level, Text

CODE = "REC016"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="{what}は読み込みません。", en="This is {what} and is not followed.")
HINT = Text(
    ja="ファイルの内容を、この場所に通常のファイルとして置いてください。",
    en="Put the content here as a regular file.",
)
