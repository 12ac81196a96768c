r"""Text holds no characters that hide or reorder it.
表示を隠したり並べ替えたりする文字を含まないこと。

Control characters and overrides of the writing direction make a line show something other than what it says:
an approval that reads one way on the screen and another way in the record.

制御文字や、文字の向きを変える文字があると、画面の表示と記録の中身が食い違います。画面で見た内容と違うものを
承認することになりかねません。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: 本社\u202e

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
"""

from isms.diagnostic import Level, Text

CODE = "REC019"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="目に見えない制御文字 {character} があります。", en="There is a hidden control character, {character}."
)
HINT = Text(ja="この文字を削除してください。", en="Remove the character.")
