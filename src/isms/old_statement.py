"""A Statement of Applicability on an older edition of Annex A, as firms keep it in a spreadsheet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from isms.diagnostic import Message, Text
from isms.model.control import ALSO_STATUS, ControlStatus
from isms.near import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from isms.knowledge.annex import Edition

HEADS: Mapping[str, tuple[str, ...]] = {
    "id": (
        *("管理策番号", "管理策", "番号", "項番", "附属書a", "管理策no", "管理策id"),
        *(
            "control",
            "control id",
            "control no",
            "id",
            "no",
            "number",
            "ref",
            "reference",
            "clause",
            "annex a",
        ),
    ),
    "applicable": (
        *("適用", "適用の有無", "適用有無", "適用可否", "採否", "適用/除外", "適用・除外", "採用", "選択"),
        *("applicable", "applicability", "applied", "included", "selected", "in scope"),
    ),
    "justification": (
        *(
            "採否の理由",
            "理由",
            "適用理由",
            "採用理由",
            "除外理由",
            "選択理由",
            "適用除外の理由",
            "適用の理由",
        ),
        *("justification", "reason", "reasons", "rationale", "justification for inclusion"),
        *("justification for exclusion", "reason for exclusion", "reason for inclusion"),
    ),
    "status": (
        *("実施状況", "実施", "実施の有無", "状況", "実装状況", "ステータス"),
        *("status", "implementation status", "implemented", "implementation"),
    ),
}
"""The heads under which older statements keep what is asked for."""
APPLIES: Mapping[str, bool] = {
    **dict.fromkeys(
        ("適用", "適用する", "採用", "採用する", "はい", "有", "あり", "する", "○", "〇", "◯", "●"), True
    ),
    **dict.fromkeys(("yes", "y", "true", "applicable", "included", "x", "1", "applied", "selected"), True),
    **dict.fromkeys(
        ("適用除外", "除外", "適用外", "非適用", "適用しない", "不採用", "対象外", "該当なし"), False
    ),
    **dict.fromkeys(("採用しない", "いいえ", "無", "なし", "しない", "×", "✕", "-", "－", "ー"), False),
    **dict.fromkeys(("no", "n", "false", "not applicable", "n/a", "na", "excluded", "0"), False),
}
"""What stands for a control that applies, or does not."""
STATUSES: Mapping[str, ControlStatus] = {
    **{
        spelling: each
        for each in ControlStatus
        for spelling in (each.value, each.label.ja, each.label.en.lower())
    },
    **{spelling: each for spelling, value in ALSO_STATUS.items() for each in ControlStatus if each == value},
    **dict.fromkeys(
        ("yes", "y", "はい", "済", "実施済み", "○", "〇", "fully implemented", "done"),
        ControlStatus.IMPLEMENTED,
    ),
    **dict.fromkeys(("partial", "partially implemented", "△", "一部"), ControlStatus.PARTIAL),
    **dict.fromkeys(("計画", "予定", "実施予定", "in progress"), ControlStatus.PLANNED),
    **dict.fromkeys(("no", "n", "いいえ", "未", "×", "not started"), ControlStatus.NOT_IMPLEMENTED),
}
"""What stands for how far a control is implemented."""
_NUMBER = re.compile(r"\s*A?\s*\.?\s*(\d{1,2}(?:\.\d{1,2}){0,2})\.?(?:\s|$)", re.IGNORECASE)
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
NO_SUCH = Text(
    ja="{edition}年版に「{id}」という管理策はありません。{near}",
    en="There is no control '{id}' in the edition of {edition}. {near}",
)
NOT_A_FLAG = Text(
    ja="{id} の適用「{cell}」を読めません。「適用」か「除外」にしてください。",
    en="Whether {id} applies cannot be read from '{cell}'; write yes or no.",
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
    columns, below = _heads(iter(rows))
    unclear: list[Unclear] = []
    found: dict[str, OldDecision] = {}
    headings = 0
    for line, row in below:
        cell = _cell(row, columns["id"])
        if not cell:
            continue
        id_ = _number(cell)
        decision = _decision(row, columns, id_ or "", line, unclear)
        if id_ is None:
            if decision.applicable is not None:
                unclear.append(Unclear(line, NO_NUMBER.of(cell=cell)))
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


def _heads(
    rows: Iterator[tuple[int, Sequence[str]]],
) -> tuple[dict[str, list[int]], Iterator[tuple[int, Sequence[str]]]]:
    """Return which columns hold what, and the rows below the heads."""
    for number, (_, row) in enumerate(rows):
        columns: dict[str, list[int]] = {}
        for index, head in enumerate(map(_plain, row)):
            field = next((name for name, heads in HEADS.items() if head in heads), None)
            if field is not None:
                columns.setdefault(field, []).append(index)
        if {"id", "applicable"} <= columns.keys():
            return columns, rows
        if number == _SOUGHT:
            break
    raise Unreadable(NO_HEADS.of())


def _decision(
    row: Sequence[str], columns: Mapping[str, list[int]], id_: str, line: int, unclear: list[Unclear]
) -> OldDecision:
    applies, status = _cell(row, columns["applicable"]), _cell(row, columns.get("status", ()))
    reasons = dict.fromkeys(
        row[index].strip() for index in columns.get("justification", ()) if index < len(row)
    )
    is_control = id_.count(".") == _LEVELS
    if applies and _plain(applies) not in APPLIES and is_control:
        unclear.append(Unclear(line, NOT_A_FLAG.of(id=id_, cell=applies)))
    if status and _plain(status) not in STATUSES and is_control:
        unclear.append(Unclear(line, NOT_A_STATUS.of(id=id_, cell=status)))
    return OldDecision(
        id_,
        line,
        APPLIES.get(_plain(applies)),
        STATUSES.get(_plain(status)),
        " / ".join(filter(None, reasons)) or None,
    )


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


def _cell(row: Sequence[str], columns: Sequence[int]) -> str:
    """Return the first filled cell of some columns."""
    return next((row[index].strip() for index in columns if index < len(row) and row[index].strip()), "")


def _plain(cell: str) -> str:
    """Return a cell as it is compared: without width, case, line breaks and a full stop at its end."""
    return " ".join(unicodedata.normalize("NFKC", cell).split()).casefold().rstrip(".")
