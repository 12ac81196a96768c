"""The built wheel by itself: installed into an empty environment outside the source tree, and used.

    python tests/wheel/run.py

Builds the source archive and, from it, the wheel; nothing it runs afterwards can see the checkout.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from venv import EnvBuilder

if TYPE_CHECKING:
    from collections.abc import Sequence

TOP = Path(__file__).resolve().parent.parent.parent
PINNED = TOP / "requirements/run.txt"
UNSEEN = frozenset({"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"})
WHERE = "import isms; print(isms.__file__)"
AS_OF = ("--as-of", "2026-11-22")


def main() -> None:
    """Build, install and use the wheel."""
    with tempfile.TemporaryDirectory(prefix="isms-wheel-") as name:
        folder = Path(name).resolve()
        wheel = build(folder / "dist")
        print(f"built {wheel.name}, {wheel.stat().st_size:,} bytes", flush=True)
        use(install(wheel, folder / "venv"), folder)
    print("the wheel works by itself")


def build(target: Path) -> Path:
    """Return the wheel, built from the source archive."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(TOP)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"the wheel cannot be built:\n{done.stdout}{done.stderr}")
    return next(target.glob("*.whl"))


def install(wheel: Path, folder: Path) -> Path:
    """Return the programs of a new environment that holds the wheel and what it needs, nothing else."""
    EnvBuilder(with_pip=True).create(folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--constraint", str(PINNED), str(wheel)], check=True, cwd=folder)
    return programs


def use(programs: Path, folder: Path) -> None:
    """Begin a programme, check it and render a document; then do the same with the example."""
    python, isms = str(programs / "python"), str(programs / "isms")
    place = Path(said([python, "-c", WHERE], folder).strip())
    expect(not place.is_relative_to(TOP), f"isms was found in the source tree: {place}")
    expect(place.is_relative_to(folder), f"isms was found outside the environment: {place}")
    expect(said([isms, "--version"], folder).startswith("isms "), "isms --version says its name")
    for name, options in (
        ("fresh", ("--standard", "iso27001", "--standard", "pmark")),
        ("example", ("--example",)),
    ):
        programme = folder / name
        said([isms, "init", str(programme), *options], folder)
        said([isms, "check", *AS_OF], programme)
        page = programme / "build" / "soa.html"
        said([isms, "render", "soa", "--format", "html", "-o", str(page), *AS_OF], programme)
        expect(
            "A.8.34" in page.read_text(encoding="utf-8"), f"the Statement of Applicability of {name} is whole"
        )


def said(command: Sequence[str], folder: Path) -> str:
    """Return what a command prints; end the test where it fails."""
    seen = {name: value for name, value in os.environ.items() if name not in UNSEEN}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**seen, "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    print("$", Path(command[0]).name, *command[1:], "->", done.returncode, flush=True)
    expect(done.returncode == 0, f"it ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(truth: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    """End the test where something is not as it should be."""
    if not truth:
        sys.exit(otherwise)


if __name__ == "__main__":
    main()
