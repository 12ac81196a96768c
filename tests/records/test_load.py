"""A tree becomes a programme: what is bad is named, what is good loads."""

from __future__ import annotations

import gc

import pytest

from isms.records import limits
from isms.records.tree import MemoryTree
from tests.records.reading import DAY, OTHERS, SETTINGS, lines, read, read_beside, read_tree


def test_records_keep_their_file_and_position() -> None:
    outcome = read_beside({"sites/s.yaml": "- {id: S-1, name: a}\n- x\n- {id: S-2, name: b}\n"})
    site = outcome.programme.sites["S-2"]
    assert (site.file, site.ordinal, site.key, site.reference) == ("sites/s.yaml", 2, "S-2", "site:S-2")
    assert outcome.programme.as_of == DAY


def test_a_second_record_with_a_key_is_left_out_wherever_it_stands() -> None:
    outcome = read_beside(
        {
            "sites/a.csv": "id,name\nS-1,東京\nS-1,大阪\n",
            "sites/b.yaml": "id: S-1\nname: 神戸\n",
            "sites/other2.yaml": "- {id: S-9, name: 奈良}\n- {id: S-2, name: 京都}\n",
        }
    )
    assert outcome.said == [
        "sites/a.csv:3:1 REC004",
        "sites/b.yaml:1:5 REC004",
        "sites/other2.yaml:1:8 REC004",
    ]
    assert outcome.programme.sites["S-1"].name == "東京"
    assert len(outcome.keys("site")) == 4


def test_keys_of_several_fields_are_compared_as_values() -> None:
    rows = ["T-1,P-0,2026-05-01", "T-1,港 花子,2026/5/1", "T-1,P-0,2026-05-02", "T-1,P-0,"]
    outcome = read_beside({"trainings/attendance/a.csv": lines("training,person,date", *rows)})
    assert outcome.said == [
        "trainings/attendance/a.csv:3:10 REC004",
        "trainings/attendance/a.csv:3:10 REC017",
    ]
    assert outcome.keys("attendance") == ["T-1/P-0/2026-05-01", "T-1/P-0/2026-05-02", "T-1/P-0/"]


def test_a_control_of_annex_a_needs_no_framework() -> None:
    text = "- {id: A.5.1, applicable: true}\n- {id: A.5.1, framework: iso27001, applicable: true}\n"
    text += (
        "- {id: A.5.1, framework: own, applicable: true}\n- {id: '1', framework: own, applicable: maybe}\n"
    )
    outcome = read_beside({"controls/c.yaml": text})
    assert outcome.keys("control") == ["A.5.1", "own/A.5.1"]
    assert outcome.said == ["controls/c.yaml:2:8 REC004", "controls/c.yaml:4:41 REC002"]
    assert outcome.lost("control") == {"own/1"}


def test_what_is_left_out_still_exists_and_cannot_be_judged() -> None:
    programme = read_beside({"sites/s.yaml": "- {id: S-1}\n- {id: S-2, name: 大阪}\n"}).programme
    assert programme.exists("site", "S-1")
    assert not programme.exists("site", "S-3")
    assert not programme.can_judge("site")
    assert programme.can_judge("person")


@pytest.mark.parametrize("broken", ["[", "id: [", "- {id: S-1}\n- {name: x}\n"])
def test_where_a_key_is_lost_any_record_may_exist(broken: str) -> None:
    assert read_beside({"sites/s.yaml": broken}).programme.exists("site", "S-77")


def test_every_file_is_a_source_with_what_it_seems_to_betray() -> None:
    outcome = read_beside({"notes/memo.txt": "x" * 10, "sites/a.pdf": b"%PDF\x00"})
    sources = outcome.programme.sources
    assert sources["notes/memo.txt"].size == 10
    assert set(OTHERS) | {"isms.yaml", "sites/a.pdf"} <= set(sources)


def test_digests_are_known_where_evidence_asks_for_them() -> None:
    evidence = "id: EV-1\ntitle: 記録\npath: evidence/files/a.txt\nsha256: x\n"
    programme = read_beside({"evidence/e.yaml": evidence, "evidence/files/a.txt": "a"}).programme
    digest = programme.sources["evidence/files/a.txt"].digest
    assert digest == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert programme.sources["isms.yaml"].digest is None


def test_files_beyond_the_limit_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILES", 10)
    files = {f"zz/{n:02}.txt": "" for n in range(20)}
    outcome = read({**OTHERS, **files})
    assert outcome.said == ["zz/05.txt:1:1 REC009"]


def test_the_collector_is_left_as_it_was() -> None:
    read({})
    assert gc.isenabled()
    gc.disable()
    try:
        read({})
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_reading_twice_gives_the_same() -> None:
    tree = MemoryTree({"isms.yaml": SETTINGS, **OTHERS, "sites/x.yaml": "id：1"})
    first, second = read_tree(tree), read_tree(tree)
    assert first.said == second.said
    assert first.programme.sources == second.programme.sources
