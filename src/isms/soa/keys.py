"""One key for each control, whatever its framework is called where it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.control import ANNEX_A
from isms.model.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.control import Control
    from isms.model.programme import Programme

CONTROL = "control"
"""The kind of those items of a framework that a statement decides on."""
HOME = "iso27001"
"""The framework whose controls are named by their bare numbers."""


def key_of(item: str, framework: str = HOME) -> str:
    """Return the key of a control: the bare item for Annex A, else with its framework."""
    return item if framework in ANNEX_A else f"{framework}/{item}"


def control_of(programme: Programme, written: str) -> str:
    """Return the key of the control that a risk or treatment names: ``A.5.1`` or ``framework:item``."""
    framework, colon, item = written.partition(":")
    return key_of(item.strip(), _called(programme, framework.strip())) if colon else written


def key_in(programme: Programme, control: Control) -> str:
    """Return the key of what a record decides on, by the id of its framework whatever name is written."""
    return key_of(control.id, _called(programme, control.framework or HOME))


def parts(key: str) -> tuple[str, str]:
    """Return the framework and the number of a control; a number may have strokes in it."""
    framework, stroke, number = key.partition("/")
    return (framework, number) if stroke else (HOME, key)


def _called(programme: Programme, name: str) -> str:
    """Return the id of the framework of a name, as far as it is known."""
    return _other_names(programme).get(name, name)


@once
def _other_names(programme: Programme) -> Mapping[str, str]:
    """Return the id of each framework by what else it is called; what is an id itself means that one."""
    known = programme.knowledge.frameworks
    names: dict[str, str] = {}
    for framework in known.values():
        for name in framework.aliases:
            if name not in known:
                names.setdefault(name, framework.id)
    return names
