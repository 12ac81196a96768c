"""Listings of a programme: rows, the columns a reader wants first, and every field to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from isms import annex_a
from isms.api.answers import comparison, statement
from isms.diagnostic import Place, Spot, Text
from isms.kind import COMMON, Field, Record, Shape
from isms.listing import Column, Listing, Named, by_head, choose, listed
from isms.records.locate import places
from isms.risk.report import applied_to, by_method, taken_over
from isms.risk.score import assessment_to_json, scores
from isms.risk.score import to_json as as_row
from isms.scalars import TEXT, Reference
from isms.soa.row import to_json as as_statement_row
from isms.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from isms.api.loading import Loaded
    from isms.diagnostic import Language, Message
    from isms.model.programme import Programme
    from isms.risk.method import Assessment
    from isms.risk.rescore import Rescored
    from isms.risk.score import Score

RISK_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("title", Text(ja="リスク", en="Risk")),
    Column("owner", Text(ja="リスク所有者", en="Owner"), spare=3),
    Column("inherent.score", Text(ja="リスク値", en="Score")),
    Column("inherent.level", Text(ja="レベル", en="Level")),
    Column("current.score", Text(ja="現在の値", en="Current"), spare=6, where_filled=True),
    Column("current.level", Text(ja="現在のレベル", en="Current level"), spare=5, where_filled=True),
    Column("residual.score", Text(ja="対応後の値", en="Residual"), spare=4),
    Column("residual.level", Text(ja="対応後のレベル", en="Residual level")),
    Column("acceptable", Text(ja="受容可能", en="Acceptable")),
    Column("decision", Text(ja="対応", en="Decision"), spare=1),
    Column("method", Text(ja="評価方法", en="Method"), below=True, spare=2),
    Column("applies_to", Text(ja="対象・継承", en="Applies to"), below=True, where_filled=True),
)
RISK_OTHERS = (
    Column("department", Text(ja="部署", en="Department")),
    Column("asset", Text(ja="対象", en="Subject")),
    Column("standing.score", Text(ja="判定に使う値", en="Standing score")),
    Column("standing.level", Text(ja="判定に使うレベル", en="Standing level")),
    Column("version", Text(ja="評価方法の版", en="Version of the method")),
    Column("acceptance", Text(ja="残留リスクの受容", en="Acceptance")),
    Column("accepted_by", Text(ja="受容者", en="Accepted by")),
    Column("accepted_on", Text(ja="受容日", en="Accepted on")),
    Column("accepted_until", Text(ja="受容期限", en="Accepted until")),
    Column("unknown", Text(ja="不明な点", en="Unknown")),
)
FACTORS = frozenset({"factors", "current", "residual"})
"""Fields of a risk that hold values by the name of a factor."""
FILE = Column("file", Text(ja="ファイル", en="File"))


@uncollected()
def risk_listing(loaded: Loaded, language: Language) -> Listing:
    """Return every risk with its scores and levels, as `isms risk score --format json` has them."""
    row = _RiskRows(loaded.programme, language).row
    rows = [row(each) for each in scores(loaded.programme)]
    return listed(rows, RISK_COLUMNS, RISK_OTHERS)


RESCORED_COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("title", Text(ja="リスク", en="Risk")),
    Column("owner", Text(ja="リスク所有者", en="Owner"), spare=3),
    Column("before.score", Text(ja="変更前の値", en="Score before")),
    Column("before.level", Text(ja="変更前のレベル", en="Level before")),
    Column("before.acceptable", Text(ja="変更前の受容", en="Acceptable before"), spare=2),
    Column("after.score", Text(ja="変更後の値", en="Score after")),
    Column("after.level", Text(ja="変更後のレベル", en="Level after")),
    Column("after.acceptable", Text(ja="変更後の受容", en="Acceptable after"), spare=1),
    Column("methods.before.id", Text(ja="変更前の方法", en="Method before"), below=True),
    Column("methods.after.id", Text(ja="変更後の方法", en="Method after"), below=True),
)


def rescored_listing(loaded: Loaded, rows: Iterable[Rescored], language: Language) -> Listing:
    """Return risks as two methods score them, as `isms risk compare --format json` has them."""
    row = _RiskRows(loaded.programme, language)
    return listed([row.rescored(each) for each in rows], RESCORED_COLUMNS)


def methods_of(rows: Iterable[Score]) -> list[Named]:
    """Return the methods that scored some risks, by title and version, each once."""
    scorers = dict.fromkeys(row.scorer for row in rows if row.scorer is not None)
    return [Named(scorer.method.id, by_method(scorer)) for scorer in scorers]


class _RiskRows:
    """Makes the rows of risks; what many of them share is made once."""

    def __init__(self, programme: Programme, language: Language) -> None:
        own = programme.settings.labels.decisions if programme.settings.labels else {}
        self._programme = programme
        self._language = language
        self._methods: dict[str, Named] = {}
        self._decisions = {word: Named(word, Text(ja=label, en=label)) for word, label in own.items()}
        self._owner = cache(partial(named, programme, "person"))
        self._department = cache(partial(named, programme, "department"))
        self._asset = cache(partial(named, programme, "asset"))
        self._line = cache(partial(named, programme, "personal-information"))
        self._assessments: dict[int, tuple[Assessment, Mapping[str, Any]]] = {}

    def row(self, score: Score) -> Mapping[str, Any]:
        """Return the row of one risk."""
        row = as_row(score, self._language, self._assessment)
        row["owner"] = self._owner(score.owner)
        row["department"] = self._department(score.department)
        row["asset"] = self._subjects(score)
        row["decision"] = self._decisions.get(str(score.decision), score.decision)
        row["method"] = self._method(score)
        row["acceptance"] = score.acceptance
        row["accepted_by"] = [self._owner(key) for key in score.risk.accepted_by]
        said: list[Text | Message] = [*applied_to(score), *taken_over(self._programme, score)]
        row["applies_to"] = [each.say(self._language) for each in said]
        return row

    def _subjects(self, score: Score) -> list[str]:
        """Return the assets that a risk is about, by their kind too, and the personal information."""
        keys = dict.fromkeys([score.risk.asset, *score.applied_to])
        every = (*map(self._asset, keys), self._line(score.risk.personal_information))
        return [each for each in every if each is not None]

    def _method(self, score: Score) -> Named | None:
        """Return the method that scored a risk, by its title and version."""
        scorer = score.scorer
        if scorer is None:
            return None
        found = self._methods.get(scorer.method.id)
        if found is None:
            found = self._methods[scorer.method.id] = Named(scorer.method.id, by_method(scorer))
        return found

    def rescored(self, pair: Rescored) -> Mapping[str, Any]:
        """Return the row of one risk by two methods."""
        before, after = pair
        return {
            "id": before.id,
            "title": before.title,
            "owner": self._owner(before.owner),
            "department": self._department(before.department),
            "decision": self._decisions.get(str(before.decision), before.decision),
            "before": self._standing(before),
            "after": self._standing(after),
            "methods": {
                "before": {"id": self._method(before), "version": before.version},
                "after": {"id": self._method(after), "version": after.version},
            },
            "changed": pair.changed,
            "unknown": [message.say(self._language) for message in after.unknown],
        }

    def _standing(self, score: Score) -> Mapping[str, Any] | None:
        """Return how a risk stands by a method; None where it cannot be told."""
        standing = score.standing
        if standing is None:
            return None
        return {**self._assessment(standing), "acceptable": standing.acceptable}

    def _assessment(self, assessment: Assessment) -> Mapping[str, Any]:
        """Return an assessment with the label of its level; risks that are alike share it."""
        found = self._assessments.get(id(assessment))
        if found is None:
            level = Named(assessment.level, assessment.label)
            found = (assessment, {**assessment_to_json(assessment), "level": level})
            self._assessments[id(assessment)] = found
        return found[1]


SOA_COLUMNS = (
    Column("id", Text(ja="管理策", en="Control")),
    Column("title", Text(ja="表題", en="Title")),
    Column("applicable", Text(ja="適用", en="Applicable")),
    Column("reasons", Text(ja="適用理由", en="Reasons")),
    Column("status", Text(ja="実施状況", en="Status")),
    Column("risks", Text(ja="関連するリスク", en="Risks")),
    Column("evidence", Text(ja="証拠", en="Evidence")),
    Column("owner", Text(ja="管理責任者", en="Owner")),
)
SOA_OTHERS = (
    Column("justification", Text(ja="採否の理由", en="Justification")),
    Column("implementation", Text(ja="実施内容", en="Implementation")),
    Column("number", Text(ja="番号だけ", en="Bare number")),
    Column("laws", Text(ja="根拠の法令・契約", en="Laws and contracts")),
    Column("parties", Text(ja="根拠の利害関係者", en="Parties")),
    Column("suppliers", Text(ja="根拠の供給者", en="Suppliers")),
    Column("theme", Text(ja="区分", en="Theme")),
    Column("documents", Text(ja="関連文書", en="Documents")),
    Column("treatments", Text(ja="完了していない対応", en="Open treatments")),
    Column("decided_on", Text(ja="決定日", en="Decided on")),
    Column("decided_by", Text(ja="決定者", en="Decided by")),
    Column("framework", Text(ja="フレームワーク", en="Framework")),
    Column("title_ja", Text(ja="日本語の表題", en="Japanese title")),
    Column("title_en", Text(ja="英語の表題", en="English title")),
    Column("confidence", Text(ja="表題の確かさ", en="Confidence of the title")),
    Column("owner_name", Text(ja="管理責任者の氏名", en="Name of the owner")),
    Column("draft", Text(ja="作成中", en="Draft")),
)


COMPARISON_COLUMNS = (
    Column("id", Text(ja="管理策", en="Control")),
    Column("title", Text(ja="表題", en="Title")),
    Column("result", Text(ja="比較の結果", en="Result")),
    Column("applicable", Text(ja="適用", en="Applicable")),
    Column("risks", Text(ja="挙げているリスク", en="Named by risks")),
    Column("treatments", Text(ja="進行中の対応", en="Open treatments")),
)


def comparison_listing(loaded: Loaded, language: Language) -> Listing:
    """Return the comparison with Annex A, as `isms soa --compare --format json` has it."""
    rows = [
        {**annex_a.to_json(each, language), "result": each.result, "reasons": list(each.row.reasons)}
        for each in comparison(loaded)
    ]
    return listed(rows, COMPARISON_COLUMNS)


def soa_listing(loaded: Loaded, language: Language, framework: str | None = None) -> Listing:
    """Return the Statement of Applicability, as `isms soa --format json` has it, or that on a framework."""
    programme = loaded.programme
    rows = [
        {
            **as_statement_row(row, language),
            "reasons": list(row.reasons),
            "status": row.status,
            "owner": named(programme, "person", row.owner),
        }
        for row in statement(loaded, framework)
    ]
    return listed(rows, SOA_COLUMNS, SOA_OTHERS)


def record_listing(loaded: Loaded, kind: type[Record]) -> Listing:
    """Return every record of a kind with all its fields, its own ``x_`` fields and its file."""
    declared = kind.declaration
    fields = {**COMMON, **declared.fields}
    shown = [f for f in declared.fields.values() if f.required or f.name in declared.key]
    columns = _columns([f for f in shown if f.shape in {Shape.ONE, Shape.MANY}])
    records = list(loaded.programme.registers[declared.name])
    row = partial(_record_row, loaded.programme, fields)
    names = {head: f.name for f in fields.values() for head in reversed(f.heads)}
    extra = {name: name for record in records for name in record.extra}
    words = {**extra, **names, **by_head([FILE])}
    others = [*(Column(f.name, f.label) for f in fields.values()), FILE]
    return Listing([row(record) for record in records], columns, words, others=others)


def _columns(fields: Sequence[Field]) -> list[Column]:
    """Return the columns of fields; a narrow table can spare texts but for the first, then lists."""
    texts = [f.name for f in fields if f.scalar is TEXT and f.shape is Shape.ONE]
    spare = dict.fromkeys(texts[1:], 2) | {f.name: 1 for f in fields if f.shape is Shape.MANY}
    return [Column(f.name, f.label, spare=spare.get(f.name, 0)) for f in fields]


def records_where(loaded: Loaded, kind: type[Record], conditions: Iterable[str]) -> list[Record]:
    """Return the records of a kind that meet every condition, as `isms list` has them."""
    rows = record_listing(loaded, kind)
    meeting = {id(row) for row in choose(rows, conditions).rows}
    records = loaded.programme.registers[kind.declaration.name]
    return [record for record, row in zip(records, rows.rows, strict=True) if id(row) in meeting]


def _record_row(programme: Programme, fields: Mapping[str, Field], record: Record) -> Mapping[str, Any]:
    values = {name: resolved(programme, f, getattr(record, name)) for name, f in fields.items()}
    return {**values, **record.extra, "file": record.file}


class Described(NamedTuple):
    """A record for showing: its filled fields with their labels, and where it is written."""

    record: Record
    place: Place
    fields: tuple[tuple[Field, Any], ...]


def described(loaded: Loaded, record: Record) -> Described:
    """Return a record with its filled and its unread fields, references with names, and its place."""
    spot = Spot(record.file, record.ordinal)
    place = places(loaded.tree, record.file, [spot])[spot]
    fields = {**record.declaration.fields, **COMMON}
    shown = [
        (f, _deep(loaded.programme, f, getattr(record, name)))
        for name, f in fields.items()
        if name in record.unread or getattr(record, name) not in (None, (), {}, False) or f.required
    ]
    extra = [(Field(name, Text(ja=name, en=name)), value) for name, value in record.extra.items()]
    return Described(record, place, (*shown, *extra))


def _deep(programme: Programme, declared: Field, value: Any) -> Any:  # noqa: ANN401 - any field of a record
    """Return the value of a field with names for references, also of those inside its parts."""
    if isinstance(value, Record):
        parts = value.declaration.fields.values()
        return {
            f.name: _deep(programme, f, part)
            for f in parts
            if (part := getattr(value, f.name)) not in (None, ())
        }
    if declared.inside is not None and isinstance(value, tuple):
        return tuple(_deep(programme, declared, part) for part in value)
    if declared.name in FACTORS and isinstance(value, Mapping):
        return {_factor(programme, name): part for name, part in value.items()}
    return resolved(programme, declared, value)


def _factor(programme: Programme, name: str) -> str:
    """Return the name of a factor with the title of its scale, in a method in use before any other."""
    risk = programme.settings.risk
    in_use = {risk.method, risk.lifecycle_method} if risk else set()
    for method in sorted(programme.knowledge.methods.values(), key=lambda each: each.id not in in_use):
        scale = method.scales.get(name)
        if scale is not None:
            return Named(name, Text(ja=scale.title_ja, en=scale.title_en))
    return name


def resolved(programme: Programme, declared: Field, value: Any) -> Any:  # noqa: ANN401 - any field of a record
    """Return the value of a field with the names of the records that it refers to."""
    if not isinstance(declared.scalar, Reference) or value is None:
        return value
    kind = declared.scalar.kind
    if isinstance(value, tuple):
        return tuple(named(programme, kind, key) for key in value)
    return named(programme, kind, value) if isinstance(value, str) else value


def named(programme: Programme, kind: str, key: str | None) -> str | None:
    """Return a key together with the name or title of the record that it means."""
    record = programme.registers[kind].get(key)
    name = getattr(record, "name", None) or getattr(record, "title", None)
    return Named(key, Text(ja=name, en=name)) if key is not None and isinstance(name, str) else key
