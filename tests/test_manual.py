"""What the manual says about the programme."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms import manual
from isms.records.load import load
from isms.records.tree import MemoryTree

if TYPE_CHECKING:
    from isms.model.programme import Programme

FILES = {
    "isms.yaml": (
        "format: 1\norganisation: {name: ひかり}\nstandards: [iso27001, pmark]\nscope: 全社\n"
        "labels: {roles: {isms_manager: ISMS管理責任者}}\nrisk: {method: ipa-sme-3.1}\n"
    ),
    "departments/d.csv": (
        "id,部署名,上位部署,責任者,社外,廃止日\n"
        "d2,営業課,d1,P-2,,\n"
        "d1,営業部,,P-1,,\n"
        "d3,旧部,,,,2025-03-31\n"
        "x1,社外,,,true,\n"
        "c1,輪1,c2,,,\n"
        "c2,輪2,c1,,,\n"
    ),
    "people/people.csv": (
        "id,氏名,部署,雇用区分,役割,誓約書,入社日,退職日\n"
        "P-1,一郎,d1,役員,top_management;isms_manager,2020-04-01,2020-04-01,\n"
        "P-2,二郎,d2,正社員,,,2020-04-01,\n"
        "P-3,三郎,d2,正社員,isms_manager,,2020-04-01,2026-03-31\n"
    ),
    "documents/d.yaml": (
        "- {id: D-1, title: 方針, kind: policy, version: '1', satisfies: ['27001:5.2', 'pmark:J.2.2']}\n"
        "- {id: D-2, title: 手順, kind: procedure, version: '1', satisfies: ['iso27001:6.1.3 d)']}\n"
        "- {id: D-3, title: 旧方針, kind: policy, version: '1', satisfies: ['27001:5.2'], "
        "abolished: 2026-01-01}\n"
        "- {id: D-4, title: 案, kind: policy, version: '1', satisfies: ['27001:5.2'], draft: true}\n"
    ),
    "competences/c.csv": (
        "person,role,required,assessed_on,assessed_by,result\n"
        "P-1,isms_manager,規格の理解,2025-04-01,P-1,insufficient\n"
        "P-1,isms_manager,規格の理解,2026-04-01,P-1,sufficient\n"
        "P-2,internal_auditor,監査の理解,2026-05-01,P-1,insufficient\n"
        "P-3,isms_manager,規格の理解,2025-04-01,P-1,insufficient\n"
    ),
}


@pytest.fixture
def programme() -> Programme:
    return load(MemoryTree(FILES), date(2026, 11, 22))


def test_the_chart_goes_down_each_branch_and_leaves_out_what_is_not_ours(programme: Programme) -> None:
    found = [(branch.department.key, branch.depth, branch.persons) for branch in manual.chart(programme)]
    assert found == [("d1", 0, 1), ("d2", 1, 1)]
    assert [branch.head.name for branch in manual.chart(programme) if branch.head] == ["一郎", "二郎"]


def test_roles_have_the_firms_own_names_and_only_people_at_work(programme: Programme) -> None:
    found = {str(part.role): part for part in manual.parts(programme)}
    assert list(found) == ["top_management", "isms_manager"]
    assert found["isms_manager"].label == "ISMS管理責任者"
    assert [person.key for person in found["isms_manager"].people] == ["P-1"]
    assert manual.part(programme, "privacy_manager").people == ()


def test_documents_answer_a_clause_by_any_name_of_its_framework(programme: Programme) -> None:
    assert [document.key for document in manual.answers(programme, "iso27001", "5.2")] == ["D-1"]
    assert [document.key for document in manual.answers(programme, "27001", "6.1.3")] == ["D-2"]
    assert manual.answers(programme, "iso27001", "6.1") == ()


def test_every_assessable_item_of_the_guideline_is_listed(programme: Programme) -> None:
    found = {answer.item.id: answer.documents for answer in manual.correspondence(programme, "pmark")}
    assert [document.key for document in found["J.2.2"]] == ["D-1"]
    assert found["J.11.1"] == ()
    assert "J.2" not in found


def test_clauses_are_found_by_number(programme: Programme) -> None:
    clause = manual.clause(programme, "iso27001", "5.2")
    assert clause is not None
    assert clause.title.ja == "方針"
    assert manual.clause(programme, "iso27001", "11") is None
    assert manual.clause(programme, "no-such", "5.2") is None


def test_the_last_assessment_of_people_at_work_counts(programme: Programme) -> None:
    assert len(manual.competence(programme)) == 2
    assert [record.person for record in manual.insufficient(programme)] == ["P-2"]


def test_pledges_are_counted_in_the_scope(programme: Programme) -> None:
    assert manual.pledged(programme) == (1, 2)
