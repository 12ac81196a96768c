"""A programme that is being built has all its parts.
構築中のマネジメントシステムに、必要なものが揃っていること。

A programme that has just begun has no audit, no review, no training and no policy yet, and that is no
fault. While `stage` is building, all that is absent from the programme as a whole is one line with the codes
of the rules; `isms explain CODE` tells of each. From operating on every rule speaks for itself.

始めたばかりのマネジメントシステムに、内部監査やマネジメントレビューの記録がないのは当然です。
`stage` が building の間は、全体として欠けているものを、ルール番号だけ1行に並べます。
内容は `isms explain ルール番号` で確かめられます。operating 以降は、それぞれのルールが個別に知らせます。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: building
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [iso27001]
      scope: 受託開発
      stage: operating
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
"""

from __future__ import annotations

from isms.diagnostic import Level, Text

CODE = "REC029"
LEVEL = Level.INFO
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="isms explain ルール番号 で内容を確かめ、順に用意してください。"
    "運用を始めたら isms.yaml の stage を operating にします。",
    en="Read about each with isms explain CODE and prepare them one after the other; "
    "once the programme runs, set stage to operating in isms.yaml.",
)
MESSAGE = Text(
    ja="構築中のため、まだ用意されていないものが {count} 項目あります({codes})。",
    en="Still being built: {count} things are not there yet ({codes}).",
)
