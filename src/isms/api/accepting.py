"""Signing off: a person accepts what remains of a risk, approves a treatment, or has looked a record over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms.api.errors import RequestError
from isms.api.finding import person_named
from isms.api.foreseen import changes_of, edited, remarks_on
from isms.diagnostic import Text
from isms.excerpt import excerpt
from isms.model.risk import Decision, Risk
from isms.risk.acceptance import Acceptance, stale, stamp_of
from isms.risk.score import score
from isms.sign_off import ACCEPTANCE, SIGN_OFFS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from isms.api.loading import Loaded
    from isms.diagnostic import Diagnostic, FieldPath, Message
    from isms.kind import Record
    from isms.model.programme import Programme
    from isms.records.journal import Change
    from isms.records.yaml_text import Content
    from isms.risk.score import Score

NO_SIGN_OFF = Text(
    ja="{kind}は、受容・承認・見直しを記録する種類ではありません(記録できる種類: {kinds})。",
    en="a {kind} is nothing that is accepted, approved or reviewed in this way (these are: {kinds})",
)
DRAFT = Text(
    ja="{record} は作成中(draft)です。内容を決め、draft を外してから記録してください"
    "(まとめて指定するときは --where draft!=true で除外)。",
    en="{record} is a draft; finish it and take draft away first (--where draft!=true leaves drafts out)",
)
UNDECIDED = Text(
    ja="{record} は対応の選択肢が未定です。先に decision を決めてください。",
    en="{record} is undecided; first choose its decision",
)
NOT_SCORED = Text(
    ja="{record} は評価できず、何を受容するのか決まりません(isms check で確認)。",
    en="{record} cannot be scored, so that nobody knows what would be accepted (see isms check)",
)
ASSESSED_LATER = Text(
    ja="{record} の評価日は、受容する日 {day} より後です。--as-of を評価日以後にしてください。",
    en="{record} was assessed after the day of the acceptance, {day}; give with --as-of a day that is no "
    "earlier than the assessment",
)
UNTIL_NEEDED = Text(
    ja="{record} の残留リスクは受容基準を超えています。--until で受容の期限を指定してください。",
    en="what remains of {record} is above the criterion; say with --until how long it is accepted",
)
UNSTAMPED = Text(
    ja="{record} はリスク所有者 {owner} が受容していますが、刻印がなく、いまの内容を受容したかどうか"
    "分かりません。一緒に受容してください(--by {owner} を加える)。",
    en="{record} was accepted by its owner {owner} without a stamp, so that nobody knows whether what stands "
    "now was accepted; let both accept it (add --by {owner})",
)
BEYOND_OTHERS = Text(
    ja="{record} を受容している人({people})の期限は {until} です。--until をそれより後にするときは、"
    "一緒に受容してください(その人の --by を加える)。",
    en="those who accept {record} already ({people}) do so until {until}; for a later end let them accept it "
    "again together with you (add --by for each)",
)
UNTIL_PAST = Text(
    ja="受容の期限 {until} は、受容する日 {day} より前です。",
    en="the end {until} lies before the day of the acceptance, {day}",
)
UNTIL_OF_RISK = Text(
    ja="期限(--until)を付けられるのはリスクの受容だけです: {record}",
    en="only the acceptance of a risk has an end (--until): {record}",
)
ONE_PERSON = Text(
    ja="{record} に記録できるのは1人です。--by を1つにしてください。",
    en="{record} names one person; give --by once",
)

OTHERS_TOO = Text(
    ja="{refusal}ほかにも記録できないものが {count} 件あります: {records}。どれにも何も書き込みません。",
    en="{refusal} ({count} more cannot be signed off either: {records}; nothing is written)",
)

_BY_OWNER = frozenset({Acceptance.HOLDS, Acceptance.NOT_BY_TOP})


@dataclass(frozen=True, slots=True)
class SignedOff:
    """What signing some records off changes, and what is still to be said about them afterwards."""

    changes: tuple[Change, ...]
    records: tuple[Record, ...]
    remarks: tuple[Diagnostic, ...]


def accept(
    loaded: Loaded, records: Sequence[Record], by: Sequence[str], until: date | None = None
) -> SignedOff:
    """Return what lets people sign records off on the day of the programme; nothing is written (see `apply`).

    A risk is accepted, a treatment approved; assets, personal information, controls and documents are marked
    as reviewed. ``by`` are ids or names of people: of a risk its owner, and top management where what
    remains is above the criterion. Who signs a risk later than others is added to them, as long as it is
    still what they have accepted. Raises RequestError where that cannot be signed, or not by them alone.
    """
    programme = loaded.programme
    people = tuple(dict.fromkeys(person_named(programme, name) for name in by))
    _refuse(programme, records, people, until)
    contents = edited(loaded, [(record, _fields(programme, record, people, until)) for record in records])
    return SignedOff(
        changes_of(loaded.tree, contents),
        tuple(records),
        remarks_on(loaded, contents, {record.reference for record in records}),
    )


def _fields(
    programme: Programme, record: Record, people: tuple[str, ...], until: date | None
) -> Mapping[FieldPath, Content | None]:
    """Return the fields that sign a record off."""
    day = programme.as_of.isoformat()
    if isinstance(record, Risk):
        return _of_risk(score(programme, record), people, programme.as_of, until)
    act = SIGN_OFFS[record.declaration.name]
    return {(act.by,): people[0], (act.on,): day, ("stamps", act.stamp): act.content(record)}


def _refuse(
    programme: Programme, records: Sequence[Record], people: tuple[str, ...], until: date | None
) -> None:
    """Refuse what cannot be signed off: why the first cannot, and which others cannot either."""
    refused = [(each.key, why) for each in records if (why := _refusal(programme, each, people, until))]
    if not refused:
        return
    (_, refusal), *others = refused
    if others:
        keys = excerpt([key for key, _ in others], _NAMED)
        raise RequestError(OTHERS_TOO.of(refusal=refusal, count=len(others), records=keys))
    raise RequestError(refusal)


_NAMED = 10
"""So many of the others are named."""


def _refusal(
    programme: Programme, record: Record, people: tuple[str, ...], until: date | None
) -> Message | None:
    """Say why a record cannot be signed off like this."""
    if record.declaration.name not in SIGN_OFFS:
        kinds = [programme.registers[name].kind.declaration.label for name in SIGN_OFFS]
        return NO_SIGN_OFF.of(kind=record.declaration.label, kinds=kinds)
    if record.draft:
        return DRAFT.of(record=record.reference)
    if not isinstance(record, Risk):
        if until is not None:
            return UNTIL_OF_RISK.of(record=record.reference)
        return ONE_PERSON.of(record=record.reference) if len(people) > 1 else None
    return _refused_on_the_day(programme, record, until) or _refused_to(
        score(programme, record), people, programme.as_of, until
    )


def _refused_on_the_day(programme: Programme, risk: Risk, until: date | None) -> Message | None:
    """Say why nobody can accept a risk on the day."""
    day = programme.as_of
    if risk.decision is Decision.OPEN:
        return UNDECIDED.of(record=risk.reference)
    if until is not None and until < day:
        return UNTIL_PAST.of(until=until, day=day)
    if programme.happens_later(risk, "assessed_on"):
        return ASSESSED_LATER.of(record=risk.reference, day=day)
    return None


def _refused_to(row: Score, people: tuple[str, ...], day: date, until: date | None) -> Message | None:
    """Say why what remains of a risk cannot be accepted by some people."""
    risk = row.risk
    if row.remaining is None:
        return NOT_SCORED.of(record=risk.reference)
    before = _before(row, people, day)
    if before and ACCEPTANCE.stamped(risk) is None:
        return UNSTAMPED.of(record=risk.reference, owner=risk.owner)
    end = risk.accepted_until if before else None
    if end is not None and until is not None and until > end:
        return BEYOND_OTHERS.of(record=risk.reference, people=list(before), until=end)
    if until is None and not row.remaining.acceptable and not before:
        return UNTIL_NEEDED.of(record=risk.reference)
    return None


def _before(row: Score, people: tuple[str, ...], day: date) -> tuple[str, ...]:
    """Return those whom people join: others whose acceptance is not over and is of what stands now.

    That of the owner may be without a stamp: then nobody knows what it is of, and nobody may join it.
    """
    risk = row.risk
    over = risk.accepted_until is not None and risk.accepted_until < day
    if over or set(people) & set(risk.accepted_by):
        return ()
    if row.acceptance is Acceptance.NOT_BY_OWNER:
        fits = ACCEPTANCE.stamped(risk) is not None and not stale(risk, row.remaining, row.scorer)
    else:
        fits = row.acceptance in _BY_OWNER
    return risk.accepted_by if fits else ()


def _of_risk(
    row: Score, people: tuple[str, ...], day: date, until: date | None
) -> Mapping[FieldPath, Content | None]:
    """Return the fields by which a risk is accepted."""
    before = _before(row, people, day)
    end = until or (row.risk.accepted_until if before else None)
    return {
        ("accepted_by",): [*before, *people],
        ("accepted_on",): day.isoformat(),
        ("accepted_until",): end.isoformat() if end else None,
        ("stamps", "accepted"): stamp_of(row.risk, row.remaining, row.scorer),
    }
