"""On a day, what happens later has not happened."""

from __future__ import annotations

from datetime import date

from tests.records.reading import SETTINGS, read, read_beside

FINDING = """\
id: F-1
grade: major
description: 記録がない
raised_on: 2026-05-01
correction: 記録した
corrected_on: 2026-05-02
effectiveness: {date: 2026-09-01, by: P-0, result: effective}
due: 2027-03-31
closed_on: 2026-09-02
approved_by: P-0
"""


def test_a_later_date_reads_as_absent_with_what_is_declared_with_it() -> None:
    before = read_beside({"findings/f.yaml": FINDING}, date(2026, 9, 1)).programme.findings["F-1"]
    assert before.closed_on is None
    assert before.approved_by is None
    assert before.effectiveness is not None
    assert before.due == date(2027, 3, 31)
    earlier = read_beside({"findings/f.yaml": FINDING}, date(2026, 5, 1)).programme.findings["F-1"]
    assert earlier.effectiveness is None
    assert (earlier.corrected_on, earlier.correction) == (None, None)
    after = read_beside({"findings/f.yaml": FINDING}, date(2026, 9, 2)).programme.findings["F-1"]
    assert (after.closed_on, after.approved_by) == (date(2026, 9, 2), "P-0")


def test_a_record_that_begins_later_is_not_there_and_not_missing() -> None:
    outcome = read_beside({"findings/f.yaml": FINDING}, date(2026, 4, 30))
    assert outcome.keys("finding") == []
    assert outcome.programme.exists("finding", "F-1")
    assert outcome.programme.not_yet == {"finding": {"F-1"}}
    assert outcome.said == ["findings/f.yaml:4:12 REC023"]
    assert outcome.message("REC023") == "2026-05-01"


def test_items_of_a_list_that_are_later_are_left_out() -> None:
    text = """\
id: SP-1
name: 委託先
service: 保管
owner: P-0
assessments:
  - {date: 2025-10-01, by: P-0, result: pass}
  - {date: 2026-10-01, by: P-0, result: fail}
"""
    for day, count in ((date(2025, 9, 30), 0), (date(2026, 9, 30), 1), (date(2026, 10, 1), 2)):
        supplier = read_beside({"suppliers/s.yaml": text}, day).programme.suppliers["SP-1"]
        assert len(supplier.assessments) == count


def test_rows_are_as_of_the_day_too() -> None:
    head = "id,name,department,owner,medium,personal_information,confidentiality,integrity,availability"
    rows = [
        f"AS-{n:02},台帳,D-0,P-0,server,none,1,1,1,{2020 + n}-04-01,2026-{n:02}-01,P-0" for n in range(1, 10)
    ]
    text = "\n".join([f"{head},registered,reviewed,reviewed_by", *rows])
    outcome = read_beside({"assets/a.csv": text}, date(2025, 6, 1))
    assert outcome.keys("asset") == [f"AS-{n:02}" for n in range(1, 6)]
    assert outcome.programme.not_yet["asset"] == {f"AS-{n:02}" for n in range(6, 10)}
    assert {(asset.reviewed, asset.reviewed_by) for asset in outcome.programme.assets} == {(None, None)}
    assert len(outcome.said) == 4


def test_settings_are_as_of_the_day() -> None:
    text = (
        SETTINGS
        + "pms_started: 2026-04-01\nclimate: {relevant: true, reason: 浸水, decided_on: 2026-05-01}\n"
    )
    for day, started, relevant in ((date(2026, 3, 31), False, None), (date(2026, 5, 1), True, True)):
        settings = read({"isms.yaml": text}, day).programme.settings
        assert (settings.pms_started is not None) == started
        assert settings.climate is not None
        assert settings.climate.relevant is relevant


def test_a_moment_counts_by_its_day() -> None:
    text = (
        "id: IC-1\ntitle: 誤送信\nknown_on: 2026-05-01\ntimeline:\n  - {at: 2026-05-01 23:59, what: 報告}\n"
    )
    assert len(read({"incidents/i.yaml": text}, date(2026, 5, 1)).programme.incidents["IC-1"].timeline) == 1


def test_what_happens_later_in_a_record_is_known_by_its_fields() -> None:
    programme = read_beside({"findings/f.yaml": FINDING}, date(2026, 8, 31)).programme
    finding = programme.findings["F-1"]
    later = {name for name in finding.declaration.fields if programme.happens_later(finding, name)}
    assert later == {"effectiveness", "closed_on", "approved_by"}
    assert read_beside({"findings/f.yaml": FINDING}, date(2026, 9, 2)).programme.withdrawn == frozenset()
