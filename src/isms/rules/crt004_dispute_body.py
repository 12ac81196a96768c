"""It is known and published which accredited body takes disputes.
認定個人情報保護団体の対象事業者かどうかと、その連絡先が分かること。

A firm that belongs to an accredited personal information protection organisation names it, with its
contact, among what it makes known to the persons concerned. Whether it belongs to one has to be known;
unknown is a warning.

認定個人情報保護団体の対象事業者は、その団体の名称と苦情の解決の申出先を本人の知り得る状態に置きます。対象事業者か
どうかが不明なときは警告とします。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    certifications/CRT-01.yaml:
      id: CRT-01
      standard: pmark
      body: みほん審査協会
      granted: 2025-10-01
      expires: 2027-09-30
      member: true
      dispute_body: みほん個人情報保護協会

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    certifications/CRT-01.yaml:
      id: CRT-01
      standard: pmark
      body: みほん審査協会
      granted: 2025-10-01
      expires: 2027-09-30
      member: true
      dispute_body: みほん個人情報保護協会
      dispute_contact: 個人情報苦情相談室

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    certifications/CRT-01.yaml:
      id: CRT-01
      standard: pmark
      body: みほん審査協会
      granted: 2025-10-01
      expires: 2027-09-30
      member: false
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use, standard_of
from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.rules.unsaid import unsaid
from isms.standards import PRIVACY_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CRT004"
LEVEL = Level.ERROR
CLAUSES = ("pmark:J.10.3", "pmark:J.11.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="対象事業者かどうかを確かめ、member、dispute_body、dispute_contact を公表文のとおりに書いてください。",
    en="Find out, and write member, dispute_body and dispute_contact as they are published.",
)
UNKNOWN = Text(
    ja="認定個人情報保護団体の対象事業者かどうかが不明です。",
    en="It is not known whether the firm belongs to an accredited organisation.",
)
MISSING = Text(
    ja="認定個人情報保護団体の対象事業者ですが、「{field}」がありません。",
    en="The firm belongs to an accredited organisation, and '{field}' is missing.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what is not known of the organisation that takes disputes."""
    for certification in in_use(programme):
        if standard_of(certification) != PRIVACY_MARK or "member" in certification.unread:
            continue
        if certification.member is None:
            yield Flaw(certification, ("member",), UNKNOWN.of(), Level.WARNING)
        elif certification.member:
            yield from unsaid(certification, ("dispute_body", "dispute_contact"), MISSING)
