"""Listings as columns, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from isms.cli import tables
from isms.cli.language import speak
from isms.cli.layout import width
from isms.diagnostic import Text
from isms.listing import Column, Listing, Named, choose
from isms.model.risk import Decision

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

ROW = {
    "id": "R-01",
    "owner": Named("P-01", Text(ja="山田", en="Yamada")),
    "decision": Decision.REDUCE,
    "score": Decimal(9),
    "ratio": Decimal("2.5"),
    "due": date(2026, 5, 1),
    "done": False,
    "tags": ("a", "b"),
    "factors": {"threat": "3"},
    "note": "=1+1\n-",
    "nothing": None,
}
LISTING = Listing(
    [ROW, {**ROW, "id": "R-02", "score": None}],
    [Column(name, Text(ja=f"列{name}", en=name)) for name in ROW],
    {name: name for name in ROW},
)


def test_columns_are_aligned_and_numbers_stand_to_the_right() -> None:
    chosen = choose(LISTING, columns=["id", "owner", "score"])
    assert tables.as_columns(chosen, "ja") == (
        "列id  列owner  列score\n----  -------  -------\nR-01  山田           9\nR-02  山田\n"
    )


def test_an_empty_listing_says_so() -> None:
    assert tables.as_columns(Listing([], LISTING.columns, {}), "ja") == "該当する記録はありません。\n"


def test_csv_has_labels_lists_and_no_formulas() -> None:
    heads, first, _ = csv.reader(io.StringIO(tables.as_csv(LISTING, "ja")))
    assert heads[0] == "列id"
    assert first == [
        "R-01",
        "山田",
        "低減",
        "9",
        "2.5",
        "2026-05-01",
        "いいえ",
        "a;b",
        "threat=3",
        "'=1+1\n-",
        "",
    ]


def test_json_has_keys_and_plain_values() -> None:
    first = json.loads(tables.as_json(LISTING))[0]
    assert first["owner"] == "P-01"
    assert first["decision"] == "reduce"
    assert first["score"] == 9
    assert first["ratio"] == 2.5
    assert first["due"] == "2026-05-01"
    assert first["done"] is False
    assert first["tags"] == ["a", "b"]
    assert first["nothing"] is None


def test_json_has_only_the_columns_that_were_asked_for() -> None:
    rows = json.loads(tables.as_json(choose(LISTING, columns=["id", "factors.threat"])))
    assert rows[0] == {"id": "R-01", "factors.threat": "3"}


@pytest.mark.usefixtures("programme")
def test_csv_in_a_file_is_what_excel_opens(isms: Command, programme: Path) -> None:
    printed = isms("list", "department", "--format", "csv").out
    isms("list", "department", "--format", "csv", "-o", "list.csv")
    written = (programme / "list.csv").read_bytes()
    assert written == b"\xef\xbb\xbf" + printed.replace("\n", "\r\n").encode()


@pytest.mark.usefixtures("programme")
def test_a_terminal_gets_a_drawn_table(isms: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isms.cli.tables.coloured", lambda: True)
    monkeypatch.setattr("isms.cli.commands.risk_matrix.coloured", lambda: True)
    speak("ja")
    out = isms("list", "risk").out
    assert "顧客台帳の漏えい" in out
    assert "─" in out
    assert "該当する" in isms("list", "audit").out
    assert "高" in isms("risk", "matrix").out
    assert sys.stdout is not None


FACTS = Listing(
    [
        {
            "name": "fees",
            "amount": 314288,
            "day": date(2026, 9, 30),
            "what": "申請料・審査料" * 6,
            "source": "p",
        },
        {"name": "size", "amount": 5, "day": date(2026, 9, 30), "what": "規模", "source": "q"},
        {"name": "last", "amount": None, "day": None, "what": "規模", "source": "p"},
    ],
    [
        *(Column(name, Text(ja=name, en=name)) for name in ("name", "amount", "day", "what")),
        Column("source", Text(ja="出典", en="Source"), below=True),
    ],
    {},
)


def test_what_stands_below_is_numbered_once() -> None:
    lines = tables.as_columns(FACTS, "ja").splitlines()
    assert [line.rsplit(" ", 1)[1] for line in lines[2:5]] == ["[1]", "[2]", "[1]"]
    assert lines[5:] == ["", "[1] p", "[2] q"]
    assert next(csv.reader(io.StringIO(tables.as_csv(FACTS, "ja").splitlines()[1])))[-1] == "p"


def drawn(columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    tables._draw(FACTS, "ja")
    return capsys.readouterr().out


@pytest.mark.parametrize("columns", [24, 40, 46, 60, 80, 200])
def test_no_number_is_cut_however_narrow_the_terminal(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = drawn(columns, monkeypatch, capsys)
    assert "314288" in text
    assert "2026-09-30" in text
    assert "[1] p" in text
    assert all(width(line) <= columns for line in text.splitlines())
    assert "".join(text.split()).count("審査料") >= 3


def test_a_narrow_terminal_gets_one_line_for_each_column(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line.split() for line in drawn(40, monkeypatch, capsys).splitlines()]
    assert ["amount", "314288"] in lines
    assert ["amount", "5"] in lines
    assert sum(line[:1] == ["amount"] for line in lines) == 2, "what is empty has no line"
