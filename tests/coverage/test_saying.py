"""How records are named in a table."""

from __future__ import annotations

import pytest

from isms.coverage.saying import few, some_of


@pytest.mark.parametrize(("count", "said"), [(0, ""), (3, "a-0, a-1, a-2"), (5, "a-0, a-1, a-2 and 2 more")])
def test_a_table_names_the_first_few_records(count: int, said: str) -> None:
    assert few([f"a-{number}" for number in range(count)]).say("en") == said


def test_a_reason_names_the_first_few_and_that_there_are_more() -> None:
    assert some_of(["a", "b", "c"]) == ("a", "b", "c")
    assert some_of(["a", "b", "c", "d"]) == ("a", "b", "c", "…")
