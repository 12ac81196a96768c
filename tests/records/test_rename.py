"""A record gets another id together with everything that refers to it, and nothing else changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isms.records.load import load
from isms.records.not_saved import NotSavedError
from isms.records.rename import Name, Renamed, renamed
from isms.records.tree import FolderTree, MemoryTree, OverlaidTree, Tree
from isms.rules.ref001_unknown_record import check as unknown_records
from isms.rules.ref004_unknown_target import check as unknown_targets
from tests.records.reading import BARE

EXAMPLE = Path(__file__).parents[2] / "examples/minato-contact"
PEOPLE = "id,氏名,部署,雇用区分,兼務\nP-1,山田 花子,D-1,正社員,\nP-2,佐藤,D-2,正社員,D-3;D-1\n"
FILES: dict[str, str] = {
    "isms.yaml": BARE + "scope_detail: {departments: [D-1, D-2]} # D-1\nproject:\n  owner: P-1\n",
    "departments/D-1.yaml": "id: D-1\nname: 総務部 # D-1\n",
    "departments/others.yaml": "- {id: D-2, name: 営業部, parent: D-1}\n"
    "- {id: D-3, name: x, head: 山田花子}\n",
    "people/people.csv": "\ufeff" + PEOPLE.replace("\n", "\r\n"),
    "documents/policy.md": "---\nid: DOC-1\ntitle: D-1\nkind: policy\nversion: 1\nowner: P-1\n---\n"
    "D-1 の方針\n",
    "trainings/T-1.yaml": "id: T-1\ntitle: t\nkind: general\nplanned: 2026-05\naudience: [D-1, 正社員]\n"
    "contents: c\n",
    "trainings/attendance/T-1.csv": "training,person,date\nT-1,P-1,2026-05-01\nT-1,P-2,2026-05-01\n",
    "inspections/INS-1.yaml": "id: INS-1\nitem: i\nevery: month\n",
    "inspections/results/INS-1.csv": "inspection,department,month,result,by,date\n"
    "INS-1,D-1,2026-05,ok,P-1,2026-05-31\nINS-1,D-2,2026-05,ok,P-1,2026-05-31\n",
    "competences/P-1-auditor-2026-04-01.yaml": "person: P-1\nrole: auditor\nrequired: r\n"
    "assessed_on: 2026-04-01\nassessed_by: 佐藤\nresult: sufficient\n",
    "logs/types/gate.yaml": "id: gate\nname: 入退室\nevery: month\n",
    "logs/gate.csv": "date,what\n2026-05-31,x\n",
    "evidence/E-1.yaml": "id: E-1\ntitle: t\npath: documents/policy.md\nsha256: abc\n"
    'supports: ["department:D-1", D-1, "inspection-result:INS-1/D-1/2026-05", DOC-1]\nx_memo: D-1\n',
    "waivers/W-1.yaml": "id: W-1\nrule: ORG007\nrecord: 'department: D-1'\nreason: D-1 は新設\n"
    "approved_by: P-2\nuntil: 2099-01-01\n",
    "waivers/W-2.yaml": "id: W-2\nrule: DOC001\npath: departments/D-1.yaml\nreason: r\napproved_by: P-2\n"
    "until: 2099-01-01\n",
}
TREE = MemoryTree(FILES)


def rename(tree: Tree, kind: str, old: str, new: str) -> Renamed:
    return renamed(load(tree, date.max), tree, Name(kind, old, new))


def after(tree: Tree, found: Renamed) -> dict[str, bytes]:
    over = OverlaidTree(tree, {change.path: change.new for change in found.changes})
    return {entry.path: over.read(entry.path, 1 << 30) for entry in over.entries()}


def texts(kind: str, old: str, new: str) -> dict[str, str]:
    """Return the files that are otherwise once a record has another id."""
    found = after(TREE, rename(TREE, kind, old, new))
    return {path: data.decode() for path, data in found.items() if data != FILES.get(path, "").encode()}


def test_an_id_is_renamed_wherever_it_is_meant_and_nowhere_else() -> None:
    assert texts("department", "D-1", "D-GA") == {
        "isms.yaml": FILES["isms.yaml"].replace("[D-1,", "[D-GA,"),
        "departments/D-GA.yaml": "id: D-GA\nname: 総務部 # D-1\n",
        "departments/others.yaml": FILES["departments/others.yaml"].replace("parent: D-1", "parent: D-GA"),
        "people/people.csv": "\ufeff"
        + PEOPLE.replace("子,D-1", "子,D-GA").replace(";D-1", ";D-GA").replace("\n", "\r\n"),
        "trainings/T-1.yaml": FILES["trainings/T-1.yaml"].replace("D-1", "D-GA"),
        "inspections/results/INS-1.csv": FILES["inspections/results/INS-1.csv"].replace("D-1", "D-GA"),
        "evidence/E-1.yaml": FILES["evidence/E-1.yaml"]
        .replace("D-1", "D-GA")
        .replace("memo: D-GA", "memo: D-1"),
        "waivers/W-1.yaml": FILES["waivers/W-1.yaml"].replace("department: D-1", "department: D-GA"),
        "waivers/W-2.yaml": FILES["waivers/W-2.yaml"].replace("D-1", "D-GA"),
    }


def test_what_a_decision_of_a_review_is_about_is_renamed_too() -> None:
    review = "id: REV-1\nheld: 2026-06-01\nchaired_by: P-2\ndecisions:\n- text: D-1\n  owner: P-2\n"
    review += "  due: 2026-07-01\n  about: ['department: D-1', D-1, DOC-1]\n"
    tree = MemoryTree({**FILES, "reviews/REV-1.yaml": review})
    renewed = after(tree, rename(tree, "department", "D-1", "D-GA"))["reviews/REV-1.yaml"].decode()
    assert renewed == review.replace("about: ['department: D-1', D-1", "about: ['department: D-GA', D-GA")


def test_what_still_mentions_the_id_is_named() -> None:
    found = rename(TREE, "department", "D-1", "D-GA")
    assert [(place.path, place.line) for place in found.mentions] == [
        ("departments/D-GA.yaml", 2),
        ("documents/policy.md", 3),
        ("documents/policy.md", 8),
        ("evidence/E-1.yaml", 6),
        ("isms.yaml", 6),
        ("waivers/W-1.yaml", 4),
    ]
    assert found.places["inspections/results/INS-1.csv"] == 1


def test_a_person_who_is_named_by_name_keeps_the_name() -> None:
    found = texts("person", "P-1", "P-9")
    assert found.keys() == {
        "isms.yaml",
        "people/people.csv",
        "documents/policy.md",
        "trainings/attendance/T-1.csv",
        "inspections/results/INS-1.csv",
        "competences/P-9-auditor-2026-04-01.yaml",
    }
    assert found["documents/policy.md"].endswith("owner: P-9\n---\nD-1 の方針\n")


def test_files_that_are_named_for_an_id_get_the_new_name() -> None:
    assert texts("log-type", "gate", "doors").keys() == {"logs/types/doors.yaml", "logs/doors.csv"}
    assert texts("training", "T-1", "T-9").keys() == {"trainings/T-9.yaml", "trainings/attendance/T-9.csv"}
    found = texts("inspection", "INS-1", "INS-9")
    assert found.keys() == {"inspections/INS-9.yaml", "inspections/results/INS-9.csv", "evidence/E-1.yaml"}
    assert "inspection-result:INS-9/D-1/2026-05" in found["evidence/E-1.yaml"]


def test_a_name_that_differs_by_case_only_is_kept() -> None:
    assert "departments/D-1.yaml" in texts("department", "D-1", "d-1")


def test_a_digest_that_no_longer_fits_is_named() -> None:
    assert rename(TREE, "person", "P-1", "P-9").signed == ("evidence:E-1",)
    assert rename(TREE, "log-type", "gate", "doors").signed == ()


def test_an_id_alone_stays_clear_when_another_kind_has_the_new_one() -> None:
    found = texts("department", "D-1", "DOC-1")
    kept = '"inspection-result:INS-1/DOC-1/2026-05"'
    wanted = f'supports: ["department:DOC-1", department:DOC-1, {kept}, document:DOC-1]\n'
    assert wanted in found["evidence/E-1.yaml"]


def test_an_id_alone_that_means_two_is_refused() -> None:
    tree = MemoryTree({**FILES, "sites/s.yaml": "id: D-1\nname: x\n"})
    with pytest.raises(NotSavedError, match="REF004"):
        rename(tree, "department", "D-1", "D-GA")


def test_what_is_written_so_that_it_cannot_be_replaced_is_refused() -> None:
    tree = MemoryTree(
        {**FILES, "sites/s.yaml": "id: S-1\nname: x\n", "sites/t.yaml": 'id: "S\\x2d2"\nname: x\n'}
    )
    assert after(tree, rename(tree, "site", "S-2", "S-3"))["sites/t.yaml"] == b'id: "S-3"\nname: x\n'


def test_a_file_that_would_not_come_back_byte_for_byte_is_refused() -> None:
    data = "id,拠点名\nS-1,".encode("cp932") + b"\x81\xca\x81\xca\xfa\x54\n"
    tree = MemoryTree({**FILES, "sites/s.csv": data})
    with pytest.raises(NotSavedError, match="byte for byte"):
        rename(tree, "site", "S-1", "S-2")


@pytest.mark.parametrize(
    ("kind", "old"),
    [("department", "sales"), ("person", "P-005"), ("supplier", "SUP-001"), ("asset", "")],
)
def test_in_the_example_there_and_back_is_where_it_was(kind: str, old: str) -> None:
    tree = FolderTree(EXAMPLE)
    programme = load(tree, date.max)
    old = old if old in programme.registers[kind] else next(iter(programme.registers[kind].by_key))
    there = renamed(programme, tree, Name(kind, old, "新-番号"))
    over = OverlaidTree(tree, {change.path: change.new for change in there.changes})
    moved = load(over, date.max)
    assert not list(unknown_records(moved))
    assert not list(unknown_targets(moved))
    back = renamed(moved, over, Name(kind, "新-番号", old))
    again = after(over, back)
    assert again == {entry.path: tree.read(entry.path, 1 << 30) for entry in tree.entries()}
