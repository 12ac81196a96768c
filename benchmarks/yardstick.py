"""What the bytes cost to parse at all: a process that reads every CSV, or every YAML, file of a folder.

python benchmarks/yardstick.py csv|yaml FOLDER
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def found(folder: str, ending: str) -> Iterator[str]:
    """Yield the files below a folder that have an ending."""
    for below, _, names in os.walk(folder):
        for name in names:
            if name.endswith(ending):
                yield f"{below}/{name}"


def drain_csv(folder: str) -> None:
    """Read every row of every CSV file."""
    import csv  # noqa: PLC0415 - each yardstick imports only what it needs

    for path in found(folder, ".csv"):
        with open(path, encoding="utf-8-sig", newline="") as file:  # noqa: PTH123 - pathlib would be measured too
            for _ in csv.reader(file):
                pass


def load_yaml(folder: str) -> None:
    """Load every YAML file with the C loader."""
    import yaml  # noqa: PLC0415

    for path in found(folder, ".yaml"):
        with open(path, "rb") as file, suppress(ValueError):  # noqa: PTH123 - a few hold no day of the calendar
            yaml.load(file, Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    {"csv": drain_csv, "yaml": load_yaml}[sys.argv[1]](sys.argv[2])
