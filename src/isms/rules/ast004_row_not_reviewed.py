"""The asset ledger is looked over once a year, by someone.
情報資産台帳を年に1回見直し、見直した人が分かること。

Things are bought, moved and thrown away all year; once a year the department goes through its rows and says
so with a day and a name. A row that was registered since needs no second look. What waits in the running year
is one line for the whole ledger, so that the round can be planned. A row that was signed off by `isms accept`
and has changed since needs another look.

情報資産は、年間を通じて増え、移り、捨てられます。年に1回は各部署が台帳を1行ずつ確かめ、見直した日と見直し
た人を残します。その年に登録した行は、見直したものとみなします。今の年度にこれから見直すものは、棚卸しを計
画できるよう、台帳全体で1行にまとめて示します。`isms accept` で見直しを記録した行は、その後に内容が変わると、
変わった項目を知らせます。

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 設計書
      department: D-01
      owner: P-01
      medium: [server]
      personal_information: [none]
      confidentiality: 2
      integrity: 2
      availability: 1
      registered: 2021-04-01
      reviewed: 2024-09-10
      reviewed_by: P-01

Fails:

    assets/A-01.yaml:
      id: A-01
      name: 設計書
      department: D-01
      owner: P-01
      medium: [server]
      personal_information: [none]
      confidentiality: 2
      integrity: 2
      availability: 1
      registered: 2021-04-01
      reviewed: 2026-09-10
      reviewed_by: P-01
      stamps: {reviewed: {digest: "00"}}

Passes:

    assets/A-01.yaml:
      id: A-01
      name: 設計書
      department: D-01
      owner: P-01
      medium: [server]
      personal_information: [none]
      confidentiality: 2
      integrity: 2
      availability: 1
      registered: 2021-04-01
      reviewed: 2026-09-10
      reviewed_by: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.fiscal import year_of
from isms.inventory import in_use
from isms.lapse import lapses
from isms.rules import Flaw
from isms.sign_off import outdated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.asset import Asset
    from isms.model.programme import Programme

CODE = "AST004"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.9", "pmark:J.3.1.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="内容が今も正しいかを確かめ、reviewed に日付、reviewed_by に見直した人を書いてください"
    "(isms accept --kind asset で、まとめて記録できます)。",
    en="See whether the row still holds and write the day under reviewed and the person under reviewed_by "
    "(isms accept --kind asset records many at once).",
)
BY_NOBODY = Text(
    ja="見直した日({reviewed})はありますが、誰が見直したのか分かりません。",
    en="It was looked over on {reviewed}, but by whom is not recorded.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the rows that were not looked over in time, or by nobody."""
    first = year_of(programme, programme.as_of).first
    late: list[tuple[Asset, date | None]] = []
    for asset in in_use(programme):
        reviewed = asset.reviewed
        if reviewed is not None and reviewed >= first:
            if asset.lacks("reviewed_by"):
                yield Flaw(asset, ("reviewed_by",), BY_NOBODY.of(reviewed=reviewed))
            changed = outdated(asset) if asset.stamps else None
            if changed is not None:
                yield Flaw(asset, ("reviewed",), changed)
        elif not asset.draft:
            begun = asset.registered
            late.append((asset, begun if reviewed is None or (begun and begun > reviewed) else reviewed))
    for lapse in lapses(programme, late, LEVEL):
        yield Flaw(lapse.record, ("reviewed",), lapse.message, lapse.ceiling)
