"""What became of findings."""

from __future__ import annotations

from datetime import date

import pytest

from isms.findings import followed
from isms.records.load import load
from isms.records.tree import MemoryTree

FINDING = (
    "- {{id: {id}, grade: minor, department: {department}, clause: {clause}, description: x, "
    "raised_on: {day}, draft: {draft}}}\n"
)


@pytest.mark.parametrize(
    ("changes", "again"),
    [
        ({}, True),
        ({"day": "2026-02-19"}, False),
        ({"department": "D-2"}, False),
        ({"clause": "A.7.6"}, False),
        ({"draft": "true"}, False),
    ],
)
def test_a_finding_is_followed_by_one_on_the_same(changes: dict[str, str], *, again: bool) -> None:
    same = {"department": "D-1", "clause": "A.7.7", "draft": "false"}
    first = FINDING.format(**{**same, "id": "F-1", "day": "2025-11-28"})
    second = FINDING.format(**{**same, "id": "F-2", "day": "2026-02-20", **changes})
    files = {
        "isms.yaml": "format: 1\norganisation: {name: みほん}\nstandards: [pmark]\nscope: 全社\n",
        "findings/f.yaml": first + second,
    }
    tree = MemoryTree({path: text.encode() for path, text in files.items()})
    programme = load(tree, date(2026, 11, 22))
    assert followed(programme, programme.findings["F-1"], date(2026, 2, 20)) == again
