"""What others make of our OSCAL files: the JSON Schemas of OSCAL 1.2.1, and compliance-trestle.

Run by ``make test-oscal``, which installs both beside the tests and names their Python in ISMS_OSCAL_PYTHON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isms.exchange import oscal
from tests.exchange.oscal import awkward, example, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.exchange.oscal import Statement

TOOLS = Path(os.environ.get("ISMS_OSCAL_PYTHON", "nowhere"))
KINDS = {"catalog": "catalogs", "profile": "profiles", "system-security-plan": "system-security-plans"}


def nothing_applies() -> Statement:
    statement = told(awkward())
    return replace(statement, rows=[row for row in statement.rows if not row.applicable])


STATEMENTS: dict[str, Callable[[], Statement]] = {
    "example": lambda: told(example(), final=True),
    "example in English": lambda: told(example(), "en"),
    "awkward texts": lambda: told(awkward()),
    "nothing applies": nothing_applies,
}


def run(*arguments: str | Path, folder: Path) -> str:
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(params=STATEMENTS)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    for name, content in oscal.files(STATEMENTS[request.param]()).items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_the_tools_are_there() -> None:
    assert TOOLS.is_file(), "run make test-oscal"


def test_the_files_keep_to_the_schemas(written: Path) -> None:
    said = run(TOOLS.absolute(), Path(__file__).with_name("validate.py"), written, folder=written)
    assert said.count("http://csrc.nist.gov/ns/oscal/1.2.1/") == len(KINDS)


def test_a_fault_is_found(tmp_path: Path) -> None:
    for name, content in oscal.files(told(example())).items():
        (tmp_path / name).write_bytes(content.replace(b'"a.5.1"', b'"5.1"'))
    done = subprocess.run(
        [TOOLS.absolute(), Path(__file__).with_name("validate.py"), tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "'5.1' does not match" in done.stdout


def test_trestle_takes_them_and_resolves_the_profile(written: Path, tmp_path: Path) -> None:
    trestle, work = TOOLS.absolute().with_name("trestle"), tmp_path / "work"
    work.mkdir()
    run(trestle, "init", "--local", folder=work)
    for kind in KINDS:
        shutil.copy(written / f"{kind}.json", work)  # trestle looks for what a file names in its own folder
    for kind, folder in KINDS.items():
        run(trestle, "import", "-f", written / f"{kind}.json", "-o", "soa", folder=work)
        assert (work / folder / "soa" / f"{kind}.json").is_file()
    said = run(trestle, "validate", "--all", folder=work)
    assert said.count("VALID: ") == len(KINDS)
    assert "INVALID" not in said
    chosen = json.loads((written / "profile.json").read_text("utf-8"))["profile"]["imports"][0]
    if "include-controls" in chosen:
        run(trestle, "author", "profile-resolve", "-n", "soa", "-o", "resolved", folder=work)
        resolved = json.loads((work / "catalogs/resolved/catalog.json").read_text("utf-8"))["catalog"]
        controls = [control["id"] for group in resolved["groups"] for control in group["controls"]]
        assert sorted(controls) == sorted(chosen["include-controls"][0]["with-ids"])
