"""The manual page of a rule, in one language and in both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from isms.rules import Rule, packaged
from isms.rules.manual import by_family, explain, level, pages, paragraphs, table

if TYPE_CHECKING:
    from isms.diagnostic import Language

RULES = [pytest.param(rule, id=code) for code, rule in packaged().items()]
JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")


@pytest.mark.parametrize("rule", RULES)
def test_a_manual_has_as_many_paragraphs_in_each_language(rule: Rule) -> None:
    japanese, english = paragraphs(rule, "ja"), paragraphs(rule, "en")
    assert len(japanese) == len(english) > 0
    assert all(part.endswith("。") for part in japanese)
    assert all(part.rstrip("`").endswith((".", ":")) or "`" in part for part in english)


@pytest.mark.parametrize("rule", RULES)
def test_lines_of_japanese_are_joined_without_blanks(rule: Rule) -> None:
    assert not [part for part in paragraphs(rule, "ja") if re.search(r"[、。] |[ぁ-ん] [ぁ-ん一-龥]", part)]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_page_says_what_to_do_and_shows_both_kinds_of_example(rule: Rule, language: Language) -> None:
    page = explain(rule, language)
    assert page.startswith(f"{rule.code}: {rule.title.say(language)}\n")
    for word in (
        ("指摘される例:", "指摘されない例:", "対処: ")
        if language == "ja"
        else ("Fails:", "Passes:", "What to do: ")
    ):
        assert f"\n{word}" in page
    assert all(clause in page for clause in rule.clauses)
    assert not re.search(r"\{\w+\}", page.partition("\n\n")[0])


@pytest.mark.parametrize("rule", RULES)
def test_an_english_page_is_english_but_for_its_examples(rule: Rule) -> None:
    page = explain(rule, "en")
    prose = page[: page.index("\nFails:")]
    assert not JAPANESE.search(re.sub(r"`[^`]*`|\([^)]*\)", "", prose)), prose


def test_the_level_says_what_moves_it() -> None:
    assert level(packaged()["PRV001"], "en") == "error"
    assert level(packaged()["REF001"], "ja") == "error(設定で下げることも、例外承認で外すこともできない)"
    assert (
        level(packaged()["SUP002"], "en")
        == "warning (info while building, at most a warning while operating)"
    )
    assert ";" in level(packaged()["SUP001"], "en")
    law = packaged()["LAW008"]
    assert level(law, "en") == "error (can be neither lowered nor waived where PrivacyMark is aimed at)"
    assert level(law, "ja").startswith("error(プライバシーマークを目指すときは、")


def test_every_rule_is_in_the_list_and_has_its_page() -> None:
    rules = packaged().values()
    assert re.findall(r"^\| \[(\w+)\]", table(rules), re.MULTILINE) == [
        rule.code for _, members in by_family(rules) for rule in members
    ]
    assert sorted(re.findall(r"^### (\w+)$", pages(rules), re.MULTILINE)) == list(packaged())


def test_a_rule_from_elsewhere_stands_under_its_own_letters() -> None:
    rule = packaged()["REC001"]
    other = Rule("ACME1", rule.level, (), rule.faults, rule.hint, rule.manual, None, rule.message)
    assert [(family.say("en"), [r.code for r in rules]) for family, rules in by_family([other, rule])] == [
        ("Form of records", ["REC001"]),
        ("ACME", ["ACME1"]),
    ]
