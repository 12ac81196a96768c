"""A site: a place where work is done or information is kept."""

from __future__ import annotations

from datetime import date

from isms.fields import flag, happened, identifier, planned, text, word
from isms.kind import Record, record
from isms.scalars import Word


class SiteKind(Word):
    """What a site is used for."""

    OFFICE = "office", "事務所", "Office"
    WAREHOUSE = "warehouse", "倉庫", "Warehouse"
    DATA_CENTRE = "data_centre", "データセンター", "Data centre"
    HOME = "home", "自宅", "Home"


@record(folder="sites", ja="拠点", en="Site")
class Site(Record):
    """A place where work is done or information is kept."""

    id: str = identifier("拠点番号", "Id", "拠点コード")
    name: str = text("拠点名", "Name", required=True)
    address: str | None = text("所在地", "Address", "住所")
    registered_head_office: bool | None = flag("登記上の本店", "Registered head office")
    kind: SiteKind | None = word(SiteKind, "拠点の種類", "Kind")
    in_scope: bool | None = flag("適用範囲内", "In scope", "適用範囲")
    opened: date | None = happened("開設日", "Opened", begins=True)
    closed: date | None = planned("閉鎖日", "Closed")
