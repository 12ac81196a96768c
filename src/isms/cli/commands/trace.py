"""`isms trace`: what a record came from, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api import picturing
from isms.api.tracing import to_json
from isms.cli import tables
from isms.cli.command import argument
from isms.cli.commands.show import ID, WHICH
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.layout import one_line
from isms.cli.opened import deliver, opened, whole
from isms.diagnostic import Level, Text
from isms.standing import decision
from isms.trace import telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.api import Traced
    from isms.cli.given import Given
    from isms.diagnostic import Language
    from isms.trace import Node

DETAILS = (
    Text(
        ja="情報資産からリスク、対応、管理策、目的・自主点検とその結果、発見事項、レビューの決定、証拠まで、"
        "記録のつながりを両方向にたどる。つながりの切れている箇所は、isms check の指摘を「!」の行に示す。",
        en="Follows the trail both ways: asset, risk, treatment, control, objective and inspection with "
        "its results, finding, decision of a review, evidence. Where the chain breaks, lines with '!' say "
        "what isms check says.",
    ),
    Text(
        ja="自主点検の結果は、最新のものと「否」だけを示す(--format json ではすべて)。"
        "svg は図、html は図と記録の一覧の入ったページになる。",
        en="Of the results of an inspection the last and those not OK are shown (all with --format json). "
        "svg is a picture, html a page with it and a table of the records.",
    ),
)
UP = Text(ja="元になった記録", en="It came from")
DOWN = Text(ja="この記録から生じたもの", en="What came of it")
NOTHING = Text(ja="(なし)", en="(nothing)")
AGAIN = Text(ja="(前出)", en="(see above)")
MORE = Text(ja="ほか {count} 件", en="and {count} more")
LEVELS = {Level.ERROR: Text(ja="エラー", en="error"), Level.WARNING: Text(ja="警告", en="warning")}


@as_command(*DETAILS, formats=("text", "json", "svg", "html"), output=OUTPUT)
@argument("id", ID, WHICH)
def command(given: Given, id: str) -> int:  # noqa: A002 - the name of the argument
    """Show the trail of a record."""
    loaded = opened(given)
    traced = api.trail(loaded, api.record_named(loaded.programme, id))
    if given.form == "json":
        deliver(given, tables.json_text(to_json(traced, spoken())))
    elif given.form == "svg":
        deliver(given, picturing.trail_picture(traced, spoken()))
    elif given.form == "html":
        deliver(given, picturing.trail_page(loaded, traced, spoken()))
    else:
        deliver(given, "".join(f"{line}\n" for line in _text(traced, spoken())))
    return whole(loaded)


def _text(traced: Traced, language: Language) -> Iterator[str]:
    """Yield the record, and below it the tree of either direction."""
    yield _line(traced, traced.trail.down, language)
    yield from _said(traced, traced.trail.down, "", language)
    for head, node in ((UP, traced.trail.up), (DOWN, traced.trail.down)):
        yield ""
        yield head.say(language)
        yield from _tree(traced, node, "", language) if node.nodes else [NOTHING.say(language)]


def _tree(traced: Traced, node: Node, before: str, language: Language) -> Iterator[str]:
    """Yield a line for each record below one, with the branches that lead to it."""
    shown = list(telling(node.nodes))
    for number, (each, more) in enumerate(shown):
        last = number == len(shown) - 1
        bar = before + ("   " if last else "│  ")
        tail = f" … {MORE.say(language, count=more)}" if more else ""
        yield before + ("└─ " if last else "├─ ") + _line(traced, each, language) + tail
        yield from (f"{bar}· {one_line(decision(made).say(language))}" for made in each.decisions)
        yield from _said(traced, each, bar, language)
        yield from _tree(traced, each, bar, language)


def _line(traced: Traced, node: Node, language: Language) -> str:
    """Return a record on one line: kind, id, title, how it stands."""
    record = node.record
    state = traced.states.get(record.reference)
    parts = [
        record.declaration.label.say(language),
        record.key,
        traced.titles[record.reference].say(language),
        f"[{state.say(language)}]" if state else "",
        AGAIN.say(language) if node.again else "",
    ]
    return one_line(" ".join(filter(None, parts)))


def _said(traced: Traced, node: Node, before: str, language: Language) -> Iterator[str]:
    """Yield what isms check says about a record, once."""
    if node.again:
        return
    for said in traced.said.get(node.record.reference, ()):
        level = LEVELS[said.level].say(language)
        yield before + one_line(f"! {said.code} {level}: {said.message.say(language)}")
