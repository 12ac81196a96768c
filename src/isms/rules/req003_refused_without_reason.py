"""A request that was refused has a reason.
請求を断ったとき、その理由を記録していること。

The rule reads the outcome: where it speaks of refusing, declining or not disclosing and `refused_reason` is
empty, it says so. It may be mistaken about what a sentence means, so that is a warning.

対応結果に「不開示」「応じない」「拒否した」などの言葉があり、`refused_reason` が空のときに指摘します。
文の意味を取り違えることがあるため、警告です。

Fails:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: disclosure
      received: 2026-10-20
      subject: 評価の記録の開示
      identity_checked: 本人確認書類の写し
      answered: 2026-11-02
      outcome: 評価の記録は不開示とした
      owner: P-01

Passes:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: disclosure
      received: 2026-10-20
      subject: 評価の記録の開示
      identity_checked: 本人確認書類の写し
      answered: 2026-11-02
      refused_reason: 人事評価の実施に著しい支障を及ぼすおそれがあるため
      outcome: 評価の記録は不開示とした
      owner: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.request import OPEN_TO_ALL
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "REQ003"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.10.2", "pmark:J.10.5")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="断った理由を refused_reason に書き、請求者にも伝えてください。",
    en="Write the reason under refused_reason, and tell it to the person who asked.",
)
NO_REASON = Text(
    ja="対応結果に「{word}」とありますが、断った理由がありません。",
    en="The outcome says '{word}', and no reason is given.",
)
WORDS = (
    "不開示",
    "非開示",
    "不訂正",
    "応じない",
    "応じられない",
    "応じなかった",
    "拒否した",
    "拒否しました",
    "拒否する",
    "お断りした",
    "お断りしました",
    "お断りする",
    "refus",
    "declin",
    "not disclos",
)
"""How outcomes speak of a refusal."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the requests that seem to have been refused without a reason."""
    for request in programme.requests:
        if request.refused_reason or not request.outcome or request.kind in OPEN_TO_ALL:
            continue
        outcome = request.outcome.casefold()
        word = next((word for word in WORDS if word in outcome), None)
        if word is not None and "refused_reason" not in request.unread:
            yield Flaw(request, ("outcome",), NO_REASON.of(word=word))
