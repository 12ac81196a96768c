"""What rules find wrong with each record: where the trail from a risk to its evidence breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level
from isms.model.once import once
from isms.rules import packaged
from isms.rules.judge import judge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.diagnostic import Diagnostic
    from isms.model.programme import Programme


@once
def breaks(programme: Programme) -> Mapping[str, list[Diagnostic]]:
    """Return the warnings and errors about each record that no waiver silences, by reference."""
    found: dict[str, list[Diagnostic]] = {}
    for said in judge(programme, packaged(), programme.as_of):
        if said.reference is not None and said.level is not Level.INFO and said.waived_by is None:
            found.setdefault(said.reference, []).append(said)
    return {key: sorted(each, key=_by_code) if len(each) > 1 else each for key, each in found.items()}


def _by_code(said: Diagnostic) -> tuple[str, str]:
    """Order what is said about a record; where in its file it stands is not asked, and never looked up."""
    return said.code, said.message.say("en")
