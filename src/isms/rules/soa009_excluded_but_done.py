"""A control that is excluded has no status that says otherwise.
除外した管理策に、「実施」などの実施状況が残っていないこと。

Either the control is necessary after all, or its status is left over from earlier. An auditor takes the
Statement of Applicability at its word, and this row says two things.

除外した管理策に「実施」「一部実施」「計画中」とあれば、実は必要なのか、以前の実施状況が残っているのかのど
ちらかです。1つの行が2つのことを言っていては、適用宣言書の信頼が失われます。

Fails:

    controls/A.8.30.yaml:
      id: A.8.30
      applicable: false
      justification: 開発を外部に委託していない
      status: implemented

Passes:

    controls/A.8.30.yaml:
      id: A.8.30
      applicable: false
      justification: 開発を外部に委託していない
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.model.control import ControlStatus
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SOA009"
LEVEL = Level.WARNING
CLAUSES = ("27001:6.1.3",)
HINT = Text(
    ja="適用とするか、実施状況(status)を消してください。", en="Make it apply, or take its status away."
)
BOTH = Text(
    ja="管理策 {control} は除外されていますが、実施状況が「{status}」です。",
    en="The control {control} is excluded, but its status is '{status}'.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the excluded controls with a status that says otherwise."""
    for control in programme.controls:
        excluded = control.applicable is False and not control.draft
        if excluded and control.status not in {None, ControlStatus.NOT_IMPLEMENTED}:
            yield Flaw(control, ("status",), BOTH.of(control=control.key, status=control.status))
