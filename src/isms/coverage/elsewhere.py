"""How far an item is shown by a control of another framework, along the mappings between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.coverage.state import Holding, Lack, State
from isms.crosswalk import Carried, as_chain
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.crosswalk import Reuse

_COVERED = Text(
    ja="対応表により、ほかのフレームワークの管理策が満たしています({chain})",
    en="a control of another framework covers it, by the mappings ({chain})",
)
_IN_PART = Text(
    ja="ほかのフレームワークの管理策が満たすのは一部です({chain}。最も弱いつながり: {weakest})",
    en="a control of another framework covers a part of it ({chain}; weakest link: {weakest})",
)
_DO_REST = Text(
    ja="残りをどう満たすかを決め、controls/ に採否を書く",
    en="decide how the rest is met, and record the decision in controls/",
)


def covered_elsewhere(reuse: Reuse) -> Holding:
    """Return what a chain of mappings shows of an item that the programme has not decided on itself."""
    chain = Text(ja=as_chain(reuse, "ja"), en=as_chain(reuse, "en"))
    if reuse.state is Carried.FULL:
        return Holding(State.READY, (reuse.control,), (), _COVERED.of(chain=chain))
    reason = _IN_PART.of(chain=chain, weakest=reuse.weakest)
    return Holding(State.PARTIAL, (reuse.control,), (Lack(reason, _DO_REST.of()),))
