"""Where an imported framework, mapping or method came from, and what its newer editions changed."""

from __future__ import annotations

from datetime import date

from isms.fields import groups, happened, text, texts
from isms.kind import Record, record


@record(ja="版の違い", en="Change of edition")
class EditionChange(Record):
    """What the items of a framework became when one version took the place of another, by their ids."""

    day: date | None = happened("取り込み日", "Day")
    before: str | None = text("前の版", "Version before")
    after: str | None = text("後の版", "Version after")
    added: tuple[str, ...] = texts("追加", "Added")
    removed: tuple[str, ...] = texts("削除", "Removed")
    changed: tuple[str, ...] = texts("変更", "Changed")


@record(ja="取り込み", en="Import")
class Imported(Record):
    """Which file it was read from, and when; ``changes`` are those of every version since the first."""

    day: date | None = happened("取り込み日", "Day")
    original: str | None = text("元のファイル", "Original file")
    sha256: str | None = text("SHA-256", "SHA-256")
    format: str | None = text("形式", "Format")
    urn: str | None = text("識別子", "Identifier")
    locale: str | None = text("言語", "Language")
    published: str | None = text("公表日", "Published")
    publisher: str | None = text("発行者", "Publisher")
    packager: str | None = text("作成者", "Packager")
    changes: tuple[EditionChange, ...] = groups(EditionChange, "版の違い", "Changes")
