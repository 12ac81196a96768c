"""Making documents from a programme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from isms import __version__
from isms.api.errors import RequestError
from isms.api.knowing import COMPARED
from isms.api.revisions import CommitTree
from isms.diagnostic import Language, Text
from isms.documents import provenance
from isms.documents.catalogue import Templates, own_templates
from isms.documents.render import Order, Unavailable, formats
from isms.documents.render import render as render_order
from isms.documents.worker import POSSIBLE, UNLIMITED, confined
from isms.history import git
from isms.knowledge import ContractItem
from isms.listing import Column, Listing
from isms.records import facts, knowing, limits
from isms.records.layout import read_as
from isms.records.settings import SETTINGS
from isms.records.tree import Nature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.api.loading import Loaded
    from isms.documents.provenance import Provenance
    from isms.documents.render import Format
    from isms.kind import Record

COLUMNS = (
    Column("name", Text(ja="文書", en="Document")),
    Column("languages", Text(ja="言語", en="Languages")),
    Column("formats", Text(ja="形式", en="Formats")),
    Column("own", Text(ja="独自", en="Own")),
)
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


def render(loaded: Loaded, name: str, form: Format, language: Language, *, final: bool = False) -> bytes:
    """Return a document; a draft shows its gaps.

    Raises Refused, with every reason, for a final document that must not be made, and RequestError where
    there is no such document in this language and format.
    """
    wanted = order(loaded, name, language, final=final)
    make = partial(render_order, wanted, form)
    try:
        return confined(make) if wanted.templates.own else make()
    except Unavailable as missing:
        raise RequestError(missing.message) from None


def unlimited(loaded: Loaded) -> Text | None:
    """Return what is to be said where the programme brings templates that this system cannot limit."""
    return UNLIMITED if not POSSIBLE and templates_of(loaded).own else None


def order(loaded: Loaded, name: str, language: Language, *, final: bool = False) -> Order:
    """Return what the render engine is asked for."""
    knowing.ask(loaded.programme.knowledge, *FACTS_OF.get(name, ()))
    return Order(loaded.programme, name, language, provenance_of(loaded), templates_of(loaded), final=final)


def document_listing(loaded: Loaded) -> Listing:
    """Return the documents that can be made, with their languages and formats."""
    templates = templates_of(loaded)
    rows = [
        {
            "name": name,
            "languages": list(templates.languages(name)),
            "formats": list(formats(name)),
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
    """Return which files were read, with their digests, and the commit that they stand at."""
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
