"""The documents of the example company, as they were read and found good.

They are made from the records alone, with the version "0.0.0" and no history, so that only a change of
records, templates or engine changes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.documents.pack import pack
from isms.documents.render import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents.conftest import Ordering


@pytest.mark.parametrize(
    "file",
    [
        *("soa.ja.html", "soa.ja.md", "soa.ja.csv", "soa.ja.json", "soa.en.md"),
        *("manual.ja.html", "manual.ja.md", "manual.en.md"),
        *("compare-marks.ja.html", "compare-marks.ja.md", "compare-marks.en.md"),
    ],
)
def test_document(example_order: Ordering, golden: Callable[[str, bytes], None], file: str) -> None:
    name, language, form = file.split(".")
    golden(file, render(example_order(name, language), form))  # type: ignore[arg-type]  # a format


def test_pack(example_order: Ordering, golden: Callable[[str, bytes], None]) -> None:
    files = pack(example_order("pmark-renewal")).files
    golden("pmark-renewal/00-index.md", files["00-index.md"])
    for name, content in files.items():
        if name.endswith(".md") and not name.startswith("00"):
            golden(f"pmark-renewal/{name}", content)
