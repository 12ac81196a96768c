"""The documents that a standard asks for are there.
規格が求める文書が揃っていること。

ISO/IEC 27001 asks for documents on scope, policy, risk assessment, risk treatment, the Statement of
Applicability, the treatment plan and the objectives, and further ones for the controls of Annex A that
apply: these weigh a warning. PrivacyMark asks for its policy and for internal rules on fifteen matters. Which
they are is a packaged fact (`knowledge/mandatory-documents`). A document in force answers one by naming the
requirement in `satisfies`, or by being the head of the paper (`renders`); one document may answer many. The
registers of assets and of laws answer A.5.9 and A.5.31.

JIS Q 27001 は、適用範囲、方針、リスクアセスメント、リスク対応、適用宣言書、リスク対応計画、目的の文書を求め、
適用する管理策によってはさらに文書を求めます(警告とします)。プライバシーマークは、個人情報保護方針と、15の事項
についての内部規程を求めます。一覧は収録した事実(`knowledge/mandatory-documents`)によります。施行中の文書が
、`satisfies`に要求事項を書くか、その帳票の表紙(`renders`)であれば、揃っているとみなします。1つの文書が複数を
兼ねられます。A.5.9 は情報資産、A.5.31 は法令の台帳に記録があれば足ります。

Fails:

    documents/DOC-01.yaml:
      id: DOC-01
      title: 情報セキュリティ方針
      version: "1.0"
      satisfies: ["27001:5.2"]

Passes:

    documents/all.yaml:
      - id: DOC-01
        title: 統合マニュアル
        version: "1.0"
        satisfies: ["27001:4.3", "27001:5.2", "27001:6.1.2", "27001:6.1.3", "27001:6.2"]
      - {id: DOC-02, title: 適用宣言書, version: "1.0", renders: soa}
      - {id: DOC-03, title: リスク対応計画書, version: "1.0"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.papers import missing
from isms.rules import Flaw
from isms.standards import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "DOC001"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.1", "15001:7.5", "pmark:J.4.5.1", "pmark:J.4.5.4")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="文書を定めて documents/ に登録し、satisfies に要求事項を書いてください。",
    en="Write the document, enter it in documents/ and name the requirement in satisfies.",
)
MISSING = Text(
    ja="{standard}が求める次の文書が見当たりません: {documents}。",
    en="{standard} asks for these documents, and none in force answers: {documents}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield each standard of which documents are missing."""
    if programme.can_judge("document"):
        for standard, lacking in missing(programme):
            clauses = [wanted.shown_title for wanted in lacking if wanted.control is None]
            controls = [wanted.shown_title for wanted in lacking if wanted.control is not None]
            for documents, ceiling in ((clauses, None), (controls, Level.WARNING)):
                if documents:
                    message = MISSING.of(standard=TITLES.get(standard, standard), documents=documents)
                    yield Flaw(programme.settings, ("standards",), message, ceiling)
