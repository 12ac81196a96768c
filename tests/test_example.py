"""examples/minato-contact is in order, is what the README says it is, and every rule sees its fault in it."""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from isms import api
from isms.cli import opened, start
from isms.diagnostic import Level
from isms.model.person import Employment
from isms.organisation import is_external
from isms.records.tree import MemoryTree
from isms.risk.acceptance import digest
from isms.risk.score import score
from isms.rules import packaged
from isms.scope import departments_in_scope
from tests.blind_spots import DAY, EXAMPLE, example, remembering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.model.programme import Programme

TOP = Path(__file__).parent.parent
FAMILIES = {"RSK", "SOA", "ORG", "AUD", "EVD", "SUP", "PRV", "REF"}


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
    assert len(programme.personal_information) == 25
    assert len(programme.risks) >= 60
    assert len(programme.suppliers) == 8
    assert len(programme.treatments) >= 20
    assert any(audit.performed for audit in programme.audits)


def test_every_control_of_annex_a_is_decided(programme: Programme) -> None:
    framework = programme.knowledge.frameworks["iso27001"]
    annex = [item.id for item in framework.items if item.id.startswith("A.") and item.assessable]
    decided = [c.key for c in programme.controls if not c.draft and c.applicable is not None]
    assert len(decided) == 93
    assert sorted(decided) == sorted(annex)


def test_every_kind_but_waivers_has_records(programme: Programme) -> None:
    assert [kind for kind, register in programme.registers.items() if not register] == ["waiver"]


class Fault(NamedTuple):
    """A fault to plant, and where it has to be found.

    ``edits`` replace a text, which stands in its file once, by another; ``at`` is the file, and a text of
    the line, of what is said.
    """

    code: str
    level: Level
    edits: tuple[tuple[str, str, str], ...]
    at: tuple[str, str]


ERROR, WARNING = Level.ERROR, Level.WARNING
MEMO = "notes/memo.txt"


def fault(code: str, path: str, old: str, new: str, at: str = "", level: Level = ERROR) -> Fault:
    """Return a fault of one edit, found on the first new line unless ``at`` names another."""
    return Fault(code, level, ((path, old, new),), (path, at or new.strip("\n").split("\n")[0]))


def memo(code: str, text: str, at: str, level: Level = ERROR) -> Fault:
    """Return a fault that is a file more."""
    return Fault(code, level, ((MEMO, "", text),), (MEMO, at))


ACCEPTED = "accepted_by: [P-019]\naccepted_on: 2026-06-12\n"
FAULTS = {
    "RSK001, nobody": fault("RSK001", "risks/R-001.yaml", ACCEPTED, "", "id: R-001"),
    "RSK001, not the owner": fault(
        "RSK001", "risks/R-001.yaml", "accepted_by: [P-019]", "accepted_by: [P-020]"
    ),
    "RSK001, not the top management": fault(
        "RSK001", "risks/R-059.yaml", "accepted_by: [P-035, P-001]", "accepted_by: [P-035]"
    ),
    "RSK002": fault(
        "RSK002",
        "risks/R-030.yaml",
        "decision: accept",
        "residual:\n  vulnerability: 3\ndecision: accept",
        "  vulnerability: 3",
    ),
    "RSK003": fault("RSK003", "treatments/TR-25.yaml", "due: 2027-03-31", "due: 2026-11-21")._replace(
        at=("risks/R-057.yaml", "decision: reduce")
    ),
    "RSK004": fault(
        "RSK004", "risks/R-001.yaml", "factors:\n  threat: 3\n", "factors:\n", "vulnerability: 3"
    ),
    "RSK005": fault("RSK005", "risks/R-005.yaml", "  vulnerability: 2\n", "  vulnerability: 4\n"),
    "RSK006": fault("RSK006", "isms.yaml", "  acceptable: score:4", "  acceptable: level:moderate"),
    "RSK007": fault("RSK007", "risks/R-005.yaml", "decision: accept", "decision: open", level=WARNING),
    "RSK009": fault(
        "RSK009",
        "risks/R-005.yaml",
        "accepted_on: 2026-06-12\n",
        "accepted_on: 2026-06-12\naccepted_until: 2026-11-21\n",
        "accepted_until",
    ),
    "SOA001": fault("SOA001", "controls/A.8.25.yaml", "justification: ", "x_note: ", "id: A.8.25"),
    "SOA002, no reason": fault(
        "SOA002", "controls/A.5.1.yaml", "reasons: [contract, baseline]\n", "", "id: A.5.1"
    ),
    "SOA002, no risk": fault(
        "SOA002", "controls/A.5.1.yaml", "reasons: [contract, baseline]", "reasons: [risk]"
    ),
    "SOA003": fault("SOA003", "risks/R-001.yaml", "controls: [A.5.16, ", "controls: [A.8.25, A.5.16, "),
    "SOA004": fault("SOA004", "controls/A.8.8.yaml", "status: partial", "status: implemented", level=WARNING),
    "ORG001": fault("ORG001", "suppliers/SUP-01.yaml", "owner: P-019", "owner: P-121"),
    "AUD001": fault(
        "AUD001",
        "audits/AUD-2026-01.yaml",
        "    department: it\n    auditor: P-",
        "    department: it\n    auditor: P-021\n    x_was: P-",
        "auditor: P-021",
    ),
    "EVD001, missing": fault(
        "EVD001", "evidence/EV-001.yaml", "path: evidence/files/EV-001.txt", "path: evidence/files/none.txt"
    ),
    "EVD001, altered": fault("EVD001", "evidence/files/EV-001.txt", "\n", " \n")._replace(
        at=("evidence/EV-001.yaml", "sha256: ")
    ),
    "EVD001, expired": fault(
        "EVD001",
        "evidence/EV-001.yaml",
        "collected_by: P-023\n",
        "collected_by: P-023\nvalid_until: 2026-11-21\n",
        "valid_until",
    ),
    "SUP001, overdue": fault(
        "SUP001", "suppliers/SUP-01.yaml", "next_due: 2027-07-31", "next_due: 2026-11-21"
    ),
    "SUP001, never": fault("SUP001", "suppliers/SUP-01.yaml", "assessments:", "x_assessments:", "id: SUP-01"),
    "SUP002": fault(
        "SUP002",
        "suppliers/SUP-02.yaml",
        "personal_information: true",
        "x_note: true",
        "id: SUP-02",
        WARNING,
    ),
    "PRV001": memo("PRV001", "# 控え\n山田 1234-5678-9018\n", "山田"),
    "PRV002": memo("PRV002", "# 控え\n4111 1111 1111 1111\n", "4111"),
    "PRV003": memo("PRV003", "-----BEGIN OPENSSH PRIVATE KEY-----\n", "-----"),
    "PRV004": memo(
        "PRV004", "".join(f"member{number}@example.jp\n" for number in range(20)), "member0@", WARNING
    ),
    "REF001": fault("REF001", "risks/R-001.yaml", "asset: AS-IT-03", "asset: AS-IT-99"),
    "REF002": Fault(
        "REF002",
        ERROR,
        (
            ("people/hr.csv", "P-011,小早川 千尋", "P-011,新井 拓真"),
            ("departments/mgmt.yaml", "promoter: P-006", "promoter: 新井 拓真"),
        ),
        ("departments/mgmt.yaml", "promoter: "),
    ),
    "REF003": fault("REF003", "risks/R-001.yaml", "controls: [A.5.16, ", "controls: [5.16, "),
    "REF004": fault("REF004", "evidence/EV-001.yaml", "treatment:TR-01]", "treatment:TR-99]"),
    "REF005": Fault(
        "REF005",
        ERROR,
        (
            ("departments/hr.yaml", "site: tokyo", "site: tokyo\nparent: mgmt"),
            ("departments/mgmt.yaml", "site: tokyo", "site: tokyo\nparent: hr"),
        ),
        ("departments/hr.yaml", "parent: "),
    ),
}
"""A fault for each rule of the families; where a rule sees several sorts of fault, one of each."""


def planted(files: Mapping[str, bytes], fault: Fault) -> dict[str, bytes]:
    """Return the files with a fault in them."""
    damaged = dict(files)
    for path, old, new in fault.edits:
        text = damaged.get(path, b"").decode()
        assert old in text
        damaged[path] = text.replace(old, new, 1).encode()
    return damaged


@pytest.mark.parametrize("name", FAULTS)
def test_a_rule_sees_its_fault_there_and_nothing_else(name: str, files: Mapping[str, bytes]) -> None:
    fault = FAULTS[name]
    damaged = planted(files, fault)
    path, snippet = fault.at
    lines = damaged[path].decode("utf-8-sig").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if snippet in text)

    found = said(damaged)

    assert sorted(found) == sorted([*AS_IT_IS, (fault.code, fault.level.word, path, line)])


def test_an_acceptance_without_a_stamp_beside_one_with_a_stamp_is_named(
    files: Mapping[str, bytes], programme: Programme
) -> None:
    row = score(programme, programme.risks["R-001"])
    stamp = f"stamps:\n  accepted:\n    digest: {digest(row.risk, row.scorer)}\n"
    stamped = fault("RSK008", "risks/R-001.yaml", "assessed_on:", f"{stamp}assessed_on:")
    found = said(planted(files, stamped))
    assert [(code, level, path) for code, level, path, _ in found if code != "REC024"] == [
        ("RSK008", "info", "risks/R-002.yaml")
    ]


def test_every_family_has_its_faults() -> None:
    planted_codes = {fault.code for fault in FAULTS.values()}
    assert {code[:3] for code in planted_codes} == FAMILIES
    assert planted_codes <= packaged().keys()


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
