"""One writer at a time, and no lock outlives its process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from isms.records import lock
from isms.records.lock import LOCK, locked
from isms.records.not_saved import NotSavedError

if TYPE_CHECKING:
    from pathlib import Path

HERE = socket.gethostname()


def dead_process() -> int:
    """Return the id of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        return process.pid


def test_a_lock_is_there_while_it_is_held_and_gone_after(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert (tmp_path / LOCK).read_text("utf-8") == f"{os.getpid()}\n{HERE}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_lock_is_given_back_when_something_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "held",
    [f"{os.getpid()}\n{HERE}\n", "1\nanother-machine\n", "", "?\n", "x\ny\nz\n", f"{2**80}\n{HERE}\n"],
    ids=["running here", "another machine", "empty", "no process", "no numbers", "too large"],
)
def test_a_second_writer_is_refused(tmp_path: Path, held: str) -> None:
    (tmp_path / LOCK).write_text(held, "utf-8")
    with pytest.raises(NotSavedError) as refused, locked(tmp_path):
        pytest.fail("two writers")
    assert LOCK in refused.value.message.say("en")
    assert (tmp_path / LOCK).read_text("utf-8") == held


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(f"{dead_process()}\n{HERE}\n", "utf-8")
    with locked(tmp_path):
        assert (tmp_path / LOCK).read_text("utf-8").startswith(f"{os.getpid()}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_was_just_taken_over_by_another_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = f"{os.getppid()}\n{HERE}\n"
    held = lock.Holder(f"{dead_process()}\n{HERE}\n".encode())
    (tmp_path / LOCK).write_text(other, "utf-8")
    monkeypatch.setattr(lock, "holder", lambda _: held)
    with pytest.raises(NotSavedError), locked(tmp_path):
        pytest.fail("two writers")
    assert (tmp_path / LOCK).read_text("utf-8") == other
    assert len(list(tmp_path.iterdir())) == 1


def test_a_lock_given_back_in_the_meantime_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / LOCK).write_text("1\nx\n", "utf-8")

    def gone(path: Path) -> None:
        path.unlink()

    monkeypatch.setattr(lock, "holder", gone)
    with locked(tmp_path):
        assert (tmp_path / LOCK).exists()


def test_where_nothing_can_be_written_nothing_is_locked(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError), locked(tmp_path / "none"):
        pytest.fail("no folder")
