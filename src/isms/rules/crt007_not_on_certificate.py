"""What is in scope is on the certificate.
適用範囲にある拠点と部署が、認証に含まれていること。

A site or a department that was opened after the last audit is in scope, but nobody has audited it: the
certification body is told, and an extension or relocation is audited and entered on the certificate. A
planned audit of that kind is enough for the time being; for a department so is the next surveillance or
recertification audit.

最後の審査より後に開設した拠点や部署は、適用範囲に入っていても審査を受けていません。認証機関に連絡し、拡大審査
や移転審査を受けて登録内容に加えます。その審査の予定があれば、それまでは指摘しません。部署は、次の維持審査・更
新審査の予定でもかまいません。

Fails:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2026-02-01
      expires: 2029-01-31
    departments/D-02.yaml: {id: D-02, name: 名古屋支店, head: P-02, opened: 2026-10-01}

Passes:

    certifications/CRT-01.yaml:
      id: CRT-01
      standard: iso27001
      body: みほん認証機構
      granted: 2026-02-01
      expires: 2029-01-31
      events:
        - {kind: scope_extension, planned: 2027-01}
    departments/D-02.yaml: {id: D-02, name: 名古屋支店, head: P-02, opened: 2026-10-01}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use, last_audit, standard_of
from isms.diagnostic import Level, Text
from isms.model.certification import CertificationEventKind
from isms.rules import Flaw
from isms.scope import departments_in_scope, sites_in_scope
from isms.standards import ISMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.department import Department
    from isms.model.programme import Programme
    from isms.model.site import Site

CODE = "CRT007"
LEVEL = Level.WARNING
CLAUSES = ("27001:4.3", "27001:6.3")
HINT = Text(
    ja="認証機関に連絡して拡大審査・移転審査が要るかを確かめ、審査の予定を certifications の events に書いて"
    "ください。",
    en="Ask the body whether it is to audit an extension or relocation, and write the planned audit under "
    "events of the certification.",
)
NEW = Text(
    ja="「{name}」は最後の審査({audited})の後に開設され、審査の予定もありません({certification})。",
    en="{name} was opened after the last audit of {certification} on {audited}, "
    "and no audit is planned for it.",
)
WIDER = frozenset({CertificationEventKind.SCOPE_EXTENSION, CertificationEventKind.RELOCATION})
USUAL = frozenset({CertificationEventKind.SURVEILLANCE, CertificationEventKind.RECERTIFICATION})
"""The audits that come anyway, and look at new departments of the sites that are known."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the sites and departments in scope that no audit has seen."""
    for certification in in_use(programme):
        audited = last_audit(certification)
        planned = {event.kind for event in certification.events if event.performed is None}
        if standard_of(certification) != ISMS or audited is None or not WIDER.isdisjoint(planned):
            continue
        places: list[Department | Site] = [programme.sites[key] for key in sites_in_scope(programme)]
        if USUAL.isdisjoint(planned):
            places += [programme.departments[key] for key in departments_in_scope(programme)]
        for place in sorted(places, key=lambda place: place.key):
            if place.opened is not None and place.opened > audited:
                values = {"name": place.name, "audited": audited, "certification": certification.key}
                yield Flaw(place, ("opened",), NEW.of(**values))
