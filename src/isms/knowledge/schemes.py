"""How a certification scheme runs: how long a certificate holds, when to apply, what to report."""

from __future__ import annotations

from datetime import date

from isms.diagnostic import Text
from isms.fields import flag, groups, identifier, planned, text, whole, word
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence


@record(ja="変更の届出", en="Notice of a change")
class Notice(Record):
    """What a certification body wants to hear of, or to audit, when something changes.

    ``examined`` marks what is to be reported only while an examination runs.
    """

    change: str = text("変更の種類", "Change", required=True)
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    examined: bool | None = flag("審査中に限る", "Only while examined")
    source: str | None = text("出典", "Source")
    confidence: Confidence | None = word(Confidence, "確からしさ", "Confidence")

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(ja=self.title_ja, en=self.title_en)


@record(folder="schemes", ja="認証制度", en="Certification scheme")
class Scheme(Record):
    """How the certificates of a standard are kept.

    ``body`` is part of the name of the body that it holds for; without it every body. The application for
    a renewal is taken from ``opens_months`` to ``closes_months`` before the end, and a last day that is
    closed moves on. ``surveillance`` tells that an audit is due in every calendar year but those of a
    recertification, the first within ``first_surveillance_months``. Findings are answered within
    ``reply_months``; a decision is void when no contract follows within ``contract_months``. ``number`` is
    the form of a certificate's number, with 9 for a digit and brackets around what may be absent.
    """

    id: str = identifier()
    standard: str = text("規格", "Standard", required=True)
    body: str | None = text("審査機関", "Body")
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    valid_from: date | None = planned("適用開始", "Valid from")
    valid_to: date | None = planned("適用終了", "Valid to")
    years: int | None = whole("有効期間(年)", "Years")
    opens_months: int | None = whole("申請受付の開始(月前)", "Opens (months before)")
    closes_months: int | None = whole("申請受付の終了(月前)", "Closes (months before)")
    surveillance: bool | None = flag("毎年の維持審査", "Surveillance every year")
    first_surveillance_months: int | None = whole("初回の維持審査(月以内)", "First surveillance (months)")
    reply_months: int | None = whole("指摘への回答(月以内)", "Reply (months)")
    contract_months: int | None = whole("付与契約(月以内)", "Contract (months)")
    number: str | None = text("登録番号の形", "Form of the number")
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")
    notices: tuple[Notice, ...] = groups(Notice, "変更の届出", "Notices")

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(ja=self.title_ja, en=self.title_en)
