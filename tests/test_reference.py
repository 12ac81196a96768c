"""The reference of records names every kind and field, with both labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from isms.model.programme import Programme
from isms.reference import records_table

if TYPE_CHECKING:
    from isms.diagnostic import Language

PAGE = Path(__file__).parents[1] / "docs" / "records.md"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_kind_and_field_is_there(language: Language) -> None:
    table = records_table(language)
    for kind in Programme.kinds().values():
        declared = kind.declaration
        assert f"## {declared.name}: {declared.label.ja} / {declared.label.en}\n" in table
        assert f"`{declared.folder}/`" in table
        for name, field in declared.fields.items():
            assert f"| `{name}` | {field.label.ja} | {field.label.en} |" in table
    assert "## isms.yaml\n" in table


@pytest.mark.parametrize("language", ["ja", "en"])
def test_rows_have_as_many_cells_as_the_head(language: Language) -> None:
    rows = [line for line in records_table(language).splitlines() if line.startswith("|")]
    assert {row.replace("\\|", "").count("|") for row in rows} == {6}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_is_what_the_declarations_say(language: Language) -> None:
    assert records_table(language) in PAGE.read_text(encoding="utf-8")
