"""Full-width signs are named where they stand, and blamed only where they are to blame."""

from __future__ import annotations

import pytest

from isms.records import full_width
from isms.records.yaml_nodes import compose
from tests.records.reading import read_beside


@pytest.mark.parametrize(
    ("text", "place", "sign"),
    [
        ("id:\u3000S-1\nname: 東京\n", "1:4", "\u3000"),
        ("id: S-1\nname:\u3000東京\naddress: x\n", "2:6", "\u3000"),
        ("id: S-1\nname:\u3000東京\n", "2:6", "\u3000"),
        ("{id: S-1, name：東京}\n", "1:15", "："),
        ("- {id: S-1, name:\u3000東京}\n", "1:18", "\u3000"),
    ],
)
def test_a_sign_that_swallows_a_value_is_named_where_it_stands(text: str, place: str, sign: str) -> None:
    outcome = read_beside({"sites/s.yaml": text})
    assert outcome.said == [f"sites/s.yaml:{place} REC006"]
    assert outcome.message("REC006").startswith(sign)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('id: S-1\naddress: |\n  注意：ここ\nname: "東京\n', "4:7 REC005"),
        ('id: S-1\naddress: "港区\n  注意：ここ"\nname: "東京\n', "4:7 REC005"),
        ("id: S-1\naddress: 港区\n  注意：ここ\n\tname: 東京\n", "4:1 REC005"),
        ('# 注意：ここ\nid: S-1\nname: "東京\n', "3:7 REC005"),
    ],
)
def test_a_sign_in_a_value_is_not_blamed_for_another_fault(text: str, said: str) -> None:
    assert read_beside({"sites/s.yaml": text}).said == [f"sites/s.yaml:{said}"]


def test_a_blank_after_the_dash_of_an_item_is_named() -> None:
    (sign,) = full_width.inside(compose("auditors:\n  -\u3000P-1\n"))
    assert (sign.line, sign.column, sign.fatal) == (1, 3, False)


def test_a_sign_before_brackets_without_end_is_found_soon() -> None:
    sign = full_width.before("id：S-1\nname: x\nx_a: " + "[" * 200_000, 12)
    assert sign == full_width.Sign("：", 0, 2)
