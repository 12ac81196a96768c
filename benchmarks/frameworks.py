"""What it costs to import frameworks that others have written, against loading the same files at all.

Usage::

    python benchmarks/frameworks.py FOLDER [--rounds N]

FOLDER holds libraries of CISO Assistant (``backend/library/libraries`` of their repository) or OSCAL catalogs
in JSON; neither ships with isms. Each file is loaded (PyYAML's ``CSafeLoader``, or ``json.loads``), then
imported: read, turned into ours and written to a programme, each file whole or not at all. Prints the median
of the rounds, and ends with 1 where a framework or mapping that was read back has not as many items as its
file.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from isms import api

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.api import Loaded

DAY = date(2026, 11, 22)
SETTINGS = "format: 1\norganisation: {name: 見本}\nstandards: [iso27001]\nscope: 全社\n"
LISTS = {"framework": "requirement_nodes", "requirement_mapping_set": "requirement_mappings"}
"""Where the files keep their frameworks and mappings, and under which key the items of each."""


def timed_load(path: Path, data: bytes) -> tuple[float, Any]:
    """Return how long the file takes to load, and what it holds."""
    start = time.perf_counter()
    held = json.loads(data) if path.suffix == ".json" else yaml.load(data, yaml.CSafeLoader)
    return time.perf_counter() - start, held


def timed_import(loaded: Loaded, path: Path, data: bytes) -> tuple[float, str]:
    """Return how long the import takes, and why it was refused, if it was."""
    start = time.perf_counter()
    try:
        api.apply(loaded, api.import_frameworks(loaded, [(path.name, data)]).changes)
    except api.RequestError as error:
        return time.perf_counter() - start, error.message.say("en")
    return time.perf_counter() - start, ""


def counts(held: dict[str, Any]) -> Iterator[int]:
    """Yield the number of items of each framework, catalog and mapping that a file holds."""
    if "catalog" in held:
        yield sum(1 for _ in controls(held["catalog"]))
    objects = held.get("objects") or {}
    for key, items in LISTS.items():
        found = objects.get(key) or objects.get(f"{key}s") or []
        for each in found if isinstance(found, list) else [found]:
            yield len(each[items])


def controls(holder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Go through the groups and controls of a catalog, at whatever depth."""
    for inside in (*holder.get("groups", ()), *holder.get("controls", ())):
        yield inside
        yield from controls(inside)


def read_back(folder: Path) -> Counter[int]:
    """Return how many frameworks and mappings there are with each number of items."""
    knowledge = api.with_every_framework(api.load(folder, DAY)).programme.knowledge
    own = [each for each in knowledge.frameworks.values() if each.imported]
    plain = [each for each in own if all(item.kind != "threat" for item in each.items)]
    sizes = [len(each.items) for each in plain]
    return Counter([*sizes, *(len(each.pairs) for each in knowledge.mappings.values())])


def one_round(files: list[Path]) -> tuple[float, float, list[str], list[int]]:
    """Return the seconds of loading and of importing, the refusals, and the sizes that are not there now."""
    loading = importing = 0.0
    refused: list[str] = []
    sizes: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "isms.yaml").write_text(SETTINGS, "utf-8")
        loaded = api.load(Path(folder), DAY)
        for path in files:
            data = path.read_bytes()
            seconds, held = timed_load(path, data)
            loading += seconds
            sizes.update(counts(held))
            del held
            seconds, reason = timed_import(loaded, path, data)
            importing += seconds
            refused += [reason] if reason else []
        lost = sizes - read_back(Path(folder))
    return loading, importing, refused, list(lost.elements())


def main() -> int:
    """Measure some rounds and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    files = sorted(path for path in asked.folder.iterdir() if path.suffix in {".yaml", ".yml", ".json"})
    rounds = [one_round(files) for _ in range(asked.rounds)]
    ratios = [importing / loading for loading, importing, _, _ in rounds]
    _, _, refused, lost = rounds[-1]
    for reason in refused:
        print(f"refused: {reason}")
    for size in lost:
        print(f"incomplete: nothing that was read back has {size} items")
    print(
        f"{len(files)} files: import / load = {statistics.median(ratios):.2f} "
        f"({min(ratios):.2f} - {max(ratios):.2f}), {len(refused)} refused, {len(lost)} incomplete"
    )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
