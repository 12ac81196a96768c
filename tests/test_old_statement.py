"""An older statement is read as firms keep it, and what cannot be read is said with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.knowledge import Knowledge
from isms.knowledge.annex import Edition, Succession
from isms.model.control import ControlStatus
from isms.old_statement import OldDecision, OldStatement, Unreadable, read
from isms.records.packaged import ask

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWLEDGE = Knowledge()
ask(KNOWLEDGE, Edition, Succession)
KNOWN = {pair.id_2013: None for pair in KNOWLEDGE.table(Succession).values() if pair.id_2013}


def statement(*rows: Sequence[str], edition: str | None = None) -> OldStatement:
    return read(list(enumerate(rows, 1)), KNOWN, KNOWLEDGE.table(Edition), edition)


HEADS = ("管理策番号", "適用", "理由", "実施状況")


@pytest.mark.parametrize(
    "heads",
    [
        HEADS,
        ("項番", "適用の有無", "採否の理由", "実施"),
        ("Control", "Applicable", "Justification", "Status"),
        ("Control ID", "APPLICABILITY", "Reason", "Implementation status"),
        ("番号", "採否", "除外理由", "実装状況"),
    ],
)
def test_heads_are_found_in_both_languages(heads: Sequence[str]) -> None:
    found = statement(heads, ("A.5.1.1", "適用", "方針が要る", "実施された"))
    assert found.decisions == (
        OldDecision(
            "A.5.1.1", 2, applicable=True, status=ControlStatus.IMPLEMENTED, justification="方針が要る"
        ),
    )


@pytest.mark.parametrize(
    "cell", ["A.5.1.1", "5.1.1", "A5.1.1", "Ａ．５．１．１", "a.05.01.01", "A.5.1.1 情報の方針"]
)
def test_numbers_are_read_as_they_are_written(cell: str) -> None:
    assert [each.id for each in statement(HEADS, (cell, "○", "", "")).decisions] == ["A.5.1.1"]


@pytest.mark.parametrize(
    ("cell", "applies"),
    [
        ("適用", True),
        ("○", True),
        ("Yes", True),
        ("適用除外", False),
        ("×", False),
        ("N/A", False),
        ("", None),
    ],
)
def test_what_applies_is_read(cell: str, applies: bool | None) -> None:  # noqa: FBT001 - the value expected
    assert statement(HEADS, ("5.1.1", cell, "", "")).decisions[0].applicable is applies


def test_titles_above_and_headings_between_are_passed_over() -> None:
    rows = [("適用宣言書 第3版",), (), HEADS, ("A.5", "方針"), ("A.5.1", ""), ("A.5.1.1", "適用", "", "")]
    found = statement(*rows)
    assert [(each.id, each.line) for each in found.decisions] == [("A.5.1.1", 6)]
    assert found.unclear == ()


def test_reasons_of_two_columns_are_put_together() -> None:
    found = statement(
        (*HEADS[:2], "採用理由", "除外理由"), ("5.1.1", "適用", "法令", ""), ("5.1.2", "除外", "", "なし")
    )
    assert [each.justification for each in found.decisions] == ["法令", "なし"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("A.5.1.9", "適用", "", ""), "There is no control 'A.5.1.9' in the edition of 2013. Did you mean"),
        (("2001/5/1", "適用", "", ""), "'2001/5/1' is no number of a control"),
        (("A.5.1.2", "たぶん", "", ""), "Whether A.5.1.2 applies cannot be read from 'たぶん'"),
        (("A.5.1.2", "適用", "", "順調"), "The status '順調' of A.5.1.2 cannot be read"),
        (("A.5.1.1", "除外", "", ""), "A.5.1.1 stands in line 2, too"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(row: Sequence[str], said: str) -> None:
    found = statement(HEADS, ("A.5.1.1", "適用", "", ""), row)
    assert [each.line for each in found.unclear] == [3]
    assert found.unclear[0].message.say("en").startswith(said)
    assert found.decisions[0] == OldDecision("A.5.1.1", 2, applicable=True)


OLD = [f"A.10.{objective}.{n}" for objective in range(1, 9) for n in range(1, 5)]


def test_the_edition_is_told_by_the_numbers() -> None:
    assert statement(HEADS, *((id_, "適用") for id_ in KNOWN)).edition == "2013"
    assert statement(HEADS, *((id_, "適用") for id_ in OLD)).edition == "2005"
    assert statement(HEADS, ("A.5.1.1", "適用"), edition="2005").edition == "2005"


def test_of_2005_only_the_clauses_are_known() -> None:
    found = statement(HEADS, ("A.10.10.1", "適用"), ("A.16.1.1", "適用"), edition="2005")
    assert [each.id for each in found.decisions] == ["A.10.10.1"]
    assert [each.line for each in found.unclear] == [3]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("名称", "理由"), ("方針", "x")], "there is no column for the number"),
        ([], "there is no column for the number"),
        ([HEADS], "there is no row of a control"),
        ([HEADS, ("A.5.1", "適用"), ("A.8.34", "適用")], "the numbers are like A.5.1"),
        (
            [HEADS, ("A.19.1.1", "適用"), ("A.20.1.1", "適用"), ("A.21.1.1", "適用")],
            "it is not clear which edition",
        ),
    ],
)
def test_what_is_no_such_statement_is_refused(rows: Sequence[Sequence[str]], said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        statement(*rows)
