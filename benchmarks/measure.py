"""Running a command once, and what it took."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import resource
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
ISMS = str(Path(sys.executable).with_name("isms"))
NOTHING = subprocess.DEVNULL
BARE = [sys.executable, "-c", "pass"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
"""Without switches that slow Python down: no compiled modules, no buffers."""
KILO = 1024 if sys.platform == "darwin" else 1
"""Linux counts the peak in kilobytes, macOS in bytes."""


class Run(NamedTuple):
    """One run of a command: seconds, peak memory in KB, exit status and what it printed."""

    seconds: float
    peak: int
    status: int
    output: bytes


class OverTimeError(Exception):
    """A command took longer than it was given."""


def run(command: Sequence[str], cwd: Path | None = None, limit: float | None = None) -> Run:
    """Run a command to its end; its output goes to a file, so that no reader slows it down."""
    printed = HERE.parent / "build/bench/printed"
    printed.parent.mkdir(parents=True, exist_ok=True)
    with printed.open("wb") as out:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdin=NOTHING, stdout=out, stderr=NOTHING)
        if limit is None:
            _, status, usage = os.wait4(child.pid, 0)
        else:
            status, usage = _within(child, start + limit)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, usage.ru_maxrss // KILO, child.returncode, printed.read_bytes())


def _within(child: subprocess.Popen[bytes], end: float) -> tuple[int, resource.struct_rusage]:
    """Wait until a moment; a child that is not done by then is ended."""
    while True:
        done, status, usage = os.wait4(child.pid, os.WNOHANG)
        if done:
            return status, usage
        if time.perf_counter() > end:
            child.kill()
            os.wait4(child.pid, 0)
            child.returncode = -9
            raise OverTimeError
        time.sleep(0.005)


class Spread(NamedTuple):
    """The middle of several figures, the lowest and the highest."""

    middle: float
    low: float
    high: float

    def __str__(self) -> str:
        """Return the middle with what it lies between."""
        return f"{shown(self.middle)} ({shown(self.low)} - {shown(self.high)})"


def spread(figures: Sequence[float]) -> Spread:
    """Return the median of some figures with the lowest and the highest."""
    return Spread(median(figures), min(figures), max(figures))


def shown(figure: float) -> str:
    """Return a ratio with as many digits as mean something."""
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"
