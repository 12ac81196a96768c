"""The encoding of a file can be told for certain.
ファイルの文字コードが確実に判別できること。

Text that could be Shift_JIS as well as EUC-JP is not guessed at: a wrong guess turns names into rubbish
that nobody notices. UTF-16 and binary files are not read either.

Shift_JIS とも EUC-JP とも読める文章は、推測で読みません。推測を誤ると、名称が気付かれないまま文字化け
します。UTF-16 やテキストでないファイルも読みません。

Fails:

    sites/sites.csv (euc_jp):
      id,name
      S-01,本社

Passes:

    sites/sites.csv (utf_8_sig):
      id,name
      S-01,本社
"""

from isms.diagnostic import Level, Text

CODE = "REC008"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="文字として読めません: {reason}。", en="The text cannot be read: {reason}.")
HINT = Text(
    ja="元のソフトで UTF-8 を選んで保存し直してください。",
    en="Save it again as UTF-8 with the program that made it.",
)
