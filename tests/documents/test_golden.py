"""The documents of the example company, as they were read and found good.

They are made from the records alone, with the version "0.0.0" and no history, so that only a change of
records, templates or engine changes them.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from isms.documents.pack import pack
from isms.documents.provenance import Provenance
from isms.documents.render import render
from isms.records.knowing import consulted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.model.programme import Programme
    from tests.documents.conftest import Ordering


@pytest.mark.parametrize(
    "file",
    [
        *("soa.ja.html", "soa.ja.md", "soa.ja.csv", "soa.ja.json", "soa.en.md"),
        *("soa.en.html", "soa.en.csv", "soa.en.json"),
        *("manual.ja.html", "manual.ja.md", "manual.en.md"),
        *("monthly-report.ja.html", "monthly-report.ja.md", "monthly-report.en.md"),
        *("inspections.ja.html", "inspections.ja.md", "inspections.en.md"),
        *("objectives.ja.html", "objectives.ja.md", "objectives.en.md"),
        *("compare-marks.ja.html", "compare-marks.ja.md", "compare-marks.en.md"),
        *("risk-assessment.ja.html", "risk-assessment.ja.md", "risk-assessment.en.md"),
        *("risk-plan.ja.html", "risk-plan.ja.md", "risk-plan.en.md"),
        *("heat-map.ja.html", "heat-map.ja.md", "heat-map.en.md"),
        *("treatment-progress.ja.html", "treatment-progress.ja.md", "treatment-progress.en.md"),
        *("trace.ja.html", "trace.ja.md", "trace.en.md"),
    ],
)
def test_document(example_order: Ordering, golden: Callable[[str, bytes], bytes], file: str) -> None:
    name, language, form = file.split(".")
    made = render(example_order(name, language), form)  # type: ignore[arg-type]  # a format
    assert made == golden(file, made)


@pytest.mark.parametrize(
    "file",
    [
        *("soa.ja.xlsx", "soa.en.xlsx", "laws.ja.xlsx", "monthly-report.ja.xlsx", "inspections.ja.xlsx"),
        *("risk-assessment.ja.xlsx", "risk-plan.ja.xlsx", "treatment-progress.en.xlsx", "trace.ja.xlsx"),
        "heat-map.ja.xlsx",
    ],
)
def test_workbook(example_order: Ordering, golden: Callable[[str, bytes], bytes], file: str) -> None:
    """Compare what a workbook says and how: its bytes hang on the version of openpyxl."""
    name, language, _ = file.split(".")
    book = openpyxl.load_workbook(io.BytesIO(render(example_order(name, language), "xlsx")))
    made = "".join(told(page) for page in book.worksheets).encode()
    assert made == golden(f"{file}.txt", made)


def told(page: Any) -> str:
    """Return what a sheet shows, a cell a line."""
    widths = [int(page.column_dimensions[get_column_letter(n)].width) for n in range(1, page.max_column + 1)]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    return f"# {page.title} {widths}\n" + "".join(
        f"{cell.coordinate} {cell.data_type} {cell.number_format} {cell.value!r}\n" for cell in cells
    )


def test_pack(example_order: Ordering, golden: Callable[[str, bytes], bytes]) -> None:
    files = pack(example_order("pmark-renewal")).files
    texts = {name: content for name, content in files.items() if name.endswith(".md")}
    assert "00-index.md" in texts
    assert texts == {name: golden(f"pmark-renewal/{name}", made) for name, made in texts.items()}


@pytest.mark.parametrize("file", ["coverage.ja.md", "coverage.ja.html", "coverage.en.md"])
def test_coverage(
    file: str,
    digests: Mapping[str, str],
    example: Programme,
    order: Ordering,
    golden: Callable[[str, bytes], bytes],
) -> None:
    name, language, form = file.split(".")
    knowledge = consulted(example.knowledge, ["iso27001", "pmark"])
    given = {
        "programme": replace(example, knowledge=knowledge),
        "provenance": Provenance("0.0.0", records=digests),
    }
    made = render(order(name, language, **given), form)  # type: ignore[arg-type]  # a format
    assert made == golden(file, made)
