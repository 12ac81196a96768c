"""The dates and the number of a certificate fit its scheme.
認証の日付と登録番号が、制度と合っていること。

It is first granted, granted, and ends; it holds no longer than its scheme grants; and its number has the
form that the scheme gives. Forms and periods are packaged facts (`knowledge/schemes`). An ISMS certificate
that was renewed before the old one ended may run on from that end: a longer period is a warning.

認証は、初回登録、登録、有効期限の順になり、制度の有効期間より長くはなりません。登録番号にも決まった形がありま
す。期間と形は収録した事実(`knowledge/schemes`)によります。ISMSの認証を期限より前に更新したときは、元の有効期
限から数えることがあるため、更新後の長い有効期間は警告とします。

Fails:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2026-02-01
      expires: 2030-01-31

Passes:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2026-02-01
      expires: 2029-01-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import number_fits, scheme
from isms.diagnostic import Level, Text
from isms.fiscal import months_after
from isms.rules import Flaw
from isms.rules.order import wrong_order
from isms.standards import ISMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.knowledge import Scheme
    from isms.model.certification import Certification
    from isms.model.programme import Programme

CODE = "CRT009"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="登録証と見比べて直してください。",
    en="Compare it with the certificate and correct it.",
)
TOO_LONG = Text(
    ja="有効期間が {granted} から {expires} までとなっており、{scheme}の {years} 年より長くなっています。",
    en="From {granted} to {expires} is longer than the {years} years of {scheme}.",
)
NUMBER = Text(
    ja="登録番号「{number}」が、{scheme}の形ではありません。形は {form} で、9は数字、[ ]内は省略可です。",
    en="'{number}' is not in the form of {scheme}: {form} (9 is a digit, what stands in square brackets may "
    "be left out).",
)
ORDER = (("initial_granted", "granted"), ("granted", "expires"))


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what is impossible in a certificate."""
    for certification in programme.certifications:
        if not certification.draft:
            yield from wrong_order(certification, ORDER)
            rules = scheme(programme, certification)
            if rules is not None:
                yield from _against(rules, certification)


def _against(rules: Scheme, certification: Certification) -> Iterator[Flaw]:
    """Compare a certificate with its scheme."""
    granted, expires, number = certification.granted, certification.expires, certification.number
    if granted is not None and rules.years and expires > months_after(granted, 12 * rules.years):
        values = {"granted": granted, "expires": expires, "scheme": rules.title, "years": rules.years}
        first = certification.initial_granted
        renewed = rules.standard == ISMS and first is not None and first < granted
        yield Flaw(certification, ("expires",), TOO_LONG.of(**values), Level.WARNING if renewed else None)
    if number is not None and rules.number and not number_fits(rules.number, number):
        values = {"number": number, "scheme": rules.title, "form": rules.number}
        yield Flaw(certification, ("number",), NUMBER.of(**values))
