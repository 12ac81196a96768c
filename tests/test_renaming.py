"""What cannot be renamed is refused, and why."""

from __future__ import annotations

from datetime import date

import pytest

from isms import api
from isms.records.not_saved import NotSavedError
from isms.records.tree import MemoryTree

FILES = {
    "isms.yaml": "format: 1\norganisation: {name: A}\nstandards: [none]\nscope: B\nrisk: {method: none}\n",
    "departments/D-1.yaml": "id: D-1\nname: a\n",
    "departments/D-2.yaml": "id: D-2\nname: b\nparent: D-1\n",
    "issues/I-1.yaml": "id: I-1\ntitle: t\nside: internal\nreviewed: 2026-11-30\n",
}


def renamed(kind: str, old: str, new: str, **more: str) -> api.Renamed:
    loaded = api.load(MemoryTree({**FILES, **more}), date(2026, 11, 22))
    return api.rename(loaded, api.kind_named(kind), old, new)


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("department", "D-9", "D-3", "there is no .* 'D-9'. Did you mean"),
        ("department", "D-1", "D-2", "'D-2' of a .* is taken"),
        ("department", "D-1", "D-1", "stay the same"),
        ("department", "D-1", "d-2", "by upper and lower case only"),
        ("department", "D-1", "a b", "cannot be an id"),
        ("department", "D-1", "a/b", "cannot be an id"),
        ("department", "D-1", "con", "cannot be the name of a file"),
        ("competence", "x", "y", "no id of its own"),
        ("control", "A.5.1", "A.5.99", "no id of its own"),
    ],
)
def test_what_cannot_be_is_refused(kind: str, old: str, new: str, said: str) -> None:
    with pytest.raises(api.RequestError, match=said) as refused:
        renamed(kind, old, new)
    assert refused.value.message.say("ja")


@pytest.mark.parametrize(
    "text",
    ["id: S-1\n", "id: S-1\nname: x\nnmae: D-1\n", "id: [\n", "id: S-1\nname: x\nopened: soon\n"],
)
def test_a_programme_that_cannot_be_read_whole_is_refused(text: str) -> None:
    with pytest.raises(api.RequestError, match="first correct what isms check says"):
        renamed("department", "D-1", "D-3", **{"sites/s.yaml": text})


def test_a_file_in_the_way_is_refused() -> None:
    with pytest.raises(NotSavedError, match=r"departments/D-3\.yaml exists"):
        renamed("department", "D-1", "D-3", **{"departments/D-3.yaml": "id: D-4\nname: x\n"})


def test_what_begins_after_the_day_is_renamed_too() -> None:
    later = "id: F-1\nsource: external\ngrade: observation\ndescription: d\n"
    later += "raised_on: 2027-01-01\ndepartment: D-1\n"
    found = renamed("department", "D-1", "D-3", **{"findings/f.yaml": later})
    assert {change.path for change in found.changes} == {
        "departments/D-1.yaml",
        "departments/D-3.yaml",
        "departments/D-2.yaml",
        "findings/f.yaml",
    }
