"""What a code means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms import rules as packaged_rules
from isms.api.errors import RequestError
from isms.diagnostic import Language, Text
from isms.listing import Column, Listing
from isms.near import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.rules import Rule

NO_RULE = Text(ja="「{code}」というルールはありません。{near}", en="there is no rule '{code}'. {near}")
LEVEL = Text(ja="レベル: {level}", en="Level: {level}")
CLAUSES = Text(ja="要求事項: {clauses}", en="Requirements: {clauses}")
HINT = Text(ja="対処: {hint}", en="What to do: {hint}")
COLUMNS = (
    Column("code", Text(ja="番号", en="Code")),
    Column("level", Text(ja="レベル", en="Level")),
    Column("title", Text(ja="内容", en="What must be true")),
)
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_EXAMPLES = {
    "Fails:": Text(ja="指摘される例:", en="Fails:"),
    "Passes:": Text(ja="指摘されない例:", en="Passes:"),
}


def rules() -> Mapping[str, Rule]:
    """Return every rule that ships with isms, by its code."""
    return packaged_rules.packaged()


def rule(code: str) -> Rule:
    """Return the rule with this code. Raises RequestError where there is none."""
    known = rules()
    found = known.get(code.strip().upper())
    if found is None:
        raise RequestError(NO_RULE.of(code=code, near=Vocabulary(known).near(code)))
    return found


def rule_listing(language: Language) -> Listing:
    """Return every rule with its level, title and requirements."""
    rows = [
        {
            "code": each.code,
            "level": each.level.word,
            "title": each.title.say(language),
            "clauses": list(each.clauses),
        }
        for each in rules().values()
    ]
    return Listing(rows, COLUMNS, {name: name for name in ("code", "level", "title", "clauses")})


def explanation(rule: Rule, language: Language) -> str:
    """Return the manual page of a rule in one language, with the examples that fail and pass."""
    paragraphs = rule.manual.split("\n", 2)[2] if rule.manual.count("\n") > 1 else ""
    prose, found, examples = paragraphs.partition("\nFails:")
    wanted = [
        paragraph
        for paragraph in prose.strip().split("\n\n")
        if bool(_JAPANESE.search(paragraph)) == (language == "ja")
    ]
    shown = "\n".join(
        _EXAMPLES[line].say(language) if line in _EXAMPLES else line
        for line in f"Fails:{examples}".strip().split("\n")
    )
    facts = [LEVEL.say(language, level=rule.level.word)]
    if rule.clauses:
        facts.append(CLAUSES.say(language, clauses=list(rule.clauses)))
    hint = HINT.say(language, hint=rule.hint.say(language))
    parts = [
        f"{rule.code}: {rule.title.say(language)}",
        "\n".join(facts),
        *wanted,
        hint,
        shown if found else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
