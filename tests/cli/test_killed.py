"""Every command that writes records is killed at each of its writes, and leaves all old or all new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import FILES, write
from tests.killing import assert_old_or_new, needs_fork

if TYPE_CHECKING:
    from pathlib import Path

LOOSE = {
    "sites/a.yaml": "id: S-1\nname: 東京 # 本社\nopened: 2020/4/1\n",
    "sites/b.csv": "id,拠点名,opened\nS-2,か\u3099,2020/4/1\n",
    "sites/c.yaml": "id: S-3\nname: 大阪\nopened: '2021/10/1'\n",
}
COMMANDS = {
    "new, a file": ("new", "site", "--id", "S-9", "--name", "神戸"),
    "new, a row": ("new", "person", "--id", "P-9", "--name", "x", "--department", "D-GA",
                   "--employment", "employee"),
    "fmt": ("fmt",),
    "mv": ("mv", "person", "P-01", "P-91"),
    "check --fix": ("check", "--fix", "--yes"),
}  # fmt: skip


@needs_fork
@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_killed_command_leaves_all_old_or_all_new(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    programme = tmp_path / "programme"
    write(programme, {**FILES, **LOOSE})
    assert_old_or_new(programme, tmp_path, [*arguments, "--as-of", "2026-11-22"])
