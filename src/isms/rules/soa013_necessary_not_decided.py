"""A necessary control beyond Annex A stands in the statement, too.
附属書A以外の必要な管理策も、適用宣言書で採否を決めること。

The Statement of Applicability holds the necessary controls wherever they come from. Where a risk or a
treatment names a control of another framework, such as the firm's own, it needs a record with its framework.

適用宣言書には、出どころを問わず、必要な管理策を載せます。リスクや対応計画が、自社の基準など附属書A以外の管
理策を挙げているときは、その管理策についても、フレームワーク名を付けた記録を作ります。

Fails:

    knowledge/frameworks/house.yaml:
      id: house
      title_ja: 自社基準
      version: "1"
      source: 自社
      confidence: high
      items:
        - {id: H.1, kind: control, title_ja: 来訪者の付添い, title_en: Visitors are accompanied}
    risks/R-001.yaml:
      id: R-001
      title: 来訪者による盗み見
      threat: 盗み見
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      decision: reduce
      controls: ["house:H.1"]

Passes:

    knowledge/frameworks/house.yaml:
      id: house
      title_ja: 自社基準
      version: "1"
      source: 自社
      confidence: high
      items:
        - {id: H.1, kind: control, title_ja: 来訪者の付添い, title_en: Visitors are accompanied}
    risks/R-001.yaml:
      id: R-001
      title: 来訪者による盗み見
      threat: 盗み見
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      decision: reduce
      controls: ["house:H.1"]
    controls/H.1.yaml:
      id: H.1
      framework: house
      applicable: true
      reasons: [risk]
      justification: 執務室に来訪者が入るため
      status: planned
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.soa.keys import HOME
from isms.soa.on_record import controls_of_risks, decided, open_treatments_by_control
from isms.soa.statement import statement
from isms.standards import aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA013"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="controls に、framework を付けてこの管理策の記録を作ってください。",
    en="Make a record for it in controls, with its framework.",
)
NOT_DECIDED = Text(
    ja="必要な管理策 {control} の採否が、適用宣言書で決められていません。",
    en="The necessary control {control} is not decided in the Statement of Applicability.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the risk or treatment that names a control of another framework without a record."""
    if not aims_at(programme, HOME) or not programme.can_judge("control"):
        return
    named = {*controls_of_risks(programme), *open_treatments_by_control(programme)}
    known = decided(programme)
    if all(key in known for key in named if "/" in key):
        return
    for row in statement(programme):
        if row.record is None and row.framework != HOME:
            named_by = (*row.risks, *row.treatments)[0]
            yield Flaw(named_by, ("controls",), NOT_DECIDED.of(control=row.id.replace("/", ":")))
