"""`isms coverage` and `isms status`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

pytestmark = pytest.mark.usefixtures("programme")
DAY = ("--as-of", "2026-11-22")


def test_the_json_has_the_promised_shape(isms: Command) -> None:
    outcome = isms("coverage", "iso27001", "--format", "json", *DAY)
    found = json.loads(outcome.out)
    assert outcome.status == 0
    assert found["framework"] == "iso27001"
    assert len(found["items"]) == 30 + 93
    first = found["items"][0]
    assert {name: first[name] for name in ("id", "title", "state", "records")} == {
        "id": "4.1",
        "title": "組織及びその状況の理解",
        "state": "missing",
        "records": [],
    }
    assert "isms new issue" in first["next"]


def test_a_table_for_people_can_be_chosen_from(isms: Command) -> None:
    heads, _, *rows = isms(
        "coverage", "iso27001", "--where", "state=missing", "--columns", "id,state", *DAY
    ).out.splitlines()
    assert heads.split() == ["番号", "状態"]
    assert rows[0].split() == ["4.1", "未着手"]
    cells = list(csv.reader(io.StringIO(isms("coverage", "iso27001", "--format", "csv", *DAY).out)))
    assert len(cells) == 1 + 123


def test_chapters_are_counted(isms: Command) -> None:
    outcome = isms("coverage", "iso27001", "--chapters", "--format", "json", *DAY)
    chapters = json.loads(outcome.out)
    assert [chapter["id"] for chapter in chapters] == [
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "A.5",
        "A.6",
        "A.7",
        "A.8",
    ]
    assert sum(chapter["missing"] + chapter["partial"] for chapter in chapters) == 123


def test_another_framework_than_those_aimed_at_is_covered_too(isms: Command) -> None:
    outcome = isms("coverage", "pmark", "--format", "json", "--lang", "en", *DAY)
    assert {item["id"] for item in json.loads(outcome.out)["items"]} >= {"J.1.1", "J.11.1"}
    uncertain = isms("coverage", "pmark", "--lang", "en", *DAY).out
    assert "J.9.4*unconfirmed" in uncertain


def test_shared_items_stand_once(isms: Command) -> None:
    out = isms("coverage", "iso27001", "pmark", "--columns", "id,title", *DAY).out
    assert out.count("4.1 / J.1.1") == 1


def test_an_unknown_framework_is_named_with_the_nearest(isms: Command) -> None:
    outcome = isms("coverage", "iso27002", *DAY)
    assert outcome.status == 2
    assert "iso27001" in outcome.err
    assert "isms framework list" in outcome.err


def test_without_a_framework_the_standards_of_the_settings_are_meant(isms: Command, programme: Path) -> None:
    assert json.loads(isms("coverage", "--format", "json", *DAY).out)["framework"] == "iso27001"
    text = (programme / "isms.yaml").read_text("utf-8")
    (programme / "isms.yaml").write_text(text.replace("[iso27001]", "[other]"), "utf-8")
    outcome = isms("coverage", *DAY)
    assert outcome.status == 2
    assert "フレームワークを指定" in outcome.err


def test_the_document_of_a_programme_that_aims_at_no_standard_is_empty(
    isms: Command, programme: Path
) -> None:
    text = (programme / "isms.yaml").read_text("utf-8")
    (programme / "isms.yaml").write_text(text.replace("[iso27001]", "[other]"), "utf-8")
    outcome = isms("render", "coverage", *DAY)
    assert outcome.status == 0
    assert "| 合計 | 0 | 0 | 0 | 0 |" in outcome.out


def test_records_that_could_not_be_read_are_said(isms: Command, programme: Path) -> None:
    (programme / "issues").mkdir()
    (programme / "issues/a.yaml").write_text("id: ISS-1\nside: internal\n", "utf-8")
    outcome = isms("coverage", "iso27001", "--where", "id=4.1", "--columns", "reason", *DAY)
    assert outcome.status == 1
    assert "読めない記録があるため判定できません" in outcome.out


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_document_is_the_same_from_both_commands(isms: Command, form: str) -> None:
    assert (
        isms("coverage", "--format", form, *DAY).out == isms("render", "coverage", "--format", form, *DAY).out
    )


def test_the_workbook_holds_the_items_of_the_frameworks_that_are_asked_for(
    isms: Command, tmp_path: Path
) -> None:
    made = tmp_path / "coverage.xlsx"
    assert isms("coverage", "jisq15001", "--format", "xlsx", "-o", str(made), *DAY).status == 0
    heads, *rows = openpyxl.load_workbook(made).worksheets[0].iter_rows(values_only=True)
    listed = json.loads(isms("coverage", "jisq15001", "--format", "json", *DAY).out)["items"]
    assert heads[:3] == ("番号", "項目", "状態")
    assert [row[0] for row in rows] == [item["id"] for item in listed]


@pytest.mark.parametrize("chosen", [("--chapters",), ("--where", "id=4.1"), ("--columns", "id")])
def test_a_document_is_not_chosen_from(isms: Command, chosen: tuple[str, ...]) -> None:
    outcome = isms("coverage", "iso27001", "--format", "html", *chosen, *DAY)
    assert (outcome.status, outcome.out) == (2, "")
    assert "一覧の形式だけで使えます" in outcome.err


def test_a_document_on_one_framework(isms: Command) -> None:
    out = isms("coverage", "pmark", "--format", "md", "--lang", "en", *DAY).out
    assert "# Coverage of the requirements" in out
    assert "| J.1.1 \\*unconfirmed |" in out
    assert "A.5.1" not in out


def test_the_way_is_listed_with_what_comes_next(isms: Command) -> None:
    (found,) = json.loads(isms("status", "--format", "json", *DAY).out)
    assert found["standard"] == "iso27001"
    assert found["next"]["id"] == "1"
    assert [step["id"] for step in found["steps"]] == [str(number) for number in range(1, 11)]
    heads, _, first, *_ = isms("status", "--columns", "standard,id,title,state", *DAY).out.splitlines()
    assert heads.split() == ["規格", "工程", "内容", "状態"]
    assert first.split() == ["ISO/IEC", "27001", "1", "計画を立てる", "一部不足"]


def test_the_way_ends_with_what_to_do_first(isms: Command) -> None:
    heads, *_ = isms("status", *DAY).out.splitlines()
    assert heads.split() == ["工程", "内容", "成果物", "状態", "示す記録", "目標日", "次の作業"]
    *_, first, _, _, last = isms("status", *DAY).out.splitlines()
    assert first == "- isms.yaml の project.owner、project.manager か project.members を記入する"
    assert last.startswith("目標日は、")
    for quiet in (("-q",), ("--columns", "id"), ("--format", "csv")):
        assert "目標日は、" not in isms("status", *quiet, *DAY).out


def test_steps_of_two_ways_are_told_apart_and_late_ones_marked(isms: Command, programme: Path) -> None:
    text = (programme / "isms.yaml").read_text("utf-8").replace("[iso27001]", "[iso27001, pmark]")
    plan = "project: {started: 2026-01-01, target: 2026-12-31}\n"
    (programme / "isms.yaml").write_text(text + plan, "utf-8")
    heads, *_ = isms("status", "--lang", "en", *DAY).out.splitlines()
    assert heads.split()[:3] == ["Standard", "Phase", "Step"]
    rows = isms("status", "--columns", "id,due", "--where", "standard=pmark", "--lang", "en", *DAY).out
    assert "1     2026-02-06 late" in rows
    assert isms("status", "--columns", "due", "--format", "json", *DAY).out.count("late") == 0


def test_the_way_to_no_standard_is_none(isms: Command, programme: Path) -> None:
    text = (programme / "isms.yaml").read_text("utf-8")
    (programme / "isms.yaml").write_text(text.replace("[iso27001]", "[other]"), "utf-8")
    assert isms("status", *DAY).status == 2
