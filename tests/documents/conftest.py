"""Programmes, templates and orders for the tests of documents."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from isms.api.rendering import FACTS_OF
from isms.documents.catalogue import Templates
from isms.documents.provenance import Provenance
from isms.documents.render import Order, render
from isms.records.load import load
from isms.records.packaged import ask
from isms.records.tree import FolderTree, MemoryTree, Nature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.model.programme import Programme

DAY = date(2026, 11, 22)
TOP = Path(__file__).resolve().parents[2]
EXAMPLE = TOP / "examples/minato-contact"
SMALL = {
    "isms.yaml": """\
format: 1
organisation: {name: 株式会社ひかり, name_en: Hikari Inc.}
standards: [iso27001, pmark]
scope: 受託業務
risk: {method: ipa-sme-3.1}
""",
    "people/P-1.yaml": """\
id: P-1
name: 光 一郎
title: 代表取締役
department: d1
employment: officer
roles: [top_management]
joined: 2020-04-01
""",
    "departments/d1.yaml": "id: d1\nname: 管理部\nhead: P-1\n",
    "documents/soa.yaml": """\
id: DOC-SOA
number: D-01
title: 適用宣言書
kind: standard
owner: P-1
version: "1.0"
renders: soa
prepared_by: P-1
approved_by: P-1
approved_on: 2026-04-01
established: 2026-04-01
revisions:
  - {version: "1.0", date: 2026-04-01, reason: 制定, by: P-1}
""",
    "controls/A.5.1.yaml": """\
id: A.5.1
applicable: true
reasons: [baseline]
justification: 方針が要る
status: implemented
owner: P-1
""",
    "controls/A.5.2.yaml": "id: A.5.2\napplicable: false\njustification: 役割は1人が担う\n",
    "controls/A.5.3.yaml": "id: A.5.3\napplicable: true\ndraft: true\n",
}
"""A programme of a few records, most of them missing."""


class Ordering(Protocol):
    """Makes an order for a document."""

    def __call__(self, name: str, language: str = "ja", **more: Any) -> Order: ...


@pytest.fixture(scope="session")
def templates() -> Templates:
    return Templates(TOP / "templates/documents")


def with_facts(programme: Programme) -> Programme:
    """Return a programme with the packaged facts that some document asks for."""
    ask(programme.knowledge, *{kind for kinds in FACTS_OF.values() for kind in kinds})
    return programme


@pytest.fixture
def small() -> Programme:
    return with_facts(load(MemoryTree(SMALL), DAY))


@pytest.fixture(scope="session")
def example() -> Programme:
    return with_facts(load(FolderTree(EXAMPLE), DAY))


@pytest.fixture(scope="session")
def digests() -> Mapping[str, str]:
    tree = FolderTree(EXAMPLE)
    return {entry.path: tree.digest(entry.path) for entry in tree.entries() if entry.nature is Nature.FILE}


class Page(Protocol):
    """Returns the HTML of a document of the example."""

    def __call__(self, name: str, language: str) -> str: ...


@pytest.fixture(scope="session")
def html(example: Programme, templates: Templates, digests: Mapping[str, str]) -> Page:
    """Render each document of the example once."""

    @cache
    def made(name: str, language: str) -> str:
        provenance = Provenance("0.0.0", records=digests)
        order = Order(example, name, language, provenance, templates)  # type: ignore[arg-type]  # ja or en
        return render(order, "html").decode()

    return made


@pytest.fixture
def order(small: Programme, templates: Templates) -> Ordering:
    def make(name: str, language: str = "ja", **more: Any) -> Order:
        given = {"programme": small, "provenance": Provenance("0.0.0"), "templates": templates} | more
        return Order(name=name, language=language, **given)  # type: ignore[arg-type]  # ja or en

    return make


@pytest.fixture
def example_order(example: Programme, digests: Mapping[str, str], order: Ordering) -> Ordering:
    def make(name: str, language: str = "ja", **more: Any) -> Order:
        given = {"programme": example, "provenance": Provenance("0.0.0", records=digests)} | more
        return order(name, language, **given)

    return make
