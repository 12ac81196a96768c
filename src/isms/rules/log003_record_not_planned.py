"""Records of access reviews, restore tests and disposal are provided for.
アクセス権の棚卸し、バックアップの復元テスト、廃棄の記録を定めていること。

Auditors ask for these three. A type of operating record, or a self-inspection, names the control that it
serves: A.5.18, A.8.13, and A.7.14 or A.8.10. The records may be kept elsewhere, so this is info. Controls
that the Statement of Applicability excludes are left out. Only for ISO/IEC 27001.

審査でよく求められる三つの記録です。運用記録の種類又は自主点検に、その管理策の番号(A.5.18、A.8.13、A.7.14 又
はA.8.10)を書きます。記録を別に管理していることもあるため、情報にとどめます。適用宣言書で適用しないとした管
理策は対象にしません。ISO/IEC 27001 だけのルールです。

Fails:

    logs/types/review.yaml: {id: review, name: アクセス権の棚卸し, every: half, clause: "27001:A.5.18"}

Passes:

    logs/types/review.yaml: {id: review, name: アクセス権の棚卸し, every: half, clause: "27001:A.5.18"}
    logs/types/restore.yaml: {id: restore, name: 復元テスト, every: half, clause: "27001:A.8.13"}
    logs/types/disposal.yaml: {id: disposal, name: 媒体の廃棄, every: quarter, clause: "27001:A.7.14"}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.standards import ISMS, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "LOG003"
LEVEL = Level.INFO
CLAUSES = ("27001:A.5.18", "27001:A.7.14", "27001:A.8.10", "27001:A.8.13")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="運用記録の種類を logs/types に加え、管理策の番号を clause に書いてください。",
    en="Add a type of operating record to logs/types and name the control under clause.",
)
UNPLANNED = Text(
    ja="{what}の記録({controls})を、どの運用記録にも自主点検にも定めていません。",
    en="No operating record and no self-inspection covers {what} ({controls}).",
)
NEEDED = (
    (("A.5.18",), Text(ja="アクセス権の棚卸し", en="the review of access rights")),
    (("A.8.13",), Text(ja="バックアップの復元テスト", en="the test of backups")),
    (("A.7.14", "A.8.10"), Text(ja="機器・媒体・情報の廃棄", en="the disposal of media and data")),
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the records that an auditor asks for and nothing provides."""
    if not aims_at(programme, ISMS):
        return
    if not (programme.can_judge("log-type") and programme.can_judge("inspection")):
        return
    named: set[str] = set()
    for kind in programme.log_types:
        named.update(re.findall(r"A\.[5-8]\.\d+", kind.clause or ""))
    for inspection in programme.inspections:
        named.update(re.findall(r"A\.[5-8]\.\d+", inspection.control or ""))
    for controls, what in NEEDED:
        excluded = (programme.controls.get(control) for control in controls)
        if named.isdisjoint(controls) and not all(c is not None and c.applicable is False for c in excluded):
            yield Flaw(programme.settings, ("standards",), UNPLANNED.of(what=what, controls=controls))
