"""`isms list`, `show`, `new`, `explain` and `schema`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Command

pytestmark = pytest.mark.usefixtures("programme")
METHODS = Path(__file__).parents[3] / "templates" / "knowledge" / "methods"


@pytest.mark.parametrize("kind", ["risk", "risks", "リスク", "Risk", "risks/"])
def test_a_kind_goes_by_all_its_names(isms: Command, kind: str) -> None:
    outcome = isms("list", kind, "--columns", "id", "--sort", "-id")
    assert outcome.status == 0
    assert outcome.out.splitlines()[2:] == ["R-002", "R-001"]


def test_an_unknown_kind_gets_a_proposal(isms: Command) -> None:
    outcome = isms("list", "rsik")
    assert outcome.status == 2
    assert "risk" in outcome.err
    assert "「情報資産」の誤りではありませんか" in isms("list", "資産").err


def test_a_listing_resolves_references_and_finds_by_them(isms: Command) -> None:
    assert "山田 花子" in isms("list", "asset").out
    assert "R-002" in isms("list", "risk", "--where", "owner=佐藤 次郎").out
    assert "R-001" not in isms("list", "risk", "--where", "owner=佐藤 次郎").out
    assert "R-001" in isms("list", "risk", "--where", "対応の選択肢=低減", "--where", "factors.threat>=3").out


def test_a_column_that_is_asked_for_has_its_label(isms: Command) -> None:
    heads = isms("list", "risk", "--columns", "id,draft,notes,file").out.splitlines()[0].split()
    assert heads == ["リスク番号", "作成中", "備考", "ファイル"]


def test_a_listing_as_json_has_every_field(isms: Command) -> None:
    rows = json.loads(isms("list", "risk", "--format", "json", "--where", "id=R-001").out)
    assert len(rows) == 1
    assert rows[0]["owner"] == "P-01"
    assert rows[0]["factors"] == {"threat": "3", "vulnerability": "3"}
    assert rows[0]["x_note"] == "独自の項目"
    assert rows[0]["file"] == "risks/R-001.yaml"
    assert rows[0]["accepted_on"] is None


def test_wrong_conditions_are_wrong_use(isms: Command) -> None:
    for option in (["--where", "owner"], ["--where", "ownr=P-01"], ["--sort", "ownr"], ["--columns", "ownr"]):
        assert isms("list", "risk", *option).status == 2


@pytest.mark.parametrize("name", ["R-001", "risk:R-001", "リスク:R-001"])
def test_a_record_is_shown_with_names_and_place(isms: Command, name: str) -> None:
    outcome = isms("show", name)
    assert outcome.status == 0
    assert outcome.out.startswith("リスク R-001\nrisks/R-001.yaml:1\n")
    assert re.search(r"^リスク所有者 +P-01 山田 花子$", outcome.out, re.MULTILINE)
    assert re.search(r"^情報資産 +AS-01 顧客台帳$", outcome.out, re.MULTILINE)
    assert re.search(r"^対応の選択肢 +低減$", outcome.out, re.MULTILINE)
    assert re.search(r"^x_note +独自の項目$", outcome.out, re.MULTILINE)
    assert re.search(r"^評価値 +脅威の起こりやすさ=3、脆弱性.*=3$", outcome.out, re.MULTILINE)


def test_factors_go_by_the_titles_of_the_method_in_use(isms: Command, programme: Path) -> None:
    packaged = (METHODS / "ipa-sme-3.1.yaml").read_text("utf-8")
    former = packaged.replace("id: ipa-sme-3.1", "id: former").replace("脅威の起こりやすさ", "昔の脅威")
    methods = programme / "knowledge" / "methods"
    methods.mkdir(parents=True)
    (methods / "former.yaml").write_text(former, "utf-8")
    shown = isms("show", "R-001").out
    assert "脅威の起こりやすさ=" in shown
    assert "昔の脅威" not in shown


def test_the_place_of_a_row_is_its_line(isms: Command) -> None:
    shown = json.loads(isms("show", "AS-10", "--format", "json").out)
    assert (shown["kind"], shown["path"], shown["line"]) == ("asset", "assets/assets.csv", 3)
    assert shown["fields"]["confidentiality"] == "1"
    assert "Asset AS-10" in isms("show", "AS-10", "--lang", "en").out


def test_lists_of_mappings_are_shown_line_by_line(isms: Command, programme: Path) -> None:
    (programme / "suppliers").mkdir()
    (programme / "suppliers/SP-1.yaml").write_text(
        "id: SP-1\nname: 委託先\nservice: 保管\nowner: P-01\nassessments:\n"
        "  - {date: 2026-05-01, by: 山田, result: pass}\n  - {date: 2026-06-01, by: 山田, result: fail}\n",
        "utf-8",
    )
    out = isms("show", "SP-1").out
    assert out.count("山田") == 3
    assert "2026-06-01" in out


def test_a_record_that_is_not_there_or_not_alone(isms: Command, programme: Path) -> None:
    assert isms("show", "R-999").status == 2
    assert "R-001" in isms("show", "R-01").err
    (programme / "tasks").mkdir()
    (programme / "tasks/R-001.yaml").write_text(
        "id: R-001\ntitle: t\nowner: P-01\ndue: 2026-12-01\n", "utf-8"
    )
    outcome = isms("show", "R-001")
    assert outcome.status == 2
    assert "risk:R-001" in outcome.err
    assert isms("show", "task:R-001").status == 0
    (programme / "risks/R-003.yaml").write_text("id: R-003\ntitle: t\n", "utf-8")
    outcome = isms("show", "risk:R-003")
    assert outcome.status == 2
    assert "isms check" in outcome.err


def test_a_new_record_is_a_file_of_its_own(isms: Command, programme: Path) -> None:
    outcome = isms(
        "new",
        "risk",
        "--title",
        'a: "b" #c',
        "--threat",
        "- x",
        "--factors",
        "threat=3",
        "--controls",
        "A.5.1;A.5.2",
    )
    path = outcome.out.strip()
    assert outcome.status == 0
    assert re.fullmatch(r"risks/R-\d{8}-\w{5}\.yaml", path)
    assert "リスク所有者" in outcome.err
    text = (programme / path).read_text("utf-8")
    assert "draft: true\n" in text
    assert "owner:  # 必須: リスク所有者\n" in text
    shown = json.loads(isms("show", path[6:-5], "--format", "json").out)["fields"]
    assert shown["title"] == 'a: "b" #c'
    assert shown["threat"] == "- x"
    assert shown["factors"] == {"threat": "3"}
    assert shown["controls"] == ["A.5.1", "A.5.2"]
    assert isms("check").status == isms("check", "--ignore", "REC024").status


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        (["--asset", "AS-01"], ["threat", "vulnerability"]),
        (["--asset-kind", "サーバー"], ["threat", "vulnerability"]),
        (["--asset", "AS-99"], ["threat", "vulnerability"]),
        ([], ["confidentiality", "integrity", "availability", "threat", "vulnerability"]),
    ],
)
def test_a_new_risk_asks_for_the_factors_of_its_method(
    isms: Command, programme: Path, about: list[str], asked: list[str]
) -> None:
    new = isms("new", "risk", "--title", "停止", "--threat", "故障", *about).out.strip()
    lines = (programme / new).read_text("utf-8").splitlines()
    factors = [line for line in lines if line.startswith("  ")]
    assert [line.strip().partition(":")[0] for line in factors] == asked
    assert all(line.endswith(": 3(高)、2(中)、1(低)") for line in factors)
    assert isms("check", new).status == 0 or "AS-99" in about


def test_a_complete_record_is_no_draft(isms: Command, programme: Path) -> None:
    outcome = isms("new", "部署", "--id", "D-02", "--name", "営業部", "--in_scope", "はい")
    assert outcome.out == "departments/D-02.yaml\n"
    assert outcome.err == ""
    assert (programme / "departments/D-02.yaml").read_text(
        "utf-8"
    ) == "id: D-02\nname: 営業部\nin_scope: はい\n"
    assert isms("check", "departments").status == 0


def test_a_new_record_of_a_ledger_is_a_row(isms: Command, programme: Path) -> None:
    outcome = isms("new", "person", "--name", "鈴木, 一郎", "--department", "D-GA", "--employment", "正社員")
    assert outcome.status == 0
    assert outcome.out == "people/people.csv\n"
    rows = json.loads(isms("list", "person", "--format", "json").out)
    assert rows[-1]["name"] == "鈴木, 一郎"
    assert re.fullmatch(r"P-\d{8}-\w{5}", rows[-1]["id"])
    assert (programme / "people/people.csv").read_text("utf-8").count("\n") == 4


def test_the_first_record_of_a_ledger_makes_it(isms: Command, programme: Path) -> None:
    values = ["--name", "個人情報保護法", "--checked-on", "2026-11-01"]
    assert isms("new", "law", *values).out == "laws/laws.csv\n"
    data = (programme / "laws/laws.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "法令等の名称" in data.decode("utf-8")
    assert isms("check", "laws").status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["risk", "--titel", "x"], "--title"),
        (["risk", "--decision", "maybe"], "低減"),
        (["risk", "--factors", "3"], "名前=値"),
        (["risk", "--id", "R-001"], "既にあります"),
        (["risk", "--id", "R 003"], "使えません"),
        (["risk", "-o", "departments/x.yaml"], "risks/"),
        (["risk", "-o", "../x.yaml"], "外"),
        (["person", "--name", "x"], "雇用区分"),
        (["control", "--applicable", "true"], "管理策番号"),
        (["attendance", "--person", "P-01"], "教育"),
        (["rsik"], "risk"),
        (["asset", "-o", "assets/new.txt"], ".yaml"),
    ],
)
def test_what_cannot_be_added_is_said(isms: Command, arguments: list[str], words: str) -> None:
    outcome = isms("new", *arguments)
    assert outcome.status == 2
    assert words in outcome.err
    assert outcome.out == ""


def test_a_log_goes_into_the_file_of_its_type(isms: Command, programme: Path) -> None:
    assert isms("new", "log-type", "--id", "LT-01", "--name", "入退室", "--every", "month").status == 0
    values = ["--date", "2026-11-01", "--what", "確認"]
    assert isms("new", "log", *values).status == 2
    assert isms("new", "log", "--type", "LT-01", *values).out == "logs/LT-01.csv\n"
    assert isms("check", "logs").status == 0
    assert (programme / "logs/LT-01.csv").read_text("utf-8").count("2026-11-01") == 1


def test_several_ledgers_ask_which(isms: Command, programme: Path) -> None:
    (programme / "people/osaka.csv").write_text(
        "id,name,department,employment\nP-20,大阪 太郎,D-GA,正社員\n", "utf-8"
    )
    values = ["--name", "x", "--department", "D-GA", "--employment", "employee"]
    outcome = isms("new", "person", *values)
    assert outcome.status == 2
    assert "people/osaka.csv" in outcome.err
    assert isms("new", "person", *values, "-o", "people/osaka.csv").out == "people/osaka.csv\n"


def test_an_existing_file_is_never_replaced(isms: Command, programme: Path) -> None:
    before = (programme / "risks/R-001.yaml").read_bytes()
    outcome = isms("new", "risk", "--id", "R-009", "-o", "risks/R-001.yaml")
    assert outcome.status == 2
    assert (programme / "risks/R-001.yaml").read_bytes() == before


def test_a_code_is_explained_in_both_languages(isms: Command) -> None:
    japanese, english = isms("explain", "ref001").out, isms("explain", "REF001", "--lang", "en").out
    for text in (japanese, english):
        assert text.startswith("REF001: ")
        assert "parent: D-99" in text
    assert "指摘される例" in japanese
    assert "Fails:" in english
    assert not re.search("[\u3040-\u30ff]", english.partition("Fails:")[0])
    assert isms("explain", "REF999").status == 2
    listed = json.loads(isms("explain", "--format", "json", "--where", "code~REF").out)
    assert {row["code"][:3] for row in listed} == {"REF"}


def test_schemas_are_printed_and_written(isms: Command, programme: Path) -> None:
    schema = json.loads(isms("schema", "リスク").out)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "risk" in json.loads(isms("schema").out)
    assert isms("schema", "risk", "--modeline").out == (
        "# yaml-language-server: $schema=../.isms/schema/risk.json\n"
    )
    assert isms("schema", "settings", "--modeline").out.endswith("$schema=.isms/schema/settings.json\n")
    outcome = isms("schema", "-o", ".isms/schema")
    assert outcome.status == 0
    assert len(list((programme / ".isms/schema").glob("*.json"))) == len(
        isms("schema", "--modeline").out.splitlines()
    )
    assert json.loads((programme / ".isms/schema/risk.json").read_text("utf-8")) == schema
    new = isms("new", "risk", "--title", "t").out.strip()
    assert (
        (programme / new)
        .read_text("utf-8")
        .startswith("# yaml-language-server: $schema=../.isms/schema/risk.json\n")
    )
