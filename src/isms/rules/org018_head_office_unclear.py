"""One site is the registered head office.
登記上の本店が1か所に決まっていること。

The application for PrivacyMark, the certificate and the notice of a move all hang on where the head office is
registered. Of the sites in use exactly one is marked.

プライバシーマークの申請も、登録証の記載も、移転したときの変更届も、登記上の本店がどこかによって決まりま
す。使用中の拠点のうち1か所だけを登記上の本店とします。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    sites/HQ.yaml: {id: HQ, name: 本社, registered_head_office: true}
    sites/EAST.yaml: {id: EAST, name: 東京支社, registered_head_office: true}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1}
    sites/HQ.yaml: {id: HQ, name: 本社, registered_head_office: true}
    sites/EAST.yaml: {id: EAST, name: 東京支社, registered_head_office: false}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "ORG018"
LEVEL = Level.WARNING
CLAUSES = ("pmark:J.1.4",)
HINT = Text(
    ja="登記を確かめ、registered_head_office を1か所だけ true にしてください。",
    en="Look at the register and make registered_head_office true for one site alone.",
)
NONE = Text(
    ja="どの拠点も登記上の本店とされていません。", en="No site is marked as the registered head office."
)
SECOND = Text(
    ja="登記上の本店が「{first}」のほかにもあります。",
    en="'{first}' is marked as the registered head office too.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the second registered head office, or the first site where there is none."""
    if not aims_at(programme, PRIVACY_MARK) or not programme.can_judge("site"):
        return
    sites = [s for s in programme.sites if s.closed is None or programme.as_of <= s.closed]
    marked = [site for site in sites if site.registered_head_office]
    for site in marked[1:]:
        yield Flaw(site, ("registered_head_office",), SECOND.of(first=marked[0].name))
    if sites and not marked:
        yield Flaw(sites[0], ("registered_head_office",), NONE.of())
