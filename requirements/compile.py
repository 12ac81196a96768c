"""Write the exact versions that development and the demonstration use, from what pyproject.toml asks for.

    python requirements/compile.py

The versions fit the oldest Python that is supported, and so every later one. It asks pip what it would
install and installs nothing.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST = "3.11.0"
"""The Python that every version has to fit: the first release that pyproject.toml allows."""
INSTALLS_ISMS = "hatchling"
"""Both files name it, because the source tree itself is installed with it."""


def resolved(wanted: list[str]) -> dict[str, str]:
    """Return name and version of everything that pip would install for ``wanted``."""
    # For a Python that is not its own, pip wants a target, into which a dry run writes nothing.
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--dry-run",
        "--ignore-installed",
        "--python-version",
        OLDEST,
        "--target",
        "nowhere",
        "--only-binary",
        ":all:",
        "--report",
        "-",
    ]
    answer = subprocess.run([*command, *wanted], check=True, capture_output=True, text=True)
    report = json.loads(answer.stdout[answer.stdout.index("{") :])
    found = (part["metadata"] for part in report["install"])
    return {canonical(part["name"]): part["version"] for part in found}


def canonical(name: str) -> str:
    """Return the name of a package as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def elsewhere(wanted: list[str]) -> list[str]:
    """Return the lines for packages that only another system needs, pinned like the rest."""
    names = [line.split(";")[0].strip() for line in wanted if "win32" in line]
    pins = resolved([*names, "colorama"])
    return [f"{name}=={version}; sys_platform == 'win32'" for name, version in sorted(pins.items())]


def write(name: str, purpose: str, first: list[str], pins: dict[str, str], last: list[str]) -> None:
    """Write one file of pinned versions."""
    lines = [f"# {purpose} Written by requirements/compile.py; do not edit.", *first]
    lines += [f"{package}=={version}" for package, version in sorted(pins.items())]
    (HERE / name).write_text("\n".join([*lines, *last, ""]), encoding="utf-8")


def main() -> None:
    """Write run.txt, dev.txt and docs.txt."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]
    runs, develops, documents = project["dependencies"], extra["dev"], extra["docs"]
    everything = resolved([*runs, *develops])
    needed = resolved([*runs, INSTALLS_ISMS])
    windows = elsewhere(runs)
    here = {name: everything[name] for name in needed}
    write("run.txt", "What isms needs to run.", [], here, windows)
    rest = {name: version for name, version in everything.items() if name not in here}
    write("dev.txt", "What the tests, the documentation and the benchmarks need.", ["-r run.txt"], rest, [])
    held = [f"{name}=={version}" for name, version in everything.items()]
    more = resolved([*held, *documents])
    site = {name: version for name, version in more.items() if name not in everything}
    write("docs.txt", "What the documentation site is made with.", ["-r dev.txt"], site, [])


if __name__ == "__main__":
    main()
