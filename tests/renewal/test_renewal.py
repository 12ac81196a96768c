"""What a renewal lacks, paper by paper."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.renewal import State, is_our_body, renewal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.programme import Programme

DAY = date(2026, 11, 22)
SETTINGS = """\
format: 1
organisation:
  name: ひかり
  industry: service
  capital_jpy: 10000000
  persons: 30
  representative: 一郎
  address: 東京都港区1-1
standards: [pmark]
scope: 全社
"""
PHASES = ("acquisition", "transfer", "use", "entrustment", "storage")
COMPLETE = {
    "isms.yaml": SETTINGS,
    "departments/d.csv": "id,部署名,事業\nd1,管理部,受託業務\n",
    "sites/s.yaml": "id: s1\nname: 本社\naddress: 東京都港区1-1\n",
    "people/people.csv": (
        "id,氏名,部署,雇用区分,役割,入社日\n"
        "P-1,一郎,d1,役員,top_management,2020-04-01\n"
        "P-2,二郎,d1,正社員,privacy_manager;complaints,2020-04-01\n"
        "P-3,三郎,d1,正社員,privacy_auditor,2020-04-01\n"
    ),
    "certifications/c.yaml": (
        "id: C-1\nstandard: pmark\nbody: JUAS\ngranted: 2025-07-01\nexpires: 2027-06-30\n"
    ),
    "personal-information/p.csv": (
        "id,個人情報名,管理部署,管理責任者,利用目的,個人情報の項目,"
        "取得の形態,媒体,保管場所,保管期限,廃棄方法,見直し日\n"
        "PI-1,名刺,d1,P-2,連絡,氏名,direct_other,紙,机,1年,裁断,2026-05-01\n"
    ),
    "risks/r.yaml": "\n".join(
        f"- {{id: R-{phase}, title: 漏えい, personal_information: PI-1, phase: {phase}, threat: 誤送信, "
        "owner: P-2, factors: {threat: 2, vulnerability: 2}, decision: accept}"
        for phase in (*PHASES, "disposal")
    ),
    "laws/l.csv": "id,法令等の名称,確認日\nL-1,個人情報保護法,2026-10-01\n",
    "suppliers/s.yaml": (
        "id: S-1\nname: 運送\nservice: 配送\npersonal_information: true\nowner: P-2\n"
        "contract_signed: 2024-01-01\nassessments: [{date: 2026-05-01, by: 二郎, result: pass}]\n"
    ),
    "documents/d.yaml": (
        "id: D-1\ntitle: 規程\nkind: regulation\nversion: '1'\napproved_by: P-1\napproved_on: 2026-04-01\n"
    ),
    "trainings/t.yaml": "".join(
        f"- {{id: T-{year}, title: 全員教育, kind: general, planned: {year}-06, held: {year}-06-10, "
        "audience: [all], contents: 規程}\n"
        for year in (2025, 2026)
    ),
    "trainings/attendance/t.csv": "training,person,date,status\n"
    + "".join(f"T-{year},P-{n},{year}-06-10,attended\n" for year in (2025, 2026) for n in (1, 2, 3)),
    "audits/a.yaml": "".join(
        f"- {{id: A-{year}, title: 内部監査, kind: internal, planned: {year}-09, performed: {year}-09-10, "
        f"report_on: {year}-09-20, reported_to: P-1}}\n"
        for year in (2025, 2026)
    ),
    "reviews/r.yaml": "".join(
        f"- {{id: V-{year}, kind: management_review, held: {year}-10-01, chaired_by: P-1}}\n"
        for year in (2025, 2026)
    ),
}
"""A programme that lacks nothing of the papers but the documents for each item of the guideline."""


def programme(change: Mapping[str, str] | None = None, without: str = "") -> Programme:
    files = {path: text for path, text in COMPLETE.items() if path != without}
    return load(MemoryTree({**files, **(change or {})}), DAY)


def reasons(found: Programme, item: str) -> str:
    return "\n".join(
        reason.say("en") for each in renewal(found).items if each.id == item for reason in each.reasons
    )


def test_a_complete_programme_has_every_paper_ready() -> None:
    found = renewal(programme())
    assert [item.id for item in found.papers if item.state is not State.READY] == []
    assert found.form_set is not None
    assert found.form_set.id == "pmark-renewal-juas"
    states = {item.id: item.state for item in found.forms}
    assert states["form-1"] is State.NEEDS_REVIEW
    assert states["form-2"] is State.READY
    assert states["form-10"] is State.NEEDS_REVIEW


def test_a_list_of_forms_that_may_be_old_is_said_to_be_so() -> None:
    said = " ".join(each.say("ja") for each in renewal(programme()).cautions)
    assert "今も使われているか確かめられていません(※要確認)" in said
    assert "2024年10月以降の更新用の一覧は確認できていない" in said
    path = "knowledge/form-sets/pmark-renewal-juas.yaml"
    own = (
        "id: pmark-renewal-juas\nstandard: pmark\noccasion: renewal\nbody: JUAS\ntitle_ja: 更新の一式\n"
        "source: 審査機関の案内(2026年11月)\nconfidence: high\nforms: [{no: '1', title_ja: 申請書}]\n"
    )
    assert renewal(programme({path: own})).cautions == ()


def test_the_forms_of_another_body_are_said_to_be_so() -> None:
    ours = programme()
    forms = renewal(ours).form_set
    assert forms is not None
    assert is_our_body(ours, forms)
    path = "certifications/c.yaml"
    other = programme({path: COMPLETE[path].replace("JUAS", "別の機関")})
    assert not is_our_body(other, forms)


@pytest.mark.parametrize(
    ("path", "before", "after", "item", "reason"),
    [
        (
            "personal-information/p.csv",
            "2026-05-01",
            "2025-03-31",
            "personal-information",
            "1 entries were not",
        ),
        (
            "risks/r.yaml",
            "id: R-use",
            "draft: true, id: R-use",
            "personal-information-risks",
            "1 entries have 1",
        ),
        ("laws/l.csv", "2026-10-01", "2025-03-01", "laws", "1 laws were not checked"),
        ("suppliers/s.yaml", "contract_signed: 2024-01-01\n", "", "suppliers", "no signed contract"),
        ("suppliers/s.yaml", "personal_information: true\n", "", "suppliers", "it is not known whether"),
        ("suppliers/s.yaml", "2026-05-01", "2025-03-01", "suppliers", "never assessed, or are overdue: S-1"),
        (
            "trainings/attendance/t.csv",
            "T-2026,P-3,2026-06-10,attended\n",
            "",
            "trainings",
            "FY2026: 1 people missed",
        ),
        (
            "trainings/t.yaml",
            "held: 2026-06-10, ",
            "",
            "trainings",
            "FY2026: training for everyone not held yet",
        ),
        ("audits/a.yaml", "report_on: 2026-09-20, ", "", "audits-and-reviews", "A-2026 was not reported"),
        (
            "reviews/r.yaml",
            "2026-10-01",
            "2024-10-01",
            "audits-and-reviews",
            "FY2026: no management review yet",
        ),
        ("people/people.csv", "privacy_auditor", "", "form-2", "nobody holds these roles: Privacy auditor"),
        (
            "people/people.csv",
            "privacy_manager",
            "privacy_manager;privacy_auditor",
            "form-2",
            "the same person",
        ),
        ("isms.yaml", "  address: 東京都港区1-1\n", "", "form-3", "organisation in isms.yaml lacks: Address"),
        ("departments/d.csv", ",受託業務", ",", "form-4", "these departments name no business: 管理部"),
        ("sites/s.yaml", "address: 東京都港区1-1\n", "", "form-5", "these sites have no address: s1"),
        ("documents/d.yaml", "approved_by: P-1\n", "", "form-6", "1 documents are not approved (D-1)"),
        (
            "certifications/c.yaml",
            "granted: 2025-07-01\n",
            "",
            "form-9",
            "the day of the last grant is not known",
        ),
    ],
)
def test_what_is_lacking_is_named(path: str, before: str, after: str, item: str, reason: str) -> None:
    assert before in COMPLETE[path]
    found = programme({path: COMPLETE[path].replace(before, after)})
    assert reason in reasons(found, item)
    assert not renewal(found).complete


@pytest.mark.parametrize(
    ("path", "item"),
    [
        ("personal-information/p.csv", "personal-information"),
        ("laws/l.csv", "laws"),
        ("sites/s.yaml", "form-5"),
        ("documents/d.yaml", "form-6"),
        ("departments/d.csv", "form-4"),
    ],
)
def test_where_there_is_no_record_that_is_said(path: str, item: str) -> None:
    assert "there is not one record" in reasons(programme(without=path), item)


def test_items_of_the_guideline_without_a_document_are_named() -> None:
    assert "items are answered by no document (J.1.1" in reasons(programme(), "form-7")


def test_a_phase_with_a_reason_needs_no_risk() -> None:
    path = "personal-information/p.csv"
    lines = COMPLETE[path].splitlines()
    with_reason = f"{lines[0]},phases_na.use\n{lines[1]},使わない\n"
    found = programme(
        {
            path: with_reason,
            "risks/r.yaml": COMPLETE["risks/r.yaml"].replace("id: R-use", "draft: true, id: R-use"),
        }
    )
    assert reasons(found, "personal-information-risks") == ""


def test_a_next_day_of_its_own_goes_before_the_year() -> None:
    path = "suppliers/s.yaml"
    text = COMPLETE[path].replace("result: pass", "result: pass, next_due: 2026-10-31")
    assert "overdue: S-1" in reasons(programme({path: text}), "suppliers")
