"""`isms mv`: shown with --dry-run, written all at once, refused where a reference might be missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command


def test_a_dry_run_shows_the_difference_and_writes_nothing(isms: Command, programme: Path) -> None:
    outcome = isms("mv", "リスク", "R-001", "R-100", "--dry-run")
    assert outcome.status == 0
    assert outcome.out.startswith(
        "--- risks/R-001.yaml\n+++ risks/R-100.yaml\n@@ -1,3 +1,3 @@\n-id: R-001\n+id: R-100\n"
    )
    assert (programme / "risks/R-001.yaml").exists()


def test_files_are_changed_and_named(isms: Command, programme: Path) -> None:
    other = programme / "risks/R-002.yaml"
    other.write_text(other.read_text("utf-8") + "notes: AS-01 も見よ\n", "utf-8")
    outcome = isms("mv", "asset", "AS-01", "AS-91", "--lang", "en")
    assert outcome.status == 0
    assert outcome.out == ""
    assert outcome.err.splitlines() == [
        "assets/assets.csv: 1 changed",
        "risks/R-001.yaml: 1 changed",
        "the old id is still in texts, which are left (1): risks/R-002.yaml:10",
    ]
    assert "AS-91,顧客台帳" in (programme / "assets/assets.csv").read_text("utf-8")
    assert isms("check", "--select", "REF", "--as-of", "2026-11-22").status == 0


def test_what_cannot_be_done_ends_with_2_and_writes_nothing(isms: Command, programme: Path) -> None:
    before = {path: path.read_bytes() for path in programme.rglob("*") if path.is_file()}
    (programme / "sites").mkdir()
    for arguments in (("risk", "R-009", "R-1"), ("risk", "R-001", "R-002"), ("nothing", "a", "b")):
        assert isms("mv", *arguments).status == 2
    (programme / "sites/s.yaml").write_text("id: S-1\n", "utf-8")
    assert isms("mv", "risk", "R-001", "R-100").status == 2
    (programme / "sites/s.yaml").unlink()
    assert {path: path.read_bytes() for path in programme.rglob("*") if path.is_file()} == before
