"""Every document of a programme that was begun today is whole, and says that there is nothing yet."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import openpyxl
import pytest

from isms.api.beginning import Plan, init
from isms.documents.catalogue import Templates
from isms.documents.render import formats, render_each
from isms.documents.tables import TABLES
from isms.records.load import load
from isms.records.tree import FolderTree
from tests.documents.conftest import DAY, TOP, with_facts

if TYPE_CHECKING:
    from isms.diagnostic import Language
    from isms.model.programme import Programme
    from tests.documents.conftest import Ordering

NAMES = [name for name in Templates(TOP / "templates/documents").names if not name.startswith("_")]
EMPTY = re.compile(r"^\|(?:---\|)+\n(?!\|)", re.MULTILINE)
"""The head of a table that has no rows."""
HEADING = re.compile(r"^(#{1,4}) .*\n\s*", re.MULTILINE)
NOTHING: dict[Language, str] = {"ja": "記録はありません", "en": "No records"}


@pytest.fixture(scope="module", params=["ja", "en"])
def begun(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Programme:
    root = tmp_path_factory.mktemp("fresh") / request.param
    init(root, Plan("株式会社はじめ", ("iso27001", "pmark"), language=request.param))
    return with_facts(load(FolderTree(root), DAY))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_document_without_records_is_whole(
    begun: Programme, order: Ordering, name: str, language: Language
) -> None:
    asked = order(name, language, programme=begun)
    made = render_each(asked, formats(name))
    assert render_each(order(name, language, programme=begun), formats(name)) == made
    markdown = made["md"].decode()
    assert not EMPTY.search(markdown)
    levels = [(len(each[1]), each.end()) for each in HEADING.finditer(markdown)]
    bare = [HEADING.match(markdown, end) for _, end in levels]
    assert not [here for (level, _), here in zip(levels, bare, strict=True) if here and len(here[1]) <= level]
    if name in TABLES:
        table = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).worksheets[0]
        assert table.max_row > 1 or table["A1"].value == NOTHING[language]
