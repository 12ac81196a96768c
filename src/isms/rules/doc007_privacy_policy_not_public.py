"""The policy on personal information is public.
個人情報保護方針を公表していること。

Anyone can read the policy of a PrivacyMark holder: where it is published stands in `public_url`. A policy
on information security is given to whoever it concerns in the firm (`distribution`), or is public.

プライバシーマークの個人情報保護方針は、誰でも入手できるようにします。公表先を `public_url` に書きます。情報セ
キュリティ方針は、組織内に伝達します。伝える先を `distribution` に書きます。公表していれば `public_url` でもか
まいません。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本, representative: 大森 由美}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    documents/DOC-01.yaml:
      id: DOC-01
      title: 個人情報保護方針
      version: "1.0"
      satisfies: ["pmark:J.2.2"]

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本, representative: 大森 由美}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    documents/DOC-01.yaml:
      id: DOC-01
      title: 個人情報保護方針
      version: "1.0"
      satisfies: ["pmark:J.2.2"]
      public_url: https://www.example.jp/privacy
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.papers import PRIVACY, SECURITY, in_force
from isms.rules import Flaw
from isms.standards import ISMS, PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "DOC007"
LEVEL = Level.ERROR
CLAUSES = ("27001:5.2", "15001:5.2.1", "pmark:J.2.2")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="公表又は伝達し、公表先(public_url)又は配付先(distribution)を書いてください。",
    en="Publish it or hand it out, and write public_url or distribution.",
)
HIDDEN = Text(
    ja="個人情報保護方針の公表先がありません。", en="It is not recorded where this policy is published."
)
KEPT = Text(
    ja="情報セキュリティ方針を伝える先(配付先)も、公表先もありません。",
    en="It is not recorded to whom this policy is given, or where it is published.",
)
ASKED = (
    (PRIVACY_MARK, PRIVACY, ("public_url",), HIDDEN),
    (ISMS, SECURITY, ("distribution", "public_url"), KEPT),
)
"""The fields of which a policy has to fill one, by the standard that asks and the requirements it meets."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the policies that nobody can read."""
    asked = [each for each in ASKED if aims_at(programme, each[0])]
    for document in in_force(programme):
        for _, policy, names, message in asked:
            if not policy.isdisjoint(document.satisfies) and all(map(document.lacks, names)):
                yield Flaw(document, names[:1], message.of())
