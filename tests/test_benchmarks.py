"""benchmarks/: isms and the slow reference agree about generated programmes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
SIZES = {
    "ledgers": ["--assets", "2000", "--risks", "6000"],
    "distinct": ["--assets", "500", "--risks", "1500", "--distinct", "--seed", "7"],
    "files": ["--records", "1600", "--seed", "19"],
}
COMPARE = """
import json, sys
from datetime import date
from pathlib import Path
import inside
from reference import diagnostics_digest, scores_digest
from isms import api
from isms.api.scoring import risk_listing
from isms.cli import reports, tables
loaded = api.load(Path(sys.argv[1]), date(2026, 11, 22))
said = json.loads(reports.compose("json", api.check(loaded), reports.View("en")))["diagnostics"]
scores = json.loads(tables.as_json(risk_listing(loaded, "en")))
risks = inside.risk(loaded)["said"]
print(json.dumps({"scores": scores_digest(scores), "diagnostics": diagnostics_digest(said), "risks": risks}))
"""


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=BENCHMARKS, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.mark.parametrize("name", SIZES)
def test_isms_and_the_reference_agree(name: str, tmp_path: Path) -> None:
    programme = tmp_path / "programme"
    shape = "files" if name == "files" else "ledgers"
    run("generate.py", shape, str(programme), *SIZES[name])

    expected = json.loads(run("reference.py", str(programme)))

    assert json.loads(run("-c", COMPARE, str(programme))) == expected
    assert not expected["diagnostics"].startswith("0 ")


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        run("generate.py", "few", str(tmp_path / name))
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}
        for name in ("one", "other")
    )
    assert len(one) == 8
    assert one == other
