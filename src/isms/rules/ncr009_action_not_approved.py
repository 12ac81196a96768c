"""A corrective action is approved before it is done.
是正処置が、実施の前に承認されていること。

Whether an action fits the cause is decided by someone with the authority to do so, before work on it is over.
An approval after the action was done, or none at all, is an error where the programme is one for PrivacyMark,
else a warning.

処置が原因に見合うかどうかは、権限のある人が処置の完了より前に判断します。完了より後の承認、又は承認のない処置
は、プライバシーマークの仕組みではエラー、そのほかでは警告とします。

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
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      action: 毎月の受講一覧で、未受講者を部門長に知らせる。
      action_approved_by: P-02
      action_approved_on: 2026-10-02
      done: 2026-09-30

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
      cause: 休職からの復帰者を受講の対象に加える手順がなかった。
      similar_cases: ほかの部署に休職者はおらず、該当なし。
      action: 毎月の受講一覧で、未受講者を部門長に知らせる。
      action_approved_by: P-02
      action_approved_on: 2026-06-25
      done: 2026-09-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK, aims_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "NCR009"
LEVEL = Level.ERROR
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="承認者と承認日を action_approved_by と action_approved_on に書いてください。次からは実施の前に"
    "承認を受けます。",
    en="Write action_approved_by and action_approved_on; have the next action approved before it is done.",
)
NOT_APPROVED = Text(
    ja="是正処置が完了していますが、処置の承認がありません。",
    en="The corrective action is done, but was not approved.",
)
TOO_LATE = Text(
    ja="是正処置の承認({approved})が、処置の完了({done})より後です。",
    en="The corrective action was approved on {approved}, after it was done on {done}.",
)
FIELDS = frozenset({"action_approved_by", "action_approved_on"})


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the actions on nonconformities that were done before, or without, an approval."""
    level = LEVEL if aims_at(programme, PRIVACY_MARK) else Level.WARNING
    for finding in programme.findings:
        approved, done = finding.action_approved_on, finding.done
        if done is None or not finding.nonconformity or FIELDS & finding.unread:
            continue
        if approved is None or finding.action_approved_by is None:
            lacking = "action_approved_on" if approved is None else "action_approved_by"
            yield Flaw(finding, (lacking,), NOT_APPROVED.of(), level)
        elif approved > done >= finding.raised_on:  # else the day of either is wrong: NCR001
            message = TOO_LATE.of(approved=approved, done=done)
            yield Flaw(finding, ("action_approved_on",), message, level)
