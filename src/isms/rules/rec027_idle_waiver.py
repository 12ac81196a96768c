"""A waiver in force silences something.
有効な例外承認は、何かの指摘に効いていること。

A waiver that matches nothing is a decision about a fault that is no longer there, or about the wrong record.
One that isms.yaml does not allow, or that someone signed who may not, has no effect. Waivers that are over
are simply not applied.

どの指摘にも当たらない例外承認は、もうない不備か、別の記録についての決定です。isms.yaml が認めていないもの、
承認できる人以外が承認したものは効きません。期限の過ぎた例外承認は、単に適用されません。

Fails:

    waivers/W-01.yaml:
      id: W-01
      rule: REC017
      record: "site:S-01"
      reason: 旧システムの書式のまま移行するため
      approved_by: P-02
      approved_on: 2026-10-01
      until: 2027-03-31
    sites/S-01.yaml:
      id: S-01
      name: 本社
      opened: 2026-05-01

Passes:

    waivers/W-01.yaml:
      id: W-01
      rule: REC017
      record: "site:S-01"
      reason: 旧システムの書式のまま移行するため
      approved_by: P-02
      approved_on: 2026-10-01
      until: 2027-03-31
    sites/S-01.yaml:
      id: S-01
      name: 本社
      opened: 2026/5/1
"""

from isms.diagnostic import Level, Text

CODE = "REC027"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
MESSAGE = Text(
    ja="例外承認 {waiver} は効いていません。{reason}", en="Waiver {waiver} has no effect. {reason}"
)
HINT = Text(
    ja="対象を直してください。要らなくなった例外承認は、期限(until)を今日より前の日付にしてください。",
    en="Correct what it names; where it is no longer needed, set until to a day before today.",
)
