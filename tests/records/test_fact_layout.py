"""The files of knowledge/ go by their names, and one that nothing reads is named."""

from __future__ import annotations

import pytest

from isms.diagnostic import Place
from isms.knowledge import Framework, LawFact
from isms.knowledge.annex import Title
from isms.knowledge.marks import Fee
from isms.near import NEAR
from isms.records.fact_layout import kind_at, strays


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("knowledge/laws.csv", LawFact),
        ("knowledge/pmark-fees.csv", Fee),
        ("knowledge/frameworks/own.yaml", Framework),
        ("knowledge/titles/iso27001.csv", Title),
        ("knowledge/law.csv", None),
        ("laws/laws.csv", None),
    ],
)
def test_the_name_tells_the_kind(path: str, kind: type | None) -> None:
    assert kind_at(path) is kind


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("pmark-fee.csv", "pmark-fees.csv"),
        ("law.csv", "laws.csv"),
        ("Laws.csv", "laws.csv"),
        ("laws/own.csv", "laws.csv"),
        ("pmark-fees.xlsx", "pmark-fees.csv"),
        ("framework/x.yaml", "frameworks/x.yaml"),
        ("frameworks/x.yml", "frameworks/x.yaml"),
        ("Methods/x.yaml", "methods/x.yaml"),
        ("titles/iso27001.yaml", "titles/iso27001.csv"),
    ],
)
def test_a_misspelt_file_is_named_with_what_was_meant(name: str, meant: str) -> None:
    (said,) = strays([f"knowledge/{name}"])
    assert (said.code, said.where) == ("REC031", Place(f"knowledge/{name}"))
    assert said.values["near"] == NEAR.of(near=f"knowledge/{meant}")


def test_what_resembles_nothing_is_named_alone() -> None:
    (said,) = strays(["knowledge/zzz/1.json"])
    assert said.values["near"] == ""


@pytest.mark.parametrize(
    "path", ["knowledge/README.md", "knowledge/laws.csv", "knowledge/frameworks/a/b.yaml", "law.csv"]
)
def test_other_files_are_left_alone(path: str) -> None:
    assert list(strays([path])) == []
