"""A draft may lack anything but its key: no rule falls over what is not there yet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from isms.model.programme import Programme
from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.rules import packaged
from isms.rules.judge import judge
from tests.blind_spots import DAY, example, remembering
from tests.damage import Sheet, sheets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from isms.kind import Record


@pytest.fixture(scope="module", autouse=True)
def _read_each_file_once() -> Iterator[None]:
    with remembering():
        yield


def drafted(sheet: Sheet, without: Collection[str]) -> dict[str, bytes]:
    """Return a file with every record of it as a draft that lacks some fields, lists of parts included."""
    records = [{**_lacking(record, without), "draft": "true"} for record in sheet.records]
    return sheet.written(records)


def _lacking(part: dict[str, object], without: Collection[str]) -> dict[str, object]:
    return {name: value for name, value in part.items() if name not in without}


@pytest.mark.parametrize("kind", Programme.kinds().values(), ids=list(Programme.kinds()))
def test_no_rule_falls_over_a_draft(kind: type[Record]) -> None:
    declaration = kind.declaration
    optional = {name for name in declaration.required if name not in declaration.key}
    mine = [sheet for sheet in sheets(example()) if sheet.kind is kind]
    others = {path: data for path, data in example().items() if path not in {sheet.file for sheet in mine}}
    everything = set(declaration.fields) - set(declaration.key)
    for without in (*({name} for name in sorted(optional)), optional, everything):
        files = dict(others)
        for sheet in mine:
            files |= drafted(sheet, without)
        programme = load(MemoryTree(files), DAY)
        assert json.dumps([d.message.say("ja") for d in judge(programme, packaged(), DAY)])
