"""What has to be reported, kept and written down: deadlines, closed days, mandatory documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from isms.diagnostic import Text
from isms.fields import flag, groups, identifier, mapping, planned, planned_days, text, texts, whole, word
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence
from isms.knowledge.fact import Dated
from isms.scalars import WHOLE


@record(folder="calendars", ja="休業日の一覧", en="Calendar")
class Calendar(Record):
    """The days besides Saturday and Sunday on which public bodies are closed.

    ``days`` are known from ``valid_from`` to ``valid_to`` only; ``every_year`` holds days as ``12-29``.
    """

    id: str = identifier()
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str | None = text("表題(英)", "Title (en)")
    valid_from: date = planned("適用開始", "Valid from", required=True)
    valid_to: date = planned("適用終了", "Valid to", required=True)
    days: tuple[date, ...] = planned_days("休日", "Days", required=True)
    every_year: tuple[str, ...] = texts("毎年の休業日", "Every year")
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")


@record(ja="報告の契機", en="Trigger")
class Trigger(Record):
    """What makes a report due: a flag of an incident, or a number of it that is more than a limit.

    ``within`` is a flag that has to be set for the trigger to matter.
    """

    field: str = text("項目", "Field", required=True)
    more_than: int | None = whole("超える数", "More than")
    within: str | None = text("前提", "Within")
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(ja=self.title_ja, en=self.title_en)


@record(ja="報告の期限", en="Deadline")
class Deadline(Record):
    """Until which day one report is due, counted from the day on which the incident was known.

    ``always`` marks a report that every accident needs, not only one with a trigger. ``longer`` gives the
    days that hold where a flag is set; ``moves`` tells whether a last day that is closed moves on.
    """

    report: str = text("報告", "Report", required=True)
    days: int = whole("日数", "Days", required=True)
    longer: Mapping[str, int] = mapping("延びる日数", "Longer", scalar=WHOLE)
    always: bool | None = flag("すべての事故", "Every accident")
    moves: bool | None = flag("翌開庁日に繰り下げ", "Moves to the next open day")


@record(folder="report-duties", ja="事故の報告義務", en="Duty to report")
class ReportDuty(Record):
    """Whom an accident has to be reported to, when and why.

    Without ``standard`` it is a duty by law. The day on which any department knew is day ``known_is_day``.
    ``kinds`` are the kinds of incident that count, ``excused`` what keeps one from counting, and
    ``client_instead`` tells that whoever was entrusted may tell the client instead.
    """

    id: str = identifier()
    standard: str | None = text("規格", "Standard")
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    valid_from: date | None = planned("適用開始", "Valid from")
    valid_to: date | None = planned("適用終了", "Valid to")
    known_is_day: int = whole("知った日の数え方", "The day known is day", required=True)
    kinds: tuple[str, ...] = texts("対象の種類", "Kinds", required=True)
    excused: tuple[str, ...] = texts("対象外", "Excused")
    client_instead: bool | None = flag("委託元への通知で足りる", "Client instead")
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")
    triggers: tuple[Trigger, ...] = groups(Trigger, "契機", "Triggers", required=True)
    deadlines: tuple[Deadline, ...] = groups(Deadline, "期限", "Deadlines", required=True)

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(ja=self.title_ja, en=self.title_en)


@record(ja="必須の文書", en="Mandatory document")
class MandatoryDocument(Record):
    """One document or record that a standard asks for.

    A document answers it that satisfies one of ``answered_by``, is the head of the paper ``renders``, or has
    one of ``titled`` in its title; so does a record of one of the kinds in ``registers``. Without a document
    that could answer it, it is not asked for; where ``control`` is given, only where that control applies.
    """

    item: str = text("要求事項", "Item", required=True)
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    kind: str = text("種類", "Kind", required=True)
    typical_ja: str | None = text("代表的な文書名", "Typical name")
    answered_by: tuple[str, ...] = texts("対応する要求事項", "Answered by")
    renders: str | None = text("出力文書", "Renders")
    titled: tuple[str, ...] = texts("文書名", "Titled")
    registers: tuple[str, ...] = texts("台帳", "Registers")
    control: str | None = text("管理策", "Control")
    confidence: Confidence | None = word(Confidence, "確からしさ", "Confidence")
    source: str | None = text("出典", "Source")
    note: str | None = text("注", "Note")

    @property
    def shown_title(self) -> Text:
        """Its requirement and its title in both languages."""
        return Text(ja=f"{self.item} {self.title_ja}", en=f"{self.item} {self.title_en}")


@record(folder="mandatory-documents", ja="必須の文書の一覧", en="Mandatory documents")
class MandatoryDocuments(Record):
    """The documents and records that a standard asks for."""

    id: str = identifier()
    standard: str = text("規格", "Standard", required=True)
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str | None = text("表題(英)", "Title (en)")
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")
    items: tuple[MandatoryDocument, ...] = groups(MandatoryDocument, "文書", "Items", required=True)


@record(folder="contract-items", ja="委託契約の項目", en="Items of a contract")
class ContractItem(Dated):
    """What a contract with whoever handles personal information has to settle.

    ``id`` is the word under which ``clauses`` of a supplier names it.
    """

    id: str = identifier()
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)

    @property
    def label(self) -> Text:
        """The title in both languages."""
        return Text(ja=self.title_ja, en=self.title_en)
