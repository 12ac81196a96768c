"""A document that is one table, as a workbook: the table, and a sheet on what it is and comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms import document_head
from isms.diagnostic import Message, Text, spoken
from isms.documents.provenance import History
from isms.documents.rows import cell_of
from isms.documents.table import Shade
from isms.documents.workbook import MOST_ROWS, Running, Shaded, Sheet, TooLong, Value, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Language
    from isms.documents.provenance import Origin
    from isms.documents.table import Beside, Table
    from isms.model.programme import Programme

__all__ = ["MOST_ROWS", "Told", "TooLong", "as_workbook"]

ABOUT = Text(ja="この文書について", en="About this document")
ITEM, CONTENT = Text(ja="項目", en="Item"), Text(ja="内容", en="Content")
LABELS = {
    "title": Text(ja="文書名", en="Document"),
    "organisation": Text(ja="組織", en="Organisation"),
    "standing": Text(ja="状態", en="Standing"),
    "number": Text(ja="文書番号", en="Number"),
    "version": Text(ja="版", en="Version"),
    "owner": Text(ja="主管", en="Kept by"),
    "approved": Text(ja="承認", en="Approved"),
    "period": Text(ja="対象期間", en="Period"),
    "as_of": Text(ja="基準日", en="As of"),
    "commit": Text(ja="記録のコミット", en="Commit of the records"),
    "records": Text(ja="記録", en="Records"),
    "made_by": Text(ja="作成した版", en="Made by"),
    "template": Text(ja="テンプレート", en="Template"),
    "knowledge": Text(ja="参照した枠組み・評価方法", en="Frameworks and methods"),
    "lacks": Text(ja="確定前に必要なこと", en="Needed before it is final"),
}
NOTHING = Text(ja="記録はありません", en="No records")
VERSION = Text(ja="第{version}版", en="version {version}")
DRAFT = Text(ja="案(承認前の文書)", en="draft, not approved")
FINAL = Text(ja="確定版", en="final")
FILES = Text(ja="{count} ファイル(sha256 {digest})", en="{count} files (sha256 {digest})")
MORE = Text(ja="ほか {count} 件", en="{count} more")
_LACKS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a document beside its rows.

    ``title`` is what it is called where no document record names it; ``mark`` is that of a draft, empty on a
    final one.
    """

    name: str
    title: Text
    language: Language
    organisation: str
    mark: str
    origin: Origin
    lacks: tuple[Message, ...]


def as_workbook(table: Table, programme: Programme, told: Told) -> bytes:
    """Return the workbook of a table; columns of a ledger that nobody has filled are left out."""
    title = _title(programme, told)
    period = table.period(programme).say(told.language) if table.period else ""
    written = list(_written(table, programme, told.language))
    heads = {
        key: head
        for key, head in table.heads(programme).items()
        if key in table.widths or any(key in row for row in written)
    }
    filled = _rows([[row.get(key) for key in heads] for row in written], len(heads), told.language)
    if not heads:
        heads, filled = {"": NOTHING}, []
    rows = Sheet(
        told.title.say(told.language),
        [head.say(told.language) for head in heads.values()],
        filled,
        [table.widths.get(key) for key in heads],
    )
    about = Sheet(
        ABOUT.say(told.language),
        [ITEM.say(told.language), CONTENT.say(told.language)],
        [[label.say(told.language), content] for label, content in _facts(programme, told, period)],
        (24, 110),
        facts=True,
    )
    head = document_head.head(programme, told.name)
    version = VERSION.say(told.language, version=head.version) if head.version else None
    of = period if period not in title else ""
    front = "  ".join(part for part in (head.number, title, of, version) if part)
    running = Running(told.organisation, front, told.mark)
    beside = (_beside(each, told.language) for each in table.also(programme))
    return workbook((rows, *beside, about), running, told.language, programme.as_of)


def _beside(each: Beside, language: Language) -> Sheet:
    """Return a small table as a sheet."""
    return Sheet(
        each.title.say(language),
        [str(cell_of(head, language) or "") for head in each.heads],
        _rows([[_shown(value, language) for value in row] for row in each.rows], len(each.heads), language),
        each.widths,
    )


def _written(table: Table, programme: Programme, language: Language) -> Iterator[dict[str, Value]]:
    """Yield the filled cells of each row."""
    for row in table.rows(programme):
        filled = {key: _shown(value, language) for key, value in row.items()}
        yield {key: value for key, value in filled.items() if value is not None}


def _rows(rows: list[list[Value]], columns: int, language: Language) -> list[list[Value]]:
    """Return the rows of a sheet; where there are none, one that says so."""
    return rows or [[NOTHING.say(language), *[None] * (columns - 1)]]


def _shown(value: object, language: Language) -> Value:
    """Return a value as a cell, with its colours where it has some."""
    if isinstance(value, Shade):
        return Shaded(str(cell_of(value.value, language)), value.ground, value.ink)
    return cell_of(value, language)


def _title(programme: Programme, told: Told) -> str:
    """Return the title of the document record, else what the document is called."""
    record = document_head.head(programme, told.name).record
    own = record.title if record else None
    return own if own and told.language == "ja" else told.title.say(told.language)


def _facts(programme: Programme, told: Told, period: str) -> Iterator[tuple[Text, str]]:
    """Yield what the front and the foot of the paper say."""
    head = document_head.head(programme, told.name)
    approved = (head.approved.name, head.approved.title, head.approved.day)
    origin, records = told.origin, told.origin.programme
    standing = records.standing
    facts = {
        "title": _title(programme, told),
        "organisation": told.organisation,
        "standing": (DRAFT if told.mark else FINAL).say(told.language),
        "number": head.number,
        "version": head.version,
        "owner": head.owner,
        "approved": " ".join(str(part) for part in approved if part),
        "period": period,
        "as_of": programme.as_of.isoformat(),
        "commit": spoken(standing, told.language) if isinstance(standing, History) else standing,
        "records": FILES.say(told.language, count=len(records.records), digest=records.digest),
        "made_by": f"isms {records.version}",
        "template": f"{origin.template} (sha256 {origin.template_digest[:16]})",
        "knowledge": ", ".join(origin.knowledge),
    }
    for key, value in facts.items():
        if value:
            yield LABELS[key], value
    for reason in told.lacks[:_LACKS_SHOWN]:
        yield LABELS["lacks"], reason.say(told.language)
    if len(told.lacks) > _LACKS_SHOWN:
        yield LABELS["lacks"], MORE.say(told.language, count=len(told.lacks) - _LACKS_SHOWN)
