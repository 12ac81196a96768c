"""The editions of Annex A of ISO/IEC 27001, what became of each control, and other titles of items."""

from __future__ import annotations

from isms.diagnostic import Text
from isms.fields import identifier, text, texts, whole, word
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence
from isms.knowledge.fact import Dated, Fact
from isms.scalars import Word


class Fate(Word):
    """What became of a control when an edition replaced another."""

    UPDATED = "updated", "更新", "Updated"
    MERGED = "merged", "統合", "Merged"
    NEW = "new", "新設", "New"


class EarlierFate(Word):
    """How a control of 2013 follows from those of 2005."""

    ONE_TO_ONE = "one-to-one", "1対1", "One to one"
    MERGED = "merge", "統合", "Merged"
    NEW = "new", "新設", "New"


@record(folder="annex-a-editions", ja="附属書Aの版", en="Editions of Annex A")
class Edition(Dated):
    """An edition of Annex A: how many controls it has in each clause, written ``A.5=37``.

    ``valid_to`` is the last day on which certificates on it held.
    """

    id: str = identifier("版", "Edition")
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_en: str = text("表題(英)", "Title (en)", required=True)
    controls: int = whole("管理策の数", "Controls", required=True)
    clauses: tuple[str, ...] = texts("箇条ごとの数", "Controls by clause", required=True)
    objectives: int | None = whole("管理目的の数", "Objectives")
    new: int | None = whole("新設", "New")
    merged: int | None = whole("統合", "Merged")
    updated: int | None = whole("更新", "Updated")
    note: str | None = text("注", "Note")

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(ja=self.title_ja, en=self.title_en)

    @property
    def by_clause(self) -> dict[str, int]:
        """How many controls each clause has."""
        pairs = (part.partition("=") for part in self.clauses)
        return {clause: int(number) for clause, _, number in pairs}


@record(
    folder="annex-a-2013-2022",
    ja="附属書Aの対応(2013年版から2022年版)",
    en="Annex A, 2013 to 2022",
    key=("id_2013", "id_2022"),
)
class Succession(Fact):
    """A control of 2013 and the one of 2022 that it went into; a new one has no forerunner."""

    id_2013: str | None = text("2013年版", "2013")
    title_2013_en: str | None = text("2013年版の題名(英)", "Title of 2013 (en)")
    id_2022: str = text("2022年版", "2022", required=True)
    title_2022_en: str = text("2022年版の題名(英)", "Title of 2022 (en)", required=True)
    title_2022_ja: str = text("2022年版の題名", "Title of 2022 (ja)", required=True)
    change_type: Fate = word(Fate, "変更の種類", "Change", required=True)
    in_public_dump: str | None = text("公開ダンプでの有無", "In a public dump")
    in_ciso_assistant: str | None = text("CISO Assistantでの有無", "In CISO Assistant")
    note: str | None = text("注", "Note")


@record(
    folder="annex-a-2005-2013",
    ja="附属書Aの対応(2005年版から2013年版、一部)",
    en="Annex A, 2005 to 2013 (part)",
    key=("id_2013",),
)
class EarlierSuccession(Fact):
    """A control of 2013 and those of 2005 that it came from; only a few are known."""

    id_2013: str = text("2013年版", "2013", required=True)
    ids_2005: tuple[str, ...] = texts("2005年版", "2005")
    change_type: EarlierFate = word(EarlierFate, "変更の種類", "Change", required=True)
    note: str | None = text("注", "Note")


@record(folder="annex-a-title-variants", ja="附属書Aの日本語題名の異同", en="Japanese titles of Annex A")
class TitleVariant(Fact):
    """The Japanese titles that are in use for a control of 2022."""

    id: str = text("番号", "Id", required=True)
    title_ja: str = text("表題", "Title (ja)", required=True)
    title_ja_tokyo_2024: str | None = text("東京都の手引の題名", "Title in the Tokyo handbook")
    other_variants_ja: str | None = text("他の題名", "Other titles")
    possible_jis_wording_unverified: str | None = text(
        "JISでの表記の可能性(未確認)", "Possible wording of the JIS (unverified)"
    )


@record(folder="titles", ja="項目の題名", en="Titles of items")
class Title(Record):
    """Another title for an item of a framework, as the firm reads it in its own copy of the standard."""

    id: str = text("番号", "Id", required=True)
    title_ja: str | None = text("表題", "Title (ja)")
    title_en: str | None = text("表題(英)", "Title (en)")
    confidence: Confidence | None = word(Confidence, "確からしさ", "Confidence")
    source: str = text("出典", "Source", required=True)
    note: str | None = text("注", "Note")
