"""The Statement of Applicability as OSCAL 1.2.1: a catalog, a profile and a system security plan.

The catalog holds the numbers and titles of the controls and nothing of their text, the profile chooses those
that apply, and the plan says of every control whether it applies, why, and how far it is done. Three files
name one another and lie in one folder. What OSCAL has no word for is a property in our own namespace.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from isms.exchange.oscal import catalog, plan, profile
from isms.exchange.oscal.parts import CATALOG, PLAN, PROFILE, Statement, identified

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.exchange.oscal.parts import Json

__all__ = ["Statement", "files"]


def files(statement: Statement) -> Mapping[str, bytes]:
    """Return the three files by name, the same bytes for the same statement."""
    parts: Mapping[str, tuple[str, dict[str, Json]]] = {
        CATALOG: ("catalog", catalog.compose(statement)),
        PROFILE: ("profile", profile.compose(statement)),
        PLAN: ("system-security-plan", plan.compose(statement)),
    }
    return {name: _written(root, identified(statement, root, body)) for name, (root, body) in parts.items()}


def _written(root: str, body: Json) -> bytes:
    return (json.dumps({root: body}, ensure_ascii=False, indent=2) + "\n").encode()
