"""The list of laws holds what every firm with a PrivacyMark needs.
プライバシーマークの事業者に必要な法令と指針を、一覧に載せていること。

The act on personal information, the guideline on it, and the guideline of the PrivacyMark itself are missing
in no list; where personal data go to or come from third parties, or are handled abroad, the guideline on that
is added. The guidelines on those, and that of the PrivacyMark, which is the criterion of the examination and
no law, weigh as warnings. Which these are is packaged knowledge. A draft counts as listed.

個人情報保護法、そのガイドライン(通則編)、プライバシーマークの構築・運用指針は、どの一覧にも必要です。第三者との授受や
外国での取扱いがあれば、それぞれのガイドラインも載せます。これらのガイドラインと、法令ではなく審査の基準である構築・
運用指針は、警告とします。対象の法令は収録した事実によります。作成中の記録は、載っているものとして扱います。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10
    laws/guideline.yaml:
      id: L-02
      name: 個人情報の保護に関する法律についてのガイドライン(通則編)
      checked_on: 2026-11-10
    laws/pmark.yaml:
      id: GL-PMARK
      name: プライバシーマークにおける個人情報保護マネジメントシステム構築・運用指針
      version: ver1.0
      checked_on: 2026-11-10
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.knowledge import Need
from isms.laws import needs, unlisted
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "LAW004"
LEVEL = Level.ERROR
CLAUSES = ("15001:4.1 a)", "pmark:J.1.3")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="laws に登録し、遵守事項と担当者を決めて、確認日を記入してください。",
    en="Enter it in laws with what it asks for, who watches it, and when it was looked at.",
)
CRITERION = "GL-PMARK"
"""The guideline of the PrivacyMark: what the examination goes by, and no law."""
MISSING = Text(ja="法令一覧に「{law}」がありません({need})。", en="The list of laws lacks '{law}' ({need}).")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the laws and guidelines that the list lacks."""
    if not programme.can_judge("law"):
        return
    for need in needs(programme):
        for fact in unlisted(programme)[need]:
            ceiling = None if need is Need.PMARK and fact.id != CRITERION else Level.WARNING
            message = MISSING.of(law=fact.title_ja, need=need)
            yield Flaw(programme.settings, ("standards",), message, ceiling)
