"""How far the programme has come on the day (SEMANTICS 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.settings import Stage

if TYPE_CHECKING:
    from isms.model.programme import Programme


def stage(programme: Programme) -> Stage:
    """Return the stage that isms.yaml names.

    Where it names none, the programme is certified when a certification is valid on the day, else it is
    being built; a draft of a certification certifies nothing.
    """
    if programme.settings.stage is not None:
        return programme.settings.stage
    certified = any(certification.valid_on(programme.as_of) for certification in programme.certifications)
    return Stage.CERTIFIED if certified else Stage.BUILDING
