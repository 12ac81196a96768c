"""A control that applies because of a law or a contract names it.
法令又は契約を理由に適用する管理策に、その法令又は契約を挙げること。

"Law" and "contract" are reasons that an auditor asks on: which one? The law or contract is a record of `laws`
and is named under `laws`; a contract may also be named by its other side, under `parties` or `suppliers`.
When the law is amended or the contract ends, it is then known which controls rest on it.

適用理由が「法令」「契約」であれば、審査員は「どの法令か、どの契約か」を尋ねます。`laws`(法令等)の記録を管理
策の `laws` に挙げます。契約は、相手方を `parties`(利害関係者)又は `suppliers`(委託先)に挙げることもできます。
法令の改正や契約の終了のときに、見直す管理策が分かります。

Fails:

    controls/A.5.34.yaml:
      id: A.5.34
      applicable: true
      reasons: [law]
      justification: 個人情報を扱うため
      status: planned

Passes:

    controls/A.5.34.yaml:
      id: A.5.34
      applicable: true
      reasons: [law, contract]
      laws: [415AC0000000057]
      parties: [CL-01]
      justification: 個人情報を扱うため
      status: planned
    laws/415AC0000000057.yaml:
      id: 415AC0000000057
      name: 個人情報の保護に関する法律
      kind: act
      checked_on: 2026-11-10
    parties/CL-01.yaml:
      id: CL-01
      name: 株式会社見本商店
      kind: client
      needs: 預けた名簿の安全な取扱い
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.control import Reason
from isms.model.law import LawKind
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.control import Control
    from isms.model.programme import Programme

CODE = "SOA012"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3", "27001:A.5.31")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="法令等の記録を laws に挙げてください。契約は、相手方を parties か suppliers に挙げることもできます。",
    en="Name the law or contract under laws; a contract also by its other side, under parties or suppliers.",
)
NO_LAW = Text(
    ja="管理策 {control} の適用理由は「法令」ですが、どの法令かが記録されていません。",
    en="The control {control} applies because of a law, but it is not recorded which.",
)
NO_CONTRACT = Text(
    ja="管理策 {control} の適用理由は「契約」ですが、どの契約かが記録されていません。",
    en="The control {control} applies because of a contract, but it is not recorded which.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the controls that rest on a law or a contract that they do not name."""
    for control in programme.controls:
        if not control.applicable or "laws" in control.unread:
            continue
        contracts, laws = _named(programme, control)
        linked = contracts or control.parties or control.suppliers
        unread = not {"parties", "suppliers"}.isdisjoint(control.unread)
        for place, reason in enumerate(control.reasons):
            if reason is Reason.LAW and not laws:
                yield Flaw(control, ("reasons", place), NO_LAW.of(control=control.key))
            elif reason is Reason.CONTRACT and not linked and not unread:
                yield Flaw(control, ("reasons", place), NO_CONTRACT.of(control=control.key))


def _named(programme: Programme, control: Control) -> tuple[set[str], set[str]]:
    """Return the contracts and the laws that a control names; what is not on record may be either."""
    kinds = {key: law.kind if (law := programme.laws.get(key)) else None for key in control.laws}
    contracts = {key for key, kind in kinds.items() if kind in {LawKind.CONTRACT, None}}
    laws = {key for key, kind in kinds.items() if kind is not LawKind.CONTRACT}
    return contracts, laws
