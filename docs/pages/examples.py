"""An example record of each kind, as it is written: one of the example company, or made up."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from isms import api
from isms.model.programme import Programme
from isms.records import csv_edit
from isms.records.changes import CannotEditError, Keys
from isms.records.yaml_text import record_text

if TYPE_CHECKING:
    from isms.diagnostic import Language
    from isms.kind import Record

TOP = Path(__file__).resolve().parents[2]
ROOT = TOP / "examples/minato-contact"
DAY = date(2026, 11, 22)
"""The one day on which the example is as it should be."""
LONG = 1800
"""An example of more characters is passed over where there is a shorter one."""
FEW = 3
"""Where all are longer, the shortest is shown with so many parts of each list."""

MADE_UP = {
    "waiver": {
        "id": "W-2026-01",
        "rule": "AST001",
        "record": "asset:AS-SA-03",
        "reason": "名刺は2026年12月の管理サービスへの移行後に、まとめて評価する。",
        "approved_by": "P-001",
        "approved_on": "2026-10-05",
        "until": "2027-01-31",
    },
}
"""Examples of the kinds of which the company has no record."""


class Example(NamedTuple):
    """A record as YAML in the file where it may stand, and what it holds by field."""

    path: str
    text: str
    raw: dict[str, Any]


def example(kind: type[Record]) -> Example:
    """Return the record of a kind that has most fields written, and is not too long to be read."""
    declared = kind.declaration
    if declared.name in MADE_UP:
        raw: dict[str, Any] = dict(MADE_UP[declared.name])
        return Example(f"{declared.folder}/{raw['id']}.yaml", record_text(raw), raw)
    written = [_written(kind, record) for record in _records(kind)]
    short = [each for each in written if len(each.text) <= LONG]
    return max(short, key=_fullness) if short else _shortened(min(written, key=lambda each: len(each.text)))


def as_csv(kind: type[Record], of: Example, language: Language) -> str | None:
    """Return the example as a CSV file with heads in a language; None where CSV cannot hold it."""
    try:
        return csv_edit.fresh(kind, [of.raw], language).removeprefix("\ufeff").replace("\r\n", "\n")
    except CannotEditError:
        return None


def programme() -> Programme:
    """Return the example company on its day."""
    return _loaded().programme


@cache
def _loaded() -> api.Loaded:
    return api.load(ROOT, DAY)


def _records(kind: type[Record]) -> list[Record]:
    """Return the records of a kind that are not drafts and stand in YAML or CSV."""
    name = next(name for name, each in Programme.kinds().items() if each is kind)
    register = getattr(programme(), name)
    return [each for each in register if not each.draft and each.file.endswith((".yaml", ".csv"))]


def _fullness(each: Example) -> tuple[int, int]:
    """Return how much of a record is written: its fields, with those inside them."""
    inside = sum(len(part) for part in each.raw.values() if isinstance(part, dict | list))
    return len(each.raw), inside


def _written(kind: type[Record], record: Record) -> Example:
    text = _text(record.file)
    if record.file.endswith(".csv"):
        (row,) = csv_edit.rows(text, kind, [record.ordinal])
        raw = {name: held for name, held in row.items() if held}
        return Example(_own_file(kind, record), record_text(raw), raw)
    held = _parsed(record.file)
    if isinstance(held, list):
        raw = _by_field(kind, held[record.ordinal])
        return Example(_own_file(kind, record), record_text(raw), raw)
    return Example(record.file, text, _by_field(kind, held))


def _shortened(each: Example) -> Example:
    """Return a long record with the first few of its parts only."""
    raw = {name: held[:FEW] if isinstance(held, list) else held for name, held in each.raw.items()}
    return Example(each.path, record_text(raw), raw)


def _by_field(kind: type[Record], held: dict[str, Any]) -> dict[str, Any]:
    """Return what a mapping holds with the names of fields for keys."""
    keys = Keys(kind)
    found = ((keys.field(head), content) for head, content in held.items())
    return {declared.name: content for declared, content in found if declared is not None}


def _own_file(kind: type[Record], record: Record) -> str:
    """Return the file where a record from a ledger would stand by itself."""
    name = record.key.replace("/", "_") if kind.declaration.key else Path(record.file).stem
    return f"{kind.declaration.folder}/{name}.yaml"


@cache
def _text(path: str) -> str:
    return (ROOT / path).read_text("utf-8-sig").replace("\r\n", "\n")


@cache
def _parsed(path: str) -> Any:  # noqa: ANN401 - a file holds a mapping or a list
    return yaml.load(_text(path), Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts only
