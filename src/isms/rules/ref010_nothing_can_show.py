"""What is to show an item of a framework can be there.
フレームワークの項目を示すものとして、存在しない種類や項目を挙げないこと。

A framework of the programme's own, or a file in `knowledge/coverage/`, says which records show an item:
`kind`, `where`, `fields`, dates, roles and documents. A kind or a field that does not exist would leave the
item unready for ever.

自社のフレームワークや `knowledge/coverage/` のファイルには、何をもって項目を示すかを書きます(`kind`、
`where`、`fields`、日付、役割、文書)。存在しない種類や項目を挙げると、その項目はいつまでも「準備済」になりません。

Fails:

    knowledge/frameworks/house-rules.yaml:
      id: house-rules
      title_ja: 社内基準
      title_en: House rules
      version: "1"
      source: 自社で作成
      confidence: high
      items:
        - id: H.1
          title_ja: 持ち出しの記録
          title_en: Records of what is taken out
          assessable: true
          shown_by:
            - {ja: 持ち出しの記録, en: records of what is taken out, kind: logbook}

Fails:

    knowledge/frameworks/house-rules.yaml:
      id: house-rules
      title_ja: 社内基準
      title_en: House rules
      version: "1"
      source: 自社で作成
      confidence: high
      items:
        - id: H.1
          title_ja: 情報資産の見直し
          title_en: Review of the assets
          assessable: true
          shown_by:
            - {ja: 情報資産台帳, en: the asset ledger, kind: asset, fields: [reviewed_bi]}

Passes:

    knowledge/frameworks/house-rules.yaml:
      id: house-rules
      title_ja: 社内基準
      title_en: House rules
      version: "1"
      source: 自社で作成
      confidence: high
      items:
        - id: H.1
          title_ja: 持ち出しの記録
          title_en: Records of what is taken out
          assessable: true
          shown_by:
            - {ja: 持ち出しの記録, en: records of what is taken out, kind: log, yearly: date}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.coverage import faults
from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REF010"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="記録の種類と項目は isms schema 又は docs/records.md で確かめられます。",
    en="isms schema and docs/records.md tell the kinds and their fields.",
)


OWN = "knowledge/"
"""Where the programme's own facts stand; those that ship are read as they are."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what the programme's own files want that cannot be there."""
    known = programme.knowledge
    frameworks = [each for each in known.frameworks.values() if each.file.startswith(OWN)]
    coverage = [each for each in known.coverage.values() if each.file.startswith(OWN)]
    for framework in frameworks:
        for fault in faults.in_framework(framework, known):
            yield Flaw(framework, fault.field, fault.message)
    for each in coverage:
        for fault in faults.in_coverage(each, known):
            yield Flaw(each, fault.field, fault.message)
