"""Every command that writes is killed 200 times more, at any moment; `make test-stress` runs this.

Beside the table of `make test`, the commands that make many files make all of them here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import write
from tests.killing import assert_old_or_new, needs_fork
from tests.writing import WRITINGS, Writing

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 200


@needs_fork
@pytest.mark.parametrize("writing", WRITINGS.values(), ids=WRITINGS)
def test_a_command_killed_at_random_leaves_all_old_or_all_new(tmp_path: Path, writing: Writing) -> None:
    programme = tmp_path / "programme"
    write(programme, writing.files)
    assert_old_or_new(
        programme,
        tmp_path,
        writing.arguments,
        setup=writing.setup,
        promise=writing.promise,
        mend=writing.mend,
        everywhere=not writing.small,
        at_random=KILLS,
    )
