"""Every place lies inside its file, whatever the file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms.diagnostic import HEAD, Diagnostic, Level, Place, Spot, Text
from isms.records.locate import locate, places
from isms.records.tree import MemoryTree
from tests.records.reading import inside

if TYPE_CHECKING:
    from isms.diagnostic import FieldPath

STEPS = st.one_of(
    st.sampled_from(["id", "name", "factors", "threat", "checklist", "rules", "x_a", "氏名", "?0", ""]),
    st.integers(0, 3),
)
SPOTS = st.tuples(st.integers(HEAD, 12), st.lists(STEPS, max_size=4).map(tuple))
PATHS = [
    "sites/a.yaml",
    "risks/a.csv",
    "audits/a.yaml",
    "documents/a.md",
    "isms.yaml",
    "knowledge/methods/a.yaml",
]
TOKENS = (
    [
        "- ",
        "id: S-1",
        "name: ",
        "東京",
        "\n",
        "\r\n",
        "\r",
        "  ",
        "\t",
        ",",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ":",
    ],
    [
        "：",
        "#",
        "---\n",
        "id,name\n",
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "\u2028",
        "\ufeff",
        "か\u3099",
        "😀",
        "checklist:",
    ],
)
PIECES = st.lists(st.sampled_from([*TOKENS[0], *TOKENS[1]]), max_size=40)


def spot(ordinal: int, field: FieldPath, path: str) -> Spot:
    if ordinal == HEAD:
        return Spot(path, HEAD, tuple(step for step in field[:1] if isinstance(step, int)))
    return Spot(path, ordinal, field)


@settings(deadline=None, max_examples=300, derandomize=True)
@given(
    path=st.sampled_from(PATHS),
    data=PIECES.map("".join).map(str.encode) | st.binary(max_size=200),
    spots=st.lists(SPOTS),
)
def test_places_lie_inside_the_file(path: str, data: bytes, spots: list[tuple[int, FieldPath]]) -> None:
    wanted = {spot(ordinal, field, path) for ordinal, field in spots}
    found = places(MemoryTree({path: data}), path, wanted)
    assert found.keys() == wanted
    assert all(place.path == path and inside(place, data) for place in found.values())


@settings(deadline=None, max_examples=150, derandomize=True)
@given(text=PIECES.map("".join), encoding=st.sampled_from(["cp932", "euc_jp", "utf-16"]))
def test_places_in_other_encodings_lie_inside_too(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    for path in PATHS:
        found = places(MemoryTree({path: data}), path, {Spot(path, 0, ("id",)), Spot(path, 1, ("name",))})
        assert all(inside(place, data) for place in found.values())


def test_what_is_gone_has_the_top_of_its_file() -> None:
    lost = Spot("sites/none.yaml", 3, ("id",))
    assert places(MemoryTree({}), lost.path, {lost}) == {lost: Place(lost.path)}


def test_diagnostics_keep_everything_but_their_spot() -> None:
    tree = MemoryTree({"sites/a.yaml": "- {id: a}\n- id: b\n  name: c\n"})
    text = Text(ja="誤り", en="wrong").of()
    here, there = Spot("sites/a.yaml", 1, ("name",)), Place("b", 2, 3)
    said = [Diagnostic("X", Level.ERROR, text, where, kind="site") for where in (here, there)]
    first, second = locate(tree, said)
    assert first.where == Place("sites/a.yaml", 3, 9)
    assert (first.code, first.kind, second) == ("X", "site", said[1])


@pytest.mark.parametrize(
    ("text", "field", "place"),
    [
        ("id: R-1\nfactors:\n  threat: 3\n", ("factors", "threat"), (3, 11)),
        ("id: R-1\n評価値: {threat: 3}\n", ("factors", "threat"), (2, 15)),
        ("id: R-1\nfactors:\n", ("factors", "threat"), (1, 1)),
        ("id: R-1\nfactors: x\n", ("factors", "threat"), (2, 10)),
        ("id: R-1\ncontrols:\n  - A.5.1\n  -\n  - x\n", ("controls", 2), (5, 5)),
        ("id: R-1\ncontrols: [A.5.1, 'x']\n", ("controls", 1), (2, 19)),
        ("id: R-1\ncontrols: A.5.1;x\n", ("controls", 1), (2, 11)),
        ("id: R-1\nnotes: |\n  a\n", ("notes",), (2, 8)),
        ("{id: R-1, title: x}\n", ("title",), (1, 18)),
        ("か\u3099: x\nid: R-1\n", ("が",), (1, 5)),
    ],
)
def test_values_are_found_by_any_of_their_names(text: str, field: FieldPath, place: tuple[int, int]) -> None:
    where = Spot("risks/r.yaml", 0, field)
    assert places(MemoryTree({"risks/r.yaml": text}), where.path, {where})[where][1:] == place
