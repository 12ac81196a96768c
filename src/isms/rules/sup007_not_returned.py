"""What a supplier held is returned or erased when its work is over.
委託が終わったら、預けた個人情報の返却又は消去を確認していること。

The day on which it was confirmed is written in `returned_on`, within 30 days of the end (`days` in
isms.yaml). Where it is not known whether the supplier had personal information, that is a warning.

返却又は消去を確認した日を `returned_on` に書きます。確認は、委託終了日から30日以内とします(isms.yaml の
`days`)。個人情報を取り扱っていたかどうかが不明なときは、警告とします。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      ended: 2026-09-30

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: 株式会社みほん運送
      service: 書類の配送
      personal_information: true
      owner: P-01
      ended: 2026-09-30
      returned_on: 2026-10-14
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.rules.thresholds import days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP007"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.20", "27001:A.8.10", "pmark:J.9.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="返却書又は消去証明書を受け取り、確認した日を returned_on に書いてください。",
    en="Have the return or erasure confirmed and enter the day under returned_on.",
)
OPEN = Text(
    ja="委託は {ended} に終わりましたが、個人情報の返却又は消去を確認していません。",
    en="The work ended on {ended}, and the return or erasure of personal information is not confirmed.",
)
DAYS = 30
"""How long after the end it may take, where isms.yaml does not say."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers whose work is over and whose personal information is unaccounted for."""
    allowed = days(programme, CODE, DAYS)
    for supplier in programme.suppliers:
        ended = supplier.ended
        if ended is None or supplier.entrusted is False or (programme.as_of - ended).days <= allowed:
            continue
        if supplier.lacks("returned_on"):
            ceiling = None if supplier.entrusted else Level.WARNING
            yield Flaw(supplier, ("returned_on",), OPEN.of(ended=ended), ceiling)
