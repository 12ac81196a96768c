"""The standards of the programme are known.
isms.yaml の standards に挙げた規格が、収録又は独自のフレームワークにあること。

What stands under `standards` decides which rules look, which controls have to be decided and what is counted
as covered. A name that belongs to no framework, such as that of an earlier edition, would leave all of it out
without a word.

`standards` に挙げた規格によって、どのルールで点検するか、どの管理策の採否を決めるか、何を満たすべきかが決ま
ります。旧版の名前など、どのフレームワークのものでもない名前を書くと、そのすべてが何も言わずに抜け落ちてしまいます。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社みなと}
      standards: [iso27001-2013]
      scope: 全社
      risk: {method: ipa-sme-3.1}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社みなと}
      standards: [iso27001]
      scope: 全社
      risk: {method: ipa-sme-3.1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.near import Vocabulary
from isms.rules import Flaw
from isms.standards import NAMES, usual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REF012"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="iso27001(2022年版)、pmark、又は knowledge/frameworks/ にあるフレームワークの id を書いてください。"
    "附属書Aの旧版の適用宣言書は isms framework map で移せます。",
    en="Write iso27001 (the edition of 2022), pmark, or the id of a framework in knowledge/frameworks/. A "
    "Statement of Applicability on an earlier Annex A can be moved with isms framework map.",
)
UNKNOWN = Text(
    ja="「{name}」という規格・フレームワークはありません。{near}",
    en="There is no standard or framework '{name}'. {near}",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the standards of the settings that no framework is called by."""
    knowledge = programme.knowledge
    known = {*NAMES, *knowledge.frameworks}
    for place, name in enumerate(programme.settings.standards):
        if usual(name) not in known:
            near = Vocabulary(sorted(known)).near(name)
            yield Flaw(programme.settings, ("standards", place), UNKNOWN.of(name=name, near=near))
