"""Documents that show a requirement: which ones meet it, and whether they are approved and up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import papers
from isms.coverage.saying import some_of
from isms.coverage.standing import standing
from isms.coverage.state import Holding, Lack, State
from isms.diagnostic import Text
from isms.model.document import Document
from isms.model.once import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from isms.coverage.showings import Request
    from isms.diagnostic import Message
    from isms.knowledge import Wanted
    from isms.knowledge.duties import MandatoryDocument
    from isms.model.programme import Programme

_NONE = Text(ja="{what}: 記録がありません", en="{what}: there is no record")
_NONE_MEETS = Text(
    ja="{what}: {item} を満たすとした文書がありません", en="{what}: no document says that it meets {item}"
)
_UNAPPROVED = Text(ja="{what}: 承認されていません({shown})", en="{what}: not approved ({shown})")
_OVERDUE = Text(ja="{what}: 見直し期限を過ぎています({shown})", en="{what}: its review is overdue ({shown})")
_MANDATORY = Text(
    ja="{what}: 必須の文書が{count}件ありません({shown})",
    en="{what}: mandatory documents are missing, {count} of them ({shown})",
)

_DO_APPROVE = Text(
    ja="承認を受け、approved_by と approved_on を記入する",
    en="have it approved; fill in approved_by and approved_on",
)
_DO_LOOK = Text(ja="文書を見直し、next_review を改める", en="review the document and move next_review on")
_DO_SATISFY = Text(
    ja="文書を定めて documents/ に登録し、satisfies に {item} と書く",
    en="write the document, register it in documents/ and put {item} into its satisfies",
)
_DO_RENDER = Text(
    ja="「{title}」を作って documents/ に登録し、renders に {paper} と書く",
    en="make the {title}, register it in documents/ and put {paper} into its renders",
)
_DO_TITLE = Text(
    ja="「{title}」を定め、その文書名で documents/ に登録する",
    en="write the {title} and register it in documents/ under that title",
)


def spelling(programme: Programme, document: Document) -> Iterable[str]:
    """Return the requirements that a document meets, each under the id of its framework."""
    ids = _ids(programme)
    for requirement in document.satisfies:
        name, _, item = requirement.partition(":")
        yield f"{ids.get(name.strip(), name.strip())}:{item.strip()}"


@once
def _ids(programme: Programme) -> Mapping[str, str]:
    """Return the id of each framework by its names."""
    frameworks = programme.knowledge.frameworks.values()
    return {name: each.id for each in frameworks for name in (each.id, *each.aliases)}


@once
def by_requirement(programme: Programme) -> Mapping[str, list[Document]]:
    """Return the documents in force by the requirement that they meet."""
    found: dict[str, list[Document]] = {}
    for document in standing(programme, "document"):
        if isinstance(document, Document) and not document.draft:
            for requirement in spelling(programme, document):
                found.setdefault(requirement, []).append(document)
    return found


def by_where(wanted: Wanted) -> bool:
    """Tell whether conditions alone choose the documents, so that each of them is meant."""
    return bool(wanted.where) and not (wanted.satisfies or wanted.renders or wanted.titled)


def answers(programme: Programme, request: Request, document: Document) -> bool:
    """Tell whether a document meets what is wanted; any does where only conditions choose."""
    wanted = request.wanted
    return (
        by_where(wanted)
        or not request.answers.isdisjoint(spelling(programme, document))
        or (wanted.renders is not None and document.renders == wanted.renders)
        or any(name in document.title for name in wanted.titled)
    )


def lacking(wanted: Wanted, documents: Sequence[Document], day: date) -> Iterator[Lack]:
    """Ask that a document that is wanted, or each that is chosen, is approved and not due for review."""
    open_ = [
        d for d in documents if d.kind not in papers.NOT_OURS and d.lacking(("approved_by", "approved_on"))
    ]
    if open_ and (by_where(wanted) or len(open_) == len(documents)):
        yield Lack(_UNAPPROVED.of(what=wanted.what, shown=some_of(open_)), _DO_APPROVE.of())
    due = [d for d in documents if d.next_review is not None and d.next_review < day]
    if due:
        yield Lack(_OVERDUE.of(what=wanted.what, shown=some_of(due)), _DO_LOOK.of())


def missing(request: Request) -> Lack:
    """Return what to do where no document meets what is wanted: how one is recorded so that it counts."""
    wanted = request.wanted
    if not request.answers and (wanted.renders or wanted.titled):
        title = Text(ja=wanted.titled[0], en=wanted.titled[-1]) if wanted.titled else wanted.what
        next_ = _to_write((), wanted.renders, title)
        return Lack(_NONE.of(what=wanted.what), next_)
    own = request.requirement in request.answers or not request.answers
    item = request.asked if own else wanted.satisfies[0]
    return Lack(_NONE_MEETS.of(what=wanted.what, item=item), _to_write([item], None, wanted.what))


def mandatory(programme: Programme, request: Request) -> Holding:
    """Judge whether every document that a standard asks for is there."""
    wanted = request.wanted
    known = programme.knowledge.mandatory_documents.get(wanted.mandatory or "")
    asked = known.items if known else ()
    kept = tuple(d for d in papers.in_force(programme) if any(_is(d, each) for each in asked))
    lacks = papers.lacking(programme, known) if known else []
    if not lacks:
        return Holding(State.READY if kept else State.MISSING, kept)
    reason = _MANDATORY.of(what=wanted.what, count=len(lacks), shown=some_of([d.shown_title for d in lacks]))
    first = lacks[0]
    next_ = _to_write(first.answered_by, first.renders, Text(ja=first.title_ja, en=first.title_en))
    return Holding(State.PARTIAL if kept else State.MISSING, kept, (Lack(reason, next_),))


def _is(document: Document, wanted: MandatoryDocument) -> bool:
    """Tell whether a document answers one that a standard asks for."""
    return (
        not papers.met(document).isdisjoint(wanted.answered_by)
        or (wanted.renders is not None and document.renders == wanted.renders)
        or any(name in document.title for name in wanted.titled)
    )


def _to_write(satisfies: Sequence[str], paper: str | None, title: Text) -> Message:
    """Return how a document is recorded: by what it satisfies, the paper that it heads, or its title."""
    if satisfies:
        return _DO_SATISFY.of(item=satisfies[0])
    return _DO_RENDER.of(title=title, paper=paper) if paper else _DO_TITLE.of(title=title)
