"""References are found at every depth, and judged once for each distinct value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.model.audit import Audit
from isms.model.settings import Settings
from isms.references import routes, uses
from isms.rules import packaged, ref001_unknown_record
from isms.rules.ref001_unknown_record import is_reference
from isms.rules.ref003_unknown_item import names_items
from isms.rules.ref005_circle import circles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import FieldPath
    from isms.kind import Field
    from isms.model.programme import Programme
    from isms.rules.examples import File

    Loaded = Callable[[Mapping[str, str | File]], Programme]

RISK = "id,title,threat,owner,factors.threat,decision,controls\nR-1,漏えい,誤送信,P-01,2,open,"
AUDIT = """\
id: AU-01
title: 内部監査
departments: [D-01, D-88]
auditors: [P-01, P-88]
planned: 2026-10
checklist:
  - {clause: "27001:5.2", department: D-01, auditor: P-99}
  - {clause: "27001:9.9", department: D-99}
  - {clause: 力量, department: D-01}
"""


def flaws(code: str, programme: Programme) -> list[tuple[str, FieldPath, str]]:
    check = packaged()[code].check
    assert check is not None
    found = []
    for flaw in check(programme):
        assert not isinstance(flaw.about, tuple)
        found.append((flaw.about.key, flaw.field, flaw.message.say("en")))
    return found


def test_a_reference_is_found_in_lists_and_parts(loaded: Loaded) -> None:
    assert [(key, field) for key, field, _ in flaws("REF001", loaded({"audits/a.yaml": AUDIT}))] == [
        ("AU-01", ("departments", 1)),
        ("AU-01", ("auditors", 1)),
        ("AU-01", ("checklist", 1, "department")),
        ("AU-01", ("checklist", 0, "auditor")),
    ]


def test_settings_are_looked_at_like_records(loaded: Loaded) -> None:
    settings = (
        "format: 1\norganisation: {name: 見本, sites: [S-99]}\nstandards: [iso27001]\nscope: 開発\n"
        "waivers: {approvers: [青木 健一, P-98]}\nproject: {members: [P-01], manager: 大森由美}\n"
    )
    found = [field for _, field, _ in flaws("REF001", loaded({"isms.yaml": settings}))]
    assert found == [("organisation", "sites", 0), ("waivers", "approvers", 1)]


@pytest.mark.parametrize("wanted", [is_reference, names_items])
def test_what_the_reader_met_is_what_a_search_finds(wanted: Callable[[Field], bool], loaded: Loaded) -> None:
    risk = (
        "id,title,threat,owner,factors.threat,decision,controls\nR-1,漏えい,誤送信,P-77,2,open,A.5.1;A.9.9\n"
    )
    programme = loaded({"audits/a.yaml": AUDIT, "risks/risks.csv": risk})

    def all_wrong(_: Field, values: set[str]) -> set[str]:
        return values

    met = list(uses(programme, wanted, all_wrong))
    programme.met = None
    assert list(uses(programme, wanted, all_wrong)) == met
    assert met


def test_a_kind_knows_the_ways_to_its_references() -> None:
    assert [[*(part.name for part in way.parts), way.end.name] for way in routes(Audit, is_reference)] == [
        ["departments"], ["manager"], ["lead"], ["auditors"], ["plan_approved_by"], ["reported_to"],
        ["checklist", "department"], ["checklist", "auditor"], ["checklist", "finding"],
    ]  # fmt: skip
    assert ["scope_detail", "sites"] in [
        [*(part.name for part in way.parts), way.end.name] for way in routes(Settings, is_reference)
    ]


def test_what_is_left_out_or_not_there_yet_exists_all_the_same(loaded: Loaded) -> None:
    programme = loaded({
        "departments/D-02.yaml": "id: D-02\n",
        "departments/D-03.yaml": "id: D-03\nname: 新部門\nopened: 2027-04-01\n",
        "departments/D-04.yaml": "id: D-04\nname: 部\nparent: D-02\n",
        "departments/D-05.yaml": "id: D-05\nname: 部\nparent: D-03\n",
    })  # fmt: skip
    assert flaws("REF001", programme) == []


def test_a_file_that_cannot_be_read_may_hold_any_record(loaded: Loaded) -> None:
    programme = loaded({"sites/sites.csv": '"', "departments/D-02.yaml": "id: D-02\nname: 部\nsite: S-01\n"})
    assert flaws("REF001", programme) == []


def test_an_unknown_person_is_answered_with_the_nearest(loaded: Loaded) -> None:
    ((_, _, said),) = flaws("REF001", loaded({"departments/D-02.yaml": "id: D-02\nname: 部\nhead: P-1\n"}))
    assert said == "Head: there is no Person 'P-1'. Did you mean 'P-01'?"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("satisfies", "27001:9.2.2", None),
        ("satisfies", "iso27001:A.5.1", None),
        ("satisfies", "27001:9.2.9", "iso27001 has no item '9.2.9'. Did you mean"),
        ("satisfies", "9.2.2", "Write '9.2.2' as framework:item"),
        ("satisfies", "pmark:J.2.2", None),
        ("satisfies", "iso9001:4.1", "There is no framework 'iso9001'"),
    ],
)
def test_a_requirement_is_of_its_framework(field: str, value: str, said: str | None, loaded: Loaded) -> None:
    document = f'id: DOC-01\ntitle: 規程\nkind: regulation\nversion: "1"\n{field}: ["{value}"]\n'
    found = flaws("REF003", loaded({"documents/d.yaml": document}))
    assert [field for _, field, _ in found] == ([] if said is None else [("satisfies", 0)])
    assert said is None or found[0][2].startswith(said)


@pytest.mark.parametrize(
    ("value", "near"), [("5.10", "A.5.10"), ("5.1", "A.5.1"), ("A5.10", "A.5.10"), ("8.13", "A.8.13")]
)
def test_a_bare_number_is_a_control_of_annex_a(value: str, near: str, loaded: Loaded) -> None:
    ((_, field, said),) = flaws("REF003", loaded({"risks/r.csv": f"{RISK}{value}\n"}))
    assert field == ("controls", 0)
    assert said == f"iso27001 has no item '{value}'. Did you mean '{near}'?"


def test_a_theme_is_no_control(loaded: Loaded) -> None:
    assert len(flaws("REF003", loaded({"risks/r.csv": f"{RISK}A.5;A.5.1\n"}))) == 1


@pytest.mark.parametrize(
    ("standards", "step", "said"),
    [
        ("[iso27001]", "2", None),
        ("[iso27001]", "11", "There is no step '11' (isms-steps)."),
        ("[pmark]", "11", None),
        ("[pmark]", "★", None),
        ("[pmark]", "II", "There is no step 'II' (pmark-steps)."),
        ("[pmark]", "isms-steps:2", None),
        ("[pmark]", "isms-stepz:2", "'isms-stepz' is no framework of steps."),
        ("[pmark]", "pmark:J.2.2", "'pmark' is no framework of steps."),
        ("[iso27001, pmark]", "isms-steps: 2", None),
        ("[iso27001, pmark]", "2", "Each of isms-steps, pmark-steps has a step '2'"),
        ("[iso27001, pmark]", "16", None),
        ("[other]", "2", "There is no step '2'"),
    ],
)
def test_a_task_names_a_step_that_there_is(
    standards: str, step: str, said: str | None, loaded: Loaded
) -> None:
    settings = f"format: 1\norganisation: {{name: みなと}}\nstandards: {standards}\nscope: 全社\n"
    task = f'id: TSK-01\ntitle: 棚卸し\nstep: "{step}"\nowner: P-01\ndue: 2026-12-10\n'
    found = flaws("REF003", loaded({"isms.yaml": settings, "tasks/t.yaml": task}))
    assert [field for _, field, _ in found] == ([] if said is None else [("step",)])
    assert said is None or found[0][2].startswith(said)


@pytest.mark.parametrize(
    ("standards", "said"),
    [
        ('["27001", jisq15001]', None),
        ("[iso27001, pmrak]", "There is no standard or framework 'pmrak'. Did you mean 'pmark'?"),
        ("[other]", "There is no standard or framework 'other'."),
    ],
)
def test_a_standard_that_nobody_knows_is_named(standards: str, said: str | None, loaded: Loaded) -> None:
    settings = f"format: 1\norganisation: {{name: みなと}}\nscope: 全社\nstandards: {standards}\n"
    found = flaws("REF012", loaded({"isms.yaml": settings}))
    assert [words.strip() for _, _, words in found] == ([] if said is None else [said])


def test_a_standard_may_go_by_another_of_its_names(loaded: Loaded) -> None:
    settings = 'format: 1\norganisation: {name: みなと}\nscope: 全社\nstandards: ["27001"]\n'
    control = 'id: "5.10"\napplicable: true\nreasons: [baseline]\njustification: 基本\n'
    files = {"isms.yaml": settings, "controls/x.yaml": control}
    assert len(flaws("REF003", loaded(files))) == 1
    assert len(flaws("SOA006", loaded(files))) == 1


def test_a_clause_in_the_own_words_is_left_alone(loaded: Loaded) -> None:
    found = flaws("REF003", loaded({"audits/a.yaml": AUDIT}))
    assert [field for _, field, _ in found] == [("checklist", 1, "clause")]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("person:P-01", None),
        ("P-01", None),
        ("person:P-99", "There is no Person 'P-99'."),
        ("persn:P-01", "There is no kind 'persn'. Did you mean 'person'?"),
        ("P-99", "No record of any kind has the id 'P-99'."),
        ("X-1", "Several kinds have a record 'X-1': party, site."),
    ],
)
def test_any_kind_of_record_may_be_named(target: str, said: str | None, loaded: Loaded) -> None:
    programme = loaded({
        "sites/s.yaml": "id: X-1\nname: 本社\n",
        "parties/p.yaml": "id: X-1\nname: 顧客\nneeds: 安全\n",
        "evidence/e.yaml": f'id: E-1\ntitle: 写真\nurl: https://example.jp\nsupports: ["{target}"]\n',
    })  # fmt: skip
    assert [text for _, _, text in flaws("REF004", programme)][:1] == ([] if said is None else [said])


def test_a_circle_is_named_once_from_its_first_record(loaded: Loaded) -> None:
    rows = ["id,name,parent", "D-02,甲,D-04", "D-03,乙,D-02", "D-04,丙,D-03", "D-05,丁,D-02", "D-06,戊,D-06"]
    programme = loaded({"departments/d.csv": "\n".join(rows)})
    assert flaws("REF005", programme) == [
        ("D-02", ("parent",), "This leads back to itself: D-02 → D-04 → D-03 → D-02."),
        ("D-06", ("parent",), "This leads back to itself: D-06 → D-06."),
    ]


def test_long_chains_are_no_circles() -> None:
    chain = {str(number): (str(number + 1),) for number in range(50_000)}
    assert list(circles(chain)) == []
    assert [len(circle) for circle in circles({**chain, "50000": ("0",)})] == [50_001]
    assert list(circles({"a": ("b", "c"), "b": ("d",), "c": ("b", "b")})) == []


def test_a_name_in_the_place_of_an_id_is_told_its_id(loaded: Loaded) -> None:
    programme = loaded(
        {
            "departments/D-07.yaml": "id: D-07\nname: 営業部\n",
            "departments/D-08.yaml": "id: D-08\nname: 支店\n",
            "departments/D-09.yaml": "id: D-09\nname: 支店\n",
            "departments/D-10.yaml": "id: D-10\nname: 課\nparent: 営業部\n",
            "departments/D-11.yaml": "id: D-11\nname: 係\nparent: 支店\n",
        }
    )
    told = [flaw.message.say("ja") for flaw in ref001_unknown_record.check(programme)]
    assert told == [
        "上位部署: 「営業部」という部署の記録はありません。これは「D-07」の名称です。番号で書いてください。",
        "上位部署: 「支店」という部署の記録はありません。",
    ]
