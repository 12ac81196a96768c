"""A management review looks at everything that it has to.
マネジメントレビューに、必要なインプットが揃っていること。

The inputs are written under `inputs` by their letter in 9.3.2: a) what became of earlier decisions, b)
external and internal issues, c) what interested parties need, d) performance (nonconformities, measurements,
audits, objectives), e) what interested parties say, f) risks and their treatment, g) what could be better.
Keys such as `d`, `d)`, `d1` or `9.3.2 d` are understood. Reviews of the last fiscal year and the running one
are looked at; extraordinary reviews and committees may keep to their occasion.

インプットは、9.3.2 の記号ごとに `inputs` に書きます。a) 前回までの決定の状況、b) 外部・内部の課題の変化、c)
利害関係者のニーズの変化、d) 不適合、測定、監査、目的などの状況、e) 利害関係者からの意見、f) リスクとその対応
の状況、g) 改善の機会です。キーは `d`、`d)`、`d1`、`9.3.2 d` などでもかまいません。対象は前年度と今年度のマネ
ジメントレビューです。臨時のレビューと委員会は、その議題だけでかまいません。

Fails:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-02
      inputs: {a: 決定はすべて完了, b: 変化なし, d: 軽微な不適合1件, e: 苦情なし, f: 高リスクなし, g: なし}
      conclusion: 適切かつ有効である。

Passes:

    reviews/RV-01.yaml:
      id: RV-01
      kind: management_review
      held: 2026-10-28
      chaired_by: P-02
      inputs:
        a: 前年度の決定はすべて完了
        b: 変化なし
        c: 委託元1社が対策の評価制度への対応を求めている
        d: 軽微な不適合1件、目的2件は達成の見込み
        e: 苦情なし
        f: 高リスクなし、対応は期限内
        g: 点検の電子化
      conclusion: 適切かつ有効である。
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.reviews import recent
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REV002"
LEVEL = Level.ERROR
CLAUSES = ("27001:9.3.2", "15001:9.3", "pmark:J.6.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="inputs のキーを 9.3.2 の記号(a〜g)にし、議事録と資料から、欠けているものを書いてください。"
    "審議していなければ、早めに審議します。",
    en="Copy what is missing from the minutes into inputs; what was not discussed is discussed soon. "
    "The keys of inputs are the letters a to g of 9.3.2.",
)
MISSING = Text(
    ja="マネジメントレビューのインプットが足りません: {inputs}。",
    en="The management review lacks inputs: {inputs}.",
)
INPUTS = {
    "a": Text(ja="a) 前回までの決定の状況", en="a) earlier decisions"),
    "b": Text(ja="b) 外部・内部の課題", en="b) issues"),
    "c": Text(ja="c) 利害関係者のニーズ", en="c) needs of interested parties"),
    "d": Text(ja="d) 実績の状況", en="d) performance"),
    "e": Text(ja="e) 利害関係者からの意見", en="e) feedback"),
    "f": Text(ja="f) リスクと対応の状況", en="f) risks and treatment"),
    "g": Text(ja="g) 改善の機会", en="g) improvement"),
}


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the management reviews that lack an input."""
    for review in recent(programme):
        if "inputs" not in review.unread:
            given = {_letter(key) for key in review.inputs}
            missing = [title for letter, title in INPUTS.items() if letter not in given]
            if missing:
                yield Flaw(review, ("inputs",), MISSING.of(inputs=missing))


def _letter(key: str) -> str:
    """Return the letter that the key of an input means: that of 9.3.2 d), of d1, of d."""
    plain = unicodedata.normalize("NFKC", key).lower().removeprefix("9.3.2").lstrip(" .-(")
    return plain[:1] if plain[1:].strip(" .-)0123456789") == "" else ""
