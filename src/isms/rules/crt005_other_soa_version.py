"""The Statement of Applicability is the version on the certificate.
適用宣言書の版が、認証の登録内容と一致していること。

A certificate names the version of the Statement of Applicability that was audited. After a revision the
certification body is told, and the next audit confirms the new version; until then the two differ, and an
auditor asks whether the body knows.

登録証には、審査した適用宣言書の版が載ります。改訂したら認証機関に連絡し、次の審査で新しい版を確認してもらいます。それ
までは食い違うため、連絡が済んでいるかを問われます。

Fails:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2026-02-01
      expires: 2029-01-31
      soa_version: "1.0"
    documents/DOC-01.yaml: &soa
      id: DOC-01
      title: 適用宣言書
      version: "2.0"
      renders: soa

Passes:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2026-02-01
      expires: 2029-01-31
      soa_version: "2.0"
    documents/DOC-01.yaml:
      id: DOC-01
      title: 適用宣言書
      version: "2.0"
      renders: soa
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use
from isms.diagnostic import Level, Text
from isms.papers import document
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CRT005"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3", "27001:7.5.2")
HINT = Text(
    ja="認証機関に改訂を連絡し、確認された版を soa_version に書いてください。",
    en="Tell the body of the revision and write in soa_version the version that it confirmed.",
)
OTHER = Text(
    ja="登録証の適用宣言書は第{certified}版ですが、今の適用宣言書({document})は第{version}版です。",
    en="The certificate names version {certified} of the Statement of Applicability; "
    "{document} is version {version}.",
)
PAPER = "soa"


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the certificates that name another version."""
    statement = document(programme, PAPER)
    if statement is None or statement.draft:
        return
    for certification in in_use(programme):
        certified = certification.soa_version
        if certified is not None and certified != statement.version:
            values = {"certified": certified, "version": statement.version, "document": statement.shown}
            yield Flaw(certification, ("soa_version",), OTHER.of(**values))
