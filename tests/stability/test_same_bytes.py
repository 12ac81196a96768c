"""The same records give the same bytes: however they are written, and whatever process makes them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import Phase, given, settings

from tests.stability.outputs import LISTINGS, outputs, write
from tests.stability.rewritten import RECORDS, SETTINGS, writings

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAIN = {"isms.yaml": json.dumps(SETTINGS).encode()} | {
    f"{folder}/all.yaml": json.dumps(records).encode() for folder, records in RECORDS.items()
}
IN_ANY_ORDER = [*(each for each in LISTINGS if each.endswith("json") and not each.startswith("trace"))]
FEW = settings(deadline=None, max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""Each programme is read ten times and rendered seven times, so a failure is shown as it was found."""


def made(files: Mapping[str, bytes]) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "programme"
        write(root, files)
        return dict(outputs(root))


@cache
def plain() -> dict[str, bytes]:
    return made(PLAIN)


def test_every_output_says_something() -> None:
    assert [name for name, content in plain().items() if len(content) < 300] == []


@FEW
@given(files=writings(shuffled=False))
def test_the_same_records_written_otherwise_give_the_same_bytes(files: dict[str, bytes]) -> None:
    """In CSV or YAML, in one file or many, with other ends of lines, and heads and keys in another order."""
    for name, content in made(files).items():
        assert content == plain()[name], name


def sets(value: Any) -> Any:
    """Return what JSON says without the order of its lists."""
    if isinstance(value, dict):
        return {key: sets(each) for key, each in value.items()}
    return sorted(map(sets, value), key=json.dumps) if isinstance(value, list) else value


@FEW
@given(files=writings(shuffled=True))
def test_records_in_another_order_are_listed_in_that_order_and_say_the_same(files: dict[str, bytes]) -> None:
    found = made(files)
    for name in IN_ANY_ORDER:
        assert sets(json.loads(found[name])) == sets(json.loads(plain()[name])), name
    assert found["risk matrix --format svg"] == plain()["risk matrix --format svg"]


def test_two_processes_that_hash_otherwise_make_the_same_bytes(tmp_path: Path) -> None:
    root = tmp_path / "programme"
    write(root, PLAIN)
    told = [
        subprocess.run(
            [sys.executable, "-m", "tests.stability.outputs", str(root)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "20261122")
    ]
    assert len(told[0]) > 10_000
    assert told[0] == told[1] == told[2]
