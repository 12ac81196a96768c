"""The closing of a nonconformity is approved by someone other than its owner.
不適合の完結が、是正責任者でない人に承認されていること。

Who closes a nonconformity takes the responsibility that it is over. An owner who approves it judges their own
work.

完結を承認する人は、不適合が解消したことに責任を持ちます。是正責任者が自ら承認すれば、自分の仕事を自分で認める
ことになります。

Fails:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-12-25
      correction: 2名に補講を行った。
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      action: 毎月の受講一覧で、未受講者を部門長に知らせる。
      done: 2026-09-30
      effectiveness: {date: 2026-11-10, by: P-02, result: effective}
      closed_on: 2026-11-12
      approved_by: P-01
      approved_on: 2026-11-12

Passes:

    findings/F-01.yaml:
      id: F-01
      department: D-01
      grade: minor
      clause: "27001:7.3"
      description: 2名が2026年度の総合教育を受けていない。
      raised_on: 2026-06-10
      owner: P-01
      due: 2026-12-25
      correction: 2名に補講を行った。
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      action: 毎月の受講一覧で、未受講者を部門長に知らせる。
      done: 2026-09-30
      effectiveness: {date: 2026-11-10, by: P-02, result: effective}
      closed_on: 2026-11-12
      approved_by: P-02
      approved_on: 2026-11-12
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR015"
LEVEL = Level.WARNING
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="是正責任者でない人の承認を受け、approved_by と approved_on に書いてください。",
    en="Have someone else approve it, and write approved_by and approved_on.",
)
NOT_APPROVED = Text(
    ja="不適合の完結に、承認者又は承認日がありません。",
    en="It is closed, but who approved that, or when, is not recorded.",
)
BY_OWNER = Text(
    ja="是正責任者の{person}が、自分で完結を承認しています。",
    en="{person}, who is responsible for it, approved that it is closed.",
)
FIELDS = frozenset({"approved_by", "approved_on"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the nonconformities that nobody, or their own owner, approved to be closed."""
    for finding in programme.findings:
        if finding.closed_on is None or not finding.nonconformity or FIELDS & finding.unread:
            continue
        if finding.approved_by is None or finding.approved_on is None:
            lacking = "approved_by" if finding.approved_by is None else "approved_on"
            yield Flaw(finding, (lacking,), NOT_APPROVED.of())
        elif finding.approved_by == finding.owner:
            message = BY_OWNER.of(person=programme.people.called(finding.approved_by))
            yield Flaw(finding, ("approved_by",), message)
