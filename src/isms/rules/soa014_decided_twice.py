"""A control is decided on once, whatever its framework is called.
同じ管理策の採否を、フレームワークの別名で二重に決めないこと。

A framework may have other names, and a control under each of them looks like another record. The Statement of
Applicability would then show the control twice, perhaps with two answers.

フレームワークには別名があり、名前が違えば別の記録のように見えます。適用宣言書に同じ管理策が二度、場合によっ
ては違う答えで載ってしまいます。

Fails:

    knowledge/frameworks/house.yaml:
      id: house
      aliases: [our-rules]
      title_ja: 自社基準
      version: "1"
      source: 自社
      confidence: high
      items:
        - {id: H.1, kind: control, title_ja: 来訪者の付添い, title_en: Visitors are accompanied}
    controls/H.1.yaml: {id: H.1, framework: house, applicable: true, reasons: [baseline], status: planned}
    controls/H.1-b.yaml: {id: H.1, framework: our-rules, applicable: false, justification: 不要}

Passes:

    knowledge/frameworks/house.yaml:
      id: house
      aliases: [our-rules]
      title_ja: 自社基準
      version: "1"
      source: 自社
      confidence: high
      items:
        - {id: H.1, kind: control, title_ja: 来訪者の付添い, title_en: Visitors are accompanied}
    controls/H.1.yaml: {id: H.1, framework: house, applicable: true, reasons: [baseline], status: planned}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.soa.keys import HOME
from isms.soa.on_record import decided_again

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA014"
LEVEL = Level.ERROR
CLAUSES = ("27001:6.1.3",)
HINT = Text(
    ja="1つの記録にまとめ、framework には番号(id)の方の名前を書いてください。",
    en="Make one record of them, and write the id of the framework, not another name.",
)
TWICE = Text(
    ja="{framework} の管理策 {control} の採否は、{other} の名前でも決められています。",
    en="The control {control} of {framework} is decided under the name {other}, too.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the second record of a control."""
    for control, first in decided_again(programme):
        written, other = control.framework or HOME, first.framework or HOME
        yield Flaw(control, ("framework",), TWICE.of(control=control.id, framework=written, other=other))
