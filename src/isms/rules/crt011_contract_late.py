"""The contract follows the decision in time.
付与適格の決定から期限までに、付与契約を結んでいること。

A decision to grant the PrivacyMark is void where no contract follows within the months that the scheme
gives. Judged is the last one, until a grant follows it. A result that does not speak of eligibility, or
says that it was denied or put off, is no decision to grant.

プライバシーマークの付与適格の決定は、制度の定める月数のうちに付与契約を結ばないと無効になります。最後の決定
を、その後の登録日(granted)が記録されるまで確かめます。結果(result)が「適格」でない審査会と、不適格、継続、保
留とした審査会は対象にしません。

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
      events:
        - {kind: committee, performed: 2026-07-10, result: 付与適格}

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
      events:
        - {kind: committee, performed: 2025-08-20, result: 付与適格}
        - {kind: contract, performed: 2025-09-19}

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
      events:
        - {kind: committee, performed: 2025-06-20, result: 付与適格}
        - {kind: committee, performed: 2026-07-10, result: 継続審議}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use, scheme
from isms.diagnostic import Level, Text
from isms.fiscal import months_after
from isms.knowledge.confidence import caution
from isms.model.certification import CertificationEventKind
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.certification import Certification
    from isms.model.programme import Programme

CODE = "CRT011"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="締結済みなら付与契約(contract)を events に書き、未締結なら直ちに審査機関に連絡してください。",
    en="Write the contract under events where there is one; else get in touch with the body at once.",
)
VOID = Text(
    ja="{decided} の決定から {months} か月({last}{doubt})のうちに、付与契約を結んだ記録がありません。",
    en="The decision of {decided} was to be followed by a contract within {months} months, by {last}{doubt}.",
)


ELIGIBLE = ("適格", "eligible")
NOT_DECIDED = ("不適格", "継続", "保留", "ineligible", "not eligible")
"""What a result says that grants the mark, and what one says that does not."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the last decisions that no contract followed in time."""
    for certification in in_use(programme):
        rules = scheme(programme, certification)
        if rules is None or rules.contract_months is None:
            continue
        committees = [
            (event.performed, event.ordinal, event.result or "")
            for event in certification.events
            if event.kind is CertificationEventKind.COMMITTEE and event.performed is not None
        ]
        if not committees:
            continue
        decided, ordinal, result = max(committees)
        last = months_after(decided, rules.contract_months)
        followed = certification.granted is not None and decided <= certification.granted
        followed = followed or any(decided <= on <= last for on in _contracts(certification))
        if last < programme.as_of and not followed and _grants(result.casefold()):
            values = {"decided": decided, "months": rules.contract_months, "last": last}
            doubt = caution(rules.confidence)
            yield Flaw(certification, ("events", ordinal, "performed"), VOID.of(**values, doubt=doubt))


def _grants(result: str) -> bool:
    """Tell whether a committee granted the mark; without a result it is taken to have done so."""
    if not result:
        return True
    return any(word in result for word in ELIGIBLE) and not any(word in result for word in NOT_DECIDED)


def _contracts(certification: Certification) -> Iterator[date]:
    if certification.contract_on is not None:
        yield certification.contract_on
    for event in certification.events:
        if event.kind is CertificationEventKind.CONTRACT and event.performed is not None:
            yield event.performed
