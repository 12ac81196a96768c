"""Laws are listed under the names that they have today.
法令一覧の法令名が、現在の題名であること。

A law that was renamed has usually changed in substance too. Names in common use are fine; a name that the
law no longer has is not.

改称された法令は、内容も変わっていることがほとんどです。通称は差し支えありませんが、旧名は改めます。

Fails:

    laws/L-01.yaml: {id: L-01, name: 下請代金支払遅延等防止法, checked_on: 2026-11-10}

Passes:

    laws/L-01.yaml: {id: L-01, name: 取適法, checked_on: 2026-11-10}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.laws import doubt, known, plain, watched
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "LAW007"
LEVEL = Level.WARNING
CLAUSES = ("27001:A.5.31", "pmark:J.1.3")
HINT = Text(
    ja="題名を改め、改正の内容と影響を確かめてください。",
    en="Correct the name, and find out what else changed.",
)
RENAMED = Text(
    ja="この名称は旧名です。現在の題名は「{law}」です。{mark}",
    en="This is a former name; the law is called '{law}' now. {mark}",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the laws that are listed under a former name."""
    for law in watched(programme):
        fact = known(programme, law)
        if fact is None or (fact.renamed is not None and programme.as_of < fact.renamed):
            continue
        if plain(law.name) in map(plain, fact.former):
            yield Flaw(law, ("name",), RENAMED.of(law=fact.title_ja, mark=doubt(fact)))
