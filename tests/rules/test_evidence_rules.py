"""What is wrong with evidence beyond the file itself, and with rows of the Statement of Applicability."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import FieldPath, Level, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]

SETTINGS = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001]\nscope: 全社\nstage: certified\n"
    'risk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)
ERROR, WARNING, INFO = Level.ERROR, Level.WARNING, Level.INFO


def found(judged: Judged, code: str, files: Mapping[str, str]) -> list[tuple[Level, FieldPath]]:
    said = judged({"isms.yaml": SETTINGS, **files})
    return [(d.level, d.where.field) for d in said if d.code == code and isinstance(d.where, Spot)]


def control(fields: str, key: str = "A.8.13") -> dict[str, str]:
    return {f"controls/{key}.yaml": f"id: {key}\nreasons: [baseline]\n{fields}\n"}


def evidence(fields: str) -> dict[str, str]:
    return {"evidence/E-1.yaml": f"id: E-1\ntitle: 結果\n{fields}\n"}


TAKEN = "url: https://a.example/1\ncollected_on: 2026-09-30\ncollected_by: P-01"


@pytest.mark.parametrize(
    ("fields", "further", "said"),
    [
        (TAKEN, {}, [(INFO, ("supports",))]),
        (f"{TAKEN}\nsupports: [person:P-01]", {}, []),
        (TAKEN, control("applicable: true\nevidence: [E-1]"), []),
        (f"{TAKEN}\ndraft: true", {}, []),
    ],
)
def test_evidence_says_what_it_shows(
    fields: str, further: Mapping[str, str], said: list[tuple[Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, "EVD002", {**evidence(fields), **further}) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (TAKEN, []),
        ("collected_on: 2026-09-30\ncollected_by: P-01", [(WARNING, ())]),
        ("url: https://a.example/1", [(WARNING, ("collected_on",)), (WARNING, ("collected_by",))]),
        ("url: https://a.example/1\ncollected_on: 昨日\ncollected_by: P-01", []),
        (
            "path: evidence/files/a.txt\ncollected_on: 2026-09-30\ncollected_by: P-01",
            [(WARNING, ("sha256",))],
        ),
        ("draft: true", []),
    ],
)
def test_evidence_can_be_found_and_believed(
    fields: str, said: list[tuple[Level, FieldPath]], judged: Judged
) -> None:
    files = {**evidence(fields), "evidence/files/a.txt": "復元に成功した。\n"}
    assert found(judged, "EVD003", files) == said


DONE = "applicable: true\nstatus: implemented"
PAPER = "id: D-1\ntitle: SoA\nversion: '1'\nrenders: soa\napproved_by: P-02\napproved_on: {day}\n{more}\n"


@pytest.mark.parametrize(
    ("fields", "further", "flaws"),
    [
        (DONE, {}, 1),
        (f"{DONE}\nevidence: [E-1]", evidence(TAKEN), 0),
        (DONE, evidence(f"{TAKEN}\nsupports: [control:A.8.13]"), 0),
        (DONE, evidence(f"{TAKEN}\nsupports: [control:A.8.14]"), 1),
        ("applicable: true\nstatus: partial", {}, 0),
        ("applicable: false\nstatus: implemented", {}, 0),
        (f"{DONE}\ndraft: true", {}, 0),
        (DONE, evidence(f"{TAKEN}\nsupports: ['control : A.8.13']"), 0),
    ],
)
def test_what_is_implemented_is_shown(
    fields: str, further: Mapping[str, str], flaws: int, judged: Judged
) -> None:
    files = {**control(fields), **further, **control("applicable: true", "A.8.14")}
    assert found(judged, "SOA005", files) == [(WARNING, ("evidence",))] * flaws


def test_documents_show_a_part_of_what_is_implemented(judged: Judged) -> None:
    paper = {"documents/D.yaml": PAPER.format(day="2026-04-01", more="")}
    files = {**control(f"{DONE}\ndocuments: [D-1]"), **paper}
    assert found(judged, "SOA005", files) == [(INFO, ("evidence",))]


@pytest.mark.parametrize(("fields", "number"), [("", 92), ("draft: true", 93)])
def test_all_controls_that_are_not_decided_on_are_one_flaw(
    fields: str, number: int, judged_whole: Judged
) -> None:
    files = control(f"applicable: true\n{fields}")
    assert found(judged_whole, "SOA006", files) == [(ERROR, ("standards",))]
    said = judged_whole({"isms.yaml": SETTINGS, **files})
    message = next(d.message.say("en") for d in said if d.code == "SOA006")
    assert message.startswith(f"{number} of the controls of Annex A are not decided on (A.5.1, A.5.2, ")
    assert message.endswith(", A.5.8, …).")


@pytest.mark.parametrize(
    ("fields", "day", "more", "said"),
    [
        ("", "2026-04-01", "", []),
        ("", "2026-03-31", "", [(INFO, ("reviewed",))]),
        ("reviewed: 2026-06-01", "2025-03-31", "", []),
        ("decided_on: 2026-04-01", "2025-03-31", "", []),
        ("decided_by: P-02", "2026-04-01", "", []),
        ("decided_on: 2026-04-01", "", "", [(WARNING, ("decided_by",))]),
        ("", "2026-04-01", "draft: true", [(WARNING, ("decided_on",))]),
        ("", "2026-04-01", "abolished: 2026-10-01", [(WARNING, ("decided_on",))]),
    ],
)
def test_the_approval_of_the_statement_decides_for_all(
    fields: str, day: str, more: str, said: list[tuple[Level, FieldPath]], judged: Judged
) -> None:
    files = {**control(f"applicable: true\n{fields}"), "documents/D.yaml": PAPER.format(day=day, more=more)}
    assert found(judged, "SOA007", files) == said


def test_controls_that_could_not_be_read_are_not_missing(judged_whole: Judged) -> None:
    assert found(judged_whole, "SOA006", {"controls/A.8.13.yaml": "id: A.8.13\n"}) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("decided_on: 2026-04-01\ndecided_by: P-02", []),
        ("decided_on: 2026-03-31\ndecided_by: P-02", [(INFO, ("reviewed",))]),
        ("decided_on: 2025-03-31\ndecided_by: P-02", [(WARNING, ("reviewed",))]),
        ("decided_on: 2025-03-31\ndecided_by: P-02\nreviewed: 2026-06-01", []),
        ("decided_on: 2025-03-31\ndecided_by: P-02\nreviewed: 先月", []),
        ("decided_on: 2026-04-01", [(WARNING, ("decided_by",))]),
        ("decided_by: P-02", [(WARNING, ("decided_on",))]),
        ("decided_on: 2026-12-01\ndecided_by: P-02", [(WARNING, ("decided_on",))]),
        ("decided_on: 昨日\ndecided_by: P-02", []),
        ("draft: true", []),
    ],
)
def test_a_decision_is_someones_and_kept_up(
    fields: str, said: list[tuple[Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, "SOA007", control(f"applicable: true\n{fields}")) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("applicable: true", [(ERROR, ("status",))]),
        (DONE, [(WARNING, ("implementation",))]),
        (f"{DONE}\nimplementation: 毎日複製する", []),
        ("applicable: true\nstatus: planned", []),
        ("applicable: true\nstatus: たぶん", []),
        ("applicable: false", []),
        ("applicable: true\ndraft: true", []),
    ],
)
def test_it_is_told_how_a_control_is_implemented(
    fields: str, said: list[tuple[Level, FieldPath]], judged: Judged
) -> None:
    assert found(judged, "SOA008", control(fields)) == said


@pytest.mark.parametrize(
    ("status", "flaws"), [("implemented", 1), ("partial", 1), ("planned", 1), ("not_implemented", 0), ("", 0)]
)
def test_an_excluded_control_is_not_done(status: str, flaws: int, judged: Judged) -> None:
    fields = f"applicable: false\njustification: 該当する業務がない\nstatus: {status}"
    assert found(judged, "SOA009", control(fields)) == [(WARNING, ("status",))] * flaws
    assert found(judged, "SOA009", control(f"{fields}\ndraft: true")) == []


TREATMENT = (
    "id: T-1\ntitle: 導入\nrisks: [R-1]\ncontrols: [A.8.13]\naction: 導入する\nroute: project\nowner: P-01\n"
    "due: 2027-01-31\n{fields}\n"
)


@pytest.mark.parametrize(
    ("status", "treatment", "flaws"),
    [
        ("partial", None, 1),
        ("planned", None, 1),
        ("not_implemented", None, 1),
        ("implemented", None, 0),
        ("partial", "", 0),
        ("partial", "done: 2026-11-01", 1),
        ("partial", "draft: true", 1),
    ],
)
def test_what_is_missing_is_planned(status: str, treatment: str | None, flaws: int, judged: Judged) -> None:
    files = control(f"applicable: true\nstatus: {status}")
    if treatment is not None:
        files["treatments/T-1.yaml"] = TREATMENT.format(fields=treatment)
    assert found(judged, "SOA010", files) == [(WARNING, ("status",))] * flaws


def test_a_control_is_somebodys(judged: Judged) -> None:
    assert found(judged, "SOA011", control("applicable: true")) == [(WARNING, ("owner",))]
    assert found(judged, "SOA011", control("applicable: true\nowner: P-01")) == []
    assert found(judged, "SOA011", control("applicable: true\nowner: だれか")) == []
    assert found(judged, "SOA011", control("applicable: false")) == []
