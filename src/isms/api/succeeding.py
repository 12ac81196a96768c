"""Bringing a Statement of Applicability on an older edition of Annex A to that of 2022."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms import old_statement, succession
from isms.api.errors import RequestError
from isms.api.knowing import asked
from isms.diagnostic import Message, Place, Text
from isms.kind import COMMON
from isms.knowledge import Framework
from isms.knowledge.annex import EarlierSuccession, Edition, Succession
from isms.listing import Column, Listing, listed
from isms.model.control import Control
from isms.old_statement import Unreadable
from isms.records import limits
from isms.records.csv_file import Table
from isms.records.packaged import packaged
from isms.records.text import decode
from isms.refusal import reason
from isms.succession import Proposal, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from isms.api.loading import Loaded
    from isms.diagnostic import Language
    from isms.old_statement import OldStatement

EDITIONS = ("2013", "2005")
"""The editions that a statement can be brought from."""
HOME = "iso27001"

NOT_READ = Text(ja="{path} を読めません: {reason}", en="{path} cannot be read: {reason}")
NOT_CSV = Text(
    ja="{path} は CSV ではありません。表計算ソフトで CSV として保存してから指定してください。",
    en="{path} is no CSV; save it as CSV from the spreadsheet and name that file",
)
AT = Text(ja="{place}: {fault}", en="{place}: {fault}")
READ_AS = Text(
    ja="{edition}年版の一覧として {count} 件を読みました(違う場合は --edition で指定)。",
    en="read as a list of {edition} with {count} controls (if it is not, say so with --edition)",
)
COUNTED = Text(
    ja="2022年版 {total} 件: 提案 {proposed}、不一致 {conflict}、一部のみ {incomplete}、未定 {open}、"
    "新設 {new}。提案は確認待ちの下書き(作成中)で、何も決定していません。",
    en="{total} controls of 2022: {proposed} proposed, {conflict} in conflict, {incomplete} incomplete, "
    "{open} open, {new} new. Proposals are drafts to be confirmed; nothing is decided.",
)
OF_2005 = Text(
    ja="2005年版からの対応は一部しか分かっていません。"
    "{total} 件のうち {count} 件は、2022年版のどの管理策に当たるか示せません: {ids}",
    en="only part of the way from 2005 is known: {count} of {total} controls cannot be placed in 2022: {ids}",
)
AND_MORE = Text(ja="ほか {count} 件", en="and {count} more")
_SHOWN = 12
"""So many ids are named in one sentence."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """What an older statement comes to: the proposals, what could not be read, and what has no place."""

    file: str
    statement: OldStatement
    proposals: tuple[Proposal, ...]
    unmapped: tuple[str, ...]

    @property
    def faults(self) -> list[Message]:
        """What could not be read, each with its line."""
        return [
            AT.of(place=Place(self.file, each.line), fault=each.message) for each in self.statement.unclear
        ]

    @property
    def remarks(self) -> Iterator[Message]:
        """What a reader has to know: the edition taken, the counts, and what has no place."""
        yield READ_AS.of(edition=self.statement.edition, count=len(self.statement.decisions))
        if self.unmapped:
            more = len(self.unmapped) - _SHOWN
            ids: list[object] = [*self.unmapped[:_SHOWN], *([AND_MORE.of(count=more)] if more > 0 else [])]
            total = len(self.statement.decisions)
            yield OF_2005.of(total=total, count=len(self.unmapped), ids=ids)
        counted = Counter(proposal.state for proposal in self.proposals)
        yield COUNTED.of(total=len(self.proposals), **{str(state): counted[state] for state in State})


def map_statement(loaded: Loaded | None, path: Path, edition: str | None = None) -> Mapped:
    """Return what a statement on an older Annex A, kept as CSV, proposes for that of 2022.

    Raises RequestError where the file cannot be read, or is no such statement.
    """
    knowledge = asked(loaded, Succession, EarlierSuccession, Edition)
    pairs = list(knowledge.table(Succession).values())
    known = {pair.id_2013: None for pair in pairs if pair.id_2013}
    try:
        statement = old_statement.read(_rows(path), known, knowledge.table(Edition), edition)
    except Unreadable as fault:
        raise RequestError(AT.of(place=path.name, fault=fault.message)) from fault
    framework = knowledge.framework(HOME) or packaged(Framework, HOME)
    earlier = knowledge.table(EarlierSuccession)
    proposals = succession.propose(framework.items if framework else (), statement, pairs, earlier)
    unmapped = tuple(decision.id for decision in succession.unmapped(statement, earlier))
    return Mapped(path.name, statement, tuple(proposals), unmapped)


def proposal_listing(mapped: Mapped, language: Language) -> Listing:
    """Return the proposals for reading: a row for each control of 2022."""
    rows = [_row(proposal, language) for proposal in mapped.proposals]
    return listed(rows, COLUMNS)


def record_listing(mapped: Mapped, language: Language) -> Listing:
    """Return the proposals as records of controls, all drafts, with the rows that they come from."""
    fields = {**Control.declaration.fields, **COMMON}
    columns = [
        *(Column(name, fields[name].label) for name in RECORD),
        *(Column(name, Text(name, name)) for name in OWN),
    ]
    rows = [
        {
            "id": each.item.id,
            "applicable": each.applicable,
            "justification": each.justification,
            "status": each.status,
            "draft": True,
            "x_state": _state(each).say(language),
            "x_from": succession.origin(each, mapped.file, language) or None,
        }
        for each in mapped.proposals
    ]
    return Listing(rows, columns, {column.field: column.field for column in columns})


RECORD = ("id", "applicable", "justification", "status", "draft")
OWN = ("x_state", "x_from")
COLUMNS = (
    Column("id", Text(ja="管理策", en="Control")),
    Column("title", Text(ja="表題", en="Title")),
    Column("state", Text(ja="移行", en="Migration")),
    Column("applicable", Text(ja="適用(案)", en="Applicable (proposed)")),
    Column("status", Text(ja="実施状況(案)", en="Status (proposed)")),
    Column("differing", Text(ja="不一致", en="Differing")),
    Column("from", Text(ja="旧版の決定", en="Old decisions")),
    Column("absent", Text(ja="旧版にないもの", en="Not in the old list")),
)
TOLD = Text(ja="{id}({line}行目): {decision}", en="{id} (line {line}): {decision}")
PLAIN = Text(ja="{state}", en="{state}")
DIFFERING = Text(ja="{state}({fields}は不一致)", en="{state} ({fields} differ)")
DECISIONS = {
    True: Text(ja="適用", en="applies"),
    False: Text(ja="除外", en="excluded"),
    None: Text(ja="不明", en="not said"),
}
WITH_STATUS = Text(ja="{decision}・{status}", en="{decision}, {status}")


def _state(proposal: Proposal) -> Message:
    """Return the state of a proposal with the fields on which the old decisions differ."""
    fields = [Control.label_of(name) for name in proposal.conflicts]
    return DIFFERING.of(state=proposal.state, fields=fields) if fields else PLAIN.of(state=proposal.state)


def _row(proposal: Proposal, language: Language) -> Mapping[str, Any]:
    row = succession.to_json(proposal, language)
    told = []
    for source in proposal.sources:
        decision: Text | Message = DECISIONS[source.applicable]
        if source.status is not None:
            decision = WITH_STATUS.of(decision=decision, status=source.status)
        told.append(TOLD.say(language, id=source.id, line=source.line, decision=decision))
    differing = [Control.label_of(name).say(language) for name in proposal.conflicts]
    return {**row, "differing": differing, "state": proposal.state, "status": proposal.status, "from": told}


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows of a CSV file with their lines; RequestError where it is none."""
    try:
        if path.stat().st_size > limits.YAML_BYTES:
            raise RequestError(NOT_CSV.of(path=path))
        data = path.read_bytes()
    except OSError as error:
        raise RequestError(NOT_READ.of(path=path, reason=reason(error))) from error
    decoded = decode(path.name, data, _speaks)
    if decoded.text is None:
        raise RequestError(NOT_CSV.of(path=path))
    table = Table(path.name, decoded.text.encode())
    rows = [(line + 1, row) for line, row in table.rows() if row]
    if table.broken:
        broken = table.broken[0]
        raise RequestError(AT.of(place=broken.where, fault=broken.values.get("reason", "")))
    yield from rows


def _speaks(text: str) -> bool:
    """Tell whether a text has the heads of such a statement in Japanese."""
    return any(head in text for head in ("管理策", "適用", "採否"))
