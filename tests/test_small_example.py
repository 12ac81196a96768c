"""examples/small-en is in order, is what the README says it is, and prints in English without a gap."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isms import api
from isms.cli import start
from isms.model.control import ControlStatus
from isms.model.risk import Decision
from isms.model.treatment import Route
from isms.organisation import is_external
from isms.records.tree import MemoryTree
from isms.scope import departments_in_scope

if TYPE_CHECKING:
    from isms.model.programme import Programme

DAY = date(2026, 11, 22)
EXAMPLE = Path(__file__).parent.parent / "examples" / "small-en"
README = (EXAMPLE / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def loaded() -> api.Loaded:
    return api.load(EXAMPLE, DAY)


@pytest.fixture(scope="module")
def programme(loaded: api.Loaded) -> Programme:
    return loaded.programme


def test_nothing_is_wrong_one_thing_is_waived_and_most_acceptances_carry_no_stamp(loaded: api.Loaded) -> None:
    said = api.check(loaded).diagnostics
    assert [(d.code, d.place.path, d.waived_by) for d in said] == [
        ("CRT005", "certifications/CRT-01.yaml", "W-01"),
        ("RSK008", "risks/R-01.yaml", None),
    ]


def test_the_acceptance_above_the_criterion_is_stamped_and_goes_stale(loaded: api.Loaded) -> None:
    assert [risk.id for risk in loaded.programme.risks if risk.stamps] == ["R-03"]
    files = {
        each.relative_to(EXAMPLE).as_posix(): each.read_bytes()
        for each in EXAMPLE.rglob("*")
        if each.is_file()
    }
    path = "risks/R-03.yaml"
    files[path] = files[path].replace(b"187 practices", b"240 practices")
    said = api.check(api.load(MemoryTree(files), DAY)).diagnostics
    (stale,) = (each for each in said if each.code == "RSK009")
    assert stale.place.path == path
    assert "have changed: Impact" in stale.message.say("en")


def test_reviews_say_which_risks_they_decided_about(programme: Programme) -> None:
    about = {key for review in programme.reviews for made in review.decisions for key in made.about}
    assert about == {"risk:R-01", "risk:R-04", "risk:R-08", "risk:R-09"}


def test_it_is_the_company_that_its_readme_tells_of(programme: Programme) -> None:
    ours = [d.key for d in programme.departments if not is_external(programme, d.key)]
    people = [p for p in programme.people if p.works_on(DAY) and p.department in ours]
    assert len(people) == 10
    assert len(departments_in_scope(programme)) == 3
    assert programme.settings.standards == ("iso27001",)
    rows = [risk for risk in programme.risks if risk.file == "risks/register.csv"]
    for told in (
        f"the {len(programme.assets)} assets, {len(programme.laws)} laws and contracts",
        f"{len(programme.personal_information)} lines of the record of processing",
        f"{len(rows)} of the {len(programme.risks)} risks are rows",
        f"{len(programme.documents)} documents (two of them with their text)",
    ):
        assert told in README
    assert sum(document.body is not None for document in programme.documents) == 2


def test_every_control_is_decided_in_one_file(programme: Programme) -> None:
    framework = programme.knowledge.frameworks["iso27001"]
    annex = [item.id for item in framework.items if item.id.startswith("A.") and item.assessable]
    assert sorted(control.key for control in programme.controls) == sorted(annex)
    assert {control.file for control in programme.controls} == {"controls/annex-a.csv"}
    excluded = [control.key for control in programme.controls if not control.applicable]
    assert excluded == ["A.7.11", "A.7.12", "A.8.30"]
    partly = [c.key for c in programme.controls if c.status is ControlStatus.PARTIAL]
    assert partly == ["A.5.37", "A.6.8", "A.8.12"]
    texts = [control.justification for control in programme.controls]
    assert len(set(texts)) == len(texts), "no reason is copied from another control"


def test_every_kind_every_route_and_every_answer_to_risk_is_used(programme: Programme) -> None:
    assert [kind for kind, register in programme.registers.items() if not register] == []
    assert {treatment.route for treatment in programme.treatments} == set(Route)
    assert {risk.decision for risk in programme.risks} == set(Decision) - {Decision.OPEN}


COMMANDS = re.findall(r"(?:^|`)isms ([^`\n]* --as-of 2026-11-22[^`\n]*)", README, re.MULTILINE)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example to run commands in."""
    home = tmp_path_factory.mktemp("home") / EXAMPLE.name
    shutil.copytree(EXAMPLE, home, ignore=shutil.ignore_patterns("build"))
    return home


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_that_a_reader_is_shown_run(
    command: str, home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home)
    status = start.run(shlex.split(command))
    out, err = capfd.readouterr()
    assert status == 0, err
    assert out or err


@pytest.mark.parametrize("document", ["soa", "manual", "laws", "suppliers"])
def test_documents_print_in_english_without_a_gap(
    document: str, home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home)
    path = Path("build") / f"{document}.md"
    arguments = ["render", document, "--final", "-o", str(path), "--format", "md"]
    assert start.run([*arguments, "--as-of", DAY.isoformat(), "--lang", "en"]) == 0, capfd.readouterr().err
    text = path.read_text("utf-8")
    assert "[MISSING" not in text
    assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", text)
