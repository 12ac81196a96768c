"""What is known from outside, with its source: the files of facts, the two marks compared, and fees.

Each works without a programme, on the packaged facts alone: ``loaded`` is None.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from isms import comparison
from isms.api.errors import RequestError
from isms.diagnostic import Message, Text
from isms.fees import Firm, Quote, firm_of
from isms.fees import quote as quote_for
from isms.kind import COMMON, Shape
from isms.knowledge import Confidence, Knowledge, Scale
from isms.knowledge.marks import AuditDays, ComparisonCell, Fee, Outdated, SizeBand, TimeLine
from isms.knowledge.methods import Method
from isms.knowledge.validity import begins, ends, past
from isms.listing import Column, Listing, listed
from isms.near import Vocabulary
from isms.records import limits
from isms.records.fact_files import FactFile
from isms.records.fact_files import fact_files as all_files
from isms.records.fact_layout import OWN
from isms.records.facts import tree as packaged
from isms.records.packaged import ask
from isms.standards import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from isms.api.loading import Loaded
    from isms.comparison import Aspect
    from isms.diagnostic import Language
    from isms.kind import Record
    from isms.knowledge.marks import Application

COMPARED: tuple[type[Record], ...] = (ComparisonCell, Outdated, AuditDays, Fee, SizeBand, TimeLine)
"""The facts that a comparison of the two marks leans on."""

NO_FILE = Text(
    ja="「{name}」という事実の一覧はありません。isms knowledge list に名前があります。{near}",
    en="there are no facts called '{name}'; isms knowledge list names them. {near}",
)
SEVERAL = Text(
    ja="「{name}」は複数あります。どれか指定してください: {names}",
    en="'{name}' may be any of {names}; say which",
)
NOT_YAML = Text(
    ja="「{name}」は表です。写すときは --format csv を指定してください。",
    en="{name} is a table; copy it with --format csv",
)
PAST = Text(
    ja="有効期間を過ぎた行が {count} 件あります({name}、最も早いもので {day} まで)。",
    en="{count} rows of {name} no longer hold, the earliest since {day}.",
)
UNSURE = Text(
    ja="確実でない行が {count} 件あります({name})。使う前に確かめてください。",
    en="{count} rows of {name} are not certain; confirm them before you use them.",
)
VERSION = Text(ja="(版: {version})", en=" (version {version})")
NOTE = Text(ja="注: {note}", en="Note: {note}")
ACCEPTABLE = Text(
    ja="受容基準(既定値): {acceptable}(isms.yaml の risk.acceptable で変えられる)",
    en="Criterion of acceptance by default: {acceptable} (risk.acceptable in isms.yaml sets another)",
)
UNKNOWN = Text(ja="不明", en="unknown")
EMPTY_YES = Text(ja="期限切れ", en="past")

FLAWED = Text(
    ja="読めないところがあり、すべては使えていない事実のファイル: {files}(isms check で確認)",
    en="Files of facts that could not be read as they stand, so that not all of them is used: {files} "
    "(see isms check)",
)
_READ_ALL_THE_SAME = frozenset({"REC007", "REC017", "REC018", "REC019", "REC020"})
"""What is said of a text that is read nevertheless."""

LIST_COLUMNS = (
    Column("name", Text(ja="名前", en="Name")),
    Column("title", Text(ja="内容", en="What")),
    Column("items", Text(ja="件数", en="Items")),
    Column("confidence.high", Text(ja="確実", en="High")),
    Column("confidence.medium", Text(ja="要確認(中)", en="Medium")),
    Column("confidence.low", Text(ja="要確認(低)", en="Low")),
    Column("valid_to", Text(ja="適用終了", en="Valid to")),
    Column("past", Text(ja="期限切れ", en="Past")),
    Column("own", Text(ja="独自", en="Own")),
)
BRIEF_COLUMNS = (
    *LIST_COLUMNS[:3],
    Column("unsure", Text(ja="要確認", en="To be confirmed")),
    *LIST_COLUMNS[6:8],
)
"""The columns that a table has room for."""
NAMED = Column("name", Text(ja="名称", en="Name"))
FROM = Column("valid_from", Text(ja="適用開始", en="Valid from"))
SOURCE = Column("source", Text(ja="出典", en="Source"), below=True)
_LAST = ("valid_from", "valid_to")
"""Fields that a table shows after those that say what the fact is."""
_LEAST = frozenset({"note", "source", "confidence", *_LAST, *COMMON})
"""Fields that a table shows last or not at all."""
_ASIDE = frozenset({"urn", "parent", "types", "properties", "concepts", "capabilities", "domains", "groups"})
"""Fields that are not shown where there is little room, unless they are asked for."""


def fact_files(loaded: Loaded | None) -> list[FactFile]:
    """Return every file of facts, the programme's own in the place of the packaged one."""
    return list(all_files(loaded.tree if loaded else None))


def compare(loaded: Loaded | None, day: date, firm: Firm | None = None) -> list[Aspect]:
    """Return the two marks side by side, with what is known of a firm, or of the programme's own."""
    return comparison.compare(asked(loaded, *COMPARED), day, firm or told(loaded))


def fees(loaded: Loaded, application: Application | None = None) -> Quote:
    """Return what an application for the PrivacyMark on the day of the programme costs."""
    knowledge = asked(loaded, Fee, SizeBand)
    return quote_for(knowledge, loaded.programme.as_of, firm_of(loaded.programme), application)


def told(loaded: Loaded | None, persons: int | None = None, industry: str | None = None) -> Firm:
    """Return what a programme tells of its firm, with other figures where they are given."""
    firm = firm_of(loaded.programme) if loaded else Firm()
    return replace(firm, persons=persons or firm.persons, industry=industry or firm.industry)


def asked(loaded: Loaded | None, *kinds: type[Record]) -> Knowledge:
    """Return the knowledge of a programme, or the packaged alone, with facts of these kinds."""
    knowledge = loaded.programme.knowledge if loaded else Knowledge()
    ask(knowledge, *kinds)
    return knowledge


def flawed(loaded: Loaded | None) -> Message | None:
    """Say which files of the programme's own facts are not wholly read; None where all are."""
    said = loaded.programme.misreadings if loaded else ()
    paths = {each.where.path for each in said if each.code not in _READ_ALL_THE_SAME}
    files = sorted(path for path in paths if path.startswith(OWN))
    return FLAWED.of(files=files) if files else None


def knowledge_listing(
    loaded: Loaded | None, day: date, language: Language, *, brief: bool = False
) -> Listing:
    """Return a row for every file of facts: what it holds, how sure it is, and from when to when.

    ``brief`` leaves out the columns that a table has no room for.
    """
    rows = [_file_row(file, day, language) for file in fact_files(loaded)]
    every = (*LIST_COLUMNS, FROM, SOURCE)
    own = LIST_COLUMNS[8:] if any(row["own"] for row in rows) else ()
    return listed(rows, (*BRIEF_COLUMNS, *own) if brief else every, every)


def named_file(loaded: Loaded | None, name: str) -> FactFile:
    """Return the file of facts that a name means: all of it, or its last part where that is enough.

    Raises RequestError where there is none, or several.
    """
    files = {file.name: file for file in fact_files(loaded)}
    wanted = name.removesuffix(".csv").removesuffix(".yaml").removeprefix("knowledge/")
    meant = [wanted] if wanted in files else [n for n in files if n.rpartition("/")[2] == wanted]
    if len(meant) > 1:
        raise RequestError(SEVERAL.of(name=name, names=meant))
    if not meant:
        raise RequestError(NO_FILE.of(name=name, near=Vocabulary(files).near(wanted)))
    return files[meant[0]]


def written_in_yaml(loaded: Loaded | None, file: FactFile) -> bytes:
    """Return a file of facts as it is written; raises RequestError for a table."""
    if file.header is None:
        raise RequestError(NOT_YAML.of(name=file.name))
    tree = loaded.tree if loaded is not None and file.own else packaged()
    return tree.read(file.path, limits.YAML_BYTES)


def fact_listing(
    file: FactFile, day: date, language: Language, *, unverified: bool = False, brief: bool = False
) -> Listing:
    """Return the rows of a file of facts with source and confidence; ``unverified`` those not certain.

    ``brief`` leaves out the columns that a table has no room for.
    """
    shown = [row for row in file.rows if not unverified or file.confidence(row) is not Confidence.HIGH]
    return _listing(file, shown, day, language, brief=brief)


def fact_tables(
    file: FactFile, day: date, language: Language, *, unverified: bool = False
) -> list[tuple[Text, Listing]]:
    """Return the facts of a file as tables to be read, one for each sort of rows, with what the rows are."""
    sorts: dict[type[Record], list[Record]] = {}
    for row in file.rows:
        if not unverified or file.confidence(row) is not Confidence.HIGH:
            sorts.setdefault(type(row), []).append(row)
    return [
        (kind.declaration.label, _listing(file, rows, day, language, brief=True))
        for kind, rows in sorts.items()
    ]


def _listing(
    file: FactFile, facts: Sequence[Record], day: date, language: Language, *, brief: bool
) -> Listing:
    rows = [_fact_row(file, fact, day) for fact in facts]
    if brief:
        rows = [_in_brief(file, fact, row, language) for fact, row in zip(facts, rows, strict=True)]
    fields = {name: each for fact in facts for name, each in fact.declaration.fields.items()}
    every = [Column(name, each.label) for name, each in fields.items()]
    return listed(rows, list(_columns(facts, rows, language)) if brief else _filled(every, rows), every)


def _filled(columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> list[Column]:
    """Return the columns that hold something, by their heads: as a table of the programme's own has them."""
    return [column for column in columns if any(row.get(column.field) is not None for row in rows)]


def about(file: FactFile, language: Language) -> Iterator[str]:
    """Yield what the head of a file says of all its facts: what they are, of which version, and a note."""
    header = file.header
    if header is not None:
        title = getattr(header, f"title_{language}", None) or getattr(header, "title_ja", None)
        version = getattr(header, "version", None)
        if title:
            yield title + (VERSION.say(language, version=version) if version else "")
        note = getattr(header, f"note_{language}", None) or getattr(header, "note", None)
        if note:
            yield NOTE.say(language, note=note)
        if isinstance(header, Method):
            yield ACCEPTABLE.say(language, acceptable=header.acceptable)


def caveats(file: FactFile, day: date) -> Iterator[Message]:
    """Yield what a reader of a file of facts has to be told: what is past, and what is not certain."""
    over = [row for row in file.rows if _past(file, row, day)]
    if over:
        lasts = [last for row in (file.header, *over) if row is not None and (last := ends(row))]
        yield PAST.of(count=len(over), name=file.name, day=min(lasts))
    unsure = sum(file.confidence(row) is not Confidence.HIGH for row in file.rows)
    if unsure:
        yield UNSURE.of(count=unsure, name=file.name)


def comparison_listing(aspects: Sequence[Aspect], language: Language) -> Listing:
    """Return the two marks side by side as a listing: a row for each aspect."""
    columns = [
        Column("title", Text(ja="観点", en="Aspect")),
        *(Column(f"{mark}.shown", TITLES[mark]) for mark in comparison.MARKS),
    ]
    rows = [_aspect_row(aspect, language) for aspect in aspects]
    return listed(rows, columns)


def fee_listing(quote: Quote, language: Language) -> Listing:
    """Return the fees of an application, the whole last."""
    columns = [
        Column("title", Text(ja="費目", en="Fee")),
        Column("amount", Text(ja="金額(円、税込)", en="Amount (JPY incl. tax)")),
        *([Column("confidence", Text(ja="確からしさ", en="Confidence"))] if quote.confidence else []),
    ]
    every = [*quote.items, ("total", Fee.label_of("total"), quote.total)]
    rows = [
        {
            "name": name,
            "title": title.say(language),
            "amount": UNKNOWN.say(language) if amount is None else amount,
            "confidence": quote.confidence if amount is not None else None,
        }
        for name, title, amount in every
    ]
    return listed(rows, columns)


def _file_row(file: FactFile, day: date, language: Language) -> Mapping[str, Any]:
    header = file.header
    rows = file.rows
    firsts = [first for row in (header, *rows) if row is not None and (first := begins(row))]
    lasts = [last for row in (header, *rows) if row is not None and (last := ends(row))]
    label = file.kind.declaration.label
    title = (getattr(header, f"title_{language}", None) or getattr(header, "title_ja", None)) or label
    sources = dict.fromkeys(filter(None, (getattr(header, "source", None), *map(file.source, rows))))
    return {
        "name": file.name,
        "title": title.say(language) if isinstance(title, Text) else title,
        "kind": file.kind.declaration.name,
        "items": len(rows),
        "confidence": {str(each): sum(file.confidence(r) is each for r in rows) for each in Confidence},
        "unsure": sum(file.confidence(r) is not Confidence.HIGH for r in rows),
        "valid_from": min(firsts, default=None),
        "valid_to": max(lasts, default=None) if header or len(lasts) == len(rows) else None,
        "past": sum(_past(file, row, day) for row in rows),
        "own": file.own,
        "source": next(iter(sources), None),
        "sources": len(sources),
    }


def _past(file: FactFile, row: Record, day: date) -> bool:
    return past(row, day) or (file.header is not None and past(file.header, day))


def _fact_row(file: FactFile, row: Record, day: date) -> Mapping[str, Any]:
    """Return a fact with what it has from its header; what is not certain says so."""
    key = file.key(row)
    return {
        **({} if key is None else {"name": key}),
        **_held(row),
        "confidence": file.confidence(row),
        "source": file.source(row),
        "past": _past(file, row, day),
    }


def _held(row: Record) -> dict[str, Any]:
    """Return what is filled in of a fact; the parts of a list in the same way."""
    held: dict[str, Any] = {}
    for name, declared in row.declaration.fields.items():
        value = getattr(row, name)
        if value in (None, (), {}) or declared.shape in {Shape.GROUP, Shape.NAMED}:
            continue
        held[name] = [_held(part) for part in value] if declared.shape is Shape.GROUPS else value
    return held


def _in_brief(file: FactFile, fact: Record, row: Mapping[str, Any], language: Language) -> Mapping[str, Any]:
    """Return a fact as a table shows it: its source in the language, levels of a scale by label."""
    brief = {**row, "source": file.source(fact, language)}
    if isinstance(fact, Scale):
        brief["levels"] = {each.value: getattr(each, f"label_{language}") for each in fact.levels}
    return brief


def _columns(
    facts: Sequence[Record], rows: Sequence[Mapping[str, Any]], language: Language
) -> Iterator[Column]:
    """Yield the columns that a reader wants: what is filled, in one language, then how sure it is."""
    other = "_en" if language == "ja" else "_ja"
    ours = "_ja" if language == "ja" else "_en"
    fields = {name: each for fact in facts for name, each in fact.declaration.fields.items()}
    filled = {name for row in rows for name, value in row.items() if value is not None}
    if "name" in filled and "name" not in fields:
        yield NAMED
    for name, declared in fields.items():
        translated = name.endswith(other) and name.removesuffix(other) + ours in filled
        if name in filled and name not in _LEAST | _ASIDE and not translated:
            yield Column(name, declared.label)
    yield from (Column(name, fields[name].label) for name in _LAST if name in filled and name in fields)
    if any(row["past"] for row in rows):
        yield Column("past", EMPTY_YES)
    yield Column("confidence", Text(ja="確からしさ", en="Confidence"))
    if "note" in filled:
        yield Column("note", fields["note"].label, below=True)
    yield SOURCE


def _aspect_row(aspect: Aspect, language: Language) -> Mapping[str, Any]:
    """Return an aspect as a row; ``shown`` is what a table prints of a mark."""
    row = comparison.to_json(aspect, language)
    shown = {mark: comparison.shown(cell, language) for mark, cell in aspect.cells.items()}
    return {**row, **{mark: {**row[mark], "shown": text} for mark, text in shown.items()}}
