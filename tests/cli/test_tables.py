"""Listings as columns, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isms import api
from isms.api.grouping import grouped_listing
from isms.api.inspecting import inspection_listing
from isms.api.listings import record_listing
from isms.api.proposing import gap_listing
from isms.api.pursuing import objective_listing
from isms.api.scoring import rescored_listing, risk_listing
from isms.api.treating import plan_listing
from isms.cli import tables
from isms.cli.language import speak
from isms.cli.layout import width
from isms.diagnostic import Text
from isms.listing import Column, Listing, Named, choose
from isms.model.asset import Asset
from isms.model.risk import Decision
from isms.model.treatment import Treatment

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.diagnostic import Language
    from tests.cli.conftest import Command

EXAMPLE = Path(__file__).parents[2] / "examples" / "minato-contact"
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


SOURCE = Column("why", Text(ja="出典", en="Source"), below=True)
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


def test_what_all_rows_share_stands_once_below() -> None:
    alike = Listing(
        [{"a": n, "why": "p"} for n in (1, 2)], [FACTS.columns[0]._replace(field="a"), SOURCE], {}
    )
    assert tables.as_columns(alike, "ja").splitlines()[4:] == ["", "出典: p"]
    assert tables.as_csv(alike, "ja") == "name,出典\n1,p\n2,p\n"


def test_a_column_that_few_need_is_only_in_tables_that_fill_it() -> None:
    column = Column("why", Text(ja="理由", en="Why"), where_filled=True)
    empty = Listing(
        [{"id": "a", "why": []}], [Column("id", Text(ja="番号", en="Id")), column], {"why": "why"}
    )
    assert "理由" not in tables.as_columns(empty, "ja")
    assert tables.as_csv(empty, "ja") == "番号,理由\na,\n"
    assert "理由" in tables.as_columns(choose(empty, columns=["why"]), "ja")
    filled = Listing([{"id": "a", "why": ["x", "y"]}], empty.columns, {})
    assert "x、y" in tables.as_columns(filled, "ja")


PROGRAMME = api.load(EXAMPLE, date(2026, 11, 22))
METHODS = ("ipa-sme-3.1", "ipa-sme-4.0")
LISTINGS: dict[str, Callable[[Language], Listing]] = {
    "score": lambda language: risk_listing(PROGRAMME, language),
    "groups": lambda language: grouped_listing(PROGRAMME, "asset", language),
    "plan": lambda _: plan_listing(PROGRAMME),
    "compare": lambda language: rescored_listing(PROGRAMME, api.rescore(PROGRAMME, *METHODS), language),
    "coverage": lambda language: gap_listing(PROGRAMME, language),
    "assets": lambda _: record_listing(PROGRAMME, Asset),
    "treatments": lambda _: record_listing(PROGRAMME, Treatment),
    "inspect": lambda _: inspection_listing(PROGRAMME.programme, month_of("2026-10")),
    "objective": lambda _: objective_listing(PROGRAMME.programme, month_of("2026-10")),
}


def month_of(written: str) -> int:
    return api.month_named(PROGRAMME.programme, written)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("columns", [80, 100, 120])
@pytest.mark.parametrize("name", LISTINGS)
def test_the_listings_of_the_example_are_tables_on_every_usual_terminal(
    name: str,
    columns: int,
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    tables._draw(LISTINGS[name](language), language)
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("──") for line in lines[:4]), "heads above a line"
    assert all(width(line) <= columns for line in lines)
