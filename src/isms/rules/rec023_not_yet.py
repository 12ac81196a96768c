"""A record begins on or before the day.
記録は、その日までに始まっていること。

What happens later has not happened yet: the record is not there on this day, and references to it are not
broken. Seen from today, a date in the future is often a writing mistake.

まだ来ていない日の出来事は、起きていないものとして扱います。この日には記録がないものとしますが、参照は
誤りとしません。今日から見て未来の日付は、書き誤りであることが多いので知らせます。

Fails:

    findings/F-01.yaml:
      id: F-01
      grade: minor
      description: 入退室の記録がない
      raised_on: 2027-05-01
      owner: P-01
      due: 2027-06-30

Passes:

    findings/F-01.yaml:
      id: F-01
      grade: minor
      description: 入退室の記録がない
      raised_on: 2026-05-01
      owner: P-01
      due: 2026-06-30
"""

from isms.diagnostic import Level, Text

CODE = "REC023"
LEVEL = Level.INFO
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="{date} に始まる記録のため、今日の時点では、まだないものとして扱います。",
    en="The record begins on {date} and is not there yet.",
)
HINT = Text(ja="日付が正しいか確かめてください。", en="See whether the date is right.")
