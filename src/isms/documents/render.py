"""Rendering one document: from questions to Markdown, from Markdown to a page, or rows to CSV and JSON."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from functools import partial
from traceback import extract_tb
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from jinja2 import TemplateError, TemplateSyntaxError

from isms import document_head
from isms.diagnostic import Level, Message, Text
from isms.documents import rows, tables
from isms.documents.catalogue import file_name
from isms.documents.coverage_table import coverage_table
from isms.documents.engine import environment, shell
from isms.documents.escape import in_css
from isms.documents.gaps import Gaps, Refused
from isms.documents.inspection_tables import month_table
from isms.documents.provenance import Origin, knowledge
from isms.documents.questions import CONDITIONS, QUESTIONS
from isms.documents.speaker import Speaker, terms_of
from isms.documents.statement_table import statement_table
from isms.rules import packaged as packaged_rules
from isms.rules.misread import misread
from isms.soa.statement import statement_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from isms.diagnostic import Language
    from isms.documents.catalogue import Templates
    from isms.documents.drawing import Drawing
    from isms.documents.provenance import Provenance
    from isms.documents.table import Table
    from isms.knowledge import Framework
    from isms.model.programme import Programme

Format: TypeAlias = Literal["md", "html", "csv", "json", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)

VERSION = Text(ja="第{version}版", en="version {version}")
DRAFT_MARK = Text(ja="案", en="DRAFT")
DRAFT_NOTE = Text(
    ja="案 - 承認前の文書です。【未記入】は記録にまだない事項を示します。",
    en="DRAFT - not approved. [MISSING] marks what the records do not hold yet.",
)
UNREAD = Text(
    ja="読めなかった記録又は項目が {count} 件あります(isms check で確認)",
    en="{count} records or fields could not be read (see isms check)",
)
"""Why a programme that did not load whole makes no final document."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: which document of which programme, in which form."""

    programme: Programme
    name: str
    language: Language
    provenance: Provenance
    templates: Templates
    final: bool = False
    more: Mapping[str, object] = field(default_factory=dict)
    """Further values for the template, such as the content of the pack that it is the index of."""
    framework: Framework | None = None
    """The framework that a statement is about; None for the programme's Statement of Applicability."""
    frameworks: Sequence[str] = ()
    """The frameworks that coverage is about; none for those of the standards aimed at."""
    month: int | None = None
    """The month that a report is about; None for the last that is over on the day."""

    @property
    def file(self) -> str:
        """The template's file name."""
        return file_name(self.name, self.language)

    @property
    def paper(self) -> str:
        """What a document record writes under ``renders`` to be its head."""
        return f"{self.name}:{self.framework.id}" if self.framework else self.name

    @property
    def table(self) -> Table:
        """The rows of the document."""
        if self.framework:
            return statement_table(self.framework)
        if self.month is not None:
            return month_table(self.month)
        return coverage_table(self.frameworks) if self.frameworks else tables.TABLES[self.name]


class Unavailable(LookupError):
    """A document cannot be had: not by this name, language or format, or its own template is faulty."""

    def __init__(self, message: Message) -> None:
        """Say why, and what there is instead."""
        super().__init__(message.say("en"))
        self.message = message


NO_DOCUMENT = Text(
    ja="文書「{name}」はありません。あるもの: {names}", en="there is no document '{name}'; there are: {names}"
)
BAD_TEMPLATE = Text(ja="{file}:{line} に誤りがあります: {fault}", en="{file}:{line} is faulty: {fault}")
STATEMENT = "soa"
NO_FRAMEWORK = Text(
    ja="--framework は適用宣言書(soa)にだけ指定できます。「{name}」には指定できません。",
    en="--framework is for the Statement of Applicability (soa), not for '{name}'",
)
TOO_LONG = Text(
    ja="文書「{name}」は {format} の上限({most} 行)を超えるため、出せません。csv を指定してください。",
    en="document '{name}' has more than the {most} rows that {format} can hold; use csv",
)
NO_FORMAT = Text(
    ja="文書「{name}」は {format} では出せません。出せる形式: {formats}",
    en="document '{name}' cannot be had as {format}; formats: {formats}",
)


def formats(name: str) -> tuple[Format, ...]:
    """Return the formats that a document can be had in; rows only where it is one table."""
    return FORMATS if name in tables.TABLES else ("md", "html")


def render(order: Order, form: Format) -> bytes:
    """Return the document in the format asked for; raise `Refused` for a final one that must not be made."""
    return render_each(order, (form,))[form]


def render_each(order: Order, forms: Collection[Format]) -> dict[Format, bytes]:
    """Return the document in each of some formats; raise `Refused` for a final one that must not be made."""
    if order.name not in order.templates.names or order.templates.source(order.file) is None:
        raise Unavailable(NO_DOCUMENT.of(name=order.name, names=order.templates.names))
    if order.framework is not None and order.name != STATEMENT:
        raise Unavailable(NO_FRAMEWORK.of(name=order.name))
    for form in forms:
        if form not in formats(order.name):
            raise Unavailable(NO_FORMAT.of(name=order.name, format=form, formats=formats(order.name)))
    return write_each(order, forms)


def write_each(order: Order, forms: Collection[Format]) -> dict[Format, bytes]:
    """Return what an order asks for in formats that it has, composed once for all of them.

    Rows of a draft need no composing. Raises `Refused` like `render_each`.
    """
    if not order.final and not set(forms) - {"csv", "json"}:
        return {form: as_table(order, form) for form in forms}
    made = compose(order)
    if order.final and made.reasons:
        raise Refused(made.reasons)
    return {form: _written_as(order, form, made) for form in forms}


def _written_as(order: Order, form: Format, made: Composed) -> bytes:
    """Return a document that is composed in one format."""
    if form == "md":
        return made.markdown.encode()
    if form == "html":
        return as_page(order, made).encode()
    return as_workbook(order, made.reasons) if form == "xlsx" else as_table(order, form)


def as_table(order: Order, form: Format) -> bytes:
    """Return the rows of a document that is one table."""
    write = rows.as_csv if form == "csv" else rows.as_json
    return write(order.table, order.programme, order.language)


def as_workbook(order: Order, reasons: tuple[Message, ...]) -> bytes:
    """Return the rows of a document that is one table as a workbook, with a sheet on where they come from."""
    from isms.documents import sheets  # noqa: PLC0415 - openpyxl takes long to load

    mark = "" if order.final else DRAFT_MARK.say(order.language)
    title = order.templates.title(order.name)
    told = sheets.Told(
        order.paper, title, order.language, _organisation(order), mark, _origin(order), reasons
    )
    try:
        return sheets.as_workbook(order.table, order.programme, told)
    except sheets.TooLong:
        raise Unavailable(TOO_LONG.of(name=order.name, format="xlsx", most=sheets.MOST_ROWS)) from None


class Composed(NamedTuple):
    """The Markdown of a document, every reason why it is not final, and the pictures in it."""

    markdown: str
    reasons: tuple[Message, ...]
    figures: tuple[Drawing, ...]


def compose(order: Order) -> Composed:
    """Return a document in Markdown, with what there is to know about it."""
    gaps = Gaps(order.name)
    speaker = Speaker(order.language, gaps, terms_of(order.programme))
    origin = _origin(order)
    questions = {name: partial(question, order.programme) for name, question in QUESTIONS.items()}
    questions["statement"] = partial(statement_of, order.programme, order.framework)
    known = {
        **questions,
        "programme": order.programme,
        "settings": order.programme.settings,
        "as_of": order.programme.as_of,
        "document": order.paper,
        "framework": order.framework,
        "draft": not order.final,
        "origin": origin,
        "frameworks": order.frameworks,
        "month": order.month,
        **order.more,
    }
    text = _written(order, speaker, known)
    manifest = origin.manifest(order.paper, order.programme.as_of.isoformat())
    reasons = (*unloaded(order.programme), *_conditions(order), *gaps.reasons)
    return Composed(f"{text.strip()}\n\n{manifest}\n", reasons, tuple(speaker.figures))


def _written(order: Order, speaker: Speaker, known: Mapping[str, object]) -> str:
    """Return what the template makes of it; a fault in the programme's own template is not ours."""
    own = order.templates.is_own(order.file)
    templates = environment(order.templates, speaker, known, own=own)
    if not own:
        return templates.get_template(order.file).render()
    try:
        return templates.get_template(order.file).render()
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as fault:
        file, line = _stopped_at(fault, order.file)
        raise Unavailable(BAD_TEMPLATE.of(file=f"templates/{file}", line=line, fault=fault)) from fault


def _stopped_at(fault: Exception, file: str) -> tuple[str, int]:
    """Return the template and the line at which a fault came up: Jinja puts them into the traceback."""
    if isinstance(fault, TemplateSyntaxError):
        return fault.name or file, fault.lineno
    frames = [frame for frame in extract_tb(fault.__traceback__) if frame.filename.endswith(".j2")]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else (file, 1)


def unloaded(programme: Programme) -> Iterator[Message]:
    """Yield why the records do not stand whole."""
    rules = packaged_rules() if programme.misreadings else {}
    bad = sum(
        misreading.code not in rules or rules[misreading.code].level is Level.ERROR
        for misreading, _ in misread(programme)
    )
    if bad:
        yield UNREAD.of(count=bad)


def as_page(order: Order, composed: Composed) -> str:
    """Return the page: the document's HTML inside the shell, under a policy that lets nothing else in."""
    from isms.documents import page  # noqa: PLC0415 - markdown-it takes long to load

    made = page.body(composed.markdown, order.language, composed.figures)
    head = document_head.head(order.programme, order.paper)
    organisation = _organisation(order)
    version = VERSION.say(order.language, version=head.version) if head.version else None
    known = {
        "language": order.language,
        "body": made,
        "draft": not order.final,
        "draft_mark": DRAFT_MARK.say(order.language),
        "draft_note": DRAFT_NOTE.say(order.language),
        "organisation": organisation,
        "running": in_css("  ".join(filter(None, (organisation, head.number, made.title, version)))),
    }
    templates = shell(order.templates)
    style = templates.get_template("page.css.j2").render(known)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    known |= {"style": style, "style_digest": f"sha256-{digest}"}
    return templates.get_template("page.html.j2").render(known)


def _organisation(order: Order) -> str:
    """Return the name of the organisation in the language of the document, as far as there is one."""
    organisation = order.programme.settings.organisation
    if organisation is None:
        return ""
    return (order.language == "en" and organisation.name_en) or organisation.name


def _origin(order: Order) -> Origin:
    """Return where the document comes from."""
    return Origin(
        order.provenance,
        order.file,
        order.templates.digest(order.file),
        order.templates.is_own(order.file),
        knowledge(order.programme),
    )


def _conditions(order: Order) -> Iterator[Message]:
    """Yield what this document, beyond its gaps, asks of a final version.

    The index of a pack has no record of its own, so that nothing is asked of one.
    """
    if not order.name.startswith("_"):
        yield from document_head.unapproved(order.programme, order.paper)
    for condition in CONDITIONS.get(order.name, ()):
        yield from condition(order.programme, order.framework)
