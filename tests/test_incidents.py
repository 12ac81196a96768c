"""Which reports an incident needs, until when, and what has to be known for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms.incidents import Due, deadlines, to_authority, unknown
from isms.knowledge import ReportDuty
from isms.model.incident import Incident, IncidentKind, Reports
from isms.records.load import load
from isms.records.packaged import packaged
from isms.records.tree import MemoryTree
from isms.rules.examples import BASE

if TYPE_CHECKING:
    from isms.model.programme import Programme

SETTINGS = (
    "format: 1\norganisation: {name: 株式会社見本}\nstandards: [{standards}]\nscope: 全社\n"
    'risk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
)
CLEAR = "sensitive: false\nfinancial_damage: false\nmalicious: false\nmy_number: false\n"
DUTIES = ("law-ppc", "law-ppc-my-number", "pmark")


def programme(fields: str, standards: str = "pmark") -> Programme:
    files = {path: file.data for path, file in BASE.items()}
    files["isms.yaml"] = SETTINGS.replace("{standards}", standards).encode()
    head = "id: INC-01\ntitle: 誤送信\nlevel: incident\nknown_on: 2026-05-01\n"
    files["incidents/INC-01.yaml"] = f"{head}{fields}".encode()
    return load(MemoryTree(files), date(2026, 11, 22))


def due(fields: str, standards: str = "pmark") -> dict[str, Due]:
    whole = programme(fields, standards)
    return {each.report: each for each in deadlines(whole, whole.incidents["INC-01"])}


def days(fields: str, standards: str = "pmark") -> dict[str, date]:
    return {report: each.due for report, each in due(fields, standards).items()}


def test_every_accident_is_reported_to_the_privacymark_body() -> None:
    found = due(f"kind: mis_sent_mail\npersons_affected: 3\n{CLEAR}")
    assert {report: each.due for report, each in found.items()} == {"pmark_final": date(2026, 5, 30)}
    assert found["pmark_final"].certain
    assert found["pmark_final"].done is None
    assert "privacymark.jp" in found["pmark_final"].source


def test_an_isms_alone_reports_by_law_only() -> None:
    assert days(f"kind: mis_sent_mail\npersons_affected: 3\n{CLEAR}", "iso27001") == {}
    found = days(f"kind: mis_sent_mail\npersons_affected: 1001\n{CLEAR}", "iso27001")
    assert found == {"ppc_preliminary": date(2026, 5, 5), "ppc_final": date(2026, 6, 1)}


@pytest.mark.parametrize(
    ("fields", "final"),
    [
        ("persons_affected: 1\nsensitive: true", date(2026, 6, 1)),
        ("persons_affected: 1\nfinancial_damage: true", date(2026, 6, 1)),
        ("persons_affected: 1\nmalicious: true", date(2026, 6, 29)),
        ("persons_affected: 1000", None),
        ("persons_affected: 1001", date(2026, 6, 1)),
        ("persons_affected: 1001\nprotected: encrypted", None),
        ("persons_affected: 1001\nprotected: recovered_unread", None),
        ("persons_affected: 0\nsensitive: false", None),
    ],
)
def test_the_first_day_counts_and_a_closed_last_day_moves(fields: str, final: date | None) -> None:
    given = {line.split(":")[0] for line in fields.split("\n")}
    rest = "".join(f"{line}\n" for line in CLEAR.splitlines() if line.split(":")[0] not in given)
    found = days(f"kind: unauthorised_access\n{fields}\n{rest}", "iso27001")
    assert found.get("ppc_final") == final


def test_what_is_not_known_is_taken_as_if_it_were_so() -> None:
    found = due("kind: loss\npersons_affected: 3\nmy_number: false\nsensitive: false\nmalicious: false\n")
    assert set(found) == {"pmark_preliminary", "pmark_final", "ppc_preliminary", "ppc_final"}
    assert [report for report, each in found.items() if each.certain] == ["pmark_final"]
    assert "財産的被害のおそれ" in found["ppc_final"].basis.say("ja")


def test_the_fields_on_which_a_report_hangs_are_named() -> None:
    def lacking(fields: str) -> set[str]:
        whole = programme(fields)
        return set(unknown(whole, whole.incidents["INC-01"]))

    assert lacking(f"kind: loss\npersons_affected: 3\n{CLEAR}") == set()
    assert lacking(f"kind: loss\n{CLEAR}") == {"persons_affected"}
    assert lacking(f"persons_affected: 3\n{CLEAR}") == set()
    assert lacking("persons_affected: 3\nsensitive: false\n") >= {"kind", "malicious", "my_number"}
    assert lacking("kind: loss\npersons_affected: 3\nsensitive: true\nmy_number: false\n") == set()
    clear = CLEAR.replace("my_number: false", "my_number: true")
    assert lacking(f"kind: loss\npersons_affected: 3\n{clear}") == {"my_number_count", "my_number_exposed"}
    assert lacking(f"kind: near_miss\n{CLEAR}") == set()


def test_my_number_data_has_a_duty_of_its_own() -> None:
    clear = CLEAR.replace("my_number: false", "my_number: true")
    fields = f"kind: loss\npersons_affected: 101\n{clear}my_number_exposed: false\n"
    found = days(f"{fields}my_number_count: 101\n", "iso27001")
    assert found == {
        "ppc_my_number_preliminary": date(2026, 5, 5),
        "ppc_my_number_final": date(2026, 5, 30),
    }
    assert days(f"{fields}my_number_count: 100\n", "iso27001") == {}


def test_a_client_told_in_time_reports_instead() -> None:
    fields = "kind: loss\npersons_affected: 3\nsensitive: true\nclients: [CL-01]\n"
    assert set(days(fields, "iso27001")) >= {"client", "ppc_preliminary", "ppc_final"}
    told = due(f"{fields}reports: {{client: 2026-05-05}}\n", "iso27001")
    assert {report for report in told if not report.startswith("ppc_my")} == {"client"}
    assert told["client"].done == date(2026, 5, 5)
    late = due(f"{fields}reports: {{client: 2026-05-06}}\n", "iso27001")
    assert set(late) >= {"client", "ppc_final"}


def test_nobody_is_told_of_a_near_miss() -> None:
    assert days("kind: near_miss\npersons_affected: 3\nsensitive: true\nclients: [CL-01]\n") == {}


def test_only_the_law_asks_to_tell_the_persons_concerned() -> None:
    whole = programme(f"kind: loss\npersons_affected: 3\n{CLEAR}")
    assert to_authority(whole, whole.incidents["INC-01"]) == []


def test_a_duty_holds_from_its_first_day() -> None:
    whole = programme("kind: loss\npersons_affected: 3\nsensitive: true\nmy_number: false\n", "iso27001")
    incident = whole.incidents["INC-01"]
    assert {each.report for each in deadlines(whole, incident)} == {"ppc_preliminary", "ppc_final"}
    object.__setattr__(incident, "known_on", date(2022, 3, 31))
    assert deadlines(whole, incident) == []


@pytest.mark.parametrize("name", DUTIES)
def test_the_packaged_duties_name_what_incidents_have(name: str) -> None:
    duty = packaged(ReportDuty, name)
    assert duty is not None
    fields = Incident.declaration.fields
    named = {trigger.field for trigger in duty.triggers} | {t.within for t in duty.triggers if t.within}
    assert named <= set(fields)
    assert {d.report for d in duty.deadlines} <= set(Reports.declaration.fields)
    assert {field for d in duty.deadlines for field in d.longer} <= set(fields)
    assert set(duty.kinds) <= {str(kind) for kind in IncidentKind}
