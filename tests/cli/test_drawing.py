"""Tables on terminals of any width: whole numbers, whole words, and only what has room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.cli.drawing import Drawn, draw, fitting, shared
from isms.cli.language import speak
from isms.cli.layout import width

if TYPE_CHECKING:
    from collections.abc import Sequence

RISK = Drawn("リスク", ["ファイルサーバーのランサムウェア感染", "退職者・契約終了者の利用者IDの残存"])
COLUMNS = [
    Drawn("番号", ["R-001", "R-002"]),
    RISK,
    Drawn("リスク所有者", ["久保田 亮", "榊原 由美子"], spare=1),
    Drawn("費用(円)", ["314288", ""], right=True),
    Drawn("期限", ["2026-09-30", "2026-10-31"], spare=2),
    Drawn("対応後のレベル", ["中", "高"]),
]


@pytest.fixture
def lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> list[str]:
    """What a terminal of so many columns shows of the table."""
    monkeypatch.setenv("COLUMNS", str(request.param))
    speak("ja")
    draw(COLUMNS, {"[1]": "出典の長い説明。" * 5}, all_of_them=False)
    found = capsys.readouterr().out.splitlines()
    assert all(width(line) <= request.param for line in found)
    return found


@pytest.mark.parametrize("lines", [24, 32, 40, 60, 80, 120], indirect=True)
def test_no_number_is_cut_and_nothing_is_wider_than_the_terminal(lines: list[str]) -> None:
    assert any("314288" in line for line in lines)
    assert "".join(line.strip().removeprefix("[1] ") for line in lines).count("出典の長い説明。") == 5


@pytest.mark.parametrize("lines", [120], indirect=True)
def test_a_wide_terminal_shows_all_on_one_line_each(lines: list[str]) -> None:
    assert lines[0].split() == [column.head for column in COLUMNS]
    assert len(lines) == 5
    assert "省きました" not in "".join(lines)


@pytest.mark.parametrize("lines", [60], indirect=True)
def test_a_narrow_terminal_leaves_out_what_it_can_spare_and_says_so(lines: list[str]) -> None:
    assert "2026-09-30" not in "".join(lines)
    assert "画面の幅に収まらない列を省きました: 期限。" in "".join(lines)


@pytest.mark.parametrize("lines", [24], indirect=True)
def test_the_narrowest_terminal_gets_a_line_for_each_column(lines: list[str]) -> None:
    assert ["費用(円)", "314288"] in [line.split() for line in lines]
    assert sum(line.startswith("費用(円)") for line in lines) == 1, "what is empty has no line"


@pytest.mark.parametrize(
    ("room", "heads"),
    [
        (120, ["番号", "リスク", "リスク所有者", "費用(円)", "期限", "対応後のレベル"]),
        (60, ["番号", "リスク", "リスク所有者", "費用(円)", "対応後のレベル"]),
        (50, ["番号", "リスク", "費用(円)", "対応後のレベル"]),
    ],
)
def test_what_can_be_spared_goes_in_its_order(room: int, heads: Sequence[str]) -> None:
    assert [column.head for column in fitting(COLUMNS, room) or ()] == heads


def test_columns_that_were_chosen_are_never_left_out() -> None:
    assert fitting(COLUMNS, 45, all_of_them=True) is None
    assert len(fitting(COLUMNS, 62, all_of_them=True) or ()) == len(COLUMNS)


def test_long_texts_share_what_the_others_leave() -> None:
    assert shared([Drawn("a", ["x"]), Drawn("b", ["y" * 90]), Drawn("c", ["z z " * 20])], 65) == [1, 30, 30]
    assert shared([RISK, Drawn("c", ["あいう" * 20])], 100) == [36, 62]


@pytest.mark.parametrize(
    ("head", "texts", "lines"),
    [
        ("リスク所有者", ["久保田 亮"], ["リスク", "所有者"]),
        ("対応後のレベル", ["中"], ["対応後の", "レベル"]),
        ("受容可能", ["はい"], ["受容", "可能"]),
        ("受容可能", ["2026-10-31"], ["受容可能"]),
        ("事務局確認", ["x"], ["事務局確認"]),
        ("Residual level", ["Middle"], ["Residual", "level"]),
    ],
)
def test_heads_are_broken_between_words(head: str, texts: list[str], lines: list[str]) -> None:
    assert Drawn(head, texts, narrow=True).heads == lines
    assert Drawn(head, texts).heads == [head]
