"""Texts become values by the type of their field; a bad one costs itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.records.reading import SETTINGS, lines, read, read_beside

FACTORS = "{threat: 3, vulnerability: 2}"
RISK = f"id: R-1\ntitle: 漏えい\nthreat: 盗難\nowner: P-0\ndecision: reduce\nfactors: {FACTORS}\n"


def test_names_labels_and_other_spellings_mean_the_same_field() -> None:
    texts = [
        "id: P-1\nname: 山田\ndepartment: D-0\nemployment: employee\nroles: [internal_auditor]\n",
        "人員番号: P-1\n氏名: 山田\n部署: D-0\n雇用区分: 正社員\n役割: 内部監査員\n",
        "Id: P-1\nName: 山田\nDepartment: D-0\nEmployment: Employee\nRoles: [Internal auditor]\n",
        "社員番号: P-1\n名前: 山田\n所属部署: D-0\n雇用形態: 正社員\nroles: [内部監査員]\n",
        '"id ": P-1\n" name": 山田\ndepartment: D-0\nemployment: 正社員\nroles: [internal_auditor]\n',
    ]
    for text in texts:
        outcome = read_beside({"people/p.yaml": text})
        assert outcome.said == []
        person = outcome.programme.people["P-1"]
        assert (person.name, person.department, str(person.employment)) == ("山田", "D-0", "employee")
        assert [str(role) for role in person.roles] == ["internal_auditor"]


def test_every_type_reads_its_own_texts() -> None:
    text = """\
id: O-1
title: 研修の受講
measure: 受講率
target: １２.5
owner: P-0
starts: 2026-04-01
due: 2027年3月31日
achieved: はい
months: [{month: 2026-05, value: -3, date: 2026/6/1}]
"""
    outcome = read_beside({"objectives/o.yaml": text})
    objective = outcome.programme.objectives["O-1"]
    assert objective.target == Decimal("12.5")
    assert objective.due == date(2027, 3, 31)
    assert objective.achieved is True
    assert (objective.months[0].month, objective.months[0].value) == ("2026-05", Decimal(-3))
    assert outcome.said == ["objectives/o.yaml:7:6 REC017", "objectives/o.yaml:9:44 REC017"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("opened", "2026-02-30"), ("opened", "2026-5"), ("opened", "86400"), ("opened", "R8.5.1"),
        ("in_scope", "1"), ("in_scope", "yes"), ("in_scope", "no"), ("in_scope", "True"), ("kind", "factory"),
        ("opened", "[2026-01-01]"), ("in_scope", "{a: b}"),
    ],
)  # fmt: skip
def test_an_optional_field_that_cannot_be_read_is_unknown(field: str, text: str) -> None:
    outcome = read_beside({"sites/s.yaml": f"id: S-1\nname: 東京\n{field}: {text}\n"})
    code = "REC012" if text[0] in "[{" else "REC002"
    assert outcome.said == [f"sites/s.yaml:3:{len(field) + 3} {code}"]
    site = outcome.programme.sites["S-1"]
    assert getattr(site, field) is None
    assert site.unread == {field}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: S-1\n", ["1:1 REC003"]),
        ("name: 東京\n", ["1:1 REC003"]),
        ("id: S 1\nname: 東京\n", ["1:5 REC002"]),
        ("id: [S-1]\nname: 東京\n", ["1:5 REC012"]),
        ("id: S-1\nname: [東京]\n", ["2:7 REC012"]),
        ("address: x\n", ["1:1 REC003", "1:1 REC003"]),
        ("{}\n", ["1:1 REC003", "1:1 REC003"]),
    ],
)
def test_a_record_without_a_key_or_a_required_field_is_left_out(text: str, said: list[str]) -> None:
    outcome = read_beside({"sites/s.yaml": text})
    assert outcome.said == [f"sites/s.yaml:{line}" for line in said]
    assert outcome.keys("site") == ["S-8", "S-9"]
    assert outcome.lost("site")


def test_a_draft_needs_only_its_key() -> None:
    outcome = read_beside({"sites/s.yaml": "- {id: S-1, draft: true}\n- {name: 東京, draft: true}\n"})
    assert outcome.programme.sites["S-1"].draft
    assert outcome.said == ["sites/s.yaml:1:3 REC003", "sites/s.yaml:2:3 REC003"]
    assert outcome.lost("site") == {"*"}


@pytest.mark.parametrize("empty", ["{threat: , vulnerability: ''}", "{}", "[]", "''", "{threat: []}"])
def test_a_mapping_of_nothing_is_nothing(empty: str) -> None:
    text = RISK.replace(FACTORS, empty)
    outcome = read_beside({"risks/r.yaml": text})
    assert outcome.said == ["risks/r.yaml:1:1 REC003"]
    assert outcome.lost("risk") == {"R-1"}


def test_a_group_of_nothing_is_nothing() -> None:
    text = SETTINGS.replace("{name: 株式会社みなと}", "\n  name:\n  name_en: ''\n")
    assert read({"isms.yaml": text}).programme.settings.organisation is None
    text = "id: SP-1\nname: 委託先\nservice: 保管\nowner: P-0\nassessments:\n  -\n  - {date: , by: }\n"
    outcome = read_beside({"suppliers/s.yaml": text})
    assert outcome.said == []
    assert outcome.programme.suppliers["SP-1"].assessments == ()


def test_faults_in_lists_and_mappings_have_their_exact_places() -> None:
    text = lines(
        "- id: A-1",
        "  title: 内部監査",
        "  planned: 2026-10",
        "  standards: [iso27001, pmark]",
        "  checklist:",
        "    - {clause: '9.2', result: good}",
        "    - clause: '9.3'",
        "      resutl: conform",
        "    - question: 何か",
        "    -",
        "      clause: '10.1'",
        "      result:",
        "        - conform",
        "  departments:",
        "    - D-0",
        "    - [D-1]",
        "    - ~",
        "  performed: 2026/10/1",
    )
    outcome = read_beside({"audits/a.yaml": text})
    assert outcome.said == [
        "audits/a.yaml:6:31 REC002",
        "audits/a.yaml:8:15 REC001",
        "audits/a.yaml:9:7 REC003",
        "audits/a.yaml:13:9 REC012",
        "audits/a.yaml:16:7 REC012",
        "audits/a.yaml:17:7 REC020",
        "audits/a.yaml:18:14 REC017",
    ]
    audit = outcome.programme.audits["A-1"]
    assert [row.clause for row in audit.checklist] == ["9.2", "9.3", "10.1"]
    assert audit.unread >= {"departments"}


def test_faults_behind_free_keys_have_their_exact_places() -> None:
    text = SETTINGS + "rules:\n  AUD001: {level: loud}\n  AUD002:\n    days: x\n  AUD003: info\n"
    outcome = read({"isms.yaml": text})
    assert outcome.said == ["isms.yaml:7:19 REC002", "isms.yaml:9:11 REC002"]
    assert str(outcome.programme.settings.rules["AUD003"].level) == "info"


def test_fields_of_ones_own_are_kept_as_texts() -> None:
    text = "id: S-1\nname: 東京\nx_floor: ' 3階 '\nx_list: [a, b]\nx_map: {a: 1}\nx_none:\nx_blank: '  '\n"
    table = "id,name,x_floor,x_none\nS-2,大阪, 3階 ,\n"
    outcome = read_beside({"sites/s.yaml": text, "sites/s.csv": table})
    assert outcome.said == []
    assert outcome.programme.sites["S-1"].extra == {"x_floor": "3階", "x_list": "a;b", "x_map": "a=1"}
    assert outcome.programme.sites["S-2"].extra == {"x_floor": "3階"}


@pytest.mark.parametrize(
    ("written", "near"), [("adress", "address"), ("拠点名称", "拠点名"), ("openedd", "opened"), ("zzz", "")]
)
def test_an_unknown_field_is_named_with_the_one_that_may_be_meant(written: str, near: str) -> None:
    outcome = read_beside({"sites/s.yaml": f"id: S-1\nname: 東京\n{written}: x\n"})
    assert outcome.said == [f"sites/s.yaml:3:{len(written) + 3} REC001"]
    assert near in outcome.message("REC001")
    assert outcome.programme.sites["S-1"].unread == frozenset()


@pytest.mark.parametrize("text", ["5.10", "5.1", "010", "1e3"])
def test_ids_are_texts(text: str) -> None:
    outcome = read_beside({"sites/s.yaml": f"id: {text}\nname: x\n", "sites/t.csv": f"id,name\n{text}0,x\n"})
    assert {text, text + "0"} <= set(outcome.keys("site"))


def test_a_log_has_the_type_that_its_file_is_named_for() -> None:
    two = "- {date: 2026-05-01, what: 入退室}\n- {date: 2026-05-02, what: x, type: LT-3}\n"
    one = "date,what\n2026-05-01,点検\n2026-06-01,点検\n"
    outcome = read_beside({"logs/LT-1.csv": one, "logs/LT-2.yaml": two})
    assert outcome.said == []
    assert [log.type for log in outcome.programme.logs] == ["LT-1", "LT-1", "LT-2", "LT-3"]
    assert len({log.key for log in outcome.programme.logs}) == 4


def test_a_full_width_separator_is_named_where_ids_are_listed() -> None:
    outcome = read_beside(
        {
            "sites/s.csv": "id,name\nS-1,東京\n",
            "inspections/i.csv": "id,item,departments\nI-1,施錠,D-0；D-1\n",
        }
    )
    assert outcome.said == ["inspections/i.csv:2:8 REC002"]


def test_a_draft_that_cannot_be_read_is_still_a_draft() -> None:
    outcome = read_beside({"sites/a.yaml": "id: S-1\ndraft: maybe\n", "sites/b.csv": "id,draft\nS-2,maybe\n"})
    assert {"sites/a.yaml:2:8 REC002", "sites/b.csv:2:5 REC002"} <= {*outcome.said}
    assert {"S-1", "S-2"} <= {*outcome.keys("site")}
