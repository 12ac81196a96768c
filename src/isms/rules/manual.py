"""The manual of the rules: what `isms explain` prints and docs/rules.md holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules.examples import Example, examples
from isms.rules.weights import binding
from isms.standards import TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from isms.diagnostic import Language
    from isms.rules import Rule

FAMILIES = {
    "REC": Text(ja="記録の形式", en="Form of records"),
    "REF": Text(ja="参照", en="References"),
    "ORG": Text(ja="組織と役割", en="Roles and departments"),
    "AST": Text(ja="情報資産", en="Assets"),
    "PII": Text(ja="個人情報", en="Personal information"),
    "RSK": Text(ja="リスク", en="Risks"),
    "TRT": Text(ja="リスク対応", en="Risk treatment"),
    "SOA": Text(ja="適用宣言書", en="Statement of Applicability"),
    "SUP": Text(ja="委託先", en="Suppliers"),
    "LAW": Text(ja="法令等", en="Laws"),
    "EDU": Text(ja="教育と力量", en="Training and competence"),
    "AUD": Text(ja="監査", en="Audits"),
    "NCR": Text(ja="不適合", en="Nonconformities"),
    "REV": Text(ja="マネジメントレビュー", en="Management review"),
    "OBJ": Text(ja="目的", en="Objectives"),
    "INS": Text(ja="自主点検", en="Inspections"),
    "INC": Text(ja="事故", en="Incidents"),
    "CHG": Text(ja="変更", en="Changes"),
    "REQ": Text(ja="開示等請求・苦情", en="Requests"),
    "LOG": Text(ja="運用記録", en="Operating records"),
    "DOC": Text(ja="文書", en="Documents"),
    "EVD": Text(ja="証拠", en="Evidence"),
    "CRT": Text(ja="認証", en="Certification"),
    "PRV": Text(ja="置いてはならない情報", en="Personal data and secrets"),
}
"""The families of rules by the letters of their codes, in the order in which they are listed."""

LEVEL = Text(ja="レベル", en="Level")
SERVES = Text(ja="対応する要求事項", en="Serves")
REMEDY = Text(ja="対処", en="What to do")
FIXED = Text(ja="自動修正(isms check --fix)", en="Done by isms check --fix")
FAILING = Text(ja="指摘される例", en="Fails")
HEAD = "| ルール番号 / Code | レベル / Level | 日本語 | English | 要求事項 / Serves |"
PASSING = Text(ja="指摘されない例", en="Passes")
ABSENCE = Text(
    ja="構築中は情報、運用中は警告まで", en="info while building, at most a warning while operating"
)
BINDING = Text(ja="設定で下げることも、例外承認で外すこともできない", en="can be neither lowered nor waived")
BINDING_FOR = Text(
    ja="{standard}を目指すときは、設定で下げることも、例外承認で外すこともできない",
    en="can be neither lowered nor waived where {standard} is aimed at",
)

_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_QUOTED = re.compile(r"`[^`]*`")
_WIDE = r"[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]"
_BREAK = re.compile(rf"(?<={_WIDE})\n(?={_WIDE}|\d)|(?<=[、。])\n")
"""A line end inside Japanese text, where no blank belongs."""
_FENCES = {"yaml": "yaml", "csv": "csv", "md": "markdown"}


def paragraphs(rule: Rule, language: Language) -> list[str]:
    """Return the paragraphs of a manual in one language, each on one line."""
    _, _, body = rule.manual.partition("\n\n")
    prose = re.split(r"^(?:Fails|Passes):", body, maxsplit=1, flags=re.MULTILINE)[0]
    parts = prose.strip().split("\n\n")
    return [_BREAK.sub("", part).replace("\n", " ") for part in parts if _language(part) == language]


def _language(paragraph: str) -> Language:
    """Tell the language of a paragraph; what it quotes from records does not count."""
    return "ja" if _JAPANESE.search(_QUOTED.sub("", paragraph)) else "en"


def level(rule: Rule, language: Language) -> str:
    """Return the level of a rule, with what may and may not move it."""
    notes = [ABSENCE.say(language)] if rule.faults is Fault.ABSENCE else []
    bound = [title for standard, title in TITLES.items() if binding(rule, [standard])]
    if rule.level is Level.ERROR and bound:
        text = BINDING.of() if len(bound) == len(TITLES) else BINDING_FOR.of(standard=bound)
        notes.append(text.say(language))
    word = rule.level.word
    opening, between, closing = ("(", "。", ")") if language == "ja" else (" (", "; ", ")")
    return f"{word}{opening}{between.join(notes)}{closing}" if notes else word


def explain(rule: Rule, language: Language) -> str:
    """Return the manual page of a rule as plain text."""
    lines = [f"{rule.code}: {rule.title.say(language)}", ""]
    lines.append(f"{LEVEL.say(language)}: {level(rule, language)}")
    if rule.clauses:
        lines.append(f"{SERVES.say(language)}: {', '.join(rule.clauses)}")
    for paragraph in [*paragraphs(rule, language), *remedies(rule, language)]:
        lines += ["", paragraph]
    for example in examples(rule.manual):
        lines += ["", f"{(FAILING if example.fails else PASSING).say(language)}:", ""]
        for path, text in _shown(example):
            lines += [f"    {path}:", *(f"      {line}" for line in text.splitlines())]
    return "\n".join(lines) + "\n"


def remedies(rule: Rule, language: Language) -> list[str]:
    """Return what to do, and what `isms check --fix` does of it."""
    said = [f"{REMEDY.say(language)}: {remedy(rule, language)}"]
    return [*said, f"{FIXED.say(language)}: {rule.fix.say(language)}"] if rule.fix else said


def remedy(rule: Rule, language: Language) -> str:
    """Return the hint of a rule with an ellipsis for each value."""
    hint = rule.hint
    return re.sub(r"\{\w+\}", "…", hint.ja if language == "ja" else hint.en)


def by_family(rules: Iterable[Rule]) -> Iterator[tuple[Text, list[Rule]]]:
    """Return the rules of each family that has some, families in their order."""
    families: dict[str, list[Rule]] = {family: [] for family in FAMILIES}
    for rule in sorted(rules, key=lambda rule: rule.code):
        families.setdefault(rule.code.rstrip("0123456789"), []).append(rule)
    for family, members in families.items():
        if members:
            yield FAMILIES.get(family, Text(ja=family, en=family)), members


def table(rules: Iterable[Rule]) -> str:
    """Return all rules as Markdown tables in both languages, one for each family."""
    parts = []
    for family, members in by_family(rules):
        parts += [f"### {family.ja} / {family.en}", "", HEAD, "|---|---|---|---|---|"]
        parts += [_row(rule) for rule in members]
        parts.append("")
    return "\n".join(parts)


def _row(rule: Rule) -> str:
    link = f"[{rule.code}](#{rule.code.lower()})"
    cells = (link, rule.level.word, rule.title.ja, rule.title.en, ", ".join(rule.clauses))
    return f"| {' | '.join(cells)} |"


def pages(rules: Iterable[Rule]) -> str:
    """Return the manual page of every rule in both languages, as Markdown."""
    return "\n".join(page(rule) for _, members in by_family(rules) for rule in members)


def page(rule: Rule) -> str:
    """Return the manual page of a rule in both languages, as Markdown."""
    lines = [f"### {rule.code}", ""]
    for language in ("ja", "en"):
        spoken: Language = "ja" if language == "ja" else "en"
        lines += [f"**{rule.title.say(spoken)}**", ""]
        for paragraph in paragraphs(rule, spoken):
            lines += [paragraph, ""]
        lines += [f"{LEVEL.say(spoken)}: {level(rule, spoken)}  "]
        for each in remedies(rule, spoken):
            lines += [each, ""]
    if rule.clauses:
        lines += [f"{SERVES.ja} / {SERVES.en}: {', '.join(f'`{clause}`' for clause in rule.clauses)}", ""]
    lines += _examples(rule, lambda verdict: f"{verdict.ja} / {verdict.en}")
    return "\n".join(lines)


def page_in(rule: Rule, language: Language) -> str:
    """Return the manual page of a rule in one language, as Markdown below its title."""
    lines = [f"{LEVEL.say(language)}: {level(rule, language)}  "]
    if rule.clauses:
        clauses = ", ".join(f"`{clause}`" for clause in rule.clauses)
        lines += [f"{SERVES.say(language)}: {clauses}  "]
    lines += [f"{REMEDY.say(language)}: {remedy(rule, language)}", ""]
    for paragraph in paragraphs(rule, language):
        lines += [paragraph, ""]
    lines += _examples(rule, lambda verdict: verdict.say(language))
    return "\n".join(lines)


def _examples(rule: Rule, say: Callable[[Text], str]) -> Iterator[str]:
    """Yield the lines of the examples of a rule, each file in a block below its path."""
    for example in examples(rule.manual):
        yield from (f"{say(FAILING if example.fails else PASSING)}:", "")
        for path, text in _shown(example):
            fence = _FENCES.get(path.partition(" ")[0].rpartition(".")[2], "text")
            yield from (f"`{path}`", "", f"```{fence}", text.rstrip("\n"), "```", "")


def _shown(example: Example) -> Iterator[tuple[str, str]]:
    """Return the files that an example brings, as a reader sees them."""
    for path, file in example.own.items():
        yield f"{path} ({file.mark})" if file.mark else path, file.text
