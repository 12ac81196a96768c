"""Whatever stands in a file, reading it raises nothing and costs no other file a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms.diagnostic import Level
from isms.model.programme import Programme
from isms.records.locate import locate
from isms.rules import packaged
from isms.rules.judge import judge
from tests.records.reading import BARE, DAY, inside, read_beside

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDERS = sorted(kind.declaration.folder for kind in Programme.kinds().values())
ENDINGS = ["yaml", "csv", "md", "txt", "yml", "xlsx"]
PATHS = st.builds(
    "{}/z.{}".format, st.sampled_from([*FOLDERS, "knowledge/methods", "zz"]), st.sampled_from(ENDINGS)
)


def tokens() -> Iterable[str]:
    """Return what files of records are made of, whole and broken."""
    for kind in Programme.kinds().values():
        for declared in kind.declaration.fields.values():
            yield declared.name
            yield declared.label.ja
    yield from (
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "  ",
        "- ",
        ": ",
        ":",
        "：",
        ",",
        ";",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "#",
    )
    yield from (
        "&a ",
        "*a",
        "!t ",
        "| ",
        "> ",
        "---\n",
        "...\n",
        "? ",
        "\\u202e",
        "\u3000",
        "\u2028",
        "\ufeff",
        "\x00",
    )
    yield from (
        "A-1",
        "A.5.1",
        "P-0",
        "D-0",
        "2026-05-01",
        "2026/5/1",
        "true",
        "null",
        "~",
        "東京",
        "か\u3099",
        "５",
    )


LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "", "  ", "- ", "  - ", "\t"]), st.sampled_from(sorted(set(tokens()))),
        st.sampled_from([": ", ":", "：", ",", ""]), st.sampled_from(sorted(set(tokens()))),
        st.sampled_from(["\n", "\r\n", "", ",", " # x\n"]),
    ).map("".join),
    max_size=12,
).map("".join)  # fmt: skip
DATA = st.one_of(
    LINES.map(str.encode),
    LINES.map(lambda text: text.encode("cp932", "ignore")),
    LINES.map(lambda text: f"---\n{text}\n---\n".encode()),
    LINES.map(lambda text: f"id,name,title,owner\n{text}".encode()),
    st.lists(st.sampled_from(sorted(set(tokens()))), max_size=60).map(lambda parts: "".join(parts).encode()),
    st.binary(max_size=300),
)


@settings(deadline=None, max_examples=300, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(path=PATHS, data=DATA)
def test_reading_raises_nothing_and_loses_nothing_else(path: str, data: bytes) -> None:
    outcome = read_beside({"isms.yaml": BARE, path: data})
    for place, misreading in outcome.placed():
        assert place.path == path
        assert inside(place, data)
        assert misreading.code in packaged()
    assert outcome.programme.sources[path].size == len(data)


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(path=PATHS, data=DATA)
def test_rules_raise_nothing_either(path: str, data: bytes) -> None:
    outcome = read_beside({path: data})
    for diagnostic in locate(outcome.tree, judge(outcome.programme, packaged(), DAY)):
        for language in ("ja", "en"):
            assert diagnostic.message.say(language)


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_empty_record_of_any_kind_costs_itself(folder: str) -> None:
    outcome = read_beside(
        {f"{folder}/z.yaml": "- {}\n- id: Z-1\n  draft: true\n", f"{folder}/z.csv": "id,draft\nZ-2,true\n"}
    )
    assert max(d.level for d in judge(outcome.programme, packaged(), DAY)) == Level.ERROR
