"""The documents of the management system that are in force, and which ones a standard still asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.document import DocumentKind
from isms.standards import goals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.knowledge.duties import MandatoryDocument, MandatoryDocuments
    from isms.model.document import Document
    from isms.model.programme import Programme

SECURITY = frozenset({"27001:5.2", "iso27001:5.2"})
"""The requirements that the policy on information security meets."""
PRIVACY = frozenset({"pmark:J.2.2", "15001:5.2", "15001:5.2.1", "jisq15001:5.2", "jisq15001:5.2.1"})
"""The requirements that the policy on personal information meets."""
NOT_OURS = frozenset({DocumentKind.EXTERNAL, DocumentKind.RECORD})
"""The kinds that the organisation does not approve: what others wrote, and what was recorded."""


def in_force(programme: Programme) -> Iterator[Document]:
    """Yield the documents that are neither drafts nor abolished; the day of abolition is not in force."""
    for document in programme.documents:
        if not document.draft and (document.abolished is None or programme.as_of < document.abolished):
            yield document


def met(document: Document) -> frozenset[str]:
    """Return the requirements that a document meets, as facts spell them."""
    return frozenset(requirement.replace("iso27001:", "27001:") for requirement in document.satisfies)


def document(programme: Programme, name: str) -> Document | None:
    """Return the document that is the head of a rendered paper: one in force, if need be a draft."""
    heads = [
        document
        for document in programme.documents
        if document.renders == name and (document.abolished is None or programme.as_of < document.abolished)
    ]
    return min(heads, key=lambda document: document.draft, default=None)


def is_policy(document: Document) -> bool:
    """Tell whether a document is a policy that top management establishes."""
    return not (SECURITY | PRIVACY).isdisjoint(document.satisfies)


def revised_on(document: Document) -> date | None:
    """Return the day of the revision that made the version in force, where the history has it."""
    return next((r.date for r in reversed(document.revisions) if r.version == document.version), None)


def missing(programme: Programme) -> Iterator[tuple[str, list[MandatoryDocument]]]:
    """Yield each standard with the documents that it asks for and none in force answers."""
    for known in programme.knowledge.mandatory_documents.values():
        if known.standard in goals(programme.settings) and (lacks := lacking(programme, known)):
            yield known.standard, lacks


def lacking(programme: Programme, known: MandatoryDocuments) -> list[MandatoryDocument]:
    """Return the documents that a standard asks for and none in force answers.

    A document of Annex A is asked for only where its control applies.
    """
    kept = list(in_force(programme))
    answered = {requirement for document in kept for requirement in met(document)}
    rendered = {document.renders for document in kept if document.renders is not None}
    titles = "\n".join(document.title for document in kept)
    return [
        wanted
        for wanted in known.items
        if (wanted.answered_by or wanted.renders or wanted.titled)
        and _applies(programme, wanted)
        and answered.isdisjoint(wanted.answered_by)
        and wanted.renders not in rendered
        and not any(name in titles for name in wanted.titled)
        and not _registered(programme, wanted)
    ]


def _registered(programme: Programme, wanted: MandatoryDocument) -> bool:
    """Tell whether a register answers: it has a record that is no draft."""
    return any(not record.draft for kind in wanted.registers for record in programme.registers.get(kind, ()))


def _applies(programme: Programme, wanted: MandatoryDocument) -> bool:
    if wanted.control is None:
        return True
    control = programme.controls.get(wanted.control)
    return control is not None and not control.draft and control.applicable is True
