"""The papers that a certification body wants for one occasion."""

from __future__ import annotations

from datetime import date

from isms.diagnostic import Text
from isms.fields import groups, identifier, planned, text, word
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence


@record(ja="様式", en="Form")
class Form(Record):
    """One paper that a certification body wants; ``answered_by`` names what the records can say to it."""

    no: str = text("番号", "No", required=True)
    form: str | None = text("様式", "Form")
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str | None = text("表題(英)", "Title (en)")
    status: str | None = text("要否", "Status")
    answered_by: str | None = text("対応する資料", "Answered by")
    confidence: Confidence | None = word(Confidence, "確からしさ", "Confidence")
    source: str | None = text("出典", "Source")


@record(folder="form-sets", ja="申請書類一式", en="Form set")
class FormSet(Record):
    """The forms that one certification body wants for one occasion."""

    id: str = identifier()
    standard: str = text("規格", "Standard", required=True)
    occasion: str = text("機会", "Occasion", required=True)
    body: str = text("審査機関", "Body", required=True)
    valid_from: date | None = planned("適用開始", "Valid from")
    valid_to: date | None = planned("適用終了", "Valid to")
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str | None = text("表題(英)", "Title (en)")
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")
    note_ja: str | None = text("注(和)", "Note (ja)")
    note_en: str | None = text("注(英)", "Note (en)")
    forms: tuple[Form, ...] = groups(Form, "様式", "Forms", required=True)

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(ja=self.title_ja, en=self.title_en or self.title_ja)

    @property
    def said_of_it(self) -> Text | None:
        """The note in both languages; None where there is none."""
        ja, en = self.note_ja or self.note, self.note_en or self.note
        return Text(ja=ja, en=en) if ja and en else None
