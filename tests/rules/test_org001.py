"""Who has left cannot be responsible for what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import FieldPath, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]

LEFT = "id: P-03\nname: 小林 徹\ndepartment: D-01\nemployment: employee\nleft: {left}\n"
TREATMENT = "title: 対応\nrisks: [R-1]\naction: 直す\nroute: project\nowner: P-03\ndue: 2027-01-31\n"

OBJECTIVE = "title: 適用率\nmeasure: 割合\ntarget: 95\nowner: P-03\n"
FINDING = "description: 掲示が古い\nraised_on: 2026-06-10\nowner: P-03\n"
SETTINGS = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001]\nscope: 受託開発\n"
    "risk: {method: ipa-sme-3.1}\nproject: {owner: P-03}\n"
)


def found(judged: Judged, files: Mapping[str, str], left: str = "2026-10-31") -> list[tuple[str, FieldPath]]:
    said = judged({"people/P-03.yaml": LEFT.format(left=left), **files})
    return [(d.where.path, d.where.field) for d in said if d.code == "ORG001" and isinstance(d.where, Spot)]


@pytest.mark.parametrize(
    ("path", "text", "field"),
    [
        ("departments/D-02.yaml", "id: D-02\nname: 部\nhead: 小林 徹\n", ("head",)),
        ("departments/D-02.yaml", "id: D-02\nname: 部\npromoter: P-03\nclosed: 2026-11-22\n", ("promoter",)),
        ("treatments/T-01.yaml", f"id: T-01\n{TREATMENT}", ("owner",)),
        ("issues/I-01.yaml", "id: I-01\ntitle: 人手不足\nside: internal\nowner: P-03\n", ("owner",)),
        ("objectives/O-01.yaml", f"id: O-01\n{OBJECTIVE}", ("owner",)),
        ("findings/F-01.yaml", f"id: F-01\ngrade: minor\n{FINDING}", ("owner",)),
        ("findings/F-01.yaml", f"id: F-01\ngrade: observation\n{FINDING}due: 2026-12-25\n", ("owner",)),
        ("isms.yaml", f"{SETTINGS}stage: operating\n", ("project", "owner")),
        (
            "reviews/M-01.yaml",
            (
                "id: M-01\nheld: 2026-05-01\nchaired_by: P-02\ndecisions:\n"
                "  - {text: 甲, owner: P-03, due: 2026-06-30, done: 2026-06-01}\n"
                "  - {text: 乙, owner: P-03, due: 2026-12-31}\n"
            ),
            ("decisions", 1, "owner"),
        ),
    ],
)
def test_the_responsible_person_of_something_open_has_left(
    path: str, text: str, field: FieldPath, judged: Judged
) -> None:
    assert found(judged, {path: text}) == [(path, field)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("departments/D-02.yaml", "id: D-02\nname: 部\nhead: P-03\nclosed: 2026-11-21\n"),
        ("treatments/T-01.yaml", f"id: T-01\n{TREATMENT}done: 2026-11-20\n"),
        ("controls/A.7.4.yaml", "id: A.7.4\napplicable: false\njustification: 拠点がない\nowner: P-03\n"),
        ("reviews/M-01.yaml", "id: M-01\nheld: 2026-05-01\nchaired_by: P-03\n"),
        ("objectives/O-01.yaml", f"id: O-01\n{OBJECTIVE}result: 88%で終えた\n"),
        ("findings/F-01.yaml", f"id: F-01\ngrade: observation\n{FINDING}"),
        ("isms.yaml", f"{SETTINGS}stage: certified\n"),
    ],
)
def test_what_is_over_or_was_done_keeps_its_name(path: str, text: str, judged: Judged) -> None:
    assert found(judged, {path: text}) == []


def test_what_will_be_done_later_is_still_open(judged: Judged) -> None:
    files = {"treatments/T-01.yaml": f"id: T-01\n{TREATMENT}done: 2026-11-23\n"}
    assert found(judged, files) == [("treatments/T-01.yaml", ("owner",))]


@pytest.mark.parametrize(("left", "faults"), [("2026-11-21", 1), ("2026-11-22", 0), ("2027-03-31", 0)])
def test_the_day_of_leaving_is_the_last_day(left: str, faults: int, judged: Judged) -> None:
    assert len(found(judged, {"departments/D-02.yaml": "id: D-02\nname: 部\nhead: P-03\n"}, left)) == faults
