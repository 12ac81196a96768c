"""Words that several commands take as arguments, and how a shell completes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import click

PROGRAM, COMPLETE = "isms", "_ISMS_COMPLETE"
"""The name of the command, and the variable by which a shell asks what could come next."""

CODES = Text(ja="ルール番号", en="CODES")
KIND = Text(ja="種類", en="KIND")
WHICH_KIND = Text(
    ja="記録の種類。単数形でも複数形でも、日本語の名前でもよい(risk、risks、リスク)",
    en="The kind of record, in either number or by its Japanese name (risk, risks, リスク)",
)
FRAMEWORK = Text(ja="フレームワーク", en="FRAMEWORK")
WHICH_FRAMEWORK = Text(
    ja="フレームワークの番号(isms framework list で確認)",
    en="The id of a framework (see isms framework list)",
)
WHICH_METHOD = Text(
    ja="リスク評価方法の番号(ipa-sme-3.1、iso27005-5x5 など。isms knowledge list で確認)",
    en="The id of a risk method, such as ipa-sme-3.1 or iso27005-5x5 (see isms knowledge list)",
)
OLD = Text(ja="今の番号", en="OLD")
NEW = Text(ja="新しい番号", en="NEW")


SHOWN = 10
"""So many names and diagnostics are shown; of more, the number or a dot."""


def some(names: Sequence[str]) -> list[str]:
    """Return the first of many names."""
    return excerpt(names, SHOWN)


def codes_in(words: Iterable[str]) -> list[str]:
    """Return the codes in some words, each of which may hold several, separated by commas."""
    return [code.strip().upper() for word in words for code in word.split(",") if code.strip()]


def kinds(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """Return the kinds of record whose names begin like a word."""
    from isms.model.programme import Programme

    names = [kind.declaration.name for kind in Programme.kinds().values()]
    return [name for name in names if name.startswith(begun)]


def methods(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """Return the packaged risk methods whose ids begin like a word."""
    from isms.knowledge import Method
    from isms.records.packaged import shipped

    return [name for name in shipped(Method) if name.startswith(begun)]


def codes(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """Return the codes of rules that begin like a word, or like what follows its last comma.

    No rule is imported for it: to import a hundred takes longer than to type one.
    """
    from isms import rules

    before, comma, last = begun.rpartition(",")
    return [f"{before}{comma}{code}" for code in rules.modules() if code.startswith(last.upper())]
