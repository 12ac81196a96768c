"""examples/minato-contact is in order, is what the README says it is."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
from collections import Counter
from datetime import UTC, date, datetime
from itertools import product
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
from isms.risk.acceptance import Acceptance
from isms.risk.faults import method_faults
from isms.risk.method import Assessment, Scorer
from isms.risk.rescore import rescored
from isms.risk.score import not_accepted, score, scores
from isms.scope import departments_in_scope
from isms.sign_off import SIGN_OFFS, outdated
from tests.blind_spots import DAY, EXAMPLE, example, remembering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.model.programme import Programme

TOP = Path(__file__).parent.parent
TWO_YEARS = {f"{2024 + number // 12}-{number % 12 + 1:02}" for number in range(10, 34)}
"""November 2024 to October 2026: the months of the loop that the example keeps."""
BEGUN = date(2026, 10, 16)
"""The day on which the company began to record acceptances by `isms accept`."""


@pytest.fixture(scope="module")
def files() -> Iterator[Mapping[str, bytes]]:
    with remembering():
        yield example()


@pytest.fixture(scope="module")
def programme() -> Programme:
    return api.load(EXAMPLE, DAY).programme


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example to run commands in."""
    home = tmp_path_factory.mktemp("home") / "minato-contact"
    shutil.copytree(EXAMPLE, home, ignore=shutil.ignore_patterns("build"))
    return home


def said(files: Mapping[str, bytes]) -> list[tuple[str, str, str, int]]:
    report = api.check(api.load(MemoryTree(files), DAY))
    return [(d.code, d.level.word, d.place.path, d.place.line) for d in report.diagnostics]


AS_IT_IS = [
    ("RSK008", "info", "risks/R-001.yaml", 24),
    ("REC024", "info", "risks/R-060.yaml", 2),
]
"""What is said about the example: what was accepted before the autumn carries no stamp, and it has drafts."""


def test_nothing_is_wrong_with_the_example(files: Mapping[str, bytes]) -> None:
    assert said(files) == AS_IT_IS


def test_it_is_the_company_that_its_readme_tells_of(programme: Programme) -> None:
    ours = [d.key for d in programme.departments if not is_external(programme, d.key)]
    people = [p for p in programme.people if p.works_on(DAY) and p.department in ours]
    assert len(departments_in_scope(programme)) == 8
    assert len(people) == 120
    assert {person.employment for person in people} == set(Employment)
    assert len(programme.assets) == 61
    assert len({asset.file for asset in programme.assets if asset.file.endswith(".csv")}) == 8
    assert len(programme.personal_information) == 35
    assert len(handled(programme)) == 33
    assert len(programme.laws) == 40
    assert sum(risk.file.endswith(".yaml") for risk in programme.risks) == 100
    assert len(programme.suppliers) == 15
    assert len(programme.treatments) == 31
    assert {treatment.route for treatment in programme.treatments} == set(Route)
    assert len(programme.objectives) == 7
    assert {result.month for result in programme.inspection_results} == TWO_YEARS
    assert {each.month for objective in programme.objectives for each in objective.months} == TWO_YEARS
    assert len(programme.documents) == 58
    assert len(programme.incidents) == 8
    assert len(programme.changes) == 6
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


def test_the_stamps_of_the_autumn_still_fit_what_was_signed(programme: Programme) -> None:
    stamped = [row for row in scores(programme) if row.risk.stamps and not row.draft]
    assert len(stamped) == 14
    assert {row.acceptance for row in stamped} == {Acceptance.HOLDS}
    assert {risk.accepted_on >= BEGUN for risk in (row.risk for row in stamped) if risk.accepted_on} == {True}
    others = [
        record
        for kind in ("asset", "control", "document", "treatment")
        for record in programme.registers[kind]
        if SIGN_OFFS[kind].stamped(record)
    ]
    assert Counter(record.declaration.name for record in others) == {
        "asset": 1, "control": 3, "document": 2, "treatment": 3,
    }  # fmt: skip
    assert [outdated(record) for record in others] == [None] * len(others)


def test_acceptances_that_no_longer_hold_are_listed_until_they_are_renewed(programme: Programme) -> None:
    found = {row.id: (row.acceptance, row.draft) for row in not_accepted(programme)}
    assert found == {"R-099": (Acceptance.OVER, True), "R-100": (Acceptance.STALE, True)}


def test_the_last_day_of_a_temporary_acceptance_is_told_from_the_day_after() -> None:
    loaded = api.load(EXAMPLE, date(2027, 4, 1))
    said = [d for d in api.check(loaded).diagnostics if d.code == "RSK009"]
    assert [(d.record, d.level.word) for d in said] == [("R-059", "error")]


def test_one_stamp_less_is_one_more_acceptance_without(files: Mapping[str, bytes]) -> None:
    def count(files: Mapping[str, bytes]) -> int:
        report = api.check(api.load(MemoryTree(files), DAY))
        (said,) = [d for d in report.diagnostics if d.code == "RSK008"]
        return int(str(said.message.values["count"]))

    text = files["risks/R-029.yaml"].decode()
    bare = re.sub(r"stamps:\n(  .*\n)+", "", text)
    assert bare != text
    assert count({**files, "risks/R-029.yaml": bare.encode()}) == count(files) + 1


def test_the_former_method_scores_whatever_it_is_given_and_never_lower_for_worse(
    programme: Programme,
) -> None:
    scoring = Scorer(programme.knowledge.methods["minato-2024"])
    order = {band.level: place for place, (_, _, band) in enumerate(scoring.bands)}
    values = [[level.value for level in ladder.levels] for ladder in scoring.ladders.values()]
    assert method_faults(scoring.method) == []
    for chosen in product(*values):
        given = dict(zip(scoring.ladders, chosen, strict=True))
        found = scoring.assess(given, personal=True)
        assert isinstance(found, Assessment)
        for factor, ladder in scoring.ladders.items():
            place = [level.value for level in ladder.levels].index(given[factor])
            if place:
                worse = scoring.assess({**given, factor: ladder.levels[place - 1].value}, personal=True)
                assert isinstance(worse, Assessment)
                assert worse.score >= found.score
                assert order[worse.level] >= order[found.level]


def test_the_change_of_method_shows_what_it_changed(programme: Programme) -> None:
    methods = programme.knowledge.methods
    tried = rescored(programme, methods["minato-2024"], methods["ipa-sme-3.1"])
    pairs = {pair.before.id: pair for pair in tried if pair.changed}
    stood = {key: (pair.before.standing, pair.after.standing) for key, pair in pairs.items()}
    levels = Counter((before and before.level, after and after.level) for before, after in stood.values())
    assert levels == {
        ("low", "middle"): 18, ("middle", "low"): 9, (None, "middle"): 4, ("middle", "high"): 2,
    }  # fmt: skip
    judged = {key for key, (then, now) in stood.items() if then and now and then.acceptable != now.acceptable}
    assert judged == {"R-008", "R-100"}
    page = (EXAMPLE / "README.md").read_text("utf-8")
    assert f"{len(tried)}件のうち{len(pairs)}件" in page
    assert f"for {len(pairs)} of {len(tried)} risks" in page
    settings = programme.settings.risk
    assert settings is not None
    assert programme.changes["CHG-2025-03"].planned_on == settings.criteria_approved_on


def test_what_holds_other_assets_takes_their_values_over(programme: Programme) -> None:
    taken = {row.id: {each.asset for each in row.inherited} for row in scores(programme) if row.inherited}
    assert taken == {
        "R-013": {"AS-IT-01"},
        "R-032": {"AS-T1-04"},
        "R-045": {"AS-OS-04"},
        "R-097": {"AS-OS-04"},
        "R-098": {"AS-HR-02", "AS-HR-06"},
    }
    cabinet = programme.assets["AS-HR-09"]
    assert (cabinet.confidentiality, cabinet.integrity, cabinet.availability) == ("2", "2", "1")
    standing = score(programme, programme.risks["R-098"]).standing
    assert standing is not None
    assert standing.parts["importance"] == 3


def test_some_template_risks_name_the_assets_that_they_leave_out(programme: Programme) -> None:
    templates = {risk.key: risk.exempt for risk in programme.risks if risk.asset_kind}
    assert len(templates) == 7
    assert {key: exempt for key, exempt in templates.items() if exempt} == {
        "R-007": ("AS-T2-04",),
        "R-095": ("AS-MG-01", "AS-T2-06"),
    }


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "name", ["monthly-report", "inspections", "objectives", "trace", "treatment-progress", "risk-assessment"]
)
def test_the_papers_of_the_loop_are_approved_and_can_be_made_final(
    name: str, language: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    written = tmp_path / f"{name}.md"
    made = ["render", name, "--final", "--lang", language, "--as-of", DAY.isoformat(), "-o", str(written)]
    assert start.run(made) == 0
    assert "MC-B-0" in written.read_text("utf-8")


COMMAND = re.compile(r"(?:^|`)(?:\$ )?isms ((?:[^`\n]*) --as-of 2026-11-22[^`\n]*)", re.MULTILINE)
PAGES = ("README.md", "README.ja.md", "examples/minato-contact/README.md")
STEPS: tuple[tuple[str, int], ...] = runpy.run_path(str(TOP / "examples" / "demo.py"))["STEPS"]


def printed() -> list[str]:
    """Return the commands on the example that the pages for readers print."""
    pages = [(TOP / page).read_text("utf-8") for page in PAGES if (TOP / page).is_file()]
    found = [command for page in pages for command in COMMAND.findall(page)]
    return list(dict.fromkeys(command.replace("-C examples/minato-contact ", "") for command in found))


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
