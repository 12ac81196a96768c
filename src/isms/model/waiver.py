"""A waiver: a diagnostic that is left standing for a while, with a reason and an approver."""

from __future__ import annotations

from datetime import date

from isms.fields import any_record, group, happened, identifier, person, planned, text
from isms.fields import path as file_path
from isms.kind import Record, record
from isms.model.stamp import Approval


@record(folder="waivers", ja="例外承認", en="Waiver")
class Waiver(Record):
    """A diagnostic of one rule on one record or file that is left standing until a day."""

    id: str = identifier("例外番号", "Id")
    rule: str = text("ルール", "Rule", "ルールコード", required=True)
    record: str | None = any_record("対象の記録", "Record")
    reason: str = text("理由", "Reason", required=True)
    approved_by: str = person("承認者", "Approved by", required=True)
    approved_on: date | None = happened("承認日", "Approved on", begins=True)
    approval: Approval | None = group(Approval, "承認の方法", "Approval")
    until: date = planned("期限", "Until", "有効期限", required=True)
    path: str | None = file_path("対象のファイル", "Path")

    def holds_on(self, day: date) -> bool:
        """Tell whether the waiver is in force; its first and last day are both included. A draft is not."""
        return not self.draft and (self.approved_on is None or self.approved_on <= day) and day <= self.until
