"""`isms check` shows what is wrong, where, and what to do."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

LINE = re.compile(
    r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<code>[A-Z]{3}\d{3}) (?P<level>\w+)(\(.*\))?: .+"
)


@pytest.fixture
def faulty(programme: Path) -> Path:
    """Return a programme with two errors and the waiver of a warning."""
    (programme / "risks/R-003.yaml").write_text("id: R-003\nttle: a\nasset: AS-99\ndraft: true\n", "utf-8")
    (programme / "sites.csv").write_text("not a record\n", "utf-8")
    return programme


@pytest.mark.usefixtures("faulty")
def test_text_has_a_line_a_hint_and_a_summary(isms: Command) -> None:
    outcome = isms("check", "--as-of", "2026-11-22")
    lines = outcome.out.splitlines()
    shown = [match for line in lines if (match := LINE.fullmatch(line))]
    assert outcome.status == 1
    assert {"REC001", "REF001"} <= {match["code"] for match in shown}
    misspelt = next(match for match in shown if match["code"] == "REC001")
    assert (misspelt["path"], misspelt["line"], misspelt["level"]) == ("risks/R-003.yaml", "2", "error")
    assert all(lines[lines.index(match.group()) + 1].startswith("    対処: ") for match in shown)
    assert re.fullmatch(r"2026-11-22 現在: 記録 \d+ 件、エラー 2 件、.*", lines[-1])
    assert [match["path"] for match in shown] == sorted(match["path"] for match in shown)


@pytest.mark.usefixtures("faulty")
def test_quiet_leaves_the_diagnostics_only(isms: Command) -> None:
    assert "現在" not in isms("check", "-q").out


@pytest.mark.usefixtures("faulty")
def test_json_has_the_promised_shape(isms: Command) -> None:
    outcome = isms("check", "--format", "json", "--as-of", "2026-11-22", "--lang", "en")
    report = json.loads(outcome.out)
    assert report["version"] == 1
    assert report["as_of"] == "2026-11-22"
    assert list(report["summary"]) == ["records", "error", "warning", "info", "waived"]
    assert report["summary"]["error"] == 2
    found = next(each for each in report["diagnostics"] if each["code"] == "REF001")
    assert {
        k: found[k] for k in ("level", "rule_level", "path", "line", "column", "kind", "record", "waived_by")
    } == {
        "level": "error",
        "rule_level": "error",
        "path": "risks/R-003.yaml",
        "line": 3,
        "column": 8,
        "kind": "risk",
        "record": "R-003",
        "waived_by": None,
    }
    assert isinstance(found["clauses"], list)
    assert found["message"]
    assert found["hint"]


@pytest.mark.usefixtures("faulty")
def test_what_is_shown_is_what_counts(isms: Command) -> None:
    assert isms("check", "--select", "REC").out.count("REC001") == 1
    assert "REF001" not in isms("check", "--select", "rec").out
    assert "REC001" not in isms("check", "--ignore", "REC,REF002").out
    assert isms("check", "--ignore", "REC001", "--ignore", "REF").status == 0
    assert isms("check", "departments").status == 0
    assert isms("check", "risks").status == 1
    assert isms("check", "risks/R-001.yaml", "people").status == 0
    assert isms("check", ".").status == 1


@pytest.mark.usefixtures("faulty")
def test_an_unknown_code_or_path_is_wrong_use(isms: Command, tmp_path: Path) -> None:
    outcome = isms("check", "--select", "RECC001")
    assert outcome.status == 2
    assert "REC001" in outcome.err
    assert isms("check", "risks/R-999.yaml").status == 2
    assert isms("check", str(tmp_path)).status == 2


def test_the_level_that_fails_can_be_set(isms: Command, programme: Path) -> None:
    (programme / "risks/R-001.yaml").write_text("id: R-001\ndraft: true\n", "utf-8")
    assert isms("check").status == 0
    assert isms("check", "--fail-on", "warning").status == 0
    assert isms("check", "--fail-on", "info").status == 1


def test_a_waiver_silences_and_is_listed(isms: Command, programme: Path) -> None:
    (programme / "risks/R-001.yaml").unlink()
    (programme / "people/ledger.xlsx").write_bytes(b"PK")
    assert isms("check", "--fail-on", "warning").status == 1
    (programme / "waivers").mkdir()
    (programme / "waivers/W-01.yaml").write_text(
        "id: W-01\nrule: REC014\npath: people/ledger.xlsx\nreason: 移行中のため\napproved_by: P-01\n"
        "approved_on: 2026-01-01\nuntil: 2027-03-31\n",
        "utf-8",
    )
    outcome = isms("check", "--fail-on", "warning", "--as-of", "2026-11-22")
    assert outcome.status == 0
    assert "W-01" in outcome.out
    assert "移行中のため" in outcome.out
    report = json.loads(isms("check", "--format", "json", "--as-of", "2026-11-22").out)
    waived = next(each for each in report["diagnostics"] if each["code"] == "REC014")
    assert waived["waived_by"] == "W-01"
    assert report["summary"]["waived"] == 1
    assert report["summary"]["warning"] == 0
    assert report["waivers"] == [
        {
            "id": "W-01",
            "rule": "REC014",
            "record": None,
            "path": "people/ledger.xlsx",
            "reason": "移行中のため",
            "approved_by": "P-01",
            "until": "2027-03-31",
        }
    ]


def test_a_waiver_that_is_refused_is_not_listed_as_in_force(isms: Command, programme: Path) -> None:
    (programme / "waivers").mkdir()
    (programme / "waivers/W-01.yaml").write_text(
        "id: W-01\nrule: REC014\npath: people/ledger.xlsx\nreason: 移行中のため\napproved_by: P-01\n"
        "approved_on: 2026-01-01\nuntil: 2027-03-31\n",
        "utf-8",
    )
    assert "有効な例外承認" in isms("check", "--as-of", "2026-11-22").out
    with (programme / "isms.yaml").open("a", encoding="utf-8") as settings:
        settings.write("waivers: {allowed: false}\n")
    outcome = isms("check", "--as-of", "2026-11-22")
    assert "有効な例外承認" not in outcome.out
    assert "REC027" in outcome.out


def test_one_diagnostic_is_one_line_whatever_a_record_says(isms: Command, programme: Path) -> None:
    (programme / "risks/R-001.yaml").write_text(
        'id: R-001\ntitle: t\nthreat: t\nowner: "x\\n/etc/passwd:1:1: ABC001 error: forged"\n'
        "factors: {threat: 3}\ndecision: reduce\n",
        "utf-8",
    )
    for line in isms("check").out.splitlines():
        assert not line.startswith("/etc")


def test_the_day_of_the_clock_counts_where_no_day_is_given(isms: Command, programme: Path) -> None:
    (programme / "findings").mkdir()
    (programme / "findings/F-1.yaml").write_text(
        "id: F-1\nsource: audit\ngrade: observation\ndescription: d\nraised_on: 2999-01-01\n", "utf-8"
    )
    assert "REC023" in isms("check").out
    assert "REC023" not in isms("check", "--as-of", "2026-10-31").out
