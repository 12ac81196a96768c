"""What every rule module has to be."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest

from isms import rules
from isms.diagnostic import Level
from isms.knowledge import Framework
from isms.records.packaged import packaged as fact
from isms.rules import Rule, packaged
from isms.rules.manual import FAMILIES

if TYPE_CHECKING:
    from types import ModuleType

    from isms.diagnostic import Text

MODULES = [
    importlib.import_module(f"isms.rules.{entry.name}")
    for entry in pkgutil.iter_modules(rules.__path__)
    if re.match(r"[a-z]+\d", entry.name)
]
RULES = [pytest.param(rule, id=code) for code, rule in packaged().items()]
FRAMEWORKS = {"27001": "iso27001", "15001": "jisq15001", "pmark": "pmark"}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.__name__))
def test_the_name_of_a_module_begins_with_its_code(module: ModuleType) -> None:
    name = module.__name__.rpartition(".")[2]
    assert name.partition("_")[0] == module.CODE.lower()
    assert re.fullmatch(r"[A-Z]{3}\d{3}", module.CODE)


def test_no_two_rules_have_one_code() -> None:
    codes = [module.CODE for module in MODULES]
    assert sorted(codes) == sorted(set(codes)) == sorted(packaged())


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_belongs_to_a_family_and_has_a_level(rule: Rule) -> None:
    assert rule.code[:3] in FAMILIES
    assert rule.level in set(Level)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_looks_for_its_fault_or_explains_what_others_find(rule: Rule) -> None:
    assert (rule.check is None) != (rule.message is None)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_speaks_both_languages(rule: Rule) -> None:
    for text in (rule.hint, rule.title, *([rule.message] if rule.message else [])):
        assert_both(text)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.__name__))
def test_every_text_of_a_module_speaks_both_languages(module: ModuleType) -> None:
    for value in vars(module).values():
        if type(value).__name__ == "Text":
            assert_both(value)


@pytest.mark.parametrize("rule", RULES)
def test_a_hint_uses_only_what_the_message_brings(rule: Rule) -> None:
    if rule.message is not None:
        assert placeholders(rule.hint.en) <= placeholders(rule.message.en)


@pytest.mark.parametrize("rule", RULES)
def test_the_manual_begins_with_both_titles(rule: Rule) -> None:
    first, second, third = rule.manual.split("\n")[:3]
    assert first.endswith(".")
    assert first.isascii()
    assert second.endswith("。")
    assert third == ""


@pytest.mark.parametrize("rule", RULES)
def test_the_clauses_of_a_rule_exist(rule: Rule) -> None:
    for clause in rule.clauses:
        name, _, item = clause.partition(":")
        framework = fact(Framework, FRAMEWORKS[name])
        assert framework is not None
        assert item in {known.id for known in framework.items}, clause


def assert_both(text: Text) -> None:
    assert re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", text.ja), text
    assert not re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", text.en), text
    assert placeholders(text.ja) == placeholders(text.en), text


def placeholders(template: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", template))
