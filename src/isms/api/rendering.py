"""Making documents from a programme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from isms import __version__
from isms.api.covering import programme_covering
from isms.api.errors import RequestError
from isms.api.finding import framework_named
from isms.api.knowing import COMPARED
from isms.api.revisions import CommitTree
from isms.diagnostic import Language, Text
from isms.documents import provenance
from isms.documents.catalogue import Templates, file_name, own_templates
from isms.documents.render import STATEMENT, Order, Unavailable, compose, formats
from isms.documents.render import render_each as render_order
from isms.documents.worker import POSSIBLE, UNLIMITED, confined
from isms.history import git
from isms.knowledge import ContractItem
from isms.listing import Column, Listing, Named
from isms.records import facts, limits
from isms.records.layout import read_as
from isms.records.packaged import ask
from isms.records.settings import SETTINGS
from isms.records.tree import Nature
from isms.standards import named_frameworks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from isms.api.loading import Loaded
    from isms.diagnostic import Message
    from isms.documents.provenance import Provenance
    from isms.documents.render import Format
    from isms.kind import Record

T = TypeVar("T")

OSCAL = "oscal"
"""The form of a statement that is several files in a folder."""
COLUMNS = (
    Column("name", Text(ja="文書", en="Document")),
    Column("title", Text(ja="題名", en="Title")),
    Column("languages", Text(ja="言語", en="Languages")),
    Column("formats", Text(ja="形式", en="Formats")),
    Column("own", Text(ja="独自", en="Own")),
)
COVERAGE = "coverage("
"""What a template has in it that asks for coverage."""
FACTS_OF: Mapping[str, tuple[type[Record], ...]] = {
    "compare-marks": COMPARED,
    "suppliers": (ContractItem,),
    "pmark-renewal": (ContractItem,),
}
"""The packaged facts that a document asks for beyond those that rules lean on."""
_HISTORY = {
    git.State.CLEAN: provenance.History.COMMITTED,
    git.State.CHANGED: provenance.History.UNCOMMITTED,
    git.State.UNKNOWN: provenance.History.UNKNOWN,
}


def render(
    loaded: Loaded,
    name: str,
    form: Format,
    language: Language,
    *,
    final: bool = False,
    frameworks: Sequence[str] = (),
    month: int | None = None,
) -> bytes:
    """Return a document; a draft shows its gaps.

    ``frameworks`` are those that it is about: several for coverage, where without a name it is about those of
    the standards aimed at; one for a Statement of Applicability, which is otherwise the programme's own.
    ``month`` is the one that a monthly report is about, else the last that is over on the day.
    Raises Refused, with every reason, for a final document that must not be made, and RequestError where
    there is no such document in this language and format.
    """
    return render_each(loaded, name, (form,), language, final=final, frameworks=frameworks, month=month)[form]


def render_each(
    loaded: Loaded,
    name: str,
    forms: Collection[Format],
    language: Language,
    *,
    final: bool = False,
    frameworks: Sequence[str] = (),
    month: int | None = None,
) -> dict[Format, bytes]:
    """Return a document in each of some formats, composed once for all of them; otherwise like `render`."""
    wanted = order(loaded, name, language, final=final, frameworks=frameworks, month=month)
    return _made(wanted, partial(render_order, wanted, forms))


def reasons_against(wanted: Order) -> tuple[Message, ...]:
    """Return every reason why a document cannot be final."""
    return _made(wanted, lambda: compose(wanted).reasons)


def _made(wanted: Order, make: Callable[[], T]) -> T:
    """Return what is made; templates that the programme brings work in a process of their own."""
    try:
        return confined(make) if wanted.templates.own else make()
    except Unavailable as missing:
        raise RequestError(missing.message) from None


def unlimited(loaded: Loaded) -> Text | None:
    """Return what is to be said where the programme brings templates that this system cannot limit."""
    return UNLIMITED if not POSSIBLE and templates_of(loaded).own else None


def order(
    loaded: Loaded,
    name: str,
    language: Language,
    *,
    final: bool = False,
    frameworks: Sequence[str] = (),
    month: int | None = None,
) -> Order:
    """Return what the render engine is asked for, with the facts that only this document leans on."""
    templates, programme = templates_of(loaded), loaded.programme
    ask(programme.knowledge, *FACTS_OF.get(name, ()))
    compares = COVERAGE in (templates.source(file_name(name, language)) or "")
    if compares:
        programme = programme_covering(loaded, frameworks or named_frameworks(programme))
    return Order(
        programme,
        name,
        language,
        provenance_of(loaded),
        templates,
        final=final,
        framework=framework_named(loaded, frameworks[0]) if frameworks and not compares else None,
        frameworks=tuple(frameworks) if compares else (),
        month=month,
    )


def document_listing(loaded: Loaded) -> Listing:
    """Return the documents that can be made, with their languages and formats."""
    templates = templates_of(loaded)
    titles = {name: templates.title(name) for name in templates.names}
    rows = [
        {
            "name": name,
            "title": Named(titles[name].ja, titles[name]),
            "title_ja": titles[name].ja,
            "title_en": titles[name].en,
            "languages": list(templates.languages(name)),
            "formats": [*formats(name), *([OSCAL] if name == STATEMENT else [])],
            "own": any(file.startswith(f"{name}.") for file in templates.own),
        }
        for name in templates.names
    ]
    return Listing(rows, COLUMNS, {column.field: column.field for column in COLUMNS})


def templates_of(loaded: Loaded) -> Templates:
    """Return the templates that ship with isms, and those that the programme brings."""
    own = {}
    for entry in loaded.tree.entries():
        if entry.nature is Nature.FILE and entry.path.startswith("templates/"):
            try:
                own[entry.path] = loaded.tree.read(entry.path, limits.OTHER_BYTES)
            except OSError:
                continue
    return Templates(facts.templates() / "documents", own_templates(own))


def provenance_of(loaded: Loaded) -> Provenance:
    """Return which files were read, with their digests, and the commit that they stand at; asked once."""
    known = _PROVENANCES.get(loaded)
    if known is None:
        known = _PROVENANCES[loaded] = _provenance(loaded)
    return known


_PROVENANCES: WeakKeyDictionary[Loaded, Provenance] = WeakKeyDictionary()


def _provenance(loaded: Loaded) -> Provenance:
    paths = [path for path in loaded.programme.sources if _is_record(path)]
    digests = {path: loaded.tree.digest(path) for path in paths}
    standing = git.UNKNOWN
    if loaded.root is not None:
        standing = git.standing(loaded.root)
    elif isinstance(loaded.tree, CommitTree):
        standing = loaded.tree.standing()
    return provenance.Provenance(__version__, _HISTORY[standing.state], standing.commit, digests)


def _is_record(path: str) -> bool:
    """Tell whether a document may follow from a file: records, settings and the programme's own facts."""
    return path == SETTINGS or path.startswith("knowledge/") or read_as(path).kind is not None
