"""Dates are written 2026-05-01.
日付は 2026-05-01 の形で書くこと。

Other forms that begin with the year are understood. One form lets dates be sorted, compared and searched in
every tool.

年から始まるほかの書き方も読み取りますが、形をそろえると、どのソフトでも並べ替え、比較、検索ができます。

Fails:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      opened: 2026/5/1

Passes:

    sites/S-01.yaml:
      id: S-01
      name: 本社
      opened: 2026-05-01
"""

from isms.diagnostic import Level, Text

CODE = "REC017"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(ja="日付の書き方がそろっていません: {reason}。", en="This date has another form: {reason}.")
HINT = Text(
    ja="年4桁、月2桁、日2桁を「-」でつないで書いてください。isms fmt でまとめて直せます。",
    en="Write four digits of the year, two of the month and two of the day, with hyphens; isms fmt does so "
    "everywhere.",
)
FIX = Text(
    ja="その日付だけを 2026-05-01 の形に書き直す。",
    en="Writes that date, and nothing else, like 2026-05-01.",
)
