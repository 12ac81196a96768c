"""A department: a part of the organisation, or an outside firm whose people work on the programme."""

from __future__ import annotations

from datetime import date

from isms.fields import flag, happened, identifier, person, planned, ref, text, texts
from isms.kind import Record, record


@record(folder="departments", ja="部署", en="Department")
class Department(Record):
    """A part of the organisation.

    ``external`` marks firms outside: their people may audit or advise and belong to no part of ours.
    """

    id: str = identifier("部署番号", "Id", "部署コード")
    name: str = text("部署名", "Name", "部門名", required=True)
    parent: str | None = ref("department", "上位部署", "Parent")
    head: str | None = person("責任者", "Head", "部署長")
    site: str | None = ref("site", "拠点", "Site")
    promoter: str | None = person("推進担当", "Promoter", "推進担当者")
    businesses: tuple[str, ...] = texts("事業", "Businesses")
    in_scope: bool | None = flag("適用範囲内", "In scope", "適用範囲")
    external: bool | None = flag("社外", "External")
    opened: date | None = happened("設置日", "Opened", begins=True)
    closed: date | None = planned("廃止日", "Closed")
