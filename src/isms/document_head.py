"""The head of a rendered paper: number, version, approval and history, from its document record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms.diagnostic import Message, Text
from isms.papers import document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from isms.model.document import Document, Revision
    from isms.model.programme import Programme


@dataclass(frozen=True, slots=True)
class Signature:
    """One of the boxes for approval, review and preparation: who, in which position, on which day."""

    name: str | None
    title: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on the front of a paper; ``record`` is None where no document record renders it."""

    record: Document | None
    owner: str | None = None
    approved: Signature = Signature(None)
    reviewed: Signature = Signature(None)
    prepared: Signature = Signature(None)
    revisions: tuple[Revision, ...] = ()

    @property
    def number(self) -> str | None:
        """The number of the document, as the firm counts its papers."""
        return self.record.number if self.record else None

    @property
    def version(self) -> str | None:
        """The version of the paper."""
        return self.record.version if self.record else None

    @property
    def established(self) -> date | None:
        """The day of the first version."""
        return self.record.established if self.record else None

    @property
    def revised(self) -> date | None:
        """The day of the last revision after the first version; None where there was none."""
        if len(self.revisions) < 2:
            return None
        return self.revisions[-1].date


def head(programme: Programme, name: str) -> Head:
    """Return the head of the paper ``name``: of the document in force whose ``renders`` names it."""
    record = document(programme, name)
    if record is None:
        return Head(None)
    revisions = tuple(sorted(record.revisions, key=lambda revision: str(revision.date or "")))
    return Head(
        record,
        owner(programme, record.owner),
        _signature(programme, record.approved_by, record.approved_on),
        _signature(programme, record.reviewed_by),
        _signature(programme, record.prepared_by),
        revisions,
    )


def owner(programme: Programme, key: str | None) -> str | None:
    """Return the name of the department or person that keeps a document; a name of neither as it is."""
    if key is None:
        return None
    if key in programme.departments:
        return programme.departments.called(key)
    return programme.people.called(key)


def unapproved(programme: Programme, name: str) -> Iterator[Message]:
    """Yield why the paper ``name`` cannot be called final, as far as its document record goes."""
    record = document(programme, name)
    if record is None:
        yield NO_RECORD.of(name=name)
        return
    if record.draft:
        yield DRAFT.of(document=record.shown)
    elif not record.approved_by:
        yield NOT_APPROVED.of(document=record.shown)
    elif record.approved_on is None:
        yield NO_DAY.of(document=record.shown)
    versions = [revision.version for revision in head(programme, name).revisions if revision.version]
    if record.version and versions and versions[-1] != record.version:
        yield OTHER_VERSION.of(document=record.shown, version=record.version, last=versions[-1])


NO_RECORD = Text(
    ja="「renders: {name}」を持つ文書の記録がありません",
    en="no document record has 'renders: {name}'",
)
DRAFT = Text(ja="文書 {document} は作成中(draft)です", en="document {document} is still a draft")
NOT_APPROVED = Text(
    ja="文書 {document} が承認されていません(approved_by、approved_on)",
    en="document {document} is not approved (approved_by, approved_on)",
)
NO_DAY = Text(ja="文書 {document} の承認日がありません", en="document {document} has no day of approval")
OTHER_VERSION = Text(
    ja="文書 {document} の版は {version} ですが、改訂履歴の最後は {last} です",
    en="document {document} is version {version}, but its history ends with {last}",
)


def _signature(programme: Programme, key: str | None, day: date | None = None) -> Signature:
    """Return who signed, with name and position where the person is on record."""
    person = programme.people.get(key)
    if person is None:
        return Signature(key, day=day)
    return Signature(person.name, person.title, day)
