"""What a code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import rules as packaged_rules
from isms.api.errors import RequestError
from isms.diagnostic import Language, Text
from isms.listing import Column, Listing
from isms.near import Vocabulary
from isms.rules import manual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.rules import Rule

NO_RULE = Text(ja="「{code}」というルールはありません。{near}", en="there is no rule '{code}'. {near}")
COLUMNS = (
    Column("code", Text(ja="ルール番号", en="Code")),
    Column("level", Text(ja="レベル", en="Level")),
    Column("title", Text(ja="内容", en="What must be true")),
)


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
    return manual.explain(rule, language)
