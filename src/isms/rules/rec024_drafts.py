"""Drafts are finished in the end.
作成中の記録は、いずれ完成させること。

A record with `draft: true` is incomplete on purpose: what is missing in it is not reported one by one, and
final documents leave it out. One line for each kind says how many there are.

`draft: true` の記録は、意図して未完成のまま置いたものです。足りない項目を一つずつは知らせず、確定版の文書
にも載せません。種類ごとに件数だけを知らせます。

Fails:

    sites/sites.yaml:
      - {id: S-01, draft: true}
      - {id: S-02, draft: true}

Passes:

    sites/sites.yaml:
      - {id: S-01, name: 本社}
      - {id: S-02, name: 大阪支店}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REC024"
LEVEL = Level.INFO
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="内容を決めて記入し、「draft: true」の行(CSV では「作成中」の欄)を消してください。",
    en="Decide and fill them in, then remove the line draft: true (in CSV, empty the cell 'Draft').",
)
DRAFTS = Text(ja="{kind}: 作成中の記録が {count} 件あります。", en="{kind}: {count} in draft.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield one flaw for each kind that has drafts, at the first of them."""
    for register in programme.registers.values():
        drafts = [record for record in register if record.draft]
        if drafts:
            message = DRAFTS.of(kind=register.kind.declaration.label, count=len(drafts))
            yield Flaw(drafts[0], ("draft",), message)
