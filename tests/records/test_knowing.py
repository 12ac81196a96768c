"""Facts come from the programme's own knowledge first, then from the packaged ones."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from isms.knowledge import Confidence, ContractItem, Framework, Method
from isms.knowledge.marks import Fee
from isms.records.knowing import completed, consulted
from isms.records.packaged import ask, packaged
from isms.records.tree import FolderTree, MemoryTree
from isms.soa.statement import statement
from tests.records.reading import SETTINGS, read, read_beside, read_tree

if TYPE_CHECKING:
    from pathlib import Path

ITEMS = "items: [{id: '1', title_ja: 施錠}]\n"


def fact(name: str, title: str) -> str:
    return f"id: {name}\ntitle_ja: {title}\nversion: 1\nsource: 自社\nconfidence: high\n{ITEMS}"


ASKING = {
    "incidents/I-1.yaml": "id: I-1\ntitle: 紛失\nknown_on: 2026-05-01\n",
    "certifications/C-1.yaml": "id: C-1\nstandard: iso27001\nexpires: 2028-03-14\n",
}


def test_the_facts_of_the_standards_are_there() -> None:
    knowledge = read(ASKING).programme.knowledge
    assert set(knowledge.schemes) == set(knowledge.mandatory_documents) == {"iso27001"}
    assert set(knowledge.report_duties) == {"law-ppc", "law-ppc-my-number"}
    assert set(knowledge.calendars) == {"japan"}
    settings = {"isms.yaml": SETTINGS.replace("[iso27001]", "[iso27001, pmark]")}
    both = read({**ASKING, **settings}).programme.knowledge
    assert set(both.schemes) == {"iso27001", "pmark", "pmark-zengokyo"}
    assert set(both.report_duties) == {"law-ppc", "law-ppc-my-number", "pmark"}


def test_facts_that_no_record_asks_for_are_not_read() -> None:
    knowledge = read({}).programme.knowledge
    assert {**knowledge.schemes, **knowledge.report_duties, **knowledge.calendars} == {}


def test_a_firm_may_add_the_scheme_of_its_body() -> None:
    own = (
        "id: iso27001\nstandard: iso27001\ntitle_ja: 認証\ntitle_en: ISMS\nsource: 契約書\nconfidence: high\n"
    )
    outcome = read_beside({"knowledge/schemes/iso27001.yaml": f"{own}reply_months: 1\n"})
    assert outcome.programme.knowledge.schemes["iso27001"].reply_months == 1
    assert outcome.said == []


def test_what_the_settings_name_is_there() -> None:
    knowledge = read({}).programme.knowledge
    assert set(knowledge.frameworks) == {"iso27001"}
    assert set(knowledge.methods) == {"ipa-sme-3.1"}
    assert not knowledge.form_sets
    both = read({"isms.yaml": SETTINGS.replace("[iso27001]", "[iso27001, pmark]")}).programme.knowledge
    assert set(both.frameworks) == {"iso27001", "jisq15001", "pmark"}
    assert both.form_sets


def test_the_programmes_own_facts_win_and_add() -> None:
    own, other = fact("iso27001", "自社版"), fact("own", "社内基準").encode("cp932")
    outcome = read_beside({"knowledge/frameworks/iso27001.yaml": own, "knowledge/frameworks/own.yaml": other})
    frameworks = outcome.programme.knowledge.frameworks
    assert frameworks["iso27001"].title_ja == "自社版"
    assert frameworks["own"].items[0].title_ja == "施錠"
    assert outcome.said == ["knowledge/frameworks/own.yaml:1:1 REC007"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: own\ntitle_ja: '基準\n", "2:11 REC005"),
        ("id: own\n", "1:1 REC003"),
        ("id: own\ntitle: x\n", "2:8 REC001"),
        ("# 何もない\n", "1:1 REC013"),
    ],
)
def test_what_is_wrong_with_them_is_said(text: str, said: str) -> None:
    outcome = read_beside({"knowledge/frameworks/own.yaml": text})
    assert f"knowledge/frameworks/own.yaml:{said}" in outcome.said
    assert "iso27001" in outcome.programme.knowledge.frameworks


def test_a_fact_that_is_too_large_is_not_read() -> None:
    outcome = read_beside({"knowledge/methods/own.yaml": b"#" * (17 * 1024 * 1024)})
    assert outcome.said == ["knowledge/methods/own.yaml:1:1 REC009"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links as POSIX has them")
@pytest.mark.parametrize("name", ["knowledge", "knowledge/methods", "knowledge/methods/ipa-sme-3.1.yaml"])
def test_facts_behind_a_link_are_not_read(tmp_path: Path, name: str) -> None:
    link = tmp_path / name
    link.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "isms.yaml").write_text(SETTINGS, "utf-8")
    link.symlink_to(tmp_path)
    outcome = read_tree(FolderTree(tmp_path))
    assert outcome.said == [f"{name}:1:1 REC016"]


def test_a_method_that_nobody_has_is_not_there() -> None:
    text = SETTINGS.replace("ipa-sme-3.1", "../../isms")
    assert not read({"isms.yaml": text}).programme.knowledge.methods


def test_packaged_facts_are_found_by_name() -> None:
    framework, method = packaged(Framework, "iso27001"), packaged(Method, "ipa-sme-3.1")
    assert framework is not None
    assert method is not None
    assert sum(item.kind == "control" for item in framework.items) == 93
    assert packaged(Method, "none") is None


def title(said: str, row: str) -> str:
    return f"id,title_ja,title_en,source\n{row},{said},,手元の規格票\n"


def test_titles_are_replaced_without_the_rest_of_the_framework() -> None:
    outcome = read_beside({"knowledge/titles/27001.csv": title("情報の利用", "A.5.10")})
    items = {item.id: item for item in outcome.programme.knowledge.frameworks["iso27001"].items}
    shipped = packaged(Framework, "iso27001")
    assert shipped is not None
    before = {item.id: item for item in shipped.items}
    assert items["A.5.10"].title.ja == "情報の利用"
    assert items["A.5.10"].title.en == before["A.5.10"].title.en
    assert items["A.5.10"].confidence is Confidence.HIGH
    assert items["A.5.10"].types == before["A.5.10"].types
    assert before["A.5.10"].title_ja != "情報の利用", "the packaged framework stays as it is"
    assert items["A.5.11"] is before["A.5.11"]
    assert outcome.said == []
    rows = {row.id: row for row in statement(outcome.programme)}
    assert rows["A.5.10"].title.ja == "情報の利用"


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("titles/iso27001.csv", title("x", "A.5.99"), "2:1 REC030"),
        ("titles/iso27002.csv", title("x", "5.1"), "1:1 REC030"),
        ("titles/iso27001.csv", "id,title_ja\nA.5.1,x\n", "2:1 REC003"),
        ("titles/iso27001.csv", title("x", "A.5.1") + "A.5.1,y,,z\n", "3:1 REC004"),
        ("pmark-size.csv", "industry,small_max_persons,confidence\nservice,5,high\n", "2:1 REC003"),
        ("pmark-fees.csv", "valid_from,fee\n", "1:12 REC001"),
        (
            "transitions.csv",
            "id,concerns,title_ja,title_en,day,confidence,source\nA,law,x,x,昨日,high,x\n",
            "2:11 REC002",
        ),
    ],
)
def test_what_is_wrong_with_tables_is_said(path: str, text: str, said: str) -> None:
    assert f"knowledge/{path}:{said}" in read_beside({f"knowledge/{path}": text}).said


@pytest.mark.parametrize("name", ["pmark", "isms-steps"])
def test_titles_of_a_standard_that_is_not_run_are_left_alone(name: str) -> None:
    assert read_beside({f"knowledge/titles/{name}.csv": title("x", "J.1")}).said == []


def test_an_imported_framework_that_only_titles_name_is_read_with_them() -> None:
    imported = (
        "id: harbour\nimported:\n  day: 2026-04-02\ntitle_en: Harbour\nversion: 3\nsource: x\n"
        'confidence: medium\nitems:\n  - {id: "1", title_en: Mooring}\n'
    )
    outcome = read_beside(
        {"knowledge/frameworks/harbour.yaml": imported, "knowledge/titles/harbour.csv": title("係留", "1")}
    )
    assert outcome.said == []
    assert outcome.programme.knowledge.frameworks["harbour"].items[0].title.ja == "係留"


def test_packaged_tables_are_read_when_they_are_asked_for() -> None:
    knowledge = read({}).programme.knowledge
    assert knowledge.tables == {}
    ask(knowledge, Fee)
    assert len(knowledge.table(Fee)) == 12
    asked = read({"suppliers/S-1.yaml": "id: S-1\nname: x\nservice: x\nowner: P-1\n"}).programme.knowledge
    assert set(asked.tables) == {ContractItem}


def test_the_programmes_own_table_stands_for_the_packaged() -> None:
    rows = "security,安全管理,Security,high,x\naudit,監査権,Audit,high,x\n"
    own = f"id,title_ja,title_en,confidence,source\n{rows}"
    knowledge = read_beside({"knowledge/contract-items.csv": own}).programme.knowledge
    ask(knowledge, ContractItem)
    assert list(knowledge.table(ContractItem)) == ["security", "audit"]


@pytest.mark.parametrize("name", ["27001", "jisq27001"])
def test_another_name_of_a_standard_brings_the_same_facts(name: str) -> None:
    text = SETTINGS.replace("[iso27001]", f"['{name}']")
    knowledge = read({**ASKING, "isms.yaml": text}).programme.knowledge
    assert set(knowledge.frameworks) == set(knowledge.schemes) == {"iso27001"}


def test_an_imported_framework_is_read_where_a_setting_or_the_coverage_names_it() -> None:
    own = fact("nist", "NIST").replace("id: nist\n", "id: nist\nimported:\n  sha256: abc\n")
    files = {"knowledge/frameworks/nist.yaml": own}
    assert "nist" not in read(files).programme.knowledge.frameworks
    named = {"isms.yaml": SETTINGS.replace("[iso27001]", "[iso27001, nist]")}
    assert "nist" in read({**files, **named}).programme.knowledge.frameworks
    shown = "id: own\nframework: nist\nsource: x\nconfidence: high\nitems: [{id: '1'}]\n"
    assert "nist" in read({**files, "knowledge/coverage/own.yaml": shown}).programme.knowledge.frameworks


SCHEME = """
id: iso27001
standard: iso27001
title_ja: 認証
title_en: ISMS
source: 契約書
confidence: high
"""


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"schemes/a.yaml": SCHEME, "schemes/b.yaml": SCHEME}, "schemes/b.yaml:2:5 REC004"),
        ({"schemes/a.yaml": "- id: a\n- id: b\n"}, "schemes/a.yaml:2:3 REC012"),
        ({"pmark-size.csv": ""}, "pmark-size.csv:1:1 REC013"),
        ({"pmark-size.csv": "industry,small_max_persons\n"}, "pmark-size.csv:1:1 REC013"),
        ({"pmark-sizes.csv": "industry\nservice\n"}, "pmark-sizes.csv:1:1 REC031"),
    ],
)
def test_what_would_be_passed_over_is_said(files: dict[str, str], said: str) -> None:
    outcome = read_beside({f"knowledge/{name}": text for name, text in files.items()})
    assert f"knowledge/{said}" in outcome.said


def test_a_row_of_a_long_table_keeps_its_place() -> None:
    rows = "".join(f"i-{n},{n},1,1,1,high,x\n" for n in range(9_000))
    heads = "industry,industry_ja,small_max_persons,medium_max_capital_jpy,medium_max_persons"
    head = f"{heads},confidence,source\n"
    outcome = read_beside({"knowledge/pmark-size.csv": f"{head}{rows}i-0,0,1,1,1,high,x\n"})
    assert outcome.said == ["knowledge/pmark-size.csv:9002:1 REC004"]


def test_a_loaded_programme_is_not_changed_by_what_is_read_later() -> None:
    knowledge = read({}).programme.knowledge
    more, said = completed(knowledge, MemoryTree({}), ())
    assert set(knowledge.frameworks) == {"iso27001"}
    assert {"iso27001", "pmark"} <= set(more.frameworks)
    assert said == []
    assert set(consulted(knowledge, ["pmark"]).frameworks) == {"iso27001", "pmark"}
    assert knowledge.coverage == {}
