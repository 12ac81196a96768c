"""A Statement of Applicability on an older edition of Annex A, as firms keep it in a spreadsheet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from isms.diagnostic import Message, Text
from isms.near import Vocabulary
from isms.old_words import APPLIES, EXCLUDED, STATUSES, columns_of, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from isms.knowledge.annex import Edition
    from isms.model.control import ControlStatus

_NUMBER = re.compile(
    r"\s*(?:附属書|Annex)?\s*A?\s*[.\-]?\s*(\d{1,2}(?:\.\d{1,2}){0,2})\.?(?:\s|$)", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}[/-]\d{1,2}[/-]\d{1,2}\Z|\d{1,2}月\d{1,2}日\Z")
"""What a spreadsheet makes of a number such as 5.1.1."""
Columns: TypeAlias = "dict[str, list[int]]"
"""Where each column stands that is known."""
_DECIDES: Mapping[str, Mapping[str, bool | None]] = {"applicable": APPLIES, "excluded": EXCLUDED}
"""The columns that say whether a control applies, with what may stand in them."""
_LEVELS = 3
"""How many numbers the id of a control of 2005 or 2013 has; headings have fewer."""
_SOUGHT = 30
"""How many rows may stand above the heads."""
_FEW = 3
"""So many ids that 2013 does not have make a list one of 2005, where they fit it."""

NO_HEADS = Text(
    ja="管理策の番号と適用の列が見つかりません。見出しを「管理策番号」「適用」にしてください"
    "(「理由」「実施状況」の列もあれば読みます)。",
    en="there is no column for the number of the control and whether it applies; name the heads 'Control' "
    "and 'Applicable' ('Justification' and 'Status' are read, too)",
)
NO_CONTROLS = Text(ja="管理策の行がありません。", en="there is no row of a control")
NEWEST = Text(
    ja="番号が A.5.1 の形なので、2022年版の一覧です。移行は要りません。",
    en="the numbers are like A.5.1, so this is a list of 2022 already, which needs no migration",
)
UNKNOWN_EDITION = Text(
    ja="どの版の一覧か分かりません。2013年版にない番号が {count} 件あります({ids} など)。"
    "--edition で指定してください。",
    en="it is not clear which edition this is: {count} ids are not of 2013, such as {ids}; say which with "
    "--edition",
)
NO_NUMBER = Text(
    ja="「{cell}」は管理策の番号として読めません。A.5.1.1 か 5.1.1 の形で書いてください。",
    en="'{cell}' is no number of a control; write it like A.5.1.1 or 5.1.1.",
)
DATED = Text(
    ja="「{cell}」は管理策の番号ではありません。表計算ソフトが番号を日付に変えたものなら、"
    "A.5.1.1 のように書き直してください。",
    en="'{cell}' is no number of a control; where the spreadsheet has made a date of it, write it like "
    "A.5.1.1.",
)
NO_SUCH = Text(
    ja="{edition}年版に「{id}」という管理策はありません。{near}",
    en="There is no control '{id}' in the edition of {edition}. {near}",
)
NOT_A_FLAG = Text(
    ja="{id} の適用「{cell}」を読めません。「適用」か「除外」にしてください。",
    en="Whether {id} applies cannot be read from '{cell}'; write yes or no.",
)
BOTH = Text(
    ja="{id} は「適用」と「除外」の両方に印があります。どちらかにしてください。",
    en="{id} is marked both as applicable and as excluded; leave one of them.",
)
NOT_A_STATUS = Text(
    ja="{id} の実施状況「{cell}」を読めません。実施、一部実施、計画中、未実施のどれかにします。",
    en="The status '{cell}' of {id} cannot be read; use implemented, partial, planned or not_implemented.",
)
TWICE = Text(
    ja="{id} は {line} 行目にもあります。先の行を使いました。",
    en="{id} stands in line {line}, too; the first row is taken.",
)


class Unclear(NamedTuple):
    """What cannot be read in a line of the file."""

    line: int
    message: Message


class Unreadable(ValueError):
    """The whole file is no such statement; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        """Keep what is to be said."""
        super().__init__(message.say("en"))
        self.message = message


@dataclass(frozen=True, slots=True)
class OldDecision:
    """What an older statement decides on a control; None where it does not say."""

    id: str
    line: int
    applicable: bool | None = None
    status: ControlStatus | None = None
    justification: str | None = None


@dataclass(frozen=True, slots=True)
class OldStatement:
    """An older statement: its edition, its decisions in the order of the file, and what could not be read."""

    edition: str
    decisions: tuple[OldDecision, ...]
    unclear: tuple[Unclear, ...]


def read(
    rows: Iterable[tuple[int, Sequence[str]]],
    known: Collection[str],
    editions: Mapping[str, Edition],
    edition: str | None = None,
) -> OldStatement:
    """Return the statement that stands in the rows of a table, each with its line.

    ``known`` are the ids of 2013; ``edition`` says which it is where the ids do not. Raises Unreadable.
    """
    columns, below = _heads(list(rows))
    unclear: list[Unclear] = []
    found: dict[str, OldDecision] = {}
    headings = 0
    for line, row in below:
        cell = _cell(row, columns["id"])
        if not cell:
            continue
        id_ = _number_in(row, columns["id"])
        decision = _decision(row, columns, id_ or "", line, unclear)
        if id_ is None:
            if decision.applicable is not None:
                said = DATED if _DATE.match(cell) else NO_NUMBER
                unclear.append(Unclear(line, said.of(cell=cell)))
        elif id_.count(".") < _LEVELS:
            headings += decision.applicable is not None
        elif id_ in found:
            unclear.append(Unclear(line, TWICE.of(id=id_, line=found[id_].line)))
        else:
            found[id_] = decision
    if not found:
        raise Unreadable(NEWEST.of() if headings else NO_CONTROLS.of())
    named = edition or _edition(found, known, editions)
    decisions = []
    for decision in found.values():
        fault = _stranger(decision.id, named, known, editions)
        if fault is None:
            decisions.append(decision)
        else:
            unclear.append(Unclear(decision.line, fault))
    return OldStatement(named, tuple(decisions), tuple(sorted(unclear, key=lambda each: each.line)))


def _heads(rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[Columns, Sequence[tuple[int, Sequence[str]]]]:
    """Return which columns hold what, and the rows below the heads, which may take two rows.

    Where the column of the numbers is called something else, a number is looked for in every column.
    """
    known = [columns_of(row) for _, row in rows[:_SOUGHT]]
    telling = [number for number, columns in enumerate(known) if not columns.keys().isdisjoint(_DECIDES)]
    found = next((number for number in telling if "id" in known[number]), None)
    if found is None:
        found = next((number for number in telling if len(known[number]) > 1), None)
    if found is None:
        raise Unreadable(NO_HEADS.of())
    columns, below = known[found], rows[found + 1 :]
    second = below[0][1] if below else ()
    if second and not _cell(second, columns.get("id", ())) and not any(map(_number, second)):
        columns, below = columns | columns_of(second), below[1:]
    if not any(_number_in(row, columns.get("id", ())) for _, row in below):
        columns["id"] = list(range(max((len(row) for _, row in below), default=0)))
    return columns, below


def _decision(
    row: Sequence[str], columns: Columns, id_: str, line: int, unclear: list[Unclear]
) -> OldDecision:
    status = _cell(row, columns.get("status", ()))
    reasons = dict.fromkeys(
        row[index].strip() for index in columns.get("justification", ()) if index < len(row)
    )
    is_control = id_.count(".") == _LEVELS
    if status and plain(status) not in STATUSES and is_control:
        unclear.append(Unclear(line, NOT_A_STATUS.of(id=id_, cell=status)))
    said, faults = _applies(row, columns, id_)
    if is_control:
        unclear += (Unclear(line, fault) for fault in faults)
    return OldDecision(
        id_, line, said, STATUSES.get(plain(status)), " / ".join(filter(None, reasons)) or None
    )


def _applies(row: Sequence[str], columns: Columns, id_: str) -> tuple[bool | None, list[Message]]:
    """Return whether a control applies, None where that is not or not clearly said, and what is not clear."""
    said: set[bool | None] = set()
    faults = []
    for name, words in _DECIDES.items():
        cell = _cell(row, columns.get(name, ()))
        if cell and plain(cell) not in words:
            faults.append(NOT_A_FLAG.of(id=id_, cell=cell))
        elif cell:
            said.add(words[plain(cell)])
    said.discard(None)
    if len(said) > 1:
        faults.append(BOTH.of(id=id_))
    return (said.pop() if len(said) == 1 and not faults else None), faults


def _edition(ids: Collection[str], known: Collection[str], editions: Mapping[str, Edition]) -> str:
    """Return the edition that these ids are of."""
    strangers = [id_ for id_ in ids if id_ not in known]
    if not strangers:
        return "2013"
    old = editions["2005"].by_clause
    if len(strangers) >= _FEW and all(_clause(id_) in old for id_ in ids):
        return "2005"
    if len(strangers) * 2 > len(ids):
        raise Unreadable(UNKNOWN_EDITION.of(count=len(strangers), ids=strangers[:3]))
    return "2013"


def _stranger(
    id_: str, edition: str, known: Collection[str], editions: Mapping[str, Edition]
) -> Message | None:
    """Return what is wrong with an id of an edition; of 2005 only the clauses are known."""
    if edition == "2005":
        fits = _clause(id_) in editions["2005"].by_clause
        return None if fits else NO_SUCH.of(edition=edition, id=id_, near="")
    if id_ in known:
        return None
    return NO_SUCH.of(edition=edition, id=id_, near=Vocabulary(known).near(id_))


def _clause(id_: str) -> str:
    return ".".join(id_.split(".")[:2])


def _number(cell: str) -> str | None:
    """Return the id in a cell, which may be followed by the title: ``A.5.1.1``."""
    match = _NUMBER.match(unicodedata.normalize("NFKC", cell))
    return f"A.{'.'.join(str(int(part)) for part in match[1].split('.'))}" if match else None


def _number_in(row: Sequence[str], columns: Sequence[int]) -> str | None:
    """Return the id in the columns that may hold one: that of a control before a number in a list."""
    found = [id_ for index in columns if index < len(row) and (id_ := _number(row[index])) is not None]
    return max(found, key=lambda id_: id_.count("."), default=None)


def _cell(row: Sequence[str], columns: Sequence[int]) -> str:
    """Return the first filled cell of some columns."""
    return next((row[index].strip() for index in columns if index < len(row) and row[index].strip()), "")
