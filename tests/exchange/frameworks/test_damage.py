"""Whatever stands in the place of a value, a file is read or refused with its place."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from isms.exchange.frameworks import ForeignError, read
from isms.exchange.frameworks.written import text_of
from tests.exchange.frameworks.samples import CONTROLS, DAY, LIBRARY, MAPPING, MATRIX, catalog

if TYPE_CHECKING:
    from collections.abc import Iterator

JUNK: tuple[Any, ...] = (None, 3, "", "x", [], ["x"], {"x": "y"}, [{}])
TEXTS = {"library": LIBRARY, "controls": CONTROLS, "mapping": MAPPING, "matrix": MATRIX}
WHOLE: dict[str, dict[str, Any]] = {
    **{name: yaml.load(text, yaml.CBaseLoader) for name, text in TEXTS.items()},  # noqa: S506 - texts only
    "catalog": catalog(),
}


def ways(held: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Go through the ways to all values."""
    inside = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
    for step, below in inside:
        yield (*way, step)
        yield from ways(below, (*way, step))


def damaged(held: dict[str, Any], way: tuple[str | int, ...], junk: Any) -> dict[str, Any]:
    """Return a copy in which another value stands at a way."""
    made = copy.deepcopy(held)
    inside: Any = made
    for step in way[:-1]:
        inside = inside[step]
    inside[way[-1]] = junk
    return made


@pytest.mark.parametrize("name", WHOLE)
def test_any_value_may_be_anything(name: str) -> None:
    said: list[str] = []
    for way in ways(WHOLE[name]):
        for junk in JUNK:
            text = json.dumps(damaged(WHOLE[name], way, junk))
            try:
                found = read("x.yaml", text.encode(), DAY)
            except ForeignError as error:
                said.append(error.message.say("ja"))
                continue
            for fact in (*found.frameworks, *found.mappings, *found.methods):
                yaml.safe_load(text_of(fact))
    assert said
    assert all(text.startswith("x.yaml:") for text in said)
