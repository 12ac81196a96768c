"""What a programme holds of the things that show a requirement: records, documents, roles and their dates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from isms import papers
from isms.coverage import reach
from isms.coverage.reach import DOCUMENT, SETTINGS
from isms.coverage.state import Holding, Lack, State
from isms.diagnostic import Level, Message, Text
from isms.fiscal import miss
from isms.knowledge.showing import Needed
from isms.model.document import Document
from isms.model.once import once
from isms.model.person import Role
from isms.renewal.lack import some
from isms.roles import holders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from isms.fiscal import Year
    from isms.kind import Record
    from isms.knowledge import Wanted
    from isms.knowledge.duties import MandatoryDocument, MandatoryDocuments
    from isms.model.programme import Programme

LAST_DAYS = ("ended", "closed", "left")
"""Fields with the last day on which a record holds."""
OWN_DUE = ("next_due", "review_due", "next_check")
"""Fields with the day until which a record itself says that it has to be looked at again."""
OWN_DUE = ("next_due", "next_check", "review_due")
"""Fields with the day by which a record itself says that it has to be seen to again."""
GONE = ("disposed", "abolished")
"""Fields with the day from which a record no longer holds."""

_NONE = Text(ja="{what}: 記録がありません", en="{what}: there is no record")
_UNREAD = Text(
    ja="{what}: 読めない記録があるため判定できません",
    en="{what}: cannot be judged, some records could not be read",
)
_DRAFT = Text(ja="{what}: 作成中です({shown})", en="{what}: still a draft ({shown})")
_EMPTY = Text(ja="{what}: {fields}が未記入です", en="{what}: {fields} is not filled in")
_LACKING = Text(
    ja="{what}: {fields}が未記入の記録が{count}件あります({shown})",
    en="{what}: {fields} not filled in, {count} records ({shown})",
)
_UNKNOWN = Text(
    ja="{what}: {fields}が不明な記録が{count}件あります({shown})",
    en="{what}: {fields} is unknown, {count} records ({shown})",
)
_OLD = Text(
    ja="{what}: {year}の記録がありません(最後は{day})", en="{what}: none in {year} (the last on {day})"
)
_UNDATED = Text(ja="{what}: 日付のある記録がありません", en="{what}: no record has a date")
_STALE = Text(
    ja="{what}: {year}の{field}がない記録が{count}件あります({shown})",
    en="{what}: no {field} in {year}, {count} records ({shown})",
)
_PAST = Text(
    ja="{what}: 次回の期限を過ぎた記録が{count}件あります({shown})",
    en="{what}: past the day of the next review, {count} records ({shown})",
)
_UNAPPROVED = Text(ja="{what}: 承認されていません({shown})", en="{what}: not approved ({shown})")
_OVERDUE = Text(ja="{what}: 見直し期限を過ぎています({shown})", en="{what}: its review is overdue ({shown})")
_MANDATORY = Text(
    ja="{what}: 必須の文書がありません({shown})", en="{what}: mandatory documents are missing ({shown})"
)
_NOBODY = Text(ja="{what}: 担当者がいません", en="{what}: nobody holds the role")
_NO_CASE = Text(ja="{what}: 該当する記録がありません", en="{what}: no record is concerned")

_DO_RECORD = Text(ja="{kind}を登録する(isms new {name})", en="record it: isms new {name}")
_DO_SETTINGS = Text(ja="isms.yaml の {fields} を記入する", en="fill in {fields} in isms.yaml")
_DO_DOCUMENT = Text(
    ja="文書を定めて documents/ に登録し、satisfies に {item} と書く",
    en="write the document, register it in documents/ and put {item} into its satisfies",
)
_DO_FILL = Text(ja="{kind}の{fields}を記入する", en="fill in {fields} ({kind})")
_DO_FINISH = Text(ja="作成中(draft)の{kind}を仕上げる", en="finish the drafts ({kind})")
_DO_AGAIN = Text(ja="実施して記録する(isms new {name})", en="do it and record it: isms new {name}")
_DO_REVIEW = Text(ja="{kind}を見直し、{field}を記入する", en="look over each and fill in {field} ({kind})")
_DO_APPROVE = Text(
    ja="承認を受け、approved_by と approved_on を記入する",
    en="have it approved; fill in approved_by and approved_on",
)
_DO_LOOK = Text(ja="文書を見直し、next_review を改める", en="review the document and move next_review on")
_DO_ROLE = Text(
    ja="people/ の役割(roles)か任命(appointments)に「{role}」を登録する",
    en="enter {role} in people/ (roles or appointments)",
)
_DO_MEND = Text(ja="isms check で読めない記録を直す", en="mend what isms check says cannot be read")


class Request(NamedTuple):
    """One thing wanted for a requirement, ``framework:item``, and what a document that meets it may say.

    ``answers`` are spelt as `spelling` does.
    """

    wanted: Wanted
    requirement: str
    answers: frozenset[str]


@once
def _registers(programme: Programme) -> dict[str, list[Record]]:
    """Keep the records of each kind that hold on the day, from when they are first asked for."""
    del programme
    return {}


def standing(programme: Programme, kind: str) -> list[Record]:
    """Return the records of a kind that hold on the day, drafts too."""
    kept = _registers(programme)
    if kind not in kept:
        register = programme.registers[kind]
        fields = register.kind.declaration.fields
        last = [name for name in LAST_DAYS if name in fields]
        gone = [name for name in GONE if name in fields]
        day = programme.as_of
        kept[kind] = [
            record
            for record in register
            if not any((end := getattr(record, name)) is not None and end < day for name in last)
            and not any((end := getattr(record, name)) is not None and end <= day for name in gone)
        ]
    return kept[kind]


def held(programme: Programme, request: Request) -> Holding:
    """Return what a programme holds of one thing that is wanted."""
    wanted = request.wanted
    if wanted.kind == SETTINGS:
        return _in_settings(programme, wanted)
    if wanted.mandatory:
        return _mandatory(programme, request)
    if wanted.role:
        return _in_role(programme, wanted)
    if wanted.kind not in programme.registers:  # a rule names it
        return Holding(State.MISSING, (), (Lack(_NONE.of(what=wanted.what), _DO_MEND.of()),))
    return _Judgement(programme, request).holding()


class _Judgement:
    """Judges the records of one kind by what is wanted of them."""

    def __init__(self, programme: Programme, request: Request) -> None:
        self._programme = programme
        self._request = request
        self._wanted = request.wanted
        self._kind = programme.registers[request.wanted.kind].kind
        self._unknown: dict[str, list[Record]] = {}

    def holding(self) -> Holding:
        """Return what is held, how far it will do, and what it lacks."""
        wanted = self._wanted
        every = standing(self._programme, wanted.kind)
        chosen = [record for record in every if self._chosen(record)]
        kept = [record for record in chosen if not record.draft]
        if kept:
            lacks = (*self._lacks(kept), *self._not_known())
            return Holding(State.PARTIAL if lacks else State.READY, tuple(kept), lacks)
        if chosen:
            return Holding(State.PARTIAL, tuple(chosen), (self._drafts(chosen),))
        if wanted.needed is Needed.OCCASION and self._programme.can_judge(wanted.kind):
            return Holding(None)
        if wanted.needed is Needed.APPLICABLE and any(not record.draft for record in every):
            unknown = (*self._not_known(),)
            state = State.PARTIAL if unknown else State.NOT_APPLICABLE
            return Holding(state, (), unknown, None if unknown else _NO_CASE.of(what=wanted.what))
        return Holding(State.MISSING, (), (self._missing(),))

    def _chosen(self, record: Record) -> bool:
        """Tell whether a record counts; of one that does not tell, keep which field is unknown."""
        if self._wanted.kind == DOCUMENT and isinstance(record, Document) and not self._answers(record):
            return False
        chosen = True
        for path, values in self._wanted.where.items():
            met = reach.meets(record, path, values)
            if met is None and chosen and self._wanted.needed is Needed.APPLICABLE and not record.draft:
                self._unknown.setdefault(path, []).append(record)
            chosen = chosen and met is True
        return chosen

    def _answers(self, document: Document) -> bool:
        """Tell whether a document meets what is wanted; any does where only ``where`` chooses."""
        wanted = self._wanted
        if self._by_where:
            return True
        return (
            not self._request.answers.isdisjoint(spelling(self._programme, document))
            or (wanted.renders is not None and document.renders == wanted.renders)
            or any(name in document.title for name in wanted.titled)
        )

    @property
    def _by_where(self) -> bool:
        wanted = self._wanted
        return bool(wanted.where) and not (wanted.satisfies or wanted.renders or wanted.titled)

    def _lacks(self, kept: Sequence[Record]) -> Iterator[Lack]:
        wanted, what = self._wanted, self._wanted.what
        for paths in wanted.fields:
            lacking = [record for record in kept if not reach.filled(record, paths)]
            if lacking:
                fields = reach.labelled(self._kind, [paths])
                reason = _LACKING.of(what=what, fields=fields, count=len(lacking), shown=some_of(lacking))
                yield Lack(reason, _DO_FILL.of(kind=self._label, fields=fields))
        if wanted.kind == DOCUMENT:
            yield from self._on_paper([record for record in kept if isinstance(record, Document)])
        if wanted.yearly:
            yield from self._yearly(kept, wanted.yearly)
        if wanted.each_yearly:
            yield from self._each_yearly(kept, wanted.each_yearly)

    def _on_paper(self, documents: Sequence[Document]) -> Iterator[Lack]:
        """Ask that a document that is wanted, or each that is chosen, is approved and not due for review."""
        open_ = [
            d
            for d in documents
            if d.kind not in papers.NOT_OURS and d.lacking(("approved_by", "approved_on"))
        ]
        if open_ and (self._by_where or len(open_) == len(documents)):
            yield Lack(_UNAPPROVED.of(what=self._wanted.what, shown=some_of(open_)), _DO_APPROVE.of())
        due = [d for d in documents if d.next_review is not None and d.next_review < self._programme.as_of]
        if due:
            yield Lack(_OVERDUE.of(what=self._wanted.what, shown=some_of(due)), _DO_LOOK.of())

    def _yearly(self, kept: Sequence[Record], path: str) -> Iterator[Lack]:
        """Ask that the last one is of this fiscal year, or of the one before while this one is young."""
        what, days = self._wanted.what, _days(kept, path)
        if not days:
            fields = reach.labelled(self._kind, [path])
            yield Lack(_UNDATED.of(what=what), self._again(_DO_FILL.of(kind=self._label, fields=fields)))
            return
        year = overdue(self._programme, max(days))
        if year is not None:
            again = self._again(_DO_AGAIN.of(name=self._wanted.kind))
            yield Lack(_OLD.of(what=what, year=year.label, day=max(days)), again)

    def _each_yearly(self, kept: Sequence[Record], path: str) -> Iterator[Lack]:
        """Ask that each was seen to by the day that it names itself, else in the fiscal year."""
        field = reach.labelled(self._kind, [path])
        review = _DO_REVIEW.of(kind=self._label, field=field)
        due = {id(record): day for record in kept if (day := _own_due(record)) is not None}
        past = [record for record in kept if due.get(id(record), date.max) < self._programme.as_of]
        if past:
            yield Lack(_PAST.of(what=self._wanted.what, count=len(past), shown=some_of(past)), review)
        missed = [
            (record, year)
            for record in kept
            if id(record) not in due and (year := self._missed(record, path)) is not None
        ]
        if missed:
            late, years = zip(*missed, strict=True)
            reason = _STALE.of(
                what=self._wanted.what, year=years[0].label, field=field, count=len(late), shown=some_of(late)
            )
            yield Lack(reason, review)

    def _missed(self, record: Record, path: str) -> Year | None:
        """Return the fiscal year in which a record was not seen to, and had not just begun."""
        begins = [name for name, field in self._kind.declaration.fields.items() if field.begins]
        days = [day for name in (path, *begins) for day in _days([record], name)]
        return overdue(self._programme, max(days, default=date.min))

    def _not_known(self) -> Iterator[Lack]:
        for path, records in self._unknown.items():
            fields = reach.labelled(self._kind, [path])
            reason = _UNKNOWN.of(
                what=self._wanted.what, fields=fields, count=len(records), shown=some_of(records)
            )
            yield Lack(reason, _DO_FILL.of(kind=self._label, fields=fields))

    def _drafts(self, drafts: Sequence[Record]) -> Lack:
        reason = _DRAFT.of(what=self._wanted.what, shown=some_of(drafts))
        return Lack(reason, _DO_FINISH.of(kind=self._label))

    def _missing(self) -> Lack:
        wanted = self._wanted
        if not self._programme.can_judge(wanted.kind):
            return Lack(_UNREAD.of(what=wanted.what), _DO_MEND.of())
        return Lack(_NONE.of(what=wanted.what), wanted.next.of() if wanted.next else self._do())

    def _do(self) -> Message:
        if self._wanted.kind == DOCUMENT and not self._by_where:
            return _DO_DOCUMENT.of(item=self._asked)
        return _DO_RECORD.of(kind=self._label, name=self._wanted.kind)

    @property
    def _asked(self) -> str:
        """Return what a document that is missing would have to say that it satisfies."""
        request = self._request
        own = request.requirement in request.answers or not request.answers
        return request.requirement if own else request.wanted.satisfies[0]

    def _again(self, otherwise: Message) -> Message:
        return self._wanted.next.of() if self._wanted.next else otherwise

    @property
    def _label(self) -> Text:
        label: Text = self._kind.declaration.label
        return label


def overdue(programme: Programme, last: date) -> Year | None:
    """Return the fiscal year in which something yearly is missing that was last done on a day.

    The running year counts in its last 60 days only.
    """
    missed = miss(programme, last, Level.ERROR)
    return missed.year if missed is not None and missed.level > Level.INFO else None


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


def _in_settings(programme: Programme, wanted: Wanted) -> Holding:
    """Judge what isms.yaml says."""
    settings = programme.settings
    empty = [paths for paths in wanted.fields if not reach.filled(settings, paths)]
    if not empty:
        return Holding(State.READY, (settings,))
    whole = len(empty) == len(wanted.fields)
    fields = reach.labelled(type(settings), empty)
    named = [
        Text(ja=each.replace(reach.EITHER, " か "), en=each.replace(reach.EITHER, " or ")) for each in empty
    ]
    next_ = wanted.next.of() if wanted.next else _DO_SETTINGS.of(fields=named)
    lack = Lack(_EMPTY.of(what=wanted.what, fields=fields), next_)
    return Holding(State.MISSING if whole else State.PARTIAL, () if whole else (settings,), (lack,))


def _in_role(programme: Programme, wanted: Wanted) -> Holding:
    """Judge whether somebody holds a role."""
    role = next((role for role in Role if str(role) == wanted.role), None)
    found = holders(programme, role) if role else ()
    if found:
        return Holding(State.READY, tuple(found))
    next_ = wanted.next.of() if wanted.next else _DO_ROLE.of(role=role or wanted.role)
    return Holding(State.MISSING, (), (Lack(_NOBODY.of(what=wanted.what), next_),))


def _mandatory(programme: Programme, request: Request) -> Holding:
    """Judge whether every document that a standard asks for is there."""
    wanted = request.wanted
    known = programme.knowledge.mandatory_documents.get(wanted.mandatory or "")
    lacking = papers.lacking(programme, known) if known else []
    kept = tuple(papers.in_force(programme))
    if not lacking and kept:
        return Holding(State.READY, tuple(d for d in kept if _asked_for(d, known)))
    shown = [document.shown_title for document in lacking]
    lack = Lack(
        _MANDATORY.of(what=wanted.what, shown=shown[:3]), _DO_DOCUMENT.of(item=_first(lacking, request))
    )
    return Holding(State.PARTIAL if kept else State.MISSING, (), (lack,))


def _asked_for(document: Document, known: MandatoryDocuments | None) -> bool:
    """Tell whether a document answers one that a standard asks for."""
    wanted = known.items if known else ()
    return any(
        not set(each.answered_by).isdisjoint(document.satisfies)
        or (each.renders is not None and document.renders == each.renders)
        or any(name in document.title for name in each.titled)
        for each in wanted
    )


def _first(lacking: Sequence[MandatoryDocument], request: Request) -> str:
    """Return what the document that is missing first would have to say that it satisfies."""
    return next((name for document in lacking for name in document.answered_by), request.requirement)


def some_of(records: Sequence[Record]) -> tuple[str, ...]:
    """Return what stands for the first few records on paper."""
    return some([record.shown for record in records], 3)


def _own_due(record: Record) -> date | None:
    """Return the day by which a record itself says that it has to be seen to again."""
    days = (getattr(record, name) for name in OWN_DUE if name in record.declaration.fields)
    return max((day for day in days if isinstance(day, date)), default=None)


def _days(records: Iterable[Record], path: str) -> list[date]:
    """Return the days that records carry in a field."""
    return [value for record in records for value in reach.values(record, path) if isinstance(value, date)]
