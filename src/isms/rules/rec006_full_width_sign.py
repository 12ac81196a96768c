"""Colons and blanks that separate are half width.
区切りのコロンと空白は半角であること。

A full-width colon or blank looks right and means nothing to YAML. The fault is named where it stands, not
on the later line where the parser gives up.

全角のコロンや空白は、見た目は正しくても YAML の区切りになりません。解析が止まった行ではなく、全角文字の
ある位置を示します。

Fails:

    sites/S-01.yaml:
      id： S-01
      name: 本社

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社：東京
"""

from isms.diagnostic import Level, Text

CODE = "REC006"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="全角の「{found}」があります。ここは半角の「{wanted}」でなければなりません。",
    en="There is a full-width '{found}' where a half-width '{wanted}' belongs.",
)
HINT = Text(
    ja="半角で打ち直してください。コロンの後には半角の空白を一つ入れます。",
    en="Type it in half width; a colon is followed by one blank.",
)
