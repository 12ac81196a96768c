"""A line whose items speak of My Numbers or sensitive information is marked as such.
項目に個人番号や要配慮個人情報らしいものがある行を、そのとおりに区分していること。

The items are free text; a few words in them show that a flag was set wrongly: numbers of individuals,
diagnoses, disabilities, criminal records. The words are a help for reading, not a definition of the law. A
word that is said to be left out or masked does not count. A flag that is not set at all is a case for another
rule.

項目は自由な文章ですが、個人番号、病歴、健診の結果、障害、犯罪の経歴などの語があれば、区分の誤りが疑われます。
語の一覧は読むための手掛かりで、法律の定義ではありません。「を除く」「なし」「マスキング」などと続く語は数えません。
区分が空欄の場合は別のルールで扱います。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、個人番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      sensitive: false
      my_number: false

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、会員番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      sensitive: false
      my_number: false
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.ledger import under_pmark
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "PII023"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.3.1.1", "pmark:J.8.3")
HINT = Text(
    ja="項目を確かめ、含むなら区分を true に直してください。含まないなら、項目の書き方を改めてください。",
    en="Look at the items: set the flag to true, or put the items in other words.",
)
SUSPECT = Text(
    ja="項目に「{word}」とありますが、「{field}」は「含まない」とされています。",
    en="The items mention '{word}', and '{field}' is set to no.",
)

TELLING = {
    "my_number": ("個人番号", "マイナンバー", "特定個人情報", "my number"),
    "sensitive": (
        "病歴", "既往歴", "診断名", "健診結果", "健診の結果", "健康診断の結果", "健康診断結果", "障害者",
        "障がい", "犯罪の経歴", "犯罪歴", "前科", "信条", "宗教", "人種", "medical", "criminal", "disability",
    ),
}  # fmt: skip
"""Words that show what is held, by the flag that ought to say so."""
LEFT_OUT = r"[^、,;；\n]{0,6}(?:除く|を含まない|以外|なし|マスキング|は取得しない)"
"""How a word goes on that says what is not held."""
_TELLING = {
    name: re.compile(rf"({'|'.join(map(re.escape, words))})(?!{LEFT_OUT})") for name, words in TELLING.items()
}


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines whose items contradict a flag."""
    for line in under_pmark(programme):
        items = line.items.casefold()
        for name, words in _TELLING.items():
            found = words.search(items) if getattr(line, name) is False else None
            if found is not None:
                yield Flaw(line, (name,), SUSPECT.of(word=found[1], field=line.label_of(name)))
