"""The folder of a file says what is in it."""

from __future__ import annotations

import pytest

from isms.model.inspection_result import InspectionResult
from isms.records.layout import read_as
from tests.records.reading import read, read_beside

SITE = "id: S-1\nname: 東京\n"


@pytest.mark.parametrize(
    "path", ["sites/a.yaml", "sites/東京/a.yaml", "sites/2026/07/a.yaml", "sites/.hidden.yaml"]
)
def test_the_first_folder_names_the_kind_at_any_depth(path: str) -> None:
    assert read_beside({path: SITE}).programme.sites["S-1"].file == path


def test_only_three_folders_name_another_kind_below() -> None:
    assert read_as("inspections/results/2026/a.csv").kind is InspectionResult
    assert read_as("inspections/others/a.csv").kind is not InspectionResult
    assert read_as("trainings/attendance/a.csv").kind is not read_as("trainings/a.csv").kind
    assert read_as("logs/types/a.yaml").kind is not read_as("logs/a.csv").kind


@pytest.mark.parametrize(
    "name", ["a.yml", "a.CSV", "a.Yaml", "a.YML", "a.tsv", "a.xlsx", "a.XLSX", "a.xlsm", "a.json"]
)
def test_other_endings_are_named_and_not_read(name: str) -> None:
    outcome = read_beside({f"sites/{name}": SITE})
    assert outcome.said == [f"sites/{name}:1:1 REC014"]
    assert outcome.keys("site") == ["S-8", "S-9"]


@pytest.mark.parametrize("name", ["a.pdf", "README.txt", "a.png", "LICENSE", "notes.md", ".gitkeep"])
def test_attachments_are_left_alone(name: str) -> None:
    assert read_beside({f"sites/{name}": "x"}).said == []


def test_below_evidence_files_are_attachments() -> None:
    files = {"evidence/files/a.csv": "何,か\n", "evidence/a.json": "{}", "evidence/2026/b.yaml": "["}
    outcome = read_beside(files)
    assert outcome.said == []
    assert set(files) <= set(outcome.programme.sources)


@pytest.mark.parametrize(
    ("folder", "near"),
    [("site", "sites"), ("sites2", "sites"), ("Sites", "sites"), ("RISKS", "risks"), ("rsiks", ""),
     ("persnal-information", "personal-information"), ("template", "templates"), ("docs", "")],
)  # fmt: skip
def test_a_folder_one_letter_off_is_named_once(folder: str, near: str) -> None:
    outcome = read_beside({f"{folder}/a.yaml": SITE, f"{folder}/b.yaml": SITE})
    assert outcome.said == ([f"{folder}/a.yaml:1:1 REC015"] if near else [])
    if near:
        assert near in outcome.message("REC015")


def test_records_need_a_folder() -> None:
    assert read({"a.yaml": SITE, "README.md": "x"}).said == []


def test_markdown_is_a_record_among_documents_only() -> None:
    text = "---\nid: DOC-1\ntitle: 規程\nkind: regulation\nversion: '2'\n---\n\n# 規程\n"
    outcome = read_beside({"documents/a.md": text, "sites/a.md": text})
    assert outcome.said == []
    document = outcome.programme.documents["DOC-1"]
    assert document.version == "2"
    assert document.body == "# 規程\n"
