"""What the types of single values accept, and what they refuse."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms.days import DAY, DAY_OF_YEAR, DAY_OR_MONTH, MOMENT, MONTH
from isms.scalars import FLAG, ID, ITEM_NUMBER, NUMBER, PATH, TEXT, WHOLE, OneOf, Scalar, Word


class Colour(Word):
    RED = "red", "赤", "Red"
    BLUE = "blue", "青", "Blue"


COLOUR = OneOf(Colour, {"crimson": "red"})
ANY_COLOUR = OneOf(Colour, open=True)

ACCEPTED: list[tuple[Scalar, str, Any]] = [
    (TEXT, "1.10", "1.10"),
    (TEXT, "010", "010"),
    (TEXT, "no", "no"),
    (ID, "R-013", "R-013"),
    (ID, "個-営-001", "個-営-001"),
    (ID, "007", "007"),
    (ID, "A.5.10", "A.5.10"),
    (ITEM_NUMBER, "A.5.10", "A.5.10"),
    (ITEM_NUMBER, "CCF 1", "CCF 1"),
    (ITEM_NUMBER, "SECIM,3/1 (-)", "SECIM,3/1 (-)"),
    (PATH, "evidence/files/教育 記録.pdf", "evidence/files/教育 記録.pdf"),
    (PATH, "console/log.txt", "console/log.txt"),
    (DAY, "2026-05-01", date(2026, 5, 1)),
    (DAY, "2024-02-29", date(2024, 2, 29)),
    (MONTH, "2026-05", "2026-05"),
    (DAY_OR_MONTH, "2026-05", "2026-05"),
    (DAY_OR_MONTH, "2026-05-01", date(2026, 5, 1)),
    (DAY_OF_YEAR, "04-01", "04-01"),
    (MOMENT, "2026-05-01", date(2026, 5, 1)),
    (MOMENT, "2026-05-01 09:30", datetime(2026, 5, 1, 9, 30)),  # noqa: DTZ001 - records keep local time
    (WHOLE, "0", 0),
    (WHOLE, "010", 10),
    (WHOLE, "24", 24),
    (WHOLE, "２４", 24),
    (NUMBER, "12.5", Decimal("12.5")),
    (NUMBER, "-3", Decimal(-3)),
    (NUMBER, "１２.５", Decimal("12.5")),
    (NUMBER, "1.10", Decimal("1.10")),
    (FLAG, "true", True),
    (FLAG, "false", False),
    (FLAG, "はい", True),
    (FLAG, "いいえ", False),
    (COLOUR, "red", Colour.RED),
    (COLOUR, "赤", Colour.RED),
    (COLOUR, "Red", Colour.RED),
    (COLOUR, "crimson", Colour.RED),
    (ANY_COLOUR, "青", Colour.BLUE),
    (ANY_COLOUR, "緑", "緑"),
]

LOOSE: list[tuple[Scalar, str, Any, str]] = [
    (DAY, "2026/5/1", date(2026, 5, 1), "2026-05-01"),
    (DAY, "2026/05/01", date(2026, 5, 1), "2026-05-01"),
    (DAY, "2026.5.1", date(2026, 5, 1), "2026-05-01"),
    (DAY, "2026年5月1日", date(2026, 5, 1), "2026-05-01"),
    (MONTH, "2026/5", "2026-05", "2026-05"),
    (MONTH, "2026年5月", "2026-05", "2026-05"),
    (DAY_OR_MONTH, "2026年5月", "2026-05", "2026-05"),
    (MOMENT, "2026/5/1", date(2026, 5, 1), "2026-05-01"),
]

REFUSED: list[tuple[Scalar, str]] = [
    *((ITEM_NUMBER, text) for text in ("A;1", "house:H.1", "a\\b", "a\nb")),
    *((ID, text) for text in ("R 013", "R;1", "a/b", "risk:R-1", "a,b", "a\\b", "a\nb", "全\u3000角")),
    *(
        (PATH, text)
        for text in ("/etc/passwd", "../x", "a/../b", "a//b", "./a", "C:/x", "a\\b", "a/nul", "a/b. ")
    ),
    *((PATH, text) for text in ("con.txt", "evidence/COM1", "evidence/x.", "evidence/")),
    *((DAY, text) for text in ("86400", "0", "2026-05-01T00:00", "2026-05-01 00:00", "2026-5-1", "26-05-01")),
    *(
        (DAY, text)
        for text in ("2026-02-30", "2026-13-01", "0000-01-01", "20260501", "5/1/2026", "令和8年5月1日")
    ),
    *((DAY, text) for text in ("２０２６-０５-０１", "2026-05", "today", "2026-05-01\n", "+2026-05-01")),
    *((MONTH, text) for text in ("2026-13", "2026-00", "2026-5", "2026-05-01", "202605", "0000-01", "5月")),
    *((DAY_OR_MONTH, text) for text in ("2026", "2026-Q1", "2026-13", "春")),
    *((DAY_OF_YEAR, text) for text in ("4-1", "02-30", "02-29", "13-01", "04/01", "2026-04-01", "０４-０１")),
    *((MOMENT, text) for text in ("2026-05-01 24:00", "2026-05-01 9:30", "2026-05-01T09:30", "09:30")),
    *(
        (WHOLE, text)
        for text in ("3.0", "1_000", "1,000", "-1", "+1", "1e3", "0x10", "三", "１．０", "1 000", "")
    ),
    *((WHOLE, text) for text in ("9" * 19, "²", "٣")),
    *(
        (NUMBER, text)
        for text in ("1_000", "1,000", "1e3", "nan", "inf", ".5", "5.", "1.2.3", "+1", "9" * 41)
    ),
    *((FLAG, text) for text in ("1", "0", "on", "off", "yes", "no", "True", "TRUE", "○", "y", "有", "null")),
    *((COLOUR, text) for text in ("RED", "green", "緑", "1")),
]


@pytest.mark.parametrize(("scalar", "text", "value"), ACCEPTED)
def test_accepts(scalar: Scalar, text: str, value: object) -> None:
    reading = scalar.read(text)
    assert (reading.value, type(reading.value)) == (value, type(value))
    assert reading.fault is None
    assert reading.remark is None


@pytest.mark.parametrize(("scalar", "text", "value", "iso"), LOOSE)
def test_accepts_with_a_remark_that_says_how_to_write_it(
    scalar: Scalar, text: str, value: object, iso: str
) -> None:
    reading = scalar.read(text)
    assert reading.value == value
    assert reading.remark is not None
    assert iso in reading.remark.say("ja")
    assert iso in reading.remark.say("en")


@pytest.mark.parametrize(("scalar", "text"), REFUSED)
def test_refuses(scalar: Scalar, text: str) -> None:
    reading = scalar.read(text)
    assert reading.fault is not None
    assert reading.value is None
    assert reading.fault.say("ja") != reading.fault.say("en")


def test_a_refused_word_is_told_which_ones_there_are() -> None:
    fault = COLOUR.read("green").fault
    assert fault is not None
    assert fault.say("ja").endswith("red(赤)、blue(青)")
    assert fault.say("en").endswith("red, blue")


def test_a_word_is_its_text_and_has_a_label() -> None:
    assert Colour.written("red") is Colour.RED
    assert {"red": 1}[Colour.RED] == 1
    assert str(Colour.RED) == "red"
    assert Colour.RED.label.say("ja") == "赤"


@pytest.mark.parametrize(
    "scalar", [DAY, MONTH, DAY_OR_MONTH, DAY_OF_YEAR, MOMENT, WHOLE, NUMBER, FLAG, COLOUR, ID, PATH]
)
@given(text=st.text(min_size=1))
def test_any_text_gives_a_value_or_a_fault(scalar: Scalar, text: str) -> None:
    reading = scalar.read(text)
    assert (reading.value is None) is (reading.fault is not None)


@given(day=st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert DAY.read(day.isoformat()).value == day


@given(number=st.integers(min_value=0, max_value=10**18 - 1))
def test_a_whole_number_is_read_in_both_widths(number: int) -> None:
    wide = str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)})
    assert WHOLE.read(str(number)).value == WHOLE.read(wide).value == number
