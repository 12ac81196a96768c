"""What is read without a parser is what the parser would have read."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from isms.records import plain_yaml
from isms.records.yaml_nodes import compose

REPOSITORY = Path(__file__).parents[2]
FILES = sorted(
    path
    for folder in ("examples", "templates", "tests/stranger")
    for path in (REPOSITORY / folder).rglob("*.yaml")
)


def parsed(text: str) -> Any:
    """Return what libyaml reads; None where it stops, or reads a key twice."""

    def value(node: yaml.Node | None) -> Any:
        if isinstance(node, yaml.MappingNode):
            pairs = [(value(key), value(part)) for key, part in node.value]
            if any(not isinstance(key, str) for key, _ in pairs) or len({key for key, _ in pairs}) < len(
                pairs
            ):
                raise ValueError
            return dict(pairs)
        if isinstance(node, yaml.SequenceNode):
            return [value(part) for part in node.value]
        return node.value if isinstance(node, yaml.ScalarNode) else None

    try:
        return value(compose(text))
    except ValueError:
        return None


def same(text: str) -> bool:
    """Tell whether the answer without a parser, if there is one, is the parser's."""
    read = plain_yaml.read(text)
    return read is None or read == parsed(text)


LINE = st.tuples(
    st.sampled_from(["", "", "", " ", "  ", "    ", "\t"]),
    st.sampled_from(["", "", "- ", "-", "-  ", "- - "]),
    st.sampled_from(["", "id: ", "名前: ", "a.b:", "id:  ", "k :", "x_y: ", "? ", "'q': ", "-a: ", "k:"]),
    st.sampled_from(
        [
            "",
            "東京",
            "a b",
            "a: b",
            "a:b",
            "'q'",
            '"q"',
            "'it''s'",
            '"a\\n"',
            "[a, b]",
            "[a, [b]]",
            "[]",
            "[a,]",
            "[-, b]",
        ]
    )
    | st.sampled_from(
        ["{a: b}", "#c", "a #c", "a#c", "|", ">", "&a b", "*a", "!t x", "~", "-", "- x", "---", "a ", "x, y"]
    )
    | st.text(st.sampled_from("ab京 -:#'\"[]{},\\|>&*!%@`?\u3000"), max_size=8),
    st.sampled_from(["\n", "\n", "\n", "\n\n", " \n", " # c\n", "\r\n", ""]),
).map("".join)


@settings(deadline=None, max_examples=15_000, derandomize=False, database=None)
@given(st.lists(LINE, max_size=7).map("".join))
def test_lines_are_read_alike(text: str) -> None:
    assert same(text)


@settings(deadline=None, max_examples=10_000, derandomize=False, database=None)
@given(st.text(st.sampled_from("ab:- \n'\"[],{}#京"), max_size=30))
def test_texts_are_read_alike(text: str) -> None:
    assert same(text)


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(REPOSITORY).as_posix() for path in FILES])
def test_files_are_read_alike(path: Path) -> None:
    assert same(path.read_text("utf-8"))


def test_plainly_written_records_need_no_parser() -> None:
    text = "# 拠点\n- id: S-1\n  name: 東京\n  tags: [a, b c]\n  x_y:\n    - 'q'\n    - z: \"w\"\n"
    text += "\n- id: S-2\n  name: 5.10\n"
    assert plain_yaml.read(text) == [
        {"id": "S-1", "name": "東京", "tags": ["a", "b c"], "x_y": ["q", {"z": "w"}]},
        {"id": "S-2", "name": "5.10"},
    ]


@pytest.mark.parametrize(
    "line", ["a" + " " * 300_000 + ":x", " " * 300_000 + ":", "- " + "a " * 150_000 + "#", "[" * 300_000]
)
def test_long_lines_take_time_in_proportion(line: str) -> None:
    started = time.perf_counter()
    assert plain_yaml.read(f"id: S-1\nname: {line}\n{line}\n") is None
    assert time.perf_counter() - started < 2
