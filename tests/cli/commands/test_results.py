"""`isms risk score`, `risk matrix`, `soa`, `render` and `pack`."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shlex
import xml.etree.ElementTree as ET
from functools import partial
from typing import TYPE_CHECKING

import pytest

from isms.api import rendering
from isms.documents import worker
from tests.cli.conftest import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

pytestmark = pytest.mark.usefixtures("programme")
DAY = ("--as-of", "2026-11-22")
IPA = (
    '"IPA guideline for small and medium firms, v3.1 (importance x likelihood of damage) '
    '(ipa-sme-3.1, version 3.1)"'
)
REASON = (
    "not scored after the change (2): Factors are missing: level (Level out of ten). "
    "(--columns id,title,unknown tells it of each)"
)


def test_scores_have_the_promised_shape(isms: Command) -> None:
    outcome = isms("risk", "score", "--format", "json", *DAY)
    first, second = json.loads(outcome.out)
    assert outcome.status == 1
    assert {
        key: first[key] for key in ("id", "title", "owner", "method", "acceptable", "decision", "residual")
    } == {
        "id": "R-001",
        "title": "顧客台帳の漏えい",
        "owner": "P-01",
        "method": "ipa-sme-3.1",
        "acceptable": False,
        "decision": "reduce",
        "residual": None,
    }
    assert first["inherent"]["score"] == 9
    assert first["inherent"]["level"] == "high"
    assert second["acceptable"] is True


def test_scores_are_a_table_for_people(isms: Command) -> None:
    heads, _, *rows = isms("risk", "score", *DAY).out.splitlines()
    assert heads.split() == [
        "番号",
        "リスク",
        "リスク所有者",
        "リスク値",
        "レベル",
        "対応後の値",
        "対応後のレベル",
        "受容可能",
        "対応",
    ]
    assert rows[0].split() == ["R-001", "顧客台帳の漏えい", "山田", "花子", "9", "高", "いいえ", "低減"]


def test_scores_name_their_method_and_where_a_risk_on_a_kind_applies(isms: Command, programme: Path) -> None:
    plain = isms("risk", "score", *DAY).out
    assert plain.splitlines()[-1].startswith("評価方法: IPA ")
    assert "対象・継承" not in plain
    (programme / "assets/assets.csv").write_text(
        "id,name,department,owner,medium,stored_in,personal_information,"
        "confidentiality,integrity,availability\n"
        "AS-01,サーバー,D-GA,P-01,server,,none,1,1,1\nAS-10,設計書,D-GA,P-01,paper,AS-01,none,3,1,1\n",
        "utf-8",
    )
    (programme / "risks/R-002.yaml").write_text(
        "id: R-002\ntitle: 紛失\nasset_kind: paper\nthreat: 紛失\nowner: P-01\n"
        "factors: {threat: 1, vulnerability: 1}\ndecision: open\n",
        "utf-8",
    )
    lines = isms("risk", "score", *DAY).out.splitlines()
    assert lines[0].split()[-1] == "対象・継承"
    assert [line.split()[-1] for line in lines[2:4]] == ["[1]", "[2]"]
    assert lines[5:7] == ["[1] 機密性 3(設計書から)", "[2] 紙 1件: AS-10"]
    table = csv.DictReader(io.StringIO(isms("risk", "score", "--format", "csv", "--lang", "en", *DAY).out))
    first, second = table
    assert first["Applies to"] == "Confidentiality 3 (from 設計書)"
    assert second["Applies to"] == "Paper, 1: AS-10"
    assert first["Method"].endswith("(ipa-sme-3.1, version 3.1)")
    rows = json.loads(isms("risk", "score", "--format", "json", "--where", "method=ipa-sme-3.1", *DAY).out)
    assert [row["applies_to"] for row in rows] == [["機密性 3(設計書から)"], ["紙 1件: AS-10"]]
    assert {(row["method"], row["version"]) for row in rows} == {("ipa-sme-3.1", "3.1")}


def test_what_was_scored_with_something_unknown_is_named(isms: Command, programme: Path) -> None:
    assert "不明な点を残して" not in isms("risk", "score", *DAY).err
    ledger = programme / "assets/assets.csv"
    ledger.write_text(
        "id,name,department,owner,medium,confidentiality,integrity,availability\n"
        "AS-01,顧客台帳,D-GA,P-01,server,3,2,2\nAS-10,会社案内,D-GA,P-01,paper,1,1,1\n",
        "utf-8",
    )
    outcome = isms("risk", "score", *DAY)
    assert "不明な点を残して計算したリスク: 2 件(R-001、R-002)" in outcome.err
    told = isms("risk", "score", "--columns", "id,unknown", "--lang", "en", *DAY)
    assert "personal information" in told.out.lower()
    assert isms("risk", "score", "--quiet", *DAY).err == ""


def test_the_exit_status_counts_what_a_condition_hides(isms: Command) -> None:
    outcome = isms("risk", "score", "--where", "colour=low", "--where", "acceptable=true", *DAY)
    assert outcome.status == 2
    outcome = isms("risk", "score", "--where", "inherent.level=low", *DAY)
    assert outcome.status == 1
    assert "R-002" in outcome.out
    assert "R-001" not in outcome.out
    assert "R-001" in outcome.err


@pytest.mark.parametrize(
    "condition",
    [
        "department=D-GA",
        "department=総務部",
        "owner=P-02",
        "owner=佐藤 次郎",
        "asset=AS-10",
        "asset=会社案内",
        "level=low",
    ],
)
def test_risks_are_chosen_by_department_owner_asset_and_level(condition: str, isms: Command) -> None:
    out = isms("risk", "score", "--where", condition, "--columns", "id", *DAY).out.splitlines()[2:]
    assert out == (["R-001", "R-002"] if condition.startswith("department") else ["R-002"])
    field = condition.partition("=")[0]
    ordered = isms("risk", "score", "--sort", f"-{field},id", "--columns", "id", *DAY).out.splitlines()[2:]
    assert sorted(ordered) == ["R-001", "R-002"]


def test_a_risk_on_a_kind_is_found_by_each_of_its_assets(isms: Command, programme: Path) -> None:
    (programme / "risks/R-003.yaml").write_text(
        "id: R-003\ntitle: 紛失\nasset_kind: paper\nthreat: 紛失\nowner: P-01\n"
        "factors: {threat: 1, vulnerability: 1}\ndecision: open\n",
        "utf-8",
    )
    rows = json.loads(isms("risk", "score", "--where", "asset=AS-10", "--format", "json", *DAY).out)
    assert [(row["id"], row["asset"]) for row in rows] == [("R-002", ["AS-10"]), ("R-003", ["AS-10"])]


def test_own_words_for_decisions_are_shown(isms: Command, programme: Path) -> None:
    settings = programme / "isms.yaml"
    settings.write_text(settings.read_text("utf-8") + "labels: {decisions: {accept: 保有}}\n", "utf-8")
    rows = isms("risk", "score", "--where", "decision=保有", *DAY).out.splitlines()
    assert rows[2].endswith("保有")


def test_a_draft_is_listed_and_never_decides(isms: Command, programme: Path) -> None:
    risk = programme / "risks/R-001.yaml"
    risk.write_text(risk.read_text("utf-8") + "draft: true\n", "utf-8")
    outcome = isms("risk", "score", *DAY)
    assert outcome.status == 0
    assert "R-001" in outcome.out


@pytest.mark.parametrize("draft", ["", "draft: true\n"])
def test_an_acceptance_that_no_longer_holds_is_listed_until_it_is_renewed(
    draft: str, isms: Command, programme: Path
) -> None:
    risk = programme / "risks" / "R-002.yaml"
    risk.write_text(risk.read_text("utf-8") + draft + "accepted_until: 2026-10-31\n", "utf-8")
    asked = ("risk", "score", "--columns", "id,acceptance")
    outcome = isms(*asked, *DAY)
    assert "受容の期限が切れたか、受容した後に変わったリスク(作成中を含む): 1 件(R-002)" in outcome.err
    assert outcome.out.splitlines()[0].split() == ["番号", "残留リスクの受容"]
    assert ["R-002", "受容期限切れ"] in [line.split() for line in outcome.out.splitlines()]
    assert "受容の期限が切れた" not in isms(*asked, "--as-of", "2026-10-31").err
    assert "受容の期限が切れた" not in isms(*asked, "--quiet", *DAY).err
    rows = json.loads(isms(*asked, "--where", "acceptance=over", "--format", "json", *DAY).out)
    assert rows == [{"id": "R-002", "acceptance": "over"}]


def test_the_matrix_counts_risks(isms: Command) -> None:
    found = json.loads(isms("risk", "matrix", "--format", "json", *DAY).out)
    assert [each["method"] for each in found] == ["ipa-sme-3.1"]
    cells = [cell for row in found[0]["cells"] for cell in row]
    assert sorted(risk for cell in cells for risk in cell["risks"]) == ["R-001", "R-002"]
    text = isms("risk", "matrix", *DAY).out
    assert text.startswith("リスクマトリクス(現在、件数とレベル)\n")
    assert "1 (高)" in text
    assert "重要度" in text
    english = isms("risk", "matrix", "--view", "residual", "--lang", "en", *DAY).out
    assert english.startswith("Risk matrix (residual, number and level)\n")
    assert "Importance" in english


def test_the_matrix_is_a_picture_and_a_page(isms: Command) -> None:
    picture = isms("risk", "matrix", "--format", "svg", *DAY).out
    assert "<title" in picture.splitlines()[1]
    assert "リスクマトリクス(現在)" in ET.fromstring(picture)[0].text  # type: ignore[operator]  # noqa: S314 - ours
    page = isms("risk", "matrix", "--format", "html", "--view", "residual", "--lang", "en", *DAY).out
    assert "<svg" in page
    assert "Risk matrix (residual)" in page
    assert 'class="banner"' not in page


def test_the_highest_of_several_results_has_no_matrix(isms: Command, programme: Path) -> None:
    settings = programme / "isms.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("ipa-sme-3.1", "asset-threat-vulnerability-each"), "utf-8")
    outcome = isms("risk", "matrix", *DAY)
    assert (outcome.status, outcome.out) == (0, "")
    assert "二つの値の組合せから決まらない" in outcome.err
    assert isms("risk", "matrix", "--format", "json", *DAY).out == "[]\n"
    assert isms("risk", "matrix", "--format", "svg", *DAY).status == 2
    page = isms("risk", "matrix", "--format", "html", *DAY)
    assert "リスクマトリクスは作りません" in page.out


def test_risks_are_counted_by_group(isms: Command, programme: Path) -> None:
    rows = json.loads(isms("risk", "score", "--group", "level", "--format", "json", *DAY).out)
    assert rows == [
        {
            "group": "high", "risks": 1, "levels": {"high": 1, "low": 0, "unknown": 0},
            "above": 1, "unexcused": 1, "methods": ["ipa-sme-3.1"],
        },
        {
            "group": "low", "risks": 1, "levels": {"high": 0, "low": 1, "unknown": 0},
            "above": 0, "unexcused": 0, "methods": ["ipa-sme-3.1"],
        },
    ]  # fmt: skip
    (programme / "risks/R-003.yaml").write_text(
        "id: R-003\ntitle: 紛失\nasset_kind: paper\nthreat: 紛失\nowner: P-01\n"
        "factors: {threat: 1}\ndecision: open\n",
        "utf-8",
    )
    subjects = isms("risk", "score", "--group", "asset", *DAY).out.splitlines()
    assert [line.split()[0] for line in subjects[2:5]] == ["顧客台帳", "会社案内", "紙"]
    (programme / "risks/R-004.yaml").write_text(
        "id: R-004\ntitle: 盗難\nasset_kind: 紙\nthreat: 盗難\nowner: P-01\n"
        "factors: {threat: 1}\ndecision: open\n",
        "utf-8",
    )
    subjects = isms("risk", "score", "--group", "asset", *DAY).out.splitlines()
    assert subjects[4].split()[:2] == ["紙", "2"], "however the kind is spelt"
    assert isms("risk", "score", "--group", "colour", *DAY).status == 2


def test_every_table_of_risks_says_that_bands_are_ours(isms: Command, programme: Path) -> None:
    settings = programme / "isms.yaml"
    settings.write_text(settings.read_text("utf-8").replace("ipa-sme-3.1", "pms-lifecycle"), "utf-8")
    risk = programme / "risks/R-001.yaml"
    factors = "{impact: 3, likelihood: 2}"
    risk.write_text(risk.read_text("utf-8").replace("{threat: 3, vulnerability: 3}", factors), "utf-8")
    (programme / "treatments").mkdir()
    (programme / "treatments/T-001.yaml").write_text(
        "id: T-001\ntitle: 監視\nrisks: [R-001]\naction: 監視する\nroute: project\nowner: P-02\n"
        "due: 2026-12-31\n",
        "utf-8",
    )
    for shown in (
        "score",
        "score --group level",
        "plan",
        "matrix",
        "score --format csv",
        "plan --format csv",
    ):
        out = isms("risk", *shown.split(), "--lang", "en", *DAY).out
        assert "(pms-lifecycle, version 1); bands set by us, to be approved by the firm" in out, shown
    for shown in ("score", "matrix"):
        assert '"bands": "ours"' in isms("risk", shown, "--format", "json", *DAY).out


def test_the_plan_is_listed_with_its_progress(isms: Command, programme: Path) -> None:
    assert isms("risk", "plan", *DAY).out == "該当する記録はありません。\n"
    plan = programme / "treatments/T-001.yaml"
    plan.parent.mkdir()
    plan.write_text(
        "id: T-001\ntitle: 監視\nrisks: [R-001]\naction: 監視する\nroute: project\nowner: P-02\n"
        "due: 2026-10-31\ncost_jpy: 1200000\nprogress:\n  - {date: 2026-09-30, percent: 40}\n",
        "utf-8",
    )
    outcome = isms("risk", "plan", "--format", "csv", "--lang", "en", *DAY)
    assert (
        outcome.out.splitlines()[1]
        == "T-001,監視,佐藤 次郎,Project,Late,2026-10-31,40,High,High,1200000," + IPA
    )
    assert outcome.err == "Late: 1. Cost in all: 1,200,000 JPY\n"
    (plan.parent / "T-002.yaml").write_text(
        "id: T-002\ntitle: 教育\nrisks: [R-001]\naction: 教育する\nroute: project\nowner: P-02\n"
        "due: 2026-12-31\n",
        "utf-8",
    )
    said = isms("risk", "plan", *DAY).err
    assert said == "未承認 1 件、期限超過 1 件。費用の合計 1,200,000 円(費用を記入していない 1 件を除く)\n"
    english = isms("risk", "plan", "--lang", "en", *DAY).err
    assert english.endswith("Cost in all: 1,200,000 JPY (without 1 that name no cost)\n")


def test_risks_are_proposed_and_none_recorded(isms: Command, programme: Path) -> None:
    outcome = isms("risk", "suggest", "AS-10", "--lang", "en", "--format", "csv", *DAY)
    assert outcome.status == 0
    assert outcome.out.splitlines()[1] == (
        "Paper,Sent or handed to the wrong person,Nobody checks envelope and address a second time,41.4,"
    )
    assert outcome.err.startswith(
        "The shares are of the accidents that PrivacyMark firms reported in fiscal 20"
    )
    command = outcome.err.partition("for example: ")[2]
    before = len(list((programme / "risks").iterdir()))
    added = isms(*shlex.split(command)[1:], "--lang", "en", *DAY)
    assert added.status == 0
    assert len(list((programme / "risks").iterdir())) == before + 1
    again = json.loads(isms("risk", "suggest", "AS-10", "--lang", "en", "--format", "json", *DAY).out)
    assert len(again[0]["considered"]) == 1
    assert isms("risk", "suggest", "R-001", *DAY).status == 2


def test_a_phase_that_does_not_apply_has_no_proposal_and_is_named(isms: Command, programme: Path) -> None:
    write(
        programme,
        {
            "personal-information/p.yaml": "id: PI-1\nname: 名簿\ndepartment: D-GA\nowner: P-01\n"
            "purpose: 連絡\nitems: 氏名\nacquisition: direct_written\nmedium: paper\nlocation: 書庫\n"
            "retention: 1年\ndisposal: 溶解\nphases_na: {transfer: 送らない}\n"
        },
    )
    asked = ("risk", "suggest", "PI-1", "--format", "json", *DAY)
    outcome = isms(*asked)
    assert [row["where"] for row in json.loads(outcome.out)] == [
        "acquisition", "use", "entrustment", "storage", "disposal",
    ]  # fmt: skip
    assert "該当しないとしている局面の候補は除いた: 移送・送信(送らない)" in outcome.err
    assert "left out: Transfer (送らない)" in isms(*asked, "--lang", "en").err
    assert isms(*asked, "--quiet").err == ""


def test_what_no_risk_looks_at_is_listed(isms: Command, programme: Path) -> None:
    (programme / "risks/R-002.yaml").unlink()
    rows = json.loads(isms("risk", "coverage", "--format", "json", *DAY).out)
    assert rows[0] == {
        "gap": "asset", "id": "AS-10", "name": "会社案内", "department": "D-GA", "lacking": "リスクがない",
    }  # fmt: skip
    assert {row["gap"] for row in rows[1:]} == {"threat"}
    assert "isms risk suggest AS-10" in isms("risk", "coverage", *DAY).err
    assert isms("risk", "coverage", "--quiet", *DAY).err == ""


def test_threats_alone_ask_for_no_proposals(isms: Command) -> None:
    assert "suggest" not in isms("risk", "coverage", *DAY).err


def test_a_change_of_method_shows_what_would_be_judged_otherwise(isms: Command) -> None:
    outcome = isms("risk", "compare", "ipa-sme-3.1", "asset-threat-vulnerability", "--lang", "en", *DAY)
    assert outcome.status == 0
    assert outcome.out == "Nothing to list.\n"
    assert outcome.err.splitlines() == [
        "of 2 risks 0 change in level or acceptance; 0 can no longer be scored",
        "criterion: score 4 or less before, level Low or lower after",
    ]
    every = json.loads(
        isms("risk", "compare", "ipa-sme-3.1", "ten-level", "--all", "--format", "json", *DAY).out
    )
    assert [(row["id"], row["before"]["score"], row["after"], row["changed"]) for row in every] == [
        ("R-001", 9, None, True),
        ("R-002", 1, None, True),
    ]
    assert every[0]["unknown"] != []
    assert every[0]["methods"] == {
        "before": {"id": "ipa-sme-3.1", "version": "3.1"},
        "after": {"id": "ten-level", "version": "1"},
    }
    shown = isms("risk", "compare", "ipa-sme-3.1", "ten-level", "--lang", "en", *DAY)
    assert shown.err.splitlines()[:2] == [
        "of 2 risks 0 change in level or acceptance; 2 can no longer be scored",
        REASON,
    ]
    neither = isms("risk", "compare", "iso27005-5x5", "ten-level", "--lang", "en", *DAY)
    assert neither.err.splitlines()[1] == "2 cannot be scored by either method"
    same = isms("risk", "compare", "ipa-sme-3.1", "ipa-sme-3.1", "--lang", "en", *DAY)
    assert same.status == 2
    assert "named twice" in same.err
    assert "Method after: " in shown.out
    assert "bands set by us, to be approved by the firm" in shown.out


def test_a_method_that_is_not_there_is_refused(isms: Command, programme: Path) -> None:
    outcome = isms("risk", "compare", "ipa-sme-3.1", "ipa-sme-3.2", "--lang", "en", *DAY)
    assert outcome.status == 2
    assert "there is no risk method 'ipa-sme-3.2'" in outcome.err
    broken = programme / "knowledge/methods/own.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("id: own\ntitle_ja: 自社\ntitle_en: Own\nversion: 1\ndraft: true\n", "utf-8")
    outcome = isms("risk", "compare", "ipa-sme-3.1", "own", *DAY)
    assert outcome.status == 2
    assert "作成中" in outcome.err


def test_an_empty_programme_has_an_empty_matrix(isms: Command, programme: Path) -> None:
    for path in (programme / "risks").iterdir():
        path.unlink()
    assert isms("risk", "matrix", *DAY).out == "該当するリスクはありません。\n"
    assert isms("risk", "score", *DAY).status == 0


def test_the_statement_has_every_control_in_order(isms: Command, programme: Path) -> None:
    (programme / "controls").mkdir()
    (programme / "controls/A.5.1.yaml").write_text(
        "id: A.5.1\napplicable: true\nreasons: [law]\njustification: 法令\nstatus: implemented\n"
        "owner: P-01\n",
        "utf-8",
    )
    outcome = isms("soa", "--format", "json", *DAY)
    rows = json.loads(outcome.out)
    assert outcome.status == 0
    assert len(rows) == 93
    assert [row["id"] for row in rows[:3]] == ["A.5.1", "A.5.2", "A.5.3"]
    assert rows[0]["applicable"] is True
    assert rows[0]["reasons"] == ["law"]
    assert rows[0]["status"] == "implemented"
    assert rows[1]["applicable"] is None
    assert set(rows[0]) >= {
        "id",
        "title",
        "applicable",
        "reasons",
        "justification",
        "status",
        "risks",
        "evidence",
    }
    table = list(
        csv.reader(io.StringIO(isms("soa", "--format", "csv", "--where", "applicable=true", *DAY).out))
    )
    assert table[1][:5] == ["A.5.1", rows[0]["title"], "はい", "法令", "実施"]


def test_every_column_of_the_statement_has_a_head_in_both_languages(isms: Command) -> None:
    fields = ",".join(json.loads(isms("soa", "--format", "json", *DAY).out)[0])
    asked = ("soa", "--format", "csv", "--columns", fields, *DAY)
    heads = {each: isms(*asked, "--lang", each).out.splitlines()[0].split(",") for each in ("ja", "en")}
    assert all(re.search(r"[\u3041-\u9fff]", head) for head in heads["ja"])
    assert all(re.fullmatch(r"[A-Z][a-z]*( [a-z]+)*", head) for head in heads["en"])
    assert "採否の理由" in heads["ja"]
    printed = isms("soa", "--format", "csv", "--columns", "採否の理由", *DAY).out
    assert printed.splitlines()[0] == "採否の理由"


def test_a_document_goes_to_standard_output_or_a_file(isms: Command, programme: Path) -> None:
    printed = isms("render", "soa", *DAY)
    assert printed.status == 0
    assert printed.out.startswith("<!--")
    assert isms("render", "soa", "-o", "soa.md", *DAY).status == 0
    assert (programme / "soa.md").read_text("utf-8") == printed.out
    isms("render", "soa", "-o", "soa.html", *DAY)
    assert (programme / "soa.html").read_text("utf-8").startswith("<!")
    isms("render", "soa", "-o", "soa.txt", "--format", "json", *DAY)
    assert len(json.loads((programme / "soa.txt").read_text("utf-8"))) == 93


def test_a_table_is_printed_as_it_would_be_written(isms: Command, programme: Path) -> None:
    isms("render", "soa", "-o", "soa.csv", *DAY)
    assert isms("render", "soa", "--format", "csv", *DAY).out.encode() == (programme / "soa.csv").read_bytes()


def test_an_ending_that_is_no_format_is_refused(isms: Command, programme: Path) -> None:
    outcome = isms("render", "soa", "-o", "build/soa.docx")
    assert outcome.status == 2
    assert "docx" in outcome.err
    assert not (programme / "build/soa.docx").exists()
    assert isms("render", "soa", "-o", "build/soa.txt", "--format", "md").status == 0


def test_a_template_without_end_is_stopped(
    isms: Command, programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not worker.POSSIBLE:
        pytest.skip("this system cannot limit a process")
    monkeypatch.setattr(rendering, "confined", partial(worker.confined, limits=worker.Limits(seconds=1)))
    (programme / "templates").mkdir()
    loop = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    (programme / "templates/own.ja.md.j2").write_text(loop, "utf-8")
    outcome = isms("render", "own")
    assert (outcome.status, outcome.out) == (2, "")
    assert "1 秒" in outcome.err


def test_a_final_document_is_refused_with_its_reasons(isms: Command, programme: Path) -> None:
    outcome = isms("render", "soa", "--final", "-o", "soa.html", *DAY)
    assert outcome.status == 1
    assert outcome.out == ""
    assert "A.5.1" in outcome.err
    assert not (programme / "soa.html").exists()


def test_documents_are_listed_and_made_together(isms: Command, programme: Path) -> None:
    rows = json.loads(isms("render", "--list", "--format", "json", *DAY).out)
    assert {"soa", "manual"} <= {row["name"] for row in rows}
    titles = {row["name"]: (row["title_ja"], row["title_en"]) for row in rows}
    assert titles["risk-plan"] == ("リスク対応計画書", "Risk treatment plan")
    assert "Risk treatment plan" in isms("render", "--list", "--lang", "en", *DAY).out
    every = [row[key] for row in rows for key in ("title_ja", "title_en")]
    assert [title for title in every if not title[-1].isalnum()] == []
    outcome = isms("render", "--all", "--format", "md", *DAY)
    assert outcome.status == 0
    made = [programme / line for line in outcome.out.splitlines()]
    assert {path.stem for path in made} == {row["name"] for row in rows if "ja" in row["languages"]}
    assert all(path.is_file() and path.parent == programme / "build" for path in made)
    for wrong in (["--all", "--list"], [], ["soa", "--all"]):
        assert isms("render", *wrong).status == 2
    outcome = isms("render", "sao")
    assert outcome.status == 2
    assert "soa" in outcome.err


def test_a_pack_with_gaps_is_written_and_ends_with_1(isms: Command, programme: Path) -> None:
    settings = programme / "isms.yaml"
    settings.write_text(settings.read_text("utf-8").replace("[iso27001]", "[iso27001, pmark]"), "utf-8")
    outcome = isms("pack", "pmark-renewal", *DAY)
    assert outcome.status == 1
    assert "不足" in outcome.out
    folder = programme / "build/pmark-renewal"
    lines = (folder / "manifest.sha256").read_text("utf-8").splitlines()
    assert {line.partition("  ")[2] for line in lines} == {path.name for path in folder.iterdir()} - {
        "manifest.sha256"
    }
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    found = json.loads(isms("pack", "pmark-renewal", "--format", "json", *DAY).out)
    assert found["complete"] is False
    assert {"id", "title", "state", "reasons", "next"} <= set(found["items"][0])


def test_a_pack_is_not_put_among_records(isms: Command, programme: Path) -> None:
    outcome = isms("pack", "pmark-renewal", "-o", "risks/pack")
    assert outcome.status == 2
    assert "記録の置き場" in outcome.err
    assert not (programme / "risks/pack").exists()


def test_a_pack_never_replaces_anything_else(isms: Command, programme: Path) -> None:
    settings = programme / "isms.yaml"
    settings.write_text(settings.read_text("utf-8").replace("[iso27001]", "[pmark]"), "utf-8")
    assert isms("pack", "pmark-renewal", "-o", "risks", *DAY).status == 2
    isms("pack", "pmark-renewal", "-o", "out", *DAY)
    before = {path.name: path.read_bytes() for path in (programme / "out").iterdir()}
    assert isms("pack", "pmark-renewal", "-o", "out", *DAY).status == 1
    assert {path.name: path.read_bytes() for path in (programme / "out").iterdir()} == before
    (programme / "out/mine.txt").write_text("mine", "utf-8")
    assert isms("pack", "pmark-renewal", "-o", "out", *DAY).status == 2
    assert (programme / "out/mine.txt").exists()
    assert isms("pack", "pmark-renewel").status == 2
    assert isms("pack", "pmark-renewal", "--final", "-o", "final", *DAY).status == 1
    assert not (programme / "final").exists()
    assert not list(programme.glob(".*"))


def test_the_statement_is_compared_with_annex_a(isms: Command) -> None:
    rows = json.loads(isms("soa", "--compare", "--format", "json", *DAY).out)
    assert len(rows) >= 93
    assert {"id", "title", "result", "settled", "risks", "treatments"} <= set(rows[0])
    chosen = isms("soa", "--compare", "--where", "result=undecided", "--columns", "id,result", *DAY).out
    assert "未決定" in chosen


def test_the_controls_of_another_framework_are_listed_and_rendered(isms: Command) -> None:
    rows = json.loads(isms("soa", "--framework", "15001", "--format", "json", *DAY).out)
    assert {row["framework"] for row in rows} == {"jisq15001"}
    assert all(row["title"] != row["id"] for row in rows)
    paper = isms("render", "soa", "--framework", "15001", *DAY).out
    assert "附属書Aとの比較" not in paper
    assert "「renders: soa:jisq15001」の記録" in paper
    table = isms("render", "soa", "--framework", "15001", "--format", "json", *DAY).out
    assert [row["id"] for row in json.loads(table)] == [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("soa", "--framework", "nist"), "「nist」というフレームワークはありません"),
        (("soa", "--framework", "iso27001", "--compare"), "どちらか一方"),
        (("render", "soa", "--framework", "nist"), "「nist」というフレームワークはありません"),
        (("render", "manual", "--framework", "iso27001"), "--framework は適用宣言書(soa)にだけ"),
        (("render", "--all", "--framework", "iso27001"), "--framework は適用宣言書(soa)にだけ"),
        (("render", "soa", "--format", "oscal"), "OSCAL は3つのファイル"),
        (("render", "manual", "--format", "oscal", "-o", "build/x"), "OSCAL は3つのファイル"),
        (("render", "soa", "--format", "oscal", "-o", "risks"), "記録の置き場"),
        (("render", "manual", "--format", "xlsx"), "「manual」は xlsx では出せません"),
    ],
)
def test_what_cannot_be_had_is_refused_in_words(isms: Command, arguments: tuple[str, ...], said: str) -> None:
    outcome = isms(*arguments, *DAY)
    assert outcome.status == 2
    assert said in outcome.err


def test_oscal_is_three_files_in_a_folder(isms: Command, programme: Path) -> None:
    outcome = isms("render", "soa", "--format", "oscal", "-o", "build/soa.oscal", *DAY)
    names = ["catalog.json", "profile.json", "system-security-plan.json"]
    assert outcome.out.splitlines() == [f"build/soa.oscal/{name}" for name in names]
    made = {name: (programme / "build/soa.oscal" / name).read_bytes() for name in names}
    assert isms("render", "soa", "--format", "oscal", "-o", "build/again", *DAY).status == outcome.status
    assert {name: (programme / "build/again" / name).read_bytes() for name in names} == made


def test_oscal_of_no_controls_is_refused_and_left_out_of_all(isms: Command, programme: Path) -> None:
    settings = programme / "isms.yaml"
    settings.write_text(settings.read_text("utf-8").replace("iso27001", "pmark"), "utf-8")
    outcome = isms("render", "soa", "--format", "oscal", "-o", "build/soa.oscal", *DAY)
    assert outcome.status == 2
    assert "適用宣言書に載せる管理策がありません" in outcome.err
    isms("render", "--all", "--format", "oscal", *DAY)
    assert not (programme / "build").exists()


def test_a_final_statement_is_refused_as_oscal_too(isms: Command, programme: Path) -> None:
    outcome = isms("render", "soa", "--format", "oscal", "--final", "-o", "build/soa.oscal", *DAY)
    assert outcome.status == 1
    assert not (programme / "build").exists()


def test_a_workbook_is_what_the_ending_says(isms: Command, programme: Path) -> None:
    isms("render", "soa", "-o", "soa.xlsx", *DAY)
    assert (programme / "soa.xlsx").read_bytes().startswith(b"PK")
