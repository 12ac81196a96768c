"""The way to a certificate: steps, what shows them, what comes next, and by when."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms.coverage.state import State
from isms.coverage.steps import Basis, Way, in_words, to_json, way
from tests.coverage.asking import LINE
from tests.coverage.reading import DAY, SETTINGS, programme

ASSET = {
    "id": "AS-1",
    "name": "受注台帳",
    "department": "D-1",
    "owner": "P-1",
    "medium": ["server"],
    "confidentiality": "3",
    "integrity": "2",
    "availability": "1",
    "location": "共有サーバー",
    "retention": "5年",
    "registered": "2026-10-20",
}
CERTIFICATE = {
    "id": "C-1",
    "standard": "iso27001",
    "number": "JP-1",
    "granted": "2025-03-15",
    "expires": "2028-03-14",
}
RISK = {
    "id": "R-1",
    "title": "漏えい",
    "personal_information": "PI-1",
    "threat": "誤送信",
    "owner": "P-1",
    "factors": {"threat": "2"},
    "decision": "open",
}
TRAINING = {"id": "T-1", "title": "全体教育", "kind": "general", "planned": "2026-10", "contents": "方針"}
REVIEW = {"id": "R-1", "kind": "management_review", "held": "2026-10-01", "chaired_by": "P-1"}
AUDIT = {"id": "A-1", "title": "監査", "kind": "internal", "planned": "2026-10"}
TASK = {"id": "T-1", "title": "資産の棚卸し", "step": "isms-steps:2", "owner": "P-1", "due": "2026-12-10"}


def gone(files: dict[str, Any], name: str = "isms-steps", project: Any = None, day: date = DAY) -> Way:
    settings = {**SETTINGS, **({"project": project} if project else {})}
    loaded = programme({"isms.yaml": settings, **files}, day)
    return way(loaded, loaded.knowledge.frameworks[name])


def test_a_step_is_done_by_the_records_that_show_it() -> None:
    found = {step.line.id: step for step in gone({"assets/a.yaml": ASSET}).steps}
    assert found["2"].done
    assert found["2"].line.shown == ("asset:AS-1",)
    assert not found["3"].done


def test_what_comes_next_is_the_first_step_that_is_not_done() -> None:
    found = gone({"assets/a.yaml": ASSET})
    assert found.next is not None
    assert found.next.line.id == "1"
    assert found.next.line.next


def test_without_a_project_nobody_knows_the_days() -> None:
    found = gone({})
    assert (found.started, found.target, found.basis) == (None, None, None)
    assert all(step.span is None for step in found.steps)


def test_the_target_of_the_settings_gives_the_days() -> None:
    found = gone({}, project={"started": "2026-10-01", "target": "2027-06"})
    assert (found.target, found.basis) == (date(2027, 6, 30), Basis.SETTINGS)
    spans = {step.line.id: step.span for step in found.steps}
    audit, plan = spans["9"], spans["1"]
    assert audit is not None
    assert plan is not None
    assert audit == (date(2027, 5, 1), date(2027, 6, 30))
    assert plan.start == date(2026, 10, 1)
    days = [span.due for id_, span in spans.items() if span is not None and id_ != "9"]
    assert days == sorted(days)
    assert max(days) <= audit.start
    assert spans["10"] is None


def test_without_a_target_the_usual_time_gives_the_days() -> None:
    found = gone({}, "pmark-steps", project={"started": "2026-10-01"})
    assert (found.target, found.basis) == (date(2027, 7, 31), Basis.TYPICAL)
    assert gone({}, "isms-steps", project={"started": "2026-10-01"}).target is None


def test_a_target_before_the_start_gives_no_days() -> None:
    found = gone({}, project={"started": "2026-10-01", "target": "2026-09-01"})
    assert found.steps[0].span is None


def test_a_task_of_the_plan_gives_the_day_and_keeps_a_step_open() -> None:
    files = {"assets/a.yaml": ASSET, "tasks/t.yaml": TASK}
    step = gone(files, project={"started": "2026-10-01", "target": "2027-06"}).steps[1]
    assert step.span is not None
    assert step.span.due == date(2026, 12, 10)
    assert step.line.state is State.PARTIAL
    assert "task:T-1" in step.line.shown
    done = {**files, "tasks/t.yaml": {**TASK, "done": "2026-11-20"}}
    assert gone(done).steps[1].line.state is State.READY
    bare = {**files, "tasks/t.yaml": {**TASK, "step": "2"}}
    assert gone(bare).steps[1].tasks
    other = {**files, "tasks/t.yaml": {**TASK, "step": "pmark-steps:2"}}
    assert not gone(other).steps[1].tasks


def test_a_step_is_late_after_its_last_day() -> None:
    project = {"started": "2026-01-01", "target": "2026-12-31"}
    found = gone({}, project=project)
    assert found.steps[0].late(DAY)
    assert not found.steps[8].late(DAY)


def test_a_certificate_in_force_leaves_the_way_behind() -> None:
    found = gone({"certifications/c.yaml": CERTIFICATE})
    states = [step.line.state for step in found.steps]
    assert set(states[:-1]) == {State.READY}
    assert states[-1] is State.MISSING
    assert found.next is found.steps[-1]
    assert "certification:C-1" in found.steps[0].line.shown


def test_what_is_kept_up_has_to_be_there_first() -> None:
    files = {
        "personal-information/p.yaml": {**LINE, "reviewed": "2026-10-01"},
        "risks/r.yaml": {**RISK, "assessed_on": "2026-10-01"},
        "trainings/t.yaml": {**TRAINING, "held": "2026-10-01"},
        "audits/a.yaml": {**AUDIT, "performed": "2026-10-01"},
        "reviews/r.yaml": {
            "id": "R-1",
            "kind": "management_review",
            "held": "2026-10-01",
            "chaired_by": "P-1",
        },
    }
    assert gone(files, "pmark-steps").steps[-1].line.reasons[0].say("en") == (
        "there is no certificate yet to keep"
    )
    certified = {**files, "certifications/c.yaml": {**CERTIFICATE, "standard": "pmark"}}
    assert gone(certified, "pmark-steps").steps[-1].done


def test_where_a_way_stands_and_what_comes_next_is_said_in_words() -> None:
    project = {"started": "2026-01-01", "target": "2026-12-31"}
    assert [line.say("en") for line in in_words(gone({}, project=project))] == [
        "ISO/IEC 27001: Partly ready: 1, Missing: 9",
        "Past the day: 1, 2, 3, 4, 5, 6, 7, 8",
        "Next step: 1 Plan (due 2026-02-07)",
        "- fill in project.owner, project.manager or project.members in isms.yaml",
        "- fill in project.budget_jpy in isms.yaml",
        "- fill in certification_body or project.candidates in isms.yaml",
    ]
    assert list(in_words(gone({})))[-1].say("ja").startswith("目標日は、isms.yaml の project に")
    kept = [line.say("en") for line in in_words(gone({"certifications/c.yaml": CERTIFICATE}))]
    assert kept[:2] == ["ISO/IEC 27001: Ready: 9, Missing: 1", "Next step: 10 Keep it going"]


def test_a_certificate_that_has_run_out_shows_nothing() -> None:
    found = gone({"certifications/c.yaml": CERTIFICATE}, day=date(2028, 3, 15))
    assert found.certificate is None
    assert found.steps[0].line.state is not State.READY


def test_the_phases_of_the_privacy_mark() -> None:
    found = gone({}, "pmark-steps")
    assert [step.phase.id for step in found.steps if step.phase][:5] == ["I"] * 4 + ["II"]
    assert found.standard == "pmark"


def test_the_json_tells_the_way() -> None:
    (written,) = to_json([gone({}, project={"started": "2026-10-01", "target": "2027-06"})], "en")
    assert written["standard"] == "iso27001"
    assert written["target"] == "2027-06-30"
    assert written["next"]["id"] == "1"
    assert len(written["steps"]) == 10
    assert written["steps"][1] == {
        "id": "2",
        "title": "List the information assets",
        "state": "missing",
        "records": [],
        "reason": "the asset ledger: there is no record",
        "next": "record it: isms new asset",
        "phase": None,
        "products": "asset ledger: name, owner, place, how long it is kept, day of entry",
        "start": "2026-10-27",
        "due": "2026-11-22",
        "late": False,
        "tasks": [],
        "shown": "",
    }
