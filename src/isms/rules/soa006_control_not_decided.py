"""Every control of Annex A is decided on.
附属書Aのすべての管理策について、採否を決めていること。

The Statement of Applicability speaks of all of them: those that are necessary, and why the others are not. A
control without a record was overlooked, and a draft is not decided yet. `isms init` writes a draft for each.

適用宣言書には、附属書Aのすべての管理策について、必要なものと、除外したものの理由を書きます。記録のない管理策は
見落としたもの、作成中の管理策はまだ決めていないものです。`isms init` は、すべての管理策の下書きを作ります。

Fails:

    controls/A.5.1.yaml: {id: A.5.1, applicable: true, reasons: [baseline], status: planned}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    controls/A.5.1.yaml: {id: A.5.1, applicable: true, reasons: [baseline], status: planned}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.excerpt import excerpt
from isms.rules import Flaw
from isms.soa.keys import CONTROL, HOME
from isms.standards import aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA006"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="controls の記録に適用の有無と理由を書き、draft を消してください。記録がなければ作ります。",
    en="Write in controls whether each applies and why, and remove draft; make the records that are missing.",
)
MISSING = Text(
    ja="附属書Aの管理策のうち {count} 件の採否が決まっていません({controls})。",
    en="{count} of the controls of Annex A are not decided on ({controls}).",
)
SHOWN = 8
"""How many of them are named."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield one flaw for all the controls that nobody has decided on."""
    if not aims_at(programme, HOME) or not programme.can_judge("control"):
        return
    annex = programme.knowledge.framework(HOME)
    items = annex.items if annex else ()
    decided = {control.key for control in programme.controls if not control.draft}
    missing = [item.id for item in items if item.kind == CONTROL and item.id not in decided]
    if missing:
        message = MISSING.of(count=len(missing), controls=excerpt(missing, SHOWN))
        yield Flaw(programme.settings, ("standards",), message)
