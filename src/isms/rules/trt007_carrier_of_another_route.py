"""What carries a treatment into daily work is of its route.
目的・自主点検が挙げるリスク対応の展開区分が、目的・自主点検と一致していること。

An objective that names a treatment is there to carry it out, and so is an inspection. Where the treatment
names another route, one of the two records was not kept up.

目的や自主点検が対応を挙げるのは、それを実行するためです。対応の展開区分が別のものになっていれば、どちらかの
記録が古いままです。

Fails:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      action: 全端末の対策ソフトを入れ替える
      route: project
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
    inspections/INS-01.yaml:
      id: INS-01
      item: 全端末の定義ファイルが3日以内のものである
      treatment: T-001
      every: month
      starts: 2026-11-01
      criteria: 1台でも古ければ「否」とする

Passes:

    risks/R-001.yaml:
      id: R-001
      title: 受注システムの停止
      threat: 不正プログラムへの感染
      owner: P-01
      factors: {confidentiality: 1, integrity: 2, availability: 3, threat: 2, vulnerability: 2}
      residual: {vulnerability: 1}
      decision: reduce
      controls: [A.8.7]
      accepted_by: [P-01]
      accepted_on: 2026-05-29
    treatments/T-001.yaml:
      id: T-001
      title: 検知機能の入替え
      risks: [R-001]
      action: 全端末の対策ソフトを入れ替える
      route: inspection
      owner: P-01
      approved_by: P-01
      approved_on: 2026-05-29
      due: 2027-01-31
    inspections/INS-01.yaml:
      id: INS-01
      item: 全端末の定義ファイルが3日以内のものである
      treatment: T-001
      every: month
      starts: 2026-11-01
      criteria: 1台でも古ければ「否」とする
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.treatment import Route
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "TRT007"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.2", "27001:8.3", "pmark:J.3.1.4")
HINT = Text(
    ja="対応の route と、ここに書いた treatment のどちらかを改めてください。",
    en="Correct the route of the treatment, or name another treatment here.",
)
OTHER = Text(
    ja="対応「{treatment}」の展開区分は「{route}」です。",
    en="The route of the treatment {treatment} is '{route}'.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the objectives and inspections that name a treatment of another route."""
    carriers = ((Route.OBJECTIVE, programme.objectives), (Route.INSPECTION, programme.inspections))
    for route, register in carriers:
        for carrier in register:
            treatment = programme.treatments.get(carrier.treatment)
            if treatment is not None and treatment.route is not route and not carrier.draft:
                message = OTHER.of(treatment=treatment.title, route=treatment.route)
                yield Flaw(carrier, ("treatment",), message)
