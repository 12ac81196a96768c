"""How the house is laid out: what pyproject.toml says twice is the same, and what is asked for is pinned."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
LAYERS, PURE = PROJECT["tool"]["importlinter"]["contracts"]
NAME = re.compile(r"[A-Za-z0-9._-]+")


def names(layer: str) -> set[str]:
    return {name.strip(" ()") for name in re.split(r"[|:]", layer)}


def canonical(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def pinned(file: str) -> set[str]:
    lines = (TOP / "requirements" / file).read_text("utf-8").splitlines()
    return {canonical(line) for line in lines if "==" in line}


def test_there_are_two_contracts() -> None:
    assert [LAYERS["name"], PURE["name"]] == ["one way down", "the core is pure"]


def test_everything_from_the_rules_downwards_is_pure() -> None:
    layers = [names(layer) for layer in LAYERS["layers"]]
    first = next(index for index, layer in enumerate(layers) if "rules" in layer)
    below = {f"isms.{name}" for layer in layers[first:] for name in layer}
    assert set(PURE["source_modules"]) == below


def test_everything_that_is_asked_for_is_pinned() -> None:
    runs = PROJECT["project"]["dependencies"]
    develops = PROJECT["project"]["optional-dependencies"]["dev"]
    assert {canonical(each) for each in runs} <= pinned("run.txt")
    assert {canonical(each) for each in develops} <= pinned("dev.txt") | pinned("run.txt")


@pytest.mark.parametrize("file", ["README.md", "README.ja.md", "NOTICE", "SECURITY.md"])
def test_what_runs_names_no_place_of_ours(file: str) -> None:
    text = (TOP / file).read_text("utf-8")
    assert not re.search(r"file://|/home/|/root/|/work/", text)


def test_every_exception_of_the_linter_has_its_reason() -> None:
    text = (TOP / "pyproject.toml").read_text("utf-8")
    ruff = text[text.index("[tool.ruff.lint]") : text.index("[tool.mypy]")]
    bare = [line for line in ruff.splitlines() if re.match(r'    "[A-Z]+\d*",\s*$', line)]
    assert bare == []
