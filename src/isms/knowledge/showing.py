"""What shows that a requirement is met: which records, documents and dates an item of a framework wants."""

from __future__ import annotations

from collections.abc import Mapping

from isms.diagnostic import Text
from isms.fields import groups, identifier, mapping, text, texts, word
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence
from isms.scalars import Word


class Needed(Word):
    """When something that is wanted has to be there."""

    ALWAYS = "always", "常に", "Always"
    APPLICABLE = "applicable", "該当がある場合", "Where it applies"
    """Wanted for each record that ``where`` chooses; where none of the kind is chosen, nothing is wanted."""
    OCCASION = "occasion", "発生した場合", "When it has happened"
    """Wanted as soon as there is a record of the kind at all: nothing is missing while nothing happened."""


@record(ja="求める記録", en="Wanted")
class Wanted(Record):
    """One thing that shows an item, in the words ``ja`` and ``en``: records of a ``kind``.

    ``kind`` is a kind of record, or ``settings`` for isms.yaml. Records count that hold in each field of
    ``where`` one of its values (``a|b``; ``*`` is anything, ``-`` nothing,
    ``!a|b`` anything else). Each of them has to have the ``fields`` filled
    (``a|b``: one of them; ``a.b``: inside). ``yearly`` is the date field of which one record has to fall into
    the year, ``each_yearly`` the one of which every record has to.

    Documents count that meet the item itself, or one of ``satisfies``, are the head of the paper ``renders``,
    or have one of ``titled`` in their title; ``mandatory`` wants every document that a standard asks for.
    ``role`` chooses the people who hold it on the day; ``every`` wants a record of every control of a
    framework.
    """

    ja: str = text("求めるもの", "Wanted (ja)", required=True)
    en: str = text("求めるもの(英)", "Wanted (en)", required=True)
    kind: str = text("記録の種類", "Kind", required=True)
    where: Mapping[str, str] = mapping("条件", "Where")
    fields: tuple[str, ...] = texts("記入が必要な項目", "Fields")
    needed: Needed | None = word(Needed, "必要とする場合", "Needed")
    yearly: str | None = text("年1回の日付", "Yearly")
    each_yearly: str | None = text("それぞれ年1回の日付", "Each yearly")
    role: str | None = text("役割", "Role")
    satisfies: tuple[str, ...] = texts("対応する要求事項", "Satisfies")
    renders: str | None = text("出力文書", "Renders")
    titled: tuple[str, ...] = texts("文書名", "Titled")
    mandatory: str | None = text("必須の文書の規格", "Mandatory documents of")
    every: str | None = text("すべての管理策のフレームワーク", "Every control of")
    next_ja: str | None = text("次の作業", "Next (ja)")
    next_en: str | None = text("次の作業(英)", "Next (en)")

    @property
    def what(self) -> Text:
        """What is wanted, in both languages."""
        return Text(ja=self.ja, en=self.en)

    @property
    def next(self) -> Text | None:
        """What to do where it is missing, in both languages."""
        return Text(ja=self.next_ja, en=self.next_en) if self.next_ja and self.next_en else None


@record(ja="項目を示すもの", en="Showing")
class Showing(Record):
    """What shows one item of a framework, and the items of other frameworks that ask for the same."""

    id: str = text("番号", "Id", required=True)
    corresponds: tuple[str, ...] = texts("対応する項目", "Corresponds")
    shown_by: tuple[Wanted, ...] = groups(Wanted, "求める記録", "Shown by")


@record(folder="coverage", ja="要求事項を示す記録", en="Coverage")
class Coverage(Record):
    """What shows the items of a framework.

    It stands beside the framework, so that a firm can give its own titles without repeating it, and so that
    a check need not read it. ``follows`` is another framework: an item without a showing of its own is
    shown by what shows the items there that correspond to it.
    """

    id: str = identifier()
    framework: str = text("フレームワーク", "Framework", required=True)
    follows: str | None = text("準じるフレームワーク", "Follows")
    source: str = text("出典", "Source", required=True)
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    note: str | None = text("注", "Note")
    items: tuple[Showing, ...] = groups(Showing, "項目", "Items", required=True)
