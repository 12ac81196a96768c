"""Evidence: a file or a page that shows that something was done."""

from __future__ import annotations

from datetime import date

from isms.fields import any_records, flag, happened, identifier, person, planned, text
from isms.fields import path as file_path
from isms.kind import Record, record


@record(folder="evidence", ja="証拠", en="Evidence")
class Evidence(Record):
    """A file in the repository, or a page elsewhere, that shows that something was done."""

    id: str = identifier("証拠番号", "Id")
    title: str = text("証拠名", "Title", "件名", required=True)
    kind: str | None = text("証拠の種類", "Kind")
    url: str | None = text("URL", "Address")
    sha256: str | None = text("SHA-256", "Digest")
    collected_on: date | None = happened("収集日", "Collected on", begins=True)
    collected_by: str | None = person("収集者", "Collected by")
    valid_until: date | None = planned("有効期限", "Valid until")
    confidential: bool | None = flag("機密", "Confidential")
    supports: tuple[str, ...] = any_records("裏付ける記録", "Supports")
    path: str | None = file_path("ファイル", "Path", "ファイルパス")
