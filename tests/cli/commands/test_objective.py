"""`isms objective`: a month is recorded into the objective, checked in one go, and listed with its trend."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

DAY = ("--as-of", "2026-11-22")
PLAN = """\
id: OBJ-01
title: 適用率を95%以上にする  # 部の目標
department: D-GA
measure: 割合
unit: "%"
baseline: 72
target: 95
direction: at_least
owner: P-01
starts: 2026-09-01
due: 2027-03-31
"""
MONTHS = "months:\n  - month: 2026-09\n    value: 80\n    by: P-01\n    date: 2026-10-02\n"


@pytest.fixture
def objective(programme: Path) -> Path:
    write(programme, {"objectives/OBJ-01.yaml": PLAN + MONTHS})
    return programme / "objectives/OBJ-01.yaml"


def test_a_month_is_recorded_and_nothing_else_changes(isms: Command, objective: Path) -> None:
    asked = ("objective", "2026-10", "--record", "OBJ-01", "--value", "88.5", "--by", "山田花子")
    shown = isms(*asked, "--dry-run", *DAY)
    assert "+    value: 88.5\n" in shown.out
    assert objective.read_text("utf-8") == PLAN + MONTHS
    outcome = isms(*asked, "--discussion", "保守を月初に移す", *DAY)
    assert outcome.err.startswith("2026-10 の実績を記録しました: OBJ-01\n")
    assert objective.read_text("utf-8") == PLAN + MONTHS + (
        "  - month: 2026-10\n    value: 88.5\n    discussion: 保守を月初に移す\n"
        "    by: P-01\n    date: 2026-11-22\n"
    )
    row = json.loads(isms("objective", "2026-10", "--format", "json", *DAY).out)[0]
    assert (row["value"], row["before"], row["trend"], row["met"], row["lacks"]) == (
        88.5,
        80,
        "better",
        False,
        ["check"],
    )


def test_the_first_month_makes_the_list(isms: Command, objective: Path) -> None:
    objective.write_text(PLAN, "utf-8")
    isms("objective", "2026-10", "--record", "OBJ-01", "--comment", "機器の停止", "--by", "P-01", *DAY)
    assert objective.read_text("utf-8").startswith(PLAN + "months:\n")
    assert (
        isms("objective", "2026-10", "--columns", "lacks", "--format", "csv", *DAY).out
        == "不足\n事務局の確認\n"
    )


@pytest.mark.parametrize("unread", ["- 未定", "- [2026-08]"])
def test_a_month_that_cannot_be_read_stays_and_pushes_no_other_away(
    isms: Command, objective: Path, unread: str
) -> None:
    broken = PLAN + MONTHS.replace("months:\n", f"months:\n  {unread}\n") + f"  {unread}\n"
    objective.write_text(broken, "utf-8")
    isms("objective", "2026-10", "--record", "OBJ-01", "--value", "88.5", "--by", "P-01", *DAY)
    assert objective.read_text("utf-8") == (
        broken + "  - month: 2026-10\n    value: 88.5\n    by: P-01\n    date: 2026-11-22\n"
    )


@pytest.mark.parametrize("months", ["months: 未定\n", "months: {month: 2026-09, value: 80}\n"])
def test_months_that_are_no_list_are_not_written_over(isms: Command, objective: Path, months: str) -> None:
    objective.write_text(PLAN + months, "utf-8")
    outcome = isms("objective", "2026-10", "--record", "OBJ-01", "--value", "88.5", "--by", "P-01", *DAY)
    assert (outcome.status, objective.read_text("utf-8")) == (2, PLAN + months)
    assert "月次の記録を書き込めません。手で直してください" in outcome.err


def test_what_is_recorded_or_checked_changes_only_with_replace(isms: Command, objective: Path) -> None:
    asked = ("objective", "2026-09", "--record", "OBJ-01", "--value", "81", "--by", "P-01")
    assert "別の内容が記録されています: 実績値「80」" in isms(*asked, *DAY).err
    isms("objective", "2026-09", "--check", "--by", "P-02", *DAY)
    assert "OBJ-01 の 2026-09 は 2026-11-22 に確認済みです" in isms(*asked, *DAY).err
    assert isms(*asked, "--replace", *DAY).status == 0
    written = objective.read_text("utf-8")
    assert "value: 81\n" in written
    assert "checked" not in written


def test_saying_the_same_again_changes_nothing(isms: Command, objective: Path) -> None:
    asked = ("objective", "2026-09", "--record", "OBJ-01", "--value", "８０.0", "--by", "P-02")
    outcome = isms(*asked, *DAY)
    assert (outcome.status, "記録のとおりです(変更なし)" in outcome.err) == (0, True)
    assert objective.read_text("utf-8") == PLAN + MONTHS


def test_a_discussion_is_added_and_who_measured_stays(isms: Command, objective: Path) -> None:
    asked = ("objective", "2026-09", "--record", "OBJ-01", "--by", "P-02")
    assert isms(*asked, "--discussion", "保守を月初に移す", *DAY).status == 0
    with_it = MONTHS.replace("    by: ", "    discussion: 保守を月初に移す\n    by: ")
    assert objective.read_text("utf-8") == PLAN + with_it
    again = isms(*asked, "--discussion", "変えない", "--lang", "en", *DAY)
    assert "has something else on record for 2026-09: Discussion '保守を月初に移す'" in again.err
    assert again.status == 2


def test_a_value_takes_the_place_of_the_reason_why_there_was_none(isms: Command, objective: Path) -> None:
    objective.write_text(PLAN, "utf-8")
    isms("objective", "2026-10", "--record", "OBJ-01", "--comment", "集計待ち", "--by", "P-01", *DAY)
    isms(
        *("objective", "2026-10", "--record", "OBJ-01", "--value", "９１", "--by", "P-02"),
        *("--as-of", "2026-11-25"),
    )
    written = objective.read_text("utf-8")
    assert written.startswith(PLAN)
    for line in ("value: 91", "comment: 集計待ち", "by: P-02", "date: 2026-11-25"):
        assert f" {line}\n" in written


def test_what_happened_later_is_not_written_over(isms: Command, objective: Path) -> None:
    earlier = ("--as-of", "2026-10-01")
    asked = ("objective", "2026-09", "--record", "OBJ-01", "--value", "81", "--by", "P-01")
    outcome = isms(*asked, "--replace", *earlier)
    assert outcome.status == 2
    assert "OBJ-01 の月次の記録には、基準日 2026-10-01 より後に行われたものがあります" in outcome.err
    assert objective.read_text("utf-8") == PLAN + MONTHS


def test_the_office_checks_the_month_but_not_its_own_work(isms: Command, objective: Path) -> None:
    own = isms("objective", "2026-09", "--check", "--by", "P-01", *DAY)
    assert (own.status, "記入した本人です" in own.err) == (2, True)
    outcome = isms("objective", "2026-09", "--check", "--by", "P-02", *DAY)
    assert outcome.err.startswith("2026-09 の実績 1 件を確認済みにしました: OBJ-01\n")
    assert objective.read_text("utf-8").endswith("    checked_by: P-02\n    checked_on: 2026-11-22\n")
    assert (
        "確認していない目的の実績がありません"
        in isms("objective", "2026-09", "--check", "--by", "P-02", *DAY).err
    )


def test_twelve_months_are_shown_with_their_trend(isms: Command, objective: Path) -> None:
    isms("objective", "2026-10", "--record", "OBJ-01", "--value", "90", "--by", "P-01", *DAY)
    row = json.loads(isms("objective", "2026-10", "--trend", "--format", "json", *DAY).out)[0]
    assert (row["2026-09"], row["2026-10"], row["2025-11"]) == (80, 90, None)
    assert row["trend"] == "・" * 10 + "▁█"
    assert objective.exists()


def test_a_treatment_that_nothing_carries_is_shown(isms: Command, objective: Path, programme: Path) -> None:
    write(
        programme,
        {
            "treatments/T-1.yaml": "id: T-1\ntitle: 訓練\nrisks: [R-001]\naction: x\nroute: objective\n"
            "owner: P-01\ndue: 2027-01-31\n"
        },
    )
    said = isms("objective", "2026-10", "--lang", "en", *DAY).err
    assert said.endswith(
        "treatment T-1 is to become an objective, and there is none; for example:\n  isms new objective "
        "--treatment T-1 --title '訓練' --owner P-01 --starts 2026-11-01 --due 2027-01-31\n"
    )
    assert isms(*shlex.split(said.splitlines()[-1])[1:], *DAY).status == 0
    (draft,) = (each.stem for each in objective.parent.iterdir() if each != objective)
    assert f"{draft} は、作成中(draft)です。必須の項目を埋め" in isms("objective", "2026-10", *DAY).err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2026-1x",), "「2026-1x」は年月として読めません"),
        (("2027-01",), "2027-01 はまだ来ていません"),
        (
            ("2026-10", "--record", "OBJ-1", "--value", "1", "--by", "P-01"),
            "「OBJ-1」という目的はありません。",
        ),
        (("2026-10", "--record", "OBJ-01", "--value", "高い", "--by", "P-01"), "実績値: 「高い」は"),
        (("2026-10", "--record", "OBJ-01", "--by", "P-01"), "--value で実績値を"),
        (("2026-10", "--record", "OBJ-01", "--discussion", "x", "--by", "P-01"), "--value で実績値を"),
        (("2026-09", "--record", "OBJ-01", "--by", "P-01"), "--value で実績値を"),
        (
            ("2026-08", "--record", "OBJ-01", "--value", "1", "--by", "P-01"),
            "2026-08 は OBJ-01 の期間の外です",
        ),
        (("2026-10", "--record", "OBJ-01", "--value", "1", "--by", "P-9"), "「P-9」という人はいません"),
        (("2026-10", "--record", "OBJ-01", "--value", "1"), "--record には --by も指定してください。"),
        (("2026-10", "--value", "1"), "--value は、次のどれかと一緒に指定してください: --record"),
        (("2026-10", "--check", "--by", "P-01", "--sort", "id"), "--sort は、次のどれかと一緒に"),
        (
            ("2026-10", "--record", "OBJ-01", "--value", "1", "--by", "P-01", "--department", "D-GA"),
            "--department は、次のどれかと一緒に",
        ),
    ],
)
def test_what_cannot_be_done_is_said(
    isms: Command, objective: Path, arguments: tuple[str, ...], said: str
) -> None:
    outcome = isms("objective", *arguments, *DAY)
    assert outcome.status == 2
    assert said in outcome.err
    assert objective.read_text("utf-8") == PLAN + MONTHS
