"""`isms knowledge` and `isms fees` show facts with their sources, and say what is not known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from isms.records.facts import templates
from tests.cli.conftest import DAY, FILES, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

FIRM = {
    "isms.yaml": FILES["isms.yaml"].replace(
        "{name: 株式会社みなと}",
        "{name: 株式会社みなと, industry: service, persons: 120, capital_jpy: 10000000}",
    )
}
HEADS = (
    "valid_from,valid_to,application_type,size,application_fee,review_fee,registration_fee,total,"
    "confidence,source\n"
)
OURS = f"{HEADS}2026-10-01,,new,medium,60000,500000,110000,,high,公式の料金表(2026年10月)\n"


@pytest.mark.usefixtures("programme")
def test_every_file_is_listed_with_its_confidence(isms: Command) -> None:
    rows = {
        row["name"]: row
        for row in json.loads(isms("knowledge", "list", "--format", "json", "--as-of", DAY).out)
    }
    fees = rows["pmark-fees"]
    assert (fees["items"], fees["past"], fees["own"]) == (12, 6, False)
    assert fees["confidence"] == {"high": 6, "medium": 6, "low": 0}
    assert (fees["valid_from"], fees["valid_to"]) == ("2019-10-01", None)
    assert rows["calendars/japan"]["valid_to"] == "2027-12-31"
    assert rows["frameworks/iso27001"]["title"].startswith("情報セキュリティマネジメントシステム")


def test_it_works_without_a_programme(isms: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "pmark-fees" in isms("knowledge", "list").out
    assert isms("knowledge", "show", "laws").status == 0
    assert isms("knowledge", "compare").status == 0
    assert isms("-C", "nowhere", "knowledge", "list").status == 2
    assert isms("fees").status == 2


@pytest.mark.usefixtures("programme")
def test_rows_are_shown_with_source_and_what_is_past(isms: Command) -> None:
    outcome = isms("knowledge", "show", "pmark-fees", "--format", "json", "--as-of", DAY)
    rows = json.loads(outcome.out)
    assert [row["past"] for row in rows] == [True] * 6 + [False] * 6
    assert all(row["source"].startswith("https://") for row in rows)
    assert "有効期間を過ぎた行が 6 件あります(pmark-fees、最も早いもので 2026-09-30 まで)" in outcome.err
    assert "確実でない行が 6 件あります(pmark-fees)" in outcome.err
    assert isms("knowledge", "show", "pmark-fees", "-q").err == ""


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("name", ["frameworks/pmark", "pmark-size", "laws", "schemes/pmark"])
def test_unverified_leaves_what_is_certain_out(isms: Command, name: str) -> None:
    every = json.loads(isms("knowledge", "show", name, "--format", "json").out)
    unsure = json.loads(isms("knowledge", "show", name, "--format", "json", "--unverified").out)
    assert unsure == [row for row in every if row["confidence"] != "high"]


@pytest.mark.usefixtures("programme")
def test_a_name_that_is_not_there_or_not_enough_is_answered(isms: Command) -> None:
    missing = isms("knowledge", "show", "pmark-fee")
    assert missing.status == 2
    assert "pmark-fees" in missing.err
    several = isms("knowledge", "show", "iso27001", "--lang", "en")
    assert several.status == 2
    assert "frameworks/iso27001, mandatory-documents/iso27001, schemes/iso27001" in several.err


def test_what_the_programme_brings_stands_for_the_packaged(isms: Command, programme: Path) -> None:
    write(programme, {"knowledge/pmark-fees.csv": OURS})
    rows = {row["name"]: row for row in json.loads(isms("knowledge", "list", "--format", "json").out)}
    assert (rows["pmark-fees"]["own"], rows["pmark-fees"]["items"]) == (True, 1)
    assert rows["laws"]["own"] is False


@pytest.mark.parametrize(
    ("day", "total"), [("2026-09-30", 628573), ("2026-10-01", None), ("2019-09-30", None)]
)
def test_fees_are_known_or_unknown_by_day(
    isms: Command, programme: Path, day: str, total: int | None
) -> None:
    write(programme, FIRM)
    outcome = isms("fees", "--format", "json", "--as-of", day)
    quote = json.loads(outcome.out)
    assert quote.keys() >= {"size", "application", "as_of", "items", "total", "confidence", "source"}
    assert (quote["size"], quote["application"], quote["as_of"]) == ("medium", "new", day)
    assert (quote["total"], quote["confidence"]) == (total, "high" if total else None)
    assert ("の申請の金額は不明です" in outcome.err) == (total is None)
    assert outcome.status == 0


def test_the_firms_own_figure_is_taken(isms: Command, programme: Path) -> None:
    write(programme, FIRM | {"knowledge/pmark-fees.csv": OURS})
    quote = json.loads(isms("fees", "--format", "json", "--as-of", DAY).out)
    assert [item["amount"] for item in quote["items"]] == [60000, 500000, 110000]
    assert (quote["total"], quote["source"]) == (670000, "公式の料金表(2026年10月)")
    assert "JPY 670,000" in isms("knowledge", "compare", "--as-of", DAY, "--lang", "en").out


def test_a_total_may_be_left_out_but_has_to_add_up(isms: Command, programme: Path) -> None:
    write(programme, FIRM | {"knowledge/pmark-fees.csv": OURS})
    assert "一致しません" not in isms("fees", "--as-of", DAY).err
    write(programme, {"knowledge/pmark-fees.csv": OURS.replace(",,high,", ",670001,high,")})
    outcome = isms("fees", "--format", "json", "--as-of", DAY)
    assert json.loads(outcome.out)["total"] == 670001
    assert "合計 670001 が内訳の和 670000 と一致しません" in outcome.err


@pytest.mark.usefixtures("programme")
def test_a_firm_of_unknown_size_has_no_fee(isms: Command) -> None:
    outcome = isms("fees", "--format", "json", "--as-of", "2026-01-01")
    quote = json.loads(outcome.out)
    assert (quote["size"], quote["total"]) == (None, None)
    assert "事業者規模が決まりません" in outcome.err


@pytest.mark.parametrize(
    ("persons", "industry", "days", "fee"),
    [
        ("5", "service", "5", "314,288"),
        ("6", "service", "5", "628,573"),
        ("20", "manufacturing_other", "7", "314,288"),
        ("120", "retail", "12", "628,573"),
    ],
)
def test_the_comparison_uses_the_figures_given(
    isms: Command, programme: Path, persons: str, industry: str, days: str, fee: str
) -> None:
    write(programme, FIRM)
    rows = json.loads(
        isms(
            *("knowledge", "compare", "--persons", persons, "--industry", industry),
            *("--format", "json", "--as-of", "2026-09-01"),
        ).out
    )
    by_aspect = {row["aspect"]: row for row in rows}
    assert f"初回審査は{days}人日が目安" in by_aspect["days"]["iso27001"]["own"]
    assert f"合計 {fee}円" in by_aspect["money"]["pmark"]["own"]
    assert by_aspect["scope"]["iso27001"]["own"] == "適用範囲: 全社"


@pytest.mark.usefixtures("programme")
def test_the_comparison_says_what_is_not_known_and_what_is_outdated(isms: Command) -> None:
    outcome = isms("knowledge", "compare", "--as-of", DAY)
    assert "従業者数が分からないため、日数は示せません" in outcome.out
    assert "事業者規模が決まらないため、金額は示せません" in outcome.out
    assert "※要確認" in outcome.out
    assert "古い説明: 「附属書Aの管理策は133」→ 現在: 93" in outcome.err


@pytest.mark.usefixtures("programme")
def test_before_a_fact_holds_the_comparison_says_so(isms: Command) -> None:
    assert "(この日には当てはまりません)" in isms("knowledge", "compare", "--as-of", "2024-09-30").out
    assert "(この日には当てはまりません)" not in isms("knowledge", "compare", "--as-of", "2024-10-01").out


@pytest.mark.usefixtures("programme")
def test_what_is_not_known_of_fees_is_said_in_the_table(isms: Command, programme: Path) -> None:
    write(programme, FIRM)
    outcome = isms("fees", "--as-of", DAY)
    assert [line.split()[-1] for line in outcome.out.splitlines()[2:]] == ["不明"] * 4
    assert "出典: https://www.k-ksk.com/ksk_2026_0121※要確認" in outcome.err
    known = isms("fees", "--as-of", "2026-09-30", "--format", "csv").out.splitlines()
    assert known[1] == "申請料,52382,確実"


def test_a_figure_that_is_not_certain_says_so(isms: Command, programme: Path) -> None:
    write(programme, FIRM | {"knowledge/pmark-fees.csv": OURS.replace("high", "medium")})
    assert "要確認(中)" in isms("fees", "--as-of", DAY).out
    assert "※要確認" in isms("knowledge", "compare", "--as-of", DAY, "--columns", "pmark.own,pmark.shown").out


TABLES = sorted(path.stem for path in (templates() / "knowledge").glob("*.csv"))


@pytest.mark.parametrize("name", TABLES)
def test_a_copy_of_a_table_can_be_filled_in(isms: Command, programme: Path, name: str) -> None:
    shipped = json.loads(isms("knowledge", "show", name, "--format", "json").out)
    copy = programme / "knowledge" / f"{name}.csv"
    copy.parent.mkdir(exist_ok=True)
    assert isms("knowledge", "show", name, "--format", "csv", "-o", str(copy)).status == 0
    assert json.loads(isms("knowledge", "show", name, "--format", "json").out) == shipped
    assert "knowledge/" not in isms("check", "--select", "REC").out


@pytest.mark.usefixtures("programme")
def test_a_file_with_a_head_is_shown_with_its_note_and_a_table_for_each_sort_of_rows(isms: Command) -> None:
    lines = isms("knowledge", "show", "methods/ipa-sme-4.0").out.splitlines()
    assert lines[0].endswith("(版: 4.0)")
    assert lines[1].startswith("注: 第4.0版")
    assert {"尺度", "計算", "リスクレベルの区分"} <= set(lines)
    assert isms("knowledge", "show", "methods/ipa-sme-3.1", "--unverified").out.endswith("ありません。\n")


@pytest.mark.usefixtures("programme")
def test_a_method_is_shown_with_its_scales_and_its_source_in_the_language(isms: Command) -> None:
    japanese = isms("knowledge", "show", "methods/iso27005-5x5").out
    assert "likelihood  起こりやすさ" in japanese
    assert "5=非常に高い、4=高い、3=中程度" in japanese
    assert "出典: ISO/IEC 27005に基づくとされる第三者の表" in japanese
    english = isms("knowledge", "show", "methods/iso27005-5x5", "--lang", "en").out
    assert "5=Very high, 4=High, 3=Middle" in english
    assert "Source: third-party rendering" in english
    scale = json.loads(isms("knowledge", "show", "methods/ten-level", "--format", "json").out)[0]
    assert (scale["name"], scale["levels"][0]["value"]) == ("level", "10")
    assert scale["levels"][0]["label_en"] == "10 of 10"


def test_the_comparison_names_offers_fees_paid_and_hours(isms: Command, programme: Path) -> None:
    project = "project: {candidates: [{name: 甲認証, quote_jpy: 880000}, {name: 乙認証}]}\n"
    paid = """
id: C
standard: iso27001
expires: 2028-03-14
events:
  - {kind: stage2, performed: 2025-03-01, fee_jpy: 1200000}
  - {kind: surveillance, performed: 2026-02-13, fee_jpy: 590000}
"""
    write(programme, {"isms.yaml": FIRM["isms.yaml"] + project, "certifications/C.yaml": paid})
    rows = json.loads(isms("knowledge", "compare", "--format", "json", "--as-of", DAY).out)
    own = {(row["aspect"], mark): row[mark]["own"] for row in rows for mark in ("iso27001", "pmark")}
    assert own["money", "iso27001"] == "甲認証の見積り 880,000円、2026-02-13 の審査の費用 590,000円"
    assert own["days", "pmark"] == "中規模なので、現地審査は標準で6時間"
    assert own["who", "pmark"] == "従業者は120人"
    assert next(row for row in rows if row["aspect"] == "days")["iso27001"]["own_confidence"] == "medium"


@pytest.mark.parametrize("name", ["pmark-fees.csv", "pmark-fee.csv"])
def test_what_could_not_be_read_of_the_firms_own_facts_is_said(
    isms: Command, programme: Path, name: str
) -> None:
    write(programme, FIRM | {f"knowledge/{name}": "valid_from,fee\n昨日,1\n"})
    for command in (
        ("knowledge", "list"),
        ("knowledge", "show", "laws"),
        ("knowledge", "compare"),
        ("fees",),
    ):
        outcome = isms(*command, "--as-of", DAY)
        assert outcome.status == 1
        assert f"すべては使えていない事実のファイル: knowledge/{name}" in outcome.err


@pytest.mark.usefixtures("programme")
def test_a_method_is_copied_and_becomes_the_firms_own(isms: Command, programme: Path) -> None:
    shipped = templates() / "knowledge/methods/ten-level.yaml"
    shown = isms("knowledge", "show", "ten-level", "--format", "yaml")
    assert shown.out.encode() == shipped.read_bytes()
    own = programme / "knowledge/methods/ours.yaml"
    own.parent.mkdir(parents=True)
    assert isms("knowledge", "show", "ten-level", "--format", "yaml", "-o", str(own)).status == 0
    own.write_text(own.read_text("utf-8").replace("id: ten-level", "id: ours"), "utf-8")
    settings = programme / "isms.yaml"
    settings.write_text(settings.read_text("utf-8").replace("method: ipa-sme-3.1", "method: ours"), "utf-8")
    assert isms("check", "--select", "RSK006,REC").status == 0
    assert isms("knowledge", "show", "ours", "--format", "yaml").out == own.read_text("utf-8")
    new = isms("new", "risk", "--title", "漏えい", "--threat", "誤送信").out.strip()
    assert "  level:  # リスクレベル（10段階）: 10(10/10段階)、" in (programme / new).read_text("utf-8")


def test_what_a_method_accepts_is_shown(isms: Command) -> None:
    assert "受容基準(既定値): level:low" in isms("knowledge", "show", "ten-level").out
    assert "Criterion" not in isms("knowledge", "show", "frameworks/pmark", "--lang", "en").out


def test_a_table_is_not_yaml_and_a_file_is_whole(isms: Command) -> None:
    table = isms("knowledge", "show", "pmark-fees", "--format", "yaml")
    assert (table.status, "--format csv" in table.err) == (2, True)
    part = isms("knowledge", "show", "ten-level", "--format", "yaml", "--unverified")
    assert (part.status, "--unverified" in part.err) == (2, True)
