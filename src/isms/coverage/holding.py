"""What a programme holds of one thing that is wanted: records of a kind, documents, roles, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.coverage import in_time, on_paper, reach
from isms.coverage.reach import DOCUMENT, SETTINGS
from isms.coverage.saying import some_of
from isms.coverage.standing import standing
from isms.coverage.state import Holding, Lack, State
from isms.diagnostic import Text
from isms.kind import Time
from isms.knowledge.showing import Needed
from isms.model.document import Document
from isms.model.person import Role
from isms.roles import holders
from isms.soa.keys import CONTROL, key_of
from isms.standards import TITLES, usual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isms.coverage.showings import Request
    from isms.kind import Record
    from isms.knowledge import Wanted
    from isms.model.programme import Programme

STANDARDS = "standards"
"""The field in which a record says which standards it is about."""

_NONE = Text(ja="{what}: 記録がありません", en="{what}: there is no record")
_UNREAD = Text(
    ja="{what}: 読めない記録があるため判定できません",
    en="{what}: cannot be judged, some records could not be read",
)
_DRAFT = Text(ja="{what}: 作成中です({shown})", en="{what}: still a draft ({shown})")
_EMPTY = Text(ja="{what}: {fields}が未記入です", en="{what}: {fields} is not filled in")
_LACKING = Text(
    ja="{what}: {fields}が未記入の記録が{count}件あります({shown})",
    en="{what}: {fields} not filled in: {count} ({shown})",
)
_UNKNOWN = Text(
    ja="{what}: {fields}が不明な記録が{count}件あります({shown})",
    en="{what}: {fields} is unknown: {count} ({shown})",
)
_TO_DO = Text(
    ja="{what}: 記録はありますが、{fields}がまだありません({shown})",
    en="{what}: recorded, but {fields} is still to come ({shown})",
)
_UNDECIDED = Text(
    ja="{what}: 採否を決めていない管理策が{count}件あります({shown})",
    en="{what}: controls that are not decided on, {count} of them ({shown})",
)
_OTHERS = Text(
    ja="{what}: {standard}を対象とした記録がありません({shown} の対象は別の規格)",
    en="{what}: there is none about {standard} ({shown}: another standard)",
)
_NOBODY = Text(ja="{what}: 担当者がいません", en="{what}: nobody holds the role")
_NO_CASE = Text(ja="{what}: 該当する記録がありません", en="{what}: no record is concerned")

_DO_RECORD = Text(ja="{kind}を登録する(isms new {name})", en="record it: isms new {name}")
_DO_SETTINGS = Text(ja="isms.yaml の {fields} を記入する", en="fill in {fields} in isms.yaml")
_DO_FILL = Text(ja="{kind}の{fields}を記入する", en="fill in {fields} ({kind})")
_DO_CARRY_OUT = Text(ja="{kind}を実施し、{fields}を記入する", en="carry it out and fill in {fields} ({kind})")
_DO_WIDEN = Text(
    ja="同じものが{standard}も対象としていれば standards に書き加え、そうでなければ実施して登録する"
    "(isms new {name})",
    en="where one was about {standard} too, add it to its standards; else do it and record it: "
    "isms new {name}",
)
_DO_FINISH = Text(ja="作成中(draft)の{kind}を仕上げる", en="finish the drafts ({kind})")
_DO_DECIDE = Text(
    ja="残りの管理策の採否を決め、controls/ に登録する(isms new control)",
    en="decide on the other controls and record them: isms new control",
)
_DO_ROLE = Text(
    ja="people/ の役割(roles)か任命(appointments)に「{role}」を登録する",
    en="enter {role} in people/ (roles or appointments)",
)
_DO_MEND = Text(ja="isms check で読めない記録を直す", en="mend what isms check says cannot be read")


def held(programme: Programme, request: Request) -> Holding:
    """Return what a programme holds of one thing that is wanted."""
    wanted = request.wanted
    if wanted.kind == SETTINGS:
        return _in_settings(programme, wanted)
    if wanted.mandatory:
        return on_paper.mandatory(programme, request)
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
        self._label: Text = self._kind.declaration.label
        self._unknown: dict[str, list[Record]] = {}
        self._to_do: list[Record] = []
        self._of_others: list[Record] = []
        self._awaited: dict[str, None] = {}

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
            return self._drafts(chosen)
        if wanted.needed is Needed.OCCASION and self._programme.can_judge(wanted.kind):
            return Holding(None)
        if wanted.needed is Needed.APPLICABLE and any(not record.draft for record in every):
            unknown = (*self._not_known(),)
            state = State.PARTIAL if unknown else State.NOT_APPLICABLE
            return Holding(state, (), unknown, None if unknown else _NO_CASE.of(what=wanted.what))
        if self._to_do and wanted.needed is not Needed.OCCASION:
            return Holding(State.PARTIAL, tuple(self._to_do), (self._still_to_do(),))
        return Holding(State.MISSING, (), (self._missing(),))

    def _chosen(self, record: Record) -> bool:
        """Tell whether a record counts; of one that does not, keep what is unknown, or still to be done."""
        if isinstance(record, Document) and not on_paper.answers(self._programme, self._request, record):
            return False
        where = self._wanted.where
        unmet = {path: met for path in where if (met := reach.meets(record, path, where[path])) is not True}
        if unmet and not record.draft:
            if self._wanted.needed is Needed.APPLICABLE and set(unmet.values()) == {None}:
                self._unknown.setdefault(next(iter(unmet)), []).append(record)
            if set(unmet) == {STANDARDS}:
                self._of_others.append(record)
            elif all(where[path] == reach.ANYTHING and self._happens(path) for path in unmet):
                self._to_do.append(record)
                self._awaited.update(dict.fromkeys(unmet))
        return not unmet

    def _happens(self, path: str) -> bool:
        """Tell whether a path leads to the day on which something was done."""
        field = reach.declared(self._kind, path)
        return field is not None and field.time is Time.HAPPENED

    def _begun(self, draft: Record) -> bool:
        """Tell whether anybody has worked on a draft: one as `isms init` makes it holds nothing yet."""
        wanted = self._wanted
        paths = [path for path in (*wanted.fields, wanted.yearly, wanted.each_yearly) if path]
        return not paths or any(reach.filled(draft, path) for path in paths)

    def _lacks(self, kept: Sequence[Record]) -> Iterator[Lack]:
        wanted, programme = self._wanted, self._programme
        asked = in_time.of_late(programme, kept, wanted.yearly)
        for paths in wanted.fields:
            lacking = [record for record in asked if not reach.filled(record, paths)]
            if lacking:
                yield self._lack(_LACKING, _DO_FILL, paths, lacking)
        if wanted.kind == DOCUMENT:
            documents = [record for record in kept if isinstance(record, Document)]
            yield from on_paper.lacking(wanted, documents, programme.as_of)
        if wanted.yearly:
            yield from in_time.once_a_year(programme, wanted, kept, wanted.yearly)
        if wanted.each_yearly:
            yield from in_time.each_in_the_year(programme, wanted, kept, wanted.each_yearly)
        if wanted.every:
            yield from self._undecided(kept, wanted.every)

    def _undecided(self, kept: Sequence[Record], name: str) -> Iterator[Lack]:
        """Ask that there is a record of every control of a framework."""
        framework = self._programme.knowledge.framework(name)
        keys = {record.key for record in kept}
        controls = [i.id for i in framework.items if i.kind == CONTROL] if framework else []
        lacking = [id_ for id_ in controls if key_of(id_, name) not in keys]
        if lacking:
            values = {"what": self._wanted.what, "count": len(lacking), "shown": some_of(lacking)}
            yield Lack(_UNDECIDED.of(**values), _DO_DECIDE.of())

    def _not_known(self) -> Iterator[Lack]:
        for path, records in self._unknown.items():
            yield self._lack(_UNKNOWN, _DO_FILL, path, records)

    def _lack(self, reason: Text, next_: Text, paths: str, records: Sequence[Record]) -> Lack:
        """Return what some records lack in a field, or in each of alternatives."""
        fields = reach.labelled(self._kind, [paths])
        said = reason.of(what=self._wanted.what, fields=fields, count=len(records), shown=some_of(records))
        return Lack(said, next_.of(kind=self._label, fields=fields))

    def _drafts(self, drafts: Sequence[Record]) -> Holding:
        """Judge drafts that nothing stands beside: those that nobody has begun show nothing."""
        reason = _DRAFT.of(what=self._wanted.what, shown=some_of(drafts))
        lacks = (Lack(reason, _DO_FINISH.of(kind=self._label)),)
        if any(map(self._begun, drafts)):
            return Holding(State.PARTIAL, tuple(drafts), lacks)
        return Holding(State.MISSING, (), lacks)

    def _still_to_do(self) -> Lack:
        fields = reach.labelled(self._kind, self._awaited)
        reason = _TO_DO.of(what=self._wanted.what, fields=fields, shown=some_of(self._to_do))
        wanted = self._wanted
        return Lack(reason, (wanted.next or _DO_CARRY_OUT).of(kind=self._label, fields=fields))

    def _missing(self) -> Lack:
        wanted = self._wanted
        if not self._programme.can_judge(wanted.kind):
            return Lack(_UNREAD.of(what=wanted.what), _DO_MEND.of())
        if self._of_others:
            name = usual(wanted.where[STANDARDS].partition(reach.EITHER)[0])
            standard = TITLES.get(name, Text(name, name))
            reason = _OTHERS.of(what=wanted.what, standard=standard, shown=some_of(self._of_others))
            return Lack(reason, _DO_WIDEN.of(standard=standard, name=wanted.kind))
        if wanted.kind == DOCUMENT and not on_paper.by_where(wanted):
            found = on_paper.missing(self._request)
            return found._replace(next=wanted.next.of()) if wanted.next else found
        next_ = wanted.next or _DO_RECORD
        return Lack(_NONE.of(what=wanted.what), next_.of(kind=self._label, name=wanted.kind))


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
