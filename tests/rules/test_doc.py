"""What is said of documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Level, Spot
from isms.papers import missing
from isms.rules.doc010_policy_names_another import written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic, FieldPath
    from isms.model.programme import Programme
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]
    Loaded = Callable[[Mapping[str, str | File]], Programme]


def found(judged: Judged, fields: str) -> list[tuple[str, Level, FieldPath]]:
    said = judged({"documents/D.yaml": f"id: D\ntitle: 規程\nowner: P-01\n{fields}"})
    return [
        (d.code, d.level, d.where.field)
        for d in said
        if d.code.startswith("DOC") and isinstance(d.where, Spot)
    ]


def revised(*rows: str) -> str:
    return "revisions:\n" + "\n".join(f"  - {{reason: 改訂, {row}}}" for row in rows) + "\n"


VERSION = ("DOC002", Level.ERROR, ("version",))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("version: '1.0'\n", []),
        ("version: '2.0'\n" + revised("version: '2.0', date: 2026-04-01"), []),
        ("version: '2.1'\n" + revised("version: '2.0', date: 2026-04-01"), [VERSION]),
        (
            "version: '1.10'\n"
            + revised("version: '1.0', date: 2026-04-01", "version: '1.10', date: 2026-05-01"),
            [],
        ),
        (
            "version: '3.0'\n"
            + revised("version: '1.0', date: 2026-04-01", "version: '3.0', date: 2026-05-01"),
            [("DOC002", Level.WARNING, ("revisions", 1, "version"))],
        ),
        (
            "version: '2.0'\n"
            + revised("version: '1.0', date: 2026-05-01", "version: '2.0', date: 2026-04-01"),
            [("DOC002", Level.ERROR, ("revisions", 1, "date"))],
        ),
        (
            "version: '2.0'\n"
            + revised("version: '1.0', date: 2026-04-01", "version: '2.0', date: 2026-12-01"),
            [VERSION],
        ),
        (
            "version: '2.0'\n"
            + revised("version: '2.0', date: 2026-05-01", "version: '1.0', date: 2026-04-01"),
            [],
        ),
        (
            "version: '3.0'\n"
            + revised("version: '3.0', date: 2026-05-01", "version: '1.0', date: 2026-04-01"),
            [("DOC002", Level.WARNING, ("revisions", 0, "version"))],
        ),
        (
            "version: '3.0'\n"
            + revised("version: '2.0', date: 2026-05-01", "version: '1.0', date: 2026-04-01"),
            [VERSION, ("DOC002", Level.ERROR, ("revisions", 1, "date"))],
        ),
        ("version: 改3\n" + revised("version: 改1, date: 2026-04-01", "version: 改3, date: 2026-05-01"), []),
        ("version: '9.0'\nabolished: 2026-11-22\n" + revised("version: '1.0', date: 2026-04-01"), []),
        ("version: '9.0'\ndraft: true\n" + revised("version: '1.0', date: 2026-04-01"), []),
        (
            "version: '2.0'\nestablished: 2025-04-01\napproved_by: P-02\napproved_on: 2026-04-01\n",
            [("DOC002", Level.WARNING, ("revisions",))],
        ),
        ("version: '1.0'\nestablished: 2026-04-01\napproved_by: P-02\napproved_on: 2026-04-01\n", []),
    ],
)
def test_a_version_is_the_last_of_its_history(
    fields: str, said: list[tuple[str, Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, fields) == said


@pytest.mark.parametrize(
    ("effective", "said"), [("2026-04-10", []), ("2026-04-09", [("DOC004", Level.ERROR, ("effective",))])]
)
def test_a_document_may_take_effect_on_the_day_of_its_approval(
    effective: str, said: list[tuple[str, Level, FieldPath]], judged: Judged
) -> None:
    approved = "version: '1.0'\napproved_by: P-02\napproved_on: 2026-04-10\n"
    assert found(judged, f"{approved}effective: {effective}\n") == said


@pytest.mark.parametrize(
    ("effective", "level"),
    [
        ("2026-05-01", Level.ERROR),
        ("2026-04-20", None),
        ("2026-04-10", Level.ERROR),
        ("", Level.WARNING),
    ],
)
def test_an_approval_belongs_to_the_version_in_force(
    effective: str, level: Level | None, judged: Judged
) -> None:
    fields = "version: '2.0'\napproved_by: P-02\napproved_on: 2026-04-10\n" + revised(
        "version: '1.0', date: 2026-01-01", "version: '2.0', date: 2026-04-20"
    )
    said = found(judged, f"{fields}effective: {effective}\n")
    assert said == ([("DOC004", level, ("approved_on",))] if level else [])


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("established: 2026-04-01\n", ["approved_by"]),
        ("effective: 2026-11-22\n", ["approved_by"]),
        ("effective: 2026-11-23\n", []),
        ("effective: 2026-04-01\napproved_by: P-02\n", ["approved_on"]),
        ("effective: 2026-04-01\napproved_by: P-02\napproved_on: 2026-11-23\n", ["approved_by"]),
        ("effective: 2026-04-01\nkind: external\n", []),
        ("kind: form\n", []),
    ],
)
def test_what_is_in_effect_is_approved(fields: str, said: list[str], judged: Judged) -> None:
    expected = [("DOC008", Level.WARNING, (name,)) for name in said]
    assert found(judged, f"version: '1.0'\n{fields}") == expected


def test_a_policy_on_one_topic_may_be_approved_by_others(judged: Judged) -> None:
    policy = (
        "version: '1.0'\nkind: policy\napproved_by: P-01\napproved_on: 2026-04-01\ndistribution: [全員]\n"
    )
    assert found(judged, policy) == []
    said = found(judged, f'{policy}satisfies: ["27001:5.2"]\n')
    assert said == [("DOC006", Level.ERROR, ("approved_by",))]


def test_who_was_top_management_then_counts(judged: Judged) -> None:
    former = (
        "id: P-03\nname: 前の社長\ndepartment: D-01\nemployment: officer\nleft: 2026-06-30\n"
        "appointments: [{role: top_management, since: 2020-04-01, until: 2026-06-30}]\n"
    )
    policy = (
        "id: D\ntitle: 方針\nowner: P-01\nversion: '1.0'\napproved_by: P-03\napproved_on: 2026-04-01\n"
        'distribution: [全員]\nsatisfies: ["27001:5.2"]\n'
    )
    said = judged({"people/P-03.yaml": former, "documents/D.yaml": policy})
    assert not [d for d in said if d.code == "DOC006"]


def test_what_no_longer_applies_may_name_an_abolished_document(judged: Judged) -> None:
    files = {"documents/D.yaml": "id: D\ntitle: 規程\nowner: P-01\nversion: '1.0'\nabolished: 2026-11-22\n"}
    control = "id: A.5.15\napplicable: {applies}\njustification: 理由\nreasons: [baseline]\ndocuments: [D]\n"
    change = (
        "id: C\ntitle: 更新\nplanned_on: 2026-12-01\nowner: P-01\ndocuments: [D]\nreviewed_on: 2026-10-01\n"
    )

    def places(applies: str, done: str) -> list[str]:
        own = {"controls/A.5.15.yaml": control.replace("{applies}", applies), "changes/C.yaml": change + done}
        return [d.place.path for d in judged({**files, **own}) if d.code == "DOC009"]

    assert places("true", "") == ["controls/A.5.15.yaml", "changes/C.yaml"]
    assert places("false", "done: 2026-11-20\n") == []


def test_an_annex_a_document_is_asked_for_where_the_control_applies(loaded: Loaded) -> None:
    def asked(applies: str) -> list[str]:
        control = f"id: A.5.9\napplicable: {applies}\njustification: 理由\nreasons: [baseline]\n"
        found = dict(missing(loaded({"controls/A.5.9.yaml": control})))
        return [wanted.item for wanted in found["iso27001"]]

    assert "A.5.9" in asked("true")
    assert "A.5.9" not in asked("false")


CONTROLS = {
    f"controls/{key}.yaml": f"id: {key}\napplicable: true\njustification: 理由\nreasons: [baseline]\n"
    for key in ("A.5.9", "A.5.10", "A.5.31")
}
ASSET = (
    "id: A\nname: 台帳\ndepartment: D-01\nowner: P-01\nmedium: [paper]\nconfidentiality: 1\nintegrity: 1\n"
    "availability: 1\n"
)
LAW = "id: L\nname: 個人情報の保護に関する法律\nchecked_on: 2026-04-01\n"


@pytest.mark.parametrize(
    ("files", "items"),
    [
        ({}, {"A.5.9", "A.5.10", "A.5.31"}),
        ({"assets/A.yaml": ASSET}, {"A.5.10", "A.5.31"}),
        ({"assets/A.yaml": f"{ASSET}draft: true\n"}, {"A.5.9", "A.5.10", "A.5.31"}),
        ({"assets/A.yaml": ASSET, "laws/L.yaml": LAW}, {"A.5.10"}),
    ],
)
def test_a_register_is_the_document_of_its_control(
    files: Mapping[str, str], items: set[str], loaded: Loaded
) -> None:
    found = dict(missing(loaded({**CONTROLS, **files})))["iso27001"]
    assert {wanted.item for wanted in found if wanted.control} == items


def test_what_annex_a_asks_for_is_a_warning(judged_whole: Judged) -> None:
    settings = "format: 1\norganisation: {name: 見本}\nstandards: [iso27001]\nscope: 全社\nstage: certified\n"
    said = judged_whole({"isms.yaml": settings, **CONTROLS})
    found = [(d.level, "A.5.10" in d.message.say("en")) for d in said if d.code == "DOC001"]
    assert found == [(Level.ERROR, False), (Level.WARNING, True)]


def test_records_are_not_asked_for_as_documents(loaded: Loaded) -> None:
    items = {wanted.item for wanted in dict(missing(loaded({})))["iso27001"]}
    assert items == {"4.3", "5.2", "6.1.2", "6.1.3", "6.1.3 d)", "6.1.3 e)", "6.2"}


def test_a_document_of_either_name_of_the_standard_counts(loaded: Loaded) -> None:
    text = "id: D\ntitle: 適用範囲\nversion: '1.0'\nsatisfies: [\"iso27001:4.3\"]\n"
    items = {wanted.item for wanted in dict(missing(loaded({"documents/D.yaml": text})))["iso27001"]}
    assert "4.3" not in items


def test_a_day_is_written_in_several_ways() -> None:
    assert set(written(date(2026, 4, 1))) == {
        "2026-04-01",
        "2026/4/1",
        "2026/04/01",
        "2026.4.1",
        "2026.04.01",
        "2026年4月1日",
        "2026年04月01日",
        "令和8年4月1日",
    }
    assert "令和元年5月1日" in set(written(date(2019, 5, 1)))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("制定 2026年4月1日 代表取締役 大森 由美", 0),
        ("制定 2026年4月1日 代表取締役 大森　由美", 0),
        ("制定 ２０２６年４月１日 代表取締役 大森由美", 0),
        ("制定 2026年4月1日", 1),
        ("代表取締役 大森 由美", 1),
    ],
)
def test_figures_and_blanks_of_either_width_are_the_same(body: str, said: int, judged: Judged) -> None:
    settings = (
        "format: 1\norganisation: {name: 見本, representative: 大森 由美}\nstandards: [pmark]\nscope: 全社\n"
    )
    head = "id: D\ntitle: 方針\nversion: '1.0'\nestablished: 2026-04-01\nsatisfies: ['pmark:J.2.2']\n"
    found = judged({"isms.yaml": settings, "documents/D.md": f"---\n{head}---\n{body}\n"})
    assert len([d for d in found if d.code == "DOC010"]) == said


@pytest.mark.parametrize(
    ("standards", "fields", "said"),
    [
        ("iso27001", "satisfies: ['27001:5.2']\n", [("distribution",)]),
        ("jisq27001", "satisfies: ['27001:5.2']\n", [("distribution",)]),
        ("iso27001", "satisfies: ['27001:5.2']\ndistribution: [全員]\n", []),
        ("iso27001", "satisfies: ['27001:5.2']\npublic_url: https://a.example\n", []),
        ("pmark", "satisfies: ['27001:5.2']\n", []),
        ("pmark", "satisfies: ['pmark:J.2.2']\ndistribution: [全員]\n", [("public_url",)]),
        ("jisq15001", "satisfies: ['pmark:J.2.2']\n", [("public_url",)]),
        ("pmark", "satisfies: ['pmark:J.2.2']\npublic_url: https://a.example\n", []),
    ],
)
def test_a_policy_reaches_whom_it_is_for(
    standards: str, fields: str, said: list[FieldPath], judged: Judged
) -> None:
    settings = f"format: 1\norganisation: {{name: 見本}}\nstandards: [{standards}]\nscope: 全社\n"
    text = f"id: D\ntitle: 方針\nversion: '1.0'\n{fields}"
    found = judged({"isms.yaml": settings, "documents/D.yaml": text})
    assert [d.where.field for d in found if d.code == "DOC007" and isinstance(d.where, Spot)] == said


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ("kind: policy\n", Level.ERROR),
        ("satisfies: ['27001:5.2']\n", Level.ERROR),
        ("kind: form\n", Level.WARNING),
    ],
)
def test_policies_have_to_be_reviewed_and_others_had_better_be(
    fields: str, level: Level, judged: Judged
) -> None:
    settings = "format: 1\norganisation: {name: 見本}\nstandards: [iso27001]\nscope: 全社\nstage: certified\n"
    text = f"id: D\ntitle: 文書\nversion: '1'\nnext_review: 2026-11-21\n{fields}"
    said = [d.level for d in judged({"isms.yaml": settings, "documents/D.yaml": text}) if d.code == "DOC005"]
    assert said == [level]
