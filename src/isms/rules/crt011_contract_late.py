"""The contract follows the decision in time.
付与適格の決定から期限までに、付与契約を結んでいること。

A decision to grant the PrivacyMark is void where no contract follows within the months that the scheme
gives.

プライバシーマークの付与適格の決定は、制度の定める月数のうちに付与契約を結ばないと無効になります。

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use, scheme
from isms.diagnostic import Level, Text
from isms.fiscal import months_after
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
    ja="付与契約の締結を events に書いてください。",
    en="Write the contract under events.",
)
VOID = Text(
    ja="{decided} の決定から {months} か月({last})のうちに、付与契約を結んだ記録がありません。",
    en="The decision of {decided} was to be followed by a contract within {months} months, by {last}.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the decisions that no contract followed in time."""
    for certification in in_use(programme):
        rules = scheme(programme, certification)
        if rules is None or rules.contract_months is None:
            continue
        for event in certification.events:
            decided = event.performed
            if event.kind is CertificationEventKind.COMMITTEE and decided is not None:
                last = months_after(decided, rules.contract_months)
                made = any(decided <= on <= last for on in _contracts(certification))
                if last < programme.as_of and not made:
                    values = {"decided": decided, "months": rules.contract_months, "last": last}
                    yield Flaw(certification, ("events", event.ordinal, "performed"), VOID.of(**values))


def _contracts(certification: Certification) -> Iterator[date]:
    if certification.contract_on is not None:
        yield certification.contract_on
    for event in certification.events:
        if event.kind is CertificationEventKind.CONTRACT and event.performed is not None:
            yield event.performed
