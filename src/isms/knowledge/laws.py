"""Laws and guidelines as they are known from outside, with their names and versions."""

from __future__ import annotations

from datetime import date

from isms.fields import flag, identifier, planned, text, texts, word, words
from isms.kind import Record, record
from isms.knowledge.confidence import Confidence
from isms.scalars import Word


class Need(Word):
    """Which firms need a law or guideline in their list, whatever else they do."""

    PMARK = "pmark", "プライバシーマーク", "PrivacyMark"
    MY_NUMBER = "my_number", "個人番号を扱う場合", "Where My Numbers are handled"
    PROVISION = "provision", "第三者との授受がある場合", "Where third parties give or receive"
    ABROAD = "abroad", "外国で取り扱う場合", "Where a foreign country is involved"


@record(folder="laws", ja="法令の事実", en="Fact on a law")
class LawFact(Record):
    """A law or guideline as it is known from outside: its names, its versions, and what happened to it.

    ``also`` are names in use, ``former`` those it no longer has. ``revisions`` are the versions known, from
    the oldest: as the law database numbers them, a day of coming into force, or a name.
    """

    id: str = identifier()
    name_ja: str = text("通称", "Name (ja)", required=True)
    title_ja: str = text("題名", "Title (ja)", required=True)
    number: str | None = text("法令番号", "Law number")
    also: tuple[str, ...] = texts("別名", "Also")
    former: tuple[str, ...] = texts("旧名", "Former names")
    promulgated: date | None = planned("公布日", "Promulgated")
    in_force: date | None = planned("施行日", "In force")
    renamed: date | None = planned("改称日", "Renamed")
    repealed: date | None = planned("廃止日", "Repealed")
    replaced_by: str | None = text("後継", "Replaced by")
    revisions: tuple[str, ...] = texts("版", "Versions")
    upcoming: str | None = text("今後の改正", "Upcoming")
    upcoming_from: date | None = planned("次の改正の施行日", "Upcoming from")
    needed_by: tuple[Need, ...] = words(Need, "必要とする組織", "Needed by")
    relevance: str | None = text("関係する場合", "Relevance")
    note: str | None = text("注", "Note")
    confidence: Confidence = word(Confidence, "確からしさ", "Confidence", required=True)
    source: str | None = text("出典", "Source")
    url: str | None = text("参照先", "URL")
    core: bool | None = flag("新しい一覧に載せる", "Core")
