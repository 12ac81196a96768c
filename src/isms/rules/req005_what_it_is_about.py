"""It is known what a request asks for, and of which personal information.
請求の種類と、対象の個人情報が分かっていること。

What has to be done hangs on the kind of the request. A request on personal data names the line of the ledger
that it is about; complaints and inquiries need not, nor does what was answered with an outcome: there may be
no such data.

しなければならないことは、請求の種類で決まります。開示等の請求には、対象となる個人情報管理台帳の番号を書きま
す。苦情と問合せには要りません。回答し、対応結果を書いた請求にも求めません(該当する個人情報がないこともありま
す)。

Fails:

    requests/RQ-01.yaml:
      id: RQ-01
      received: 2026-11-20
      subject: 応募書類について
      due: 2026-12-04
      owner: P-01

Passes:

    requests/RQ-01.yaml:
      id: RQ-01
      kind: inquiry
      received: 2026-11-20
      subject: 応募書類の保管期間について
      due: 2026-12-04
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

CODE = "REQ005"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.10.2",)
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="受付票で確かめ、kind と personal_information を書いてください。",
    en="Look it up in the request and enter kind and personal_information.",
)
UNKNOWN = Text(ja="「{field}」が不明です。", en="'{field}' is not known.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the requests of which it is not known what they are about."""
    for request in programme.requests:
        if request.kind in OPEN_TO_ALL:
            continue
        name = "kind" if request.kind is None else "personal_information"
        settled = name != "kind" and request.answered is not None and request.outcome
        if not settled and request.lacks(name):
            yield Flaw(request, (name,), UNKNOWN.of(field=request.label_of(name)))
