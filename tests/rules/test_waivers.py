"""What a waiver silences, and what it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]

LOOSE = "id: S-01\nname: 本社\nopened: 2020/5/1\n"
LEFT = (
    "id: P-03\nname: 小林\ndepartment: D-01\nemployment: employee\nleft: 2026-01-31\n"
    "access_removed: 2026-01-31\nassets_returned: 2026-01-31\n"
)
SETTINGS = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [iso27001]\nscope: 受託開発\n"
    "stage: operating\n"
    'risk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)


def waiver(rule: str = "REC017", target: str = 'record: "site:S-01"', **changed: str) -> str:
    fields = {
        "id": "W-01", "rule": rule, "reason": "移行中のため", "approved_by": "P-02",
        "approved_on": "2026-10-01", "until": "2026-12-31", **changed,
    }  # fmt: skip
    return "".join(f"{name}: {text}\n" for name, text in fields.items()) + f"{target}\n"


def codes(diagnostics: list[Diagnostic]) -> list[tuple[str, str | None]]:
    return sorted((d.code, d.waived_by) for d in diagnostics)


@pytest.mark.parametrize(
    "target",
    [
        'record: "site:S-01"',
        'record: "site: S-01"',
        "record: S-01",
        "path: sites/S-01.yaml",
        'path: sites/S-01.yaml\nrecord: "site:S-01"',
    ],
)
def test_a_waiver_silences_what_it_names(target: str, judged: Judged) -> None:
    said = judged({"sites/S-01.yaml": LOOSE, "waivers/W-01.yaml": waiver(target=target)})
    assert codes(said) == [("REC017", "W-01")]
    assert said[0].level is Level.WARNING


@pytest.mark.parametrize(
    "target", ['record: "site:S-02"', "path: sites/S-02.yaml", 'path: sites/S-02.yaml\nrecord: "site:S-01"']
)
def test_a_waiver_of_something_else_silences_nothing_and_is_named(target: str, judged: Judged) -> None:
    files = {"sites/S-01.yaml": LOOSE, "sites/S-02.yaml": "id: S-02\nname: 支店\n"}
    said = judged({**files, "waivers/W-01.yaml": waiver(target=target)})
    assert codes(said) == [("REC017", None), ("REC027", None)]
    idle = next(d for d in said if d.code == "REC027")
    assert (idle.kind, idle.record, idle.level) == ("waiver", "W-01", Level.WARNING)


@pytest.mark.parametrize(("approved", "until"), [("2026-10-01", "2026-11-22"), ("2026-11-22", "2026-11-22")])
def test_the_first_and_the_last_day_are_included(approved: str, until: str, judged: Judged) -> None:
    files = {"sites/S-01.yaml": LOOSE, "waivers/W-01.yaml": waiver(approved_on=approved, until=until)}
    assert codes(judged(files)) == [("REC017", "W-01")]


def test_a_waiver_that_is_over_is_simply_not_applied(judged: Judged) -> None:
    files = {"sites/S-01.yaml": LOOSE, "waivers/W-01.yaml": waiver(until="2026-11-21")}
    assert codes(judged(files)) == [("REC017", None)]


def test_a_draft_of_a_waiver_is_not_applied(judged: Judged) -> None:
    files = {"sites/S-01.yaml": LOOSE, "waivers/W-01.yaml": waiver(draft="true")}
    assert codes(judged(files)) == [("REC017", None), ("REC024", None)]


@pytest.mark.parametrize(
    ("settings", "word"),
    [("waivers: {allowed: false}\n", "waivers.allowed"), ("waivers: {approvers: [P-01]}\n", "approvers")],
)
def test_a_waiver_that_is_not_allowed_is_refused(settings: str, word: str, judged: Judged) -> None:
    files = {"isms.yaml": SETTINGS + settings, "sites/S-01.yaml": LOOSE, "waivers/W-01.yaml": waiver()}
    said = judged(files)
    assert codes(said) == [("REC017", None), ("REC027", None)]
    assert word in said[-1].message.say("ja")


def test_an_approver_who_may_is_heard(judged: Judged) -> None:
    settings = f"{SETTINGS}waivers: {{allowed: true, approvers: [大森 由美]}}\n"
    files = {"isms.yaml": settings, "sites/S-01.yaml": LOOSE, "waivers/W-01.yaml": waiver()}
    assert codes(judged(files)) == [("REC017", "W-01")]


def test_a_waiver_needs_a_target_and_a_rule_that_exists(judged: Judged) -> None:
    files = {
        "waivers/W-01.yaml": waiver(target=""),
        "waivers/W-02.yaml": waiver(id="W-02", rule="XYZ999", target="path: isms.yaml"),
    }
    said = judged(files)
    assert codes(said) == [("REC027", None), ("REC027", None)]
    assert "XYZ999" in said[1].message.say("en")


@pytest.mark.parametrize(
    ("rule", "target", "files"),
    [
        (
            "ORG001",
            'record: "department:D-02"',
            {"departments/D-02.yaml": "id: D-02\nname: 部\nhead: P-03\n"},
        ),
        ("REF001", 'record: "department:D-02"', {"departments/D-02.yaml": "id: D-02\nname: 部\nhead: P-9\n"}),
        ("REC001", "path: sites/S-01.yaml", {"sites/S-01.yaml": "id: S-01\nname: 本社\nadress: 東京\n"}),
    ],
)
def test_an_error_that_cannot_be_waived_stays_one_and_carries_the_reason(
    rule: str, target: str, files: Mapping[str, str], judged: Judged
) -> None:
    (said,) = judged({"people/P-03.yaml": LEFT, **files, "waivers/W-01.yaml": waiver(rule, target)})
    assert (said.code, said.level, said.waived_by) == (rule, Level.ERROR, None)
    assert said.waiver is not None
    assert "移行中のため" in said.waiver.say("ja")


def test_an_error_on_annex_a_alone_can_be_waived(judged: Judged) -> None:
    files = {"notes.txt": "123456789018\n", "waivers/W-01.yaml": waiver("PRV001", "path: notes.txt")}
    assert codes(judged(files)) == [("PRV001", "W-01")]


def test_an_error_on_a_clause_of_another_standard_can_be_waived(judged: Judged) -> None:
    dates = "checked_on: 2026-11-10\nnext_check: 2026-05-10\n"
    law = f"id: L-01\nname: 申合せ\nowner: P-01\nobligations: 管理\n{dates}"
    files = {"laws/L-01.yaml": law, "waivers/W-01.yaml": waiver("LAW008", 'record: "law:L-01"')}
    assert codes(judged(files)) == [("LAW008", "W-01")]
    aimed = judged({**files, "isms.yaml": SETTINGS.replace("[iso27001]", "[iso27001, pmark]")})
    assert ("LAW008", None) in codes(aimed)


def test_what_weighs_less_at_this_stage_can_be_waived(judged: Judged) -> None:
    supplier = (
        "id: SUP-01\nname: 配送社\nservice: 配送\npersonal_information: true\nmy_number: false\nowner: P-01\n"
        "contract_signed: 2026-04-01\ncountries: [JP]\n"
    )
    files = {"suppliers/s.yaml": supplier, "waivers/W-01.yaml": waiver("SUP001", 'record: "supplier:SUP-01"')}
    assert codes(judged(files)) == [("SUP001", "W-01")]
    both = SETTINGS.replace("[iso27001]", "[iso27001, pmark]")
    assert ("SUP001", "W-01") in codes(judged({**files, "isms.yaml": both}))
    certified = judged({**files, "isms.yaml": both.replace("operating", "certified")})
    assert ("SUP001", None) in codes(certified)
