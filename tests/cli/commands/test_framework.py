"""`isms framework`: ours, the programme's own and what others have written down."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from isms.exchange.frameworks import BYTES
from isms.exchange.frameworks.written import text_of
from tests.cli.conftest import DAY
from tests.exchange.frameworks.samples import LIBRARY, MAPPING, MATRIX, NODES, catalog, reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

NEWER = LIBRARY.replace("version: 3", "version: 4").replace("Mooring", "Berths")
_MOORING = NODES[NODES.index("    - urn") : NODES.index("    - urn: urn:example:risk:req_node:harbour:1.10")]
NEWEST = LIBRARY.replace("version: 3", "version: 5").replace(_MOORING, "")
CONTROL = """\
id: "1"
framework: harbour
applicable: true
reasons: [contract]
status: implemented
decided_on: 2026-05-01
decided_by: P-01
"""


@pytest.fixture
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent")
    files = {"harbour.yaml": LIBRARY, "newer.yaml": NEWER, "mapping.yaml": MAPPING, "matrix.yaml": MATRIX}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "quay.json").write_text(json.dumps(catalog()), "utf-8")
    return folder


def test_everything_is_imported_together_and_works_like_ours(
    isms: Command, programme: Path, sent: Path
) -> None:
    files = [str(sent / name) for name in ("harbour.yaml", "mapping.yaml", "matrix.yaml", "quay.json")]
    outcome = isms("framework", "import", *files, "--as-of", DAY, "--lang", "en")
    assert (outcome.status, outcome.out.split()) == (
        0,
        [
            "knowledge/frameworks/harbour.yaml",
            "knowledge/mappings/harbour-to-iso.yaml",
            "knowledge/methods/sea-2x3.yaml",
            "knowledge/frameworks/quay.yaml",
        ],
    )
    assert "2 items of 'harbour' have no Japanese title" in outcome.err
    (programme / "controls").mkdir()
    (programme / "controls/1.yaml").write_text(CONTROL.replace('"1"', '"1.10"'), "utf-8")
    check = isms("check", "--as-of", DAY, "--select", "REF", "--lang", "en")
    assert "REF009 info: 2 items of harbour have no Japanese title; the first is 1." in check.out
    assert "0 errors, 0 warnings" in check.out
    rows = json.loads(isms("soa", "--format", "json", "--as-of", DAY, "--lang", "en").out)
    assert rows[-1]["title"] == "Lines are doubled"
    (programme / "controls/2.yaml").write_text(CONTROL.replace('"1"', '"1.11"'), "utf-8")
    check = isms("check", "--as-of", DAY, "--select", "REF003", "--lang", "en")
    assert "harbour has no item '1.11'. Did you mean '1.10'" in check.out


def test_a_framework_that_only_the_settings_name_is_covered_and_judged(
    isms: Command, programme: Path, sent: Path
) -> None:
    isms("framework", "import", str(sent / "harbour.yaml"), "--as-of", DAY)
    settings = programme / "isms.yaml"
    settings.write_text(settings.read_text("utf-8").replace("standards: [", "standards: [harbour, "), "utf-8")
    held = json.loads(isms("coverage", "--format", "json", "--as-of", DAY).out)
    assert [each["id"] for each in held["frameworks"]] == ["iso27001", "harbour"]
    assert held["items"][-1]["numbers"] == {"harbour": ["node3"]}
    assert "Harbour rules" in isms("render", "coverage", "--as-of", DAY).out
    assert "0 errors" in isms("check", "--select", "REF", "--as-of", DAY, "--lang", "en").out
    settings.write_text(settings.read_text("utf-8").replace("[harbour", "[harbor"), "utf-8")
    check = isms("check", "--select", "REF012", "--as-of", DAY, "--lang", "en").out
    assert "There is no standard or framework 'harbor'." in check
    assert isms("coverage", "--as-of", DAY).status == 0


def test_a_framework_that_no_record_names_is_not_read(isms: Command, programme: Path, sent: Path) -> None:
    isms("framework", "import", str(sent / "harbour.yaml"), "--as-of", DAY)
    path = programme / "knowledge/frameworks/harbour.yaml"
    path.write_text(path.read_text("utf-8") + "    colour: red\n", "utf-8")
    assert "colour" not in isms("check", "--as-of", DAY).out
    (programme / "controls").mkdir()
    (programme / "controls/1.yaml").write_text(CONTROL, "utf-8")
    assert "colour" in isms("check", "--as-of", DAY).out


@pytest.mark.usefixtures("programme")
def test_show_has_the_promised_shape(isms: Command, sent: Path) -> None:
    isms("framework", "import", str(sent / "harbour.yaml"), "--as-of", DAY)
    held = json.loads(isms("framework", "show", "harbour", "--format", "json", "--lang", "en").out)
    assert {"id", "title", "version", "source", "licence", "items"} <= held.keys()
    assert [(item["id"], item["parent"], item["assessable"]) for item in held["items"]] == [
        ("1", None, False),
        ("1.10", "1", True),
        ("node3", "1", True),
    ]
    assert held["imported"]["original"] == "harbour.yaml"
    ours = json.loads(isms("framework", "show", "27001", "--format", "json").out)
    assert (ours["id"], len(ours["items"])) == ("iso27001", 138)
    assert isms("framework", "show", "27001", "--where", "kind=control").out.count("\n") == 95
    listed = json.loads(isms("framework", "list", "--format", "json", "--lang", "en").out)
    assert {row["id"]: row["origin"] for row in listed}["harbour"] == "imported"
    assert isms("framework", "show", "harbor").status == 2


def test_what_is_done_counts_for_what_it_is_mapped_to(isms: Command, programme: Path, sent: Path) -> None:
    isms("framework", "import", str(sent / "harbour.yaml"), str(sent / "mapping.yaml"), "--as-of", DAY)
    (programme / "controls").mkdir()
    (programme / "controls/1.yaml").write_text(CONTROL.replace('"1"', '"1.10"'), "utf-8")
    shown = isms(
        "framework", "show", "iso27001", "--mapped", "--where", "id=A.8.14", "--lang", "en", "--as-of", DAY
    )
    assert "harbour/1.10 (Includes the target)→ iso27001:A.8.14" in shown.out
    assert "Fully" in shown.out
    (sent / "off.yaml").write_text(MAPPING.replace("to-iso\n", "off\n").replace("a.8.14", "a.8.99"), "utf-8")
    isms("framework", "import", str(sent / "off.yaml"), "--as-of", DAY)
    shown = isms("framework", "show", "harbour", "--mapped", "--lang", "en", "--as-of", DAY)
    assert "1 pairs of the mapping 'harbour-off' name items that iso27001 does not have" in shown.err


@pytest.mark.usefixtures("programme")
def test_a_mapping_may_come_before_its_frameworks(isms: Command, sent: Path) -> None:
    outcome = isms("framework", "import", str(sent / "mapping.yaml"), "--lang", "en", "--as-of", DAY)
    assert outcome.status == 0
    assert "frameworks that are not here yet (harbour)" in outcome.err
    (sent / "off.yaml").write_text(
        MAPPING.replace("harbour-to-iso", "other").replace("a.8.14", "a.8.99"), "utf-8"
    )
    outcome = isms("framework", "import", str(sent / "off.yaml"), "--lang", "en", "--as-of", DAY)
    assert (
        "1 pairs of the mapping 'other' name items that iso27001 does not have, such as a.8.99" in outcome.err
    )


def test_a_version_in_use_is_replaced_only_when_that_is_said(
    isms: Command, programme: Path, sent: Path
) -> None:
    isms("framework", "import", str(sent / "harbour.yaml"), "--as-of", "2026-04-02")
    path = programme / "knowledge/frameworks/harbour.yaml"
    first = path.read_bytes()
    (programme / "controls").mkdir()
    (programme / "controls/1.yaml").write_text(CONTROL, "utf-8")
    again = isms("framework", "import", str(sent / "harbour.yaml"), "--as-of", DAY, "--lang", "en")
    assert (again.status, again.out, path.read_bytes()) == (0, "", first)
    assert "is there already" in again.err
    refused = isms("framework", "import", str(sent / "newer.yaml"), "--as-of", DAY, "--lang", "en")
    assert (refused.status, path.read_bytes()) == (2, first)
    assert (
        "holds version '3'. Version '4' in its place: 0 items added, 0 removed, 1 changed, 1 dec"
        in refused.err
    )
    assert isms("check", "--select", "SOA015", "--as-of", DAY).out.count("SOA015") == 0
    replaced = isms(
        "framework", "import", "--replace", str(sent / "newer.yaml"), "--as-of", DAY, "--lang", "en"
    )
    assert replaced.status == 0
    said = isms("check", "--select", "SOA015", "--as-of", DAY, "--lang", "en").out
    assert "The control 1 was decided on before version 4 of harbour changed it" in said
    (sent / "newest.yaml").write_text(NEWEST, "utf-8")
    isms("framework", "import", "--replace", str(sent / "newest.yaml"), "--as-of", DAY)
    gone = isms("check", "--select", "REF003", "--as-of", DAY, "--lang", "en").out
    assert f"The item '1' of harbour is gone since version 5, imported on {DAY}." in gone


def test_the_difference_of_two_versions(isms: Command, programme: Path, sent: Path) -> None:
    isms("framework", "import", str(sent / "harbour.yaml"), "--as-of", "2026-04-02")
    (programme / "controls").mkdir()
    (programme / "controls/1.yaml").write_text(CONTROL, "utf-8")
    files = ("harbour", str(sent / "newer.yaml"))
    held = json.loads(
        isms("framework", "diff", *files, "--format", "json", "--as-of", DAY, "--lang", "en").out
    )
    assert (held["before"], held["after"]) == ("3", "4")
    assert held["summary"] == {"added": 0, "removed": 0, "changed": 1, "decisions": 1}
    assert held["items"] == [
        {
            "id": "1",
            "change": "changed",
            "title": "Berths",
            "fields": ["title"],
            "decisions": ["harbour/1"],
            "before": {"title_en": "Mooring"},
            "after": {"title_en": "Berths"},
        }
    ]
    table = isms("framework", "diff", *files, "--as-of", DAY)
    assert "1     変更  Berths  表題(英)    harbour/1" in table.out
    assert "追加 0 件、削除 0 件、変更 1 件" in table.err


def test_what_was_written_by_hand_and_what_ships_is_never_replaced(
    isms: Command, programme: Path, sent: Path
) -> None:
    (programme / "knowledge/frameworks").mkdir(parents=True)
    path = programme / "knowledge/frameworks/harbour.yaml"
    path.write_bytes(text_of(reading(LIBRARY).frameworks[0]).replace(b"imported:", b"x_imported:"))
    assert isms("framework", "import", "--replace", str(sent / "newer.yaml"), "--as-of", DAY).status == 2
    shipped = isms("framework", "import", str(sent / "newer.yaml"), "--id", "iso27001", "--lang", "en")
    assert (shipped.status, "is what ships with isms" in shipped.err) == (2, True)
    named = isms("framework", "import", str(sent / "newer.yaml"), "--id", "port-rules", "--as-of", DAY)
    assert named.out == "knowledge/frameworks/port-rules.yaml\n"
    assert isms("framework", "import", str(sent / "newer.yaml"), "--id", "a/b").status == 2


def test_one_bad_file_keeps_all_out(isms: Command, programme: Path, sent: Path) -> None:
    (sent / "bad.yaml").write_text(LIBRARY.replace("version: 3\n", ""), "utf-8")
    outcome = isms("framework", "import", str(sent / "quay.json"), str(sent / "bad.yaml"), "--lang", "en")
    assert outcome.status == 2
    assert "bad.yaml:1: the top level has no 'version'" in outcome.err
    assert not (programme / "knowledge").exists()
    twice = isms("framework", "import", str(sent / "harbour.yaml"), str(sent / "newer.yaml"), "--lang", "en")
    assert (twice.status, "more than one would be" in twice.err) == (2, True)
    assert isms("framework", "import", str(sent / "nothing.yaml")).status == 2
    with (sent / "large.json").open("wb") as large:
        large.truncate(BYTES + 1)
    outcome = isms("framework", "import", str(sent / "large.json"), "--lang", "en")
    assert (outcome.status, "large.json:1: a file of more than 64 MB is not read" in outcome.err) == (2, True)
