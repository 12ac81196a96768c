"""`isms inspect`: a month from the sheet that is handed out to the check of the office and the report."""

from __future__ import annotations

import csv
import io
import json
import shlex
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.cli.conftest import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

DAY = ("--as-of", "2026-11-22")
RESULTS = "inspections/results/results.csv"
MONTHLY = {
    "departments/D-S.yaml": "id: D-S\nname: 営業部\nhead: P-03\n",
    "people/more.yaml": "id: P-03\nname: 森 健\ndepartment: D-S\nemployment: employee\n",
    "inspections/INS-01.yaml": (
        "id: INS-01\nitem: 机上に書類がない\nevery: month\nstarts: 2026-09-01\n"
        "criteria: 0件\ncontrol: A.7.7\n"
    ),
    RESULTS: (
        "点検番号,部署,対象月,点検結果,点検者,点検日,コメント,不適合・指摘,事務局確認,確認日\n"
        "INS-01,D-GA,2026-09,適,P-01,2026-09-30,,,P-02,2026-10-05\n"
        "INS-01,D-S,2026-09,適,P-03,2026-09-30,,,P-02,2026-10-05\n"
    ),
}


@pytest.fixture
def monthly(programme: Path) -> Path:
    write(programme, MONTHLY)
    return programme


def fill(sheet: Path, *answers: tuple[str, str, str, str]) -> None:
    """Fill in the rows of a sheet in CSV: result, by, date and comment."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for row, answer in zip(rows[1:], answers, strict=True):
        row[5:9] = answer
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    sheet.write_bytes(out.getvalue().encode("cp932"))


def test_a_month_is_listed_with_what_is_missing(isms: Command, monthly: Path) -> None:
    outcome = isms("inspect", "2026-10", "--format", "json", *DAY)
    rows = json.loads(outcome.out)
    assert [(row["department"], row["lacks"], row["overdue"]) for row in rows] == [
        ("D-GA", ["result"], True),
        ("D-S", ["result"], True),
    ]
    assert isms("inspect", "2026-10", "--department", "営業部", "--columns", "部署,不足", *DAY).out == (
        "部署    不足\n------  --------\n営業部  点検結果\n"
    )
    assert rows[0].keys() >= {
        "inspection",
        "item",
        "result",
        "by",
        "date",
        "checked_by",
        "checked_on",
        "finding",
    }
    assert monthly.exists()


def test_a_sheet_goes_out_as_csv_and_comes_back(isms: Command, monthly: Path, tmp_path: Path) -> None:
    sheet, ledger = tmp_path / "s.csv", monthly / RESULTS
    assert isms("inspect", "2026-10", "--sheet", str(sheet), *DAY).status == 0
    fill(sheet, ("適", "P-01 山田 花子", "2026/10/30", ""), ("否", "森健", "2026-10-29", ""))
    before = ledger.read_text("utf-8")
    shown = isms("inspect", "2026-10", "--read", str(sheet), "--dry-run", *DAY)
    assert "+INS-01,D-S,2026-10,ng,P-03,2026-10-29,,,,\n" in shown.out
    assert ledger.read_text("utf-8") == before
    outcome = isms("inspect", "2026-10", "--read", str(sheet), *DAY)
    assert outcome.status == 0
    assert outcome.err.startswith("点検結果を取り込みました: 追加 2 件、訂正 0 件、変更なし 0 件\n")
    assert "INS002" in outcome.err
    assert ledger.read_text("utf-8") == before + (
        "INS-01,D-GA,2026-10,ok,P-01,2026-10-30,,,,\nINS-01,D-S,2026-10,ng,P-03,2026-10-29,,,,\n"
    )
    assert "変更なし 2 件" in isms("inspect", "2026-10", "--read", str(sheet), *DAY).err
    isms("inspect", "2026-10", "--sheet", str(sheet), *DAY)
    fill(sheet, ("適", "P-01", "2026-10-30", ""), ("適", "P-03", "2026-10-29", ""))
    refused = isms("inspect", "2026-10", "--read", str(sheet), *DAY)
    assert refused.status == 2
    assert "s.csv:3: 既に記録のある結果と違います: 点検結果(記録は「否」、点検表は「適」)" in refused.err
    corrected = isms("inspect", "2026-10", "--read", str(sheet), "--replace", *DAY)
    assert "訂正した結果: INS-01/D-S/2026-10\n" in corrected.err


def test_the_form_of_excel_is_locked_but_for_what_is_filled_in(
    isms: Command, monthly: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "s.xlsx"
    isms("inspect", "2026-10", "--sheet", str(sheet), *DAY)
    first = sheet.read_bytes()
    isms("inspect", "2026-10", "--sheet", str(sheet), *DAY)
    assert sheet.read_bytes() == first
    book = openpyxl.load_workbook(sheet)
    page: Any = book.worksheets[0]
    assert page.protection.sheet
    assert [cell.protection.locked for cell in page[2]] == [True] * 5 + [False] * 5 + [True]
    lists = {str(each.sqref): each.formula1 for each in page.data_validations.dataValidation}
    assert lists == {"F2:F3": "_lists!$A$1:$A$3", "G2:G3": "_lists!$B$1:$B$3"}
    assert [cell.value for cell in book["_lists"]["A"]] == ["適", "否", "該当なし"]
    assert book["_lists"].sheet_state == "hidden"
    assert (page.freeze_panes, page.page_setup.paperSize, page.print_title_rows) == ("B2", 9, "$1:$1")
    page["F2"], page["G2"], page["H2"] = "適", "P-02 佐藤 次郎", 46325
    book.save(sheet)
    assert isms("inspect", "2026-10", "--read", str(sheet), *DAY).status == 0
    assert "INS-01,D-GA,2026-10,ok,P-02,2026-10-30,,,,\n" in (monthly / RESULTS).read_text("utf-8")


def test_one_wrong_row_and_nothing_is_written(isms: Command, monthly: Path, tmp_path: Path) -> None:
    sheet, ledger = tmp_path / "s.csv", monthly / RESULTS
    isms("inspect", "2026-10", "--sheet", str(sheet), *DAY)
    fill(sheet, ("適", "P-01", "2026-10-30", ""), ("まあまあ", "P-99", "", ""))
    before = ledger.read_bytes()
    outcome = isms("inspect", "2026-10", "--read", str(sheet), *DAY)
    assert outcome.status == 2
    assert "s.csv:3: 点検結果: 「まあまあ」は選べません" in outcome.err
    assert "s.csv:3: 点検者「P-99」という人はいません" in outcome.err
    assert outcome.err.endswith("2 件の誤りがあるため、何も取り込みませんでした。\n")
    assert ledger.read_bytes() == before


def test_a_text_that_hides_something_is_named_with_its_row(
    isms: Command, monthly: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "s.csv"
    isms("inspect", "2026-10", "--sheet", str(sheet), *DAY)
    rows = sheet.read_text("utf-8-sig").replace(",2026-10,,,,", ",2026-10,適,P-01,,a\u202eb", 1)
    sheet.write_text(rows, "utf-8")
    outcome = isms("inspect", "2026-10", "--read", str(sheet), *DAY)
    assert (outcome.status, "s.csv:2: 目に見えない制御文字 U+202E があります" in outcome.err) == (2, True)
    assert monthly.exists()


def test_a_broken_row_is_named_once_also_below_a_title(isms: Command, monthly: Path, tmp_path: Path) -> None:
    sheet, ledger = tmp_path / "s.csv", monthly / RESULTS
    before = ledger.read_bytes()
    sheet.write_text(
        "自主点検表\nNo.,点検番号,部署,対象月,点検結果,点検者\n"
        '1,INS-01,D-GA,2026-10,"適"x,P-02\n2,INS-01,D-S,2026-10,適,P-03\n',
        "utf-8",
    )
    outcome = isms("inspect", "2026-10", "--read", str(sheet), *DAY)
    assert (outcome.status, ledger.read_bytes()) == (2, before)
    assert outcome.err.count("s.csv:3: 引用符") == 1
    assert outcome.err.endswith("1 件の誤りがあるため、何も取り込みませんでした。\n")


def test_a_broken_row_of_csv_is_named_with_its_line(isms: Command, monthly: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "s.csv"
    sheet.write_text('点検番号,部署,対象月,点検結果,点検者\nINS-01,D-GA,2026-10,"適"x,P-01\n', "utf-8")
    outcome = isms("inspect", "2026-10", "--read", str(sheet), *DAY)
    assert outcome.status == 2
    assert "s.csv:2: " in outcome.err
    assert monthly.exists()


def test_the_office_checks_the_month_but_not_its_own_work(isms: Command, monthly: Path) -> None:
    ledger = monthly / RESULTS
    ledger.write_text(
        ledger.read_text("utf-8")
        + "INS-01,D-GA,2026-10,適,P-02,2026-10-30,,,,\nINS-01,D-S,2026-10,適,P-03,2026-10-30,,,,\n",
        "utf-8",
    )
    shown = isms("inspect", "2026-10", "--check", "--by", "P-02", "--dry-run", *DAY)
    assert shown.out.count("\n+INS") == 1
    outcome = isms("inspect", "2026-10", "--check", "--by", "佐藤次郎", *DAY)
    assert outcome.err == (
        "2026-10 の点検結果 1 件を確認済みにしました: INS-01/D-S/2026-10\n"
        "確認者本人が点検又は記入したため残した点検結果 1 件(別の人が確認してください): INS-01/D-GA/2026-10\n"
    )
    assert "INS-01,D-S,2026-10,適,P-03,2026-10-30,,,P-02,2026-11-22\n" in ledger.read_text("utf-8")
    own = isms("inspect", "2026-10", "--check", "--by", "P-02", *DAY)
    assert (own.status, "点検をした本人です" in own.err) == (2, True)
    assert isms("inspect", "2026-10", "--check", "--by", "P-01", *DAY).status == 0
    assert (
        "確認していない点検結果がありません"
        in isms("inspect", "2026-10", "--check", "--by", "P-01", *DAY).err
    )
    assert "INS003" not in isms("check", "--select", "INS003", *DAY).out


@pytest.mark.usefixtures("monthly")
def test_a_month_without_results_is_not_called_checked(isms: Command) -> None:
    outcome = isms("inspect", "2026-10", "--check", "--by", "P-02", *DAY)
    assert outcome.status == 2
    assert "確認できる点検結果がありません。結果がまだないもの 2 件: INS-01/D-GA、INS-01/D-S" in outcome.err


def test_a_check_of_a_later_day_is_not_written_over(isms: Command, monthly: Path) -> None:
    before = (monthly / RESULTS).read_bytes()
    outcome = isms("inspect", "2026-09", "--check", "--by", "P-02", "--as-of", "2026-10-01", "--lang", "en")
    assert outcome.status == 2
    assert "something on record from after 2026-10-01 (Checked by, Checked on)" in outcome.err
    assert (monthly / RESULTS).read_bytes() == before


def test_what_is_not_ok_becomes_a_draft_finding(isms: Command, monthly: Path) -> None:
    ledger = monthly / RESULTS
    ledger.write_text(
        ledger.read_text("utf-8")
        + "INS-01,D-GA,2026-10,否,P-01,2026-10-30,その場で収めた,,,\n"
        + "INS-01,D-S,2026-10,否,P-03,2026-10-29,,,,\n",
        "utf-8",
    )
    assert (
        "対処の記録がないか、続けて「否」となった結果が 1 件あります(INS-01/D-S)"
        in isms("inspect", "2026-10", *DAY).err
    )
    assert isms("inspect", "2026-10", "--raise", "--dry-run", *DAY).out.startswith(
        "--- /dev/null\n+++ findings/F-"
    )
    outcome = isms("inspect", "2026-10", "--raise", *DAY)
    (finding,) = (monthly / "findings").iterdir()
    assert outcome.err.startswith(f"指摘の下書きを作りました: {finding.stem}(INS-01/D-S/2026-10)")
    assert f"INS-01,D-S,2026-10,否,P-03,2026-10-29,,{finding.stem},,\n" in ledger.read_text("utf-8")
    written = finding.read_text("utf-8")
    for line in (
        "source: inspection",
        "department: D-S",
        "clause: 27001:A.7.7",
        "owner: P-03",
        "draft: true",
    ):
        assert f"{line}\n" in written
    assert "INS002" not in isms("check", *DAY).out
    outcome = isms("inspect", "2026-10", "--raise", *DAY)
    assert outcome.status == 2
    assert "対処が書いてあります(INS-01/D-GA/2026-10)" in outcome.err
    assert "--where result=ng" in outcome.err
    chosen = isms("inspect", "2026-10", "--raise", "--where", "department=D-GA", *DAY)
    assert chosen.err.startswith("指摘の下書きを作りました: ")
    assert "「否」の結果はありません" in isms("inspect", "2026-10", "--raise", *DAY).err


def test_a_treatment_that_nothing_carries_is_shown_with_the_command_that_records_it(
    isms: Command, monthly: Path
) -> None:
    write(
        monthly,
        {
            "treatments/T-1.yaml": "id: T-1\ntitle: 離席時の施錠\nrisks: [R-001]\naction: x\n"
            "route: inspection\n"
            "owner: P-01\ndue: 2027-01-31\ncontrols: [A.7.7]\ndepartment: D-S\n"
        },
    )
    said = isms("inspect", "2026-10", *DAY).err
    command = said.splitlines()[-1].strip()
    assert command == (
        "isms new inspection --treatment T-1 --item '離席時の施錠' --every month "
        "--starts 2026-11-01 --departments D-S --control A.7.7"
    )
    assert isms(*shlex.split(command)[1:], *DAY).status == 0
    assert "T-1" not in isms("inspect", "2026-10", *DAY).err


def test_twelve_months_and_the_report(isms: Command, monthly: Path) -> None:
    rows = json.loads(isms("inspect", "2026-10", "--trend", "--format", "json", *DAY).out)
    assert [row["month"] for row in rows][::11] == ["2025-11", "2026-10"]
    assert (rows[-2]["asked"], rows[-2]["rate"], rows[-1]["missing"], rows[0]["rate"]) == (2, 100, 2, None)
    report = isms("inspect", "2026-09", "--format", "md", *DAY).out
    assert report.startswith("<!-- page: compact -->\n# 自主点検・目的 月次報告 2026年9月(案)\n")
    assert monthly.exists()


def test_one_of_several_departments_with_the_same_name_is_not_guessed(isms: Command, monthly: Path) -> None:
    (monthly / "departments/D-O.yaml").write_text("id: D-O\nname: 営業部\n", "utf-8")
    outcome = isms("inspect", "2026-10", "--department", "営業部", *DAY)
    assert outcome.status == 2
    assert "「営業部」という名称の部署が複数あります。番号で指定してください: D-O、D-S" in outcome.err
    assert isms("inspect", "2026-10", "--department", "D-S", *DAY).status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2026-13",), "「2026-13」は年月として読めません。2026-10 の形で書いてください。"),
        (("十月",), "「十月」は年月として読めません"),
        (("2026-12",), "2026-12 はまだ来ていません(基準日は 2026-11-22)。"),
        (("2026-10", "--department", "経理部"), "「経理部」という部署はありません。"),
        (("2026-10", "--check"), "--check には --by も指定してください。"),
        (("2026-10", "--by", "P-01"), "--by は、次のどれかと一緒に指定してください: --check"),
        (("2026-10", "--replace"), "--replace は、次のどれかと一緒に指定してください: --read"),
        (("2026-10", "--check", "--raise", "--by", "P-01"), "次のうち1つだけを指定してください"),
        (("2026-10", "--check", "--by", "P-01", "--where", "a=b"), "--where は、次のどれかと一緒に"),
        (("2026-10", "--format", "md", "--trend"), "--format md は月次報告です。"),
        (("2026-10", "--sheet", "s.docx"), "「s.docx」は .csv か .xlsx の名前にしてください。"),
        (("2026-08", "--sheet", "s.csv"), "2026-08 に求められる自主点検はありません。"),
        (("2026-10", "--sheet", "people/s.csv"), "people/s.csv は記録の置き場です"),
        (("2026-10", "--read", "isms.yaml"), "isms.yaml: 見出しの行が見つかりません"),
    ],
)
def test_what_cannot_be_done_is_said(
    isms: Command, monthly: Path, arguments: tuple[str, ...], said: str
) -> None:
    outcome = isms("inspect", *arguments, *DAY)
    assert outcome.status == 2
    assert said in outcome.err
    assert monthly.exists()
