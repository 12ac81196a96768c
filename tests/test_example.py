"""examples/minato-contact is in order, is what the README says it is."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isms import api
from isms.cli import opened, start
from isms.ledger import handled
from isms.model.person import Employment
from isms.model.treatment import Route
from isms.organisation import is_external
from isms.records.tree import MemoryTree
from isms.risk.acceptance import digest
from isms.risk.score import score
from isms.scope import departments_in_scope
from tests.blind_spots import DAY, EXAMPLE, example, remembering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.model.programme import Programme

TOP = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def files() -> Iterator[Mapping[str, bytes]]:
    with remembering():
        yield example()


@pytest.fixture(scope="module")
def programme() -> Programme:
    return api.load(EXAMPLE, DAY).programme


def said(files: Mapping[str, bytes]) -> list[tuple[str, str, str, int]]:
    report = api.check(api.load(MemoryTree(files), DAY))
    return [(d.code, d.level.word, d.place.path, d.place.line) for d in report.diagnostics]


AS_IT_IS = [("REC024", "info", "risks/R-060.yaml", 2)]
"""What is said about the example: it has one draft."""


def test_nothing_is_wrong_with_the_example(files: Mapping[str, bytes]) -> None:
    assert said(files) == AS_IT_IS


def test_it_is_the_company_that_its_readme_tells_of(programme: Programme) -> None:
    ours = [d.key for d in programme.departments if not is_external(programme, d.key)]
    people = [p for p in programme.people if p.works_on(DAY) and p.department in ours]
    assert len(departments_in_scope(programme)) == 8
    assert len(people) == 120
    assert {person.employment for person in people} == set(Employment)
    assert len(programme.assets) == 60
    assert len({asset.file for asset in programme.assets}) == 8
    assert len(programme.personal_information) == 35
    assert len(handled(programme)) == 33
    assert len(programme.laws) == 40
    assert sum(risk.file.endswith(".yaml") for risk in programme.risks) == 97
    assert len(programme.suppliers) == 15
    assert len(programme.treatments) == 31
    assert {treatment.route for treatment in programme.treatments} == set(Route)
    assert len(programme.objectives) == 6
    assert len({result.month for result in programme.inspection_results}) == 24
    assert len(programme.documents) == 52
    assert len(programme.incidents) == 8
    assert len(programme.changes) == 5
    assert len(programme.issues) >= 12
    assert len(programme.parties) >= 12
    assert len(programme.tasks) >= 15
    assert any(audit.performed for audit in programme.audits)


def test_every_control_of_annex_a_is_decided(programme: Programme) -> None:
    framework = programme.knowledge.frameworks["iso27001"]
    annex = [item.id for item in framework.items if item.id.startswith("A.") and item.assessable]
    decided = {c.key for c in programme.controls if not c.draft and c.applicable is not None}
    assert len(annex) == 93
    assert decided == {*annex, "minato/MC.1"}


def test_every_kind_but_waivers_has_records(programme: Programme) -> None:
    assert [kind for kind, register in programme.registers.items() if not register] == ["waiver"]


def test_an_acceptance_without_a_stamp_beside_one_with_a_stamp_is_named(
    files: Mapping[str, bytes], programme: Programme
) -> None:
    row = score(programme, programme.risks["R-001"])
    stamp = f"stamps:\n  accepted:\n    digest: {digest(row.risk, row.scorer)}\n"
    text = files["risks/R-001.yaml"].replace(b"assessed_on:", f"{stamp}assessed_on:".encode())
    found = said({**files, "risks/R-001.yaml": text})
    assert [(code, level, path) for code, level, path, _ in found if code != "REC024"] == [
        ("RSK008", "info", "risks/R-002.yaml")
    ]


COMMAND = re.compile(r"(?:^|`)(?:\$ )?isms ((?:[^`\n]*) --as-of 2026-11-22[^`\n]*)", re.MULTILINE)
PAGES = ("README.md", "README.ja.md", "examples/minato-contact/README.md")
STEPS: tuple[tuple[str, int], ...] = runpy.run_path(str(TOP / "examples" / "demo.py"))["STEPS"]


def printed() -> list[str]:
    """Return the commands on the example that the pages for readers print."""
    pages = [(TOP / page).read_text("utf-8") for page in PAGES if (TOP / page).is_file()]
    found = [command for page in pages for command in COMMAND.findall(page)]
    return list(dict.fromkeys(command.replace("-C examples/minato-contact ", "") for command in found))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example to run commands in."""
    home = tmp_path_factory.mktemp("home") / "minato-contact"
    shutil.copytree(EXAMPLE, home, ignore=shutil.ignore_patterns("build"))
    return home


@pytest.mark.parametrize("command", printed())
def test_commands_that_a_reader_is_shown_run(
    command: str, home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home)
    status = start.run(shlex.split(command, comments=True))
    out, err = capfd.readouterr()
    assert status in {0, 1}, err
    assert out or err


@pytest.mark.parametrize(("step", "status"), STEPS, ids=[step for step, _ in STEPS])
def test_the_demo_says_the_same_in_any_year(
    step: str,
    status: int,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ["-C", str(home), "--as-of", DAY.isoformat(), *step.split()]
    came = []
    for year in (2026, 2030):
        monkeypatch.setattr(opened, "now", lambda _, year=year: datetime(year, 11, 22, 9, tzinfo=UTC))
        assert start.run(arguments) == status
        written = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}
        came.append((capfd.readouterr().out, written))
        shutil.rmtree(tmp_path / "build", ignore_errors=True)
    assert came[0] == came[1]
    assert came[0][0] or came[0][1]
