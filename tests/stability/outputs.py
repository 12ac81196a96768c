"""What is made of a programme, as bytes: listings of risks as the command line prints them, and documents."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from isms.api.loading import Loaded, load
from isms.api.rendering import templates_of
from isms.cli import start
from isms.documents.provenance import Provenance
from isms.documents.render import Order, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DAY = "2026-11-22"
LISTINGS = (
    "risk score --format json",
    "risk plan --format json",
    "risk compare ipa-sme-3.1 asset-threat-vulnerability --all --format json",
    "risk coverage --format json",
    "risk matrix --format json",
    "risk matrix --format svg",
    "trace R-1 --format json",
    "trace R-1 --format svg",
)
DOCUMENTS = (
    "risk-assessment",
    "risk-plan",
    "heat-map",
    "treatment-progress",
    "trace",
    "inspections",
    "objectives",
    "monthly-report",
)


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Write a programme below a folder."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def outputs(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield everything that is made of a programme, under its name.

    Documents are made without the digests of their records, which differ with how the files are written.
    """
    out = root.parent / "out"
    for command in LISTINGS:
        status = start.run([*command.split(), "-q", "-C", str(root), "--as-of", DAY, "-o", str(out)])
        assert status in {0, 1}, command
        yield command, out.read_bytes()
    loaded = load(root, date.fromisoformat(DAY))
    for name in DOCUMENTS:
        yield name, document(loaded, name)


def document(loaded: Loaded, name: str) -> bytes:
    """Return a document that does not say what it was made from."""
    order = Order(loaded.programme, name, "ja", Provenance("0.0.0"), templates_of(loaded))
    return render(order, "html")


if __name__ == "__main__":
    for _, content in outputs(Path(sys.argv[1])):
        sys.stdout.buffer.write(content)
