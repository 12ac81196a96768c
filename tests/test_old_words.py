from __future__ import annotations

import pytest

from isms.old_words import APPLIES, EXCLUDED, columns_of, is_separated


def test_a_word_excludes_wherever_it_stands_and_a_mark_excludes_in_its_column() -> None:
    assert (APPLIES["除外"], EXCLUDED["除外"]) == (False, False)
    assert (APPLIES["○"], EXCLUDED["○"]) == (True, False)
    assert (APPLIES["×"], EXCLUDED["×"]) == (False, None)


def test_heads_are_known_without_blanks_and_brackets() -> None:
    assert columns_of(["", "管理策\n番号", "適用 (有/無)", "適用除外", "採否の理由【必須】"]) == {
        "id": [1],
        "applicable": [2],
        "excluded": [3],
        "justification": [4],
    }


@pytest.mark.parametrize(
    ("head", "separated"),
    [("管理策番号;適用;理由", True), ("Control\tApplicable", True), ("適用", False), ("a;b", False)],
)
def test_columns_cut_by_something_else_are_noticed(head: str, separated: bool) -> None:  # noqa: FBT001 - the value expected
    assert is_separated([["title"], [head]]) is separated
