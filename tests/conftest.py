"""What every test may use: golden files, which ``pytest --update`` writes again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the files in tests/golden again")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], bytes]:
    """Return what the file of this name in tests/golden holds; with ``--update`` it is first what was made.

    Whoever updates reads the difference: ``assert made == golden("soa.ja.md", made)``.
    """

    def held(name: str, made: bytes) -> bytes:
        path = GOLDEN / name
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
        if not path.is_file():
            pytest.fail(f"no golden file {name}: run pytest --update and read it")
        return path.read_bytes()

    return held
