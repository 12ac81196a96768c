"""What a paper lacks, and what is in force on the day that a paper speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Message, Text
from isms.excerpt import excerpt
from isms.model.document import DocumentKind

if TYPE_CHECKING:
    from isms.model.document import Document
    from isms.model.programme import Programme
    from isms.model.supplier import Supplier

NOTHING = Text(ja="記録が1件もありません", en="there is not one record")


class Lack(NamedTuple):
    """Something that a paper lacks, and what to do next.

    ``ours`` is False for what the records can never hold, so that a person has to bring it.
    """

    reason: Message
    next: Text
    ours: bool = True


def some(shown: list[str], most: int = 5) -> tuple[str, ...]:
    """Return the first few of what is to be named, and a sign that there are more."""
    return tuple(excerpt(shown, most))


def entrusted(programme: Programme) -> list[Supplier]:
    """Return the suppliers that work for us on the day and hold personal information, or may."""
    return [
        firm
        for firm in programme.suppliers
        if not firm.draft and firm.serves_on(programme.as_of) and firm.personal_information is not False
    ]


def kept(programme: Programme) -> list[Document]:
    """Return the documents of the management system that are in force on the day."""
    outside = {DocumentKind.EXTERNAL, DocumentKind.RECORD}
    return [
        document
        for document in programme.documents
        if document.kind not in outside
        and not document.draft
        and (document.abolished is None or programme.as_of < document.abolished)
    ]
