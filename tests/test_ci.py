"""The GitHub Action and the snippets for CI: they parse, and their shell commands run on a programme."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from string import Template
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
import yaml

from isms import __version__
from isms.cli import reports
from isms.history import git
from tests.history.test_git import run

TOP = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((TOP / "action.yml").read_text("utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"][1:]
SPEC, TEMPLATE = yaml.safe_load_all((TOP / "templates/ci/gitlab-template.yml").read_text("utf-8"))
INPUTS = {"GitHub": ACTION["inputs"], "GitLab": SPEC["spec"]["inputs"]}
PAGE = (TOP / "docs/formats.md").read_text("utf-8")
BASH = shutil.which("bash")

pytestmark = pytest.mark.skipif(BASH is None or os.name == "nt", reason="these are shell scripts")


class Ended(NamedTuple):
    """What a script left behind."""

    status: int
    out: str


class Machine:
    """A folder with a checkout, and ``isms`` and ``python`` on PATH; ``python`` only notes its arguments."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        self.installed = folder / "installed"
        programs = folder / "bin"
        programs.mkdir()
        self.program(programs / "isms", f'exec {shlex.quote(sys.executable)} -m isms "$@"')
        self.program(programs / "python", f'printf "%s\\n" "$*" >>{shlex.quote(str(self.installed))}')
        search = os.pathsep.join([str(programs), os.environ["PATH"]])
        self.environment = {
            **{
                name: value for name, value in os.environ.items() if not name.startswith(("ISMS_", "GITHUB_"))
            },
            "PATH": search,
            "PYTHONPATH": str(TOP / "src"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        }
        self.summary = folder / "summary.md"

    @staticmethod
    def program(path: Path, script: str) -> None:
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)

    def run(self, shell: list[str], script: str, environment: dict[str, str]) -> Ended:
        done = subprocess.run(
            [*shell, script],
            cwd=self.checkout,
            env={**self.environment, **environment},
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        return Ended(done.returncode, done.stdout + done.stderr)

    def action(self, step: dict[str, Any], **given: str) -> Ended:
        """Run a step of the action as GitHub runs one whose shell is bash."""
        values = {name: each["default"] for name, each in ACTION["inputs"].items()} | {
            name.replace("_", "-"): value for name, value in given.items()
        }
        environment = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) }}", lambda match: values[match[1]], value)
            for name, value in step["env"].items()
        }
        assert step["shell"] == "bash"
        return self.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"], step["run"], environment)

    def gitlab(self, part: str, job: dict[str, Any], **given: str) -> Ended:
        """Run a part of a GitLab job as the runner does: one shell for its lines."""
        values = {name: each["default"] for name, each in SPEC["spec"]["inputs"].items()} | {
            name.replace("_", "-"): value for name, value in given.items()
        }

        def filled(text: str) -> str:
            return re.sub(r"\$\[\[ inputs\.([\w-]+) ]]", lambda match: values[match[1]], text)

        environment = {name: filled(value) for name, value in job.get("variables", {}).items()}
        return self.run(["sh", "-e", "-c"], filled("\n".join(job[part])), environment)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine whose checkout holds the example and a programme with faults."""
    made = Machine(tmp_path)
    shutil.copytree(TOP / "examples/minato-contact", made.checkout / "ours")
    shutil.copytree(TOP / "tests/stranger/programme", made.checkout / "a b")
    return made


def test_the_action_gives_every_input_to_the_check() -> None:
    used = " ".join(step for part in ACTION["runs"]["steps"] for step in map(str, part.values()))
    assert set(re.findall(r"inputs\.([\w-]+)", used)) == set(ACTION["inputs"])
    for step in (INSTALL, CHECK):
        assert "${{" not in step["run"], "an input in a script could run as a part of it"
        assert {f"ISMS_{name}" for name in re.findall(r"\$\{?ISMS_(\w+)", step["run"])} <= set(step["env"])
    assert all(each["description"] and "default" in each for each in ACTION["inputs"].values())
    assert all(name in ACTION["inputs"]["format"]["description"] for name in reports.FORMATS)


def test_the_template_gives_every_input_to_the_check() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", str(TEMPLATE)))
    assert used == set(SPEC["spec"]["inputs"])
    assert SPEC["spec"]["inputs"]["version"]["default"] == __version__
    assert all(each["description"] for each in SPEC["spec"]["inputs"].values())


@pytest.mark.parametrize("system", INPUTS)
def test_every_input_is_on_the_page_in_both_languages(system: str) -> None:
    for name in INPUTS[system]:
        assert PAGE.count(f"| `{name}` |") >= 2, name


def test_the_action_installs_what_it_comes_with_or_a_version(machine: Machine) -> None:
    machine.environment["GITHUB_ACTION_PATH"] = "/somewhere/isms action"
    assert machine.action(INSTALL).status == 0
    assert machine.action(INSTALL, version="1.2.3").status == 0
    assert machine.installed.read_text("utf-8").splitlines() == [
        "-m pip install --quiet /somewhere/isms action",
        "-m pip install --quiet isms==1.2.3",
    ]


def test_the_action_checks_a_programme(machine: Machine) -> None:
    fine = machine.action(CHECK, root="ours", as_of="2026-11-22")
    assert fine.status == 0, fine.out
    assert "::error" not in fine.out
    faulty = machine.action(CHECK, root="a b", as_of="2026-11-22", lang="en")
    assert faulty.status == 1
    assert faulty.out.startswith("::error file=audits/au-01.yaml,line=22,col=81,title=isms AUD001::")
    assert machine.summary.read_text("utf-8").count("## isms check") == 2


def test_the_action_passes_its_inputs_on_as_they_are(machine: Machine) -> None:
    chosen = machine.action(CHECK, root="a b", select="REF,REC", ignore="REC", as_of="2026-11-22")
    assert set(re.findall(r"title=isms (\w{3})", chosen.out)) == {"REF"}
    written = machine.action(CHECK, root="a b", format="sarif", output="out dir/isms.sarif", fail_on="info")
    assert written.status == 1
    assert json.loads((machine.checkout / "out dir/isms.sarif").read_text("utf-8"))["version"] == "2.1.0"
    hostile = machine.action(CHECK, root="$(touch ran)", select='"; touch ran; "')
    assert hostile.status == 2
    assert not list(machine.checkout.glob("ran"))


@pytest.mark.skipif(not git.available(), reason="git is not installed")
def test_the_action_compares_with_a_baseline_or_a_branch(machine: Machine) -> None:
    run(machine.checkout, "init", "--quiet", "--initial-branch=main")
    run(machine.checkout, "add", "--all")
    run(machine.checkout, "commit", "--quiet", "--message", "first")
    assert machine.action(CHECK, root="a b", diff="main", as_of="2026-11-22").status == 0
    assert machine.action(CHECK, root="a b", baseline="b.json").status == 2
    machine.run(["sh", "-c"], "isms check -C 'a b' --as-of 2026-11-22 --write-baseline b.json", {})
    assert machine.action(CHECK, root="a b", baseline="b.json", as_of="2026-11-22").status == 0


def test_the_gitlab_template_checks_and_leaves_its_reports(machine: Machine) -> None:
    job = TEMPLATE["isms"]
    assert machine.gitlab("before_script", job).status == 0
    assert machine.installed.read_text("utf-8") == f"-m pip install --quiet isms=={__version__}\n"
    fine = machine.gitlab("script", job, root="ours", as_of="2026-11-22")
    assert fine.status == 0, fine.out
    faulty = machine.gitlab("script", job, root="a b", as_of="2026-11-22")
    assert faulty.status == 1
    assert "audits/au-01.yaml:22:81: AUD001 error: " in faulty.out
    held = {name: machine.checkout / path for name, path in job["artifacts"]["reports"].items()}
    issues = json.loads(held["codequality"].read_text("utf-8"))
    assert "audits/au-01.yaml" in {issue["location"]["path"] for issue in issues}
    suites = ET.fromstring(held["junit"].read_bytes())  # noqa: S314 - we wrote it
    assert int(suites.get("failures", 0)) == sum(issue["severity"] == "major" for issue in issues) > 0


def test_the_gitlab_template_passes_a_baseline_on(machine: Machine) -> None:
    job = TEMPLATE["isms"]
    machine.run(["sh", "-c"], "isms check -C 'a b' --as-of 2026-11-22 --write-baseline 'b c.json'", {})
    given = {"root": "a b", "as_of": "2026-11-22", "baseline": "b c.json"}
    assert machine.gitlab("script", job, **given, fail_on="info").status == 0
    assert machine.gitlab("script", job, **given, diff="main").status == 2


@pytest.mark.parametrize("name", ["github", "gitlab"])
def test_what_init_writes_runs_on_the_example(machine: Machine, name: str) -> None:
    text = (TOP / f"templates/ci/{name}.yaml").read_text("utf-8")
    workflow = yaml.safe_load(Template(text).substitute(version=__version__))
    if name == "github":
        steps = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    else:
        job = workflow["isms"]
        steps = [*job["before_script"], *job["script"], *job["after_script"]]
        assert set(job["artifacts"]["reports"].values()) == set(re.findall(r"--output (\S+)", text))
    machine.checkout /= "ours"
    machine.program(
        machine.installed.parent / "bin/isms",
        f'{shlex.quote(sys.executable)} -m isms --as-of 2026-11-22 "$@"',
    )
    for step in steps:
        ended = machine.run(["sh", "-e", "-c"], step, {})
        assert ended.status == 0, ended.out
    assert machine.installed.read_text("utf-8") == f"-m pip install isms=={__version__}\n"
    assert (name == "github") == machine.summary.exists()
    assert (name == "gitlab") == (machine.checkout / "gl-code-quality-report.json").exists()
