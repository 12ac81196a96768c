"""Damages a programme mechanically: from what its kinds declare, without a look at any rule.

For each kind, its fields and the fields of its parts, on the first record that has the field written:

- *removed*: a required field is taken away;
- *cut*: a reference is pointed at something that does not exist;
- *moved*: a date is moved one day past its neighbour. The neighbour is the next later date that the same
  record, or the same part of it, has written; of the latest date the one before it; of a date that stands
  alone the day of the programme, to whose other side it goes;
- *swapped*: a word of a list is exchanged for the next word of the list, the last for the first, and true
  for false.

The damaged file is written again as YAML, whatever it was, with nothing else changed in it.
"""

from __future__ import annotations

import copy
import csv
import io
import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from isms.kind import Shape
from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.records.layout import read_as
from isms.records.rows import column_path
from isms.records.yaml_file import front_matter
from isms.scalars import FLAG, AnyRecord, FrameworkItem, OneOf, Reference, RepositoryPath, Requirement, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.kind import Field, Record

Raw = dict[str, Any]
Path = tuple[str | int, ...]

NOWHERE: Mapping[type[Scalar], str] = {
    Reference: "NOWHERE",
    FrameworkItem: "A.9.99",
    Requirement: "27001:99.9",
    AnyRecord: "risk:NOWHERE",
    RepositoryPath: "evidence/files/nowhere.txt",
}
"""What a reference of each type is pointed at: nothing that there is."""

_ALL: Sequence[type[Record]] = [*Programme.kinds().values(), Settings]
KINDS: Mapping[str, type[Record]] = {kind.declaration.name: kind for kind in _ALL}


class Damage(NamedTuple):
    """One damage: what was done to which field of a kind, and in which file.

    ``field`` is the name of the field after those of the parts above it; ``written`` is the damaged file,
    with the ending of YAML where it had been CSV.
    """

    kind: str
    field: str
    how: str
    file: str
    written: dict[str, bytes]


class Untried(NamedTuple):
    """A field that could be damaged, but that no record has written."""

    kind: str
    field: str


class Change(NamedTuple):
    """What is done to the value of a field, or to what stands ``below`` it; None takes it away."""

    how: str
    value: str | None
    below: Path = ()


@dataclass(frozen=True)
class Sheet:
    """A file with its records as plain mappings under the names of their fields."""

    file: str
    kind: type[Record]
    records: Sequence[Raw]
    listed: bool
    body: str | None = None

    def damaged(self, ordinal: int, path: Path, value: str | None) -> dict[str, bytes]:
        """Return the file with one value of one record changed, or taken away where it is None."""
        record = copy.deepcopy(self.records[ordinal])
        at: Any = record
        for step in path[:-1]:
            at = at[step]
        if value is None:
            del at[path[-1]]
        else:
            at[path[-1]] = value
        return self.written([*self.records[:ordinal], record, *self.records[ordinal + 1 :]])

    def written(self, records: Sequence[Raw]) -> dict[str, bytes]:
        """Return the file as YAML, of which JSON is a part, with these records in it."""
        text = json.dumps(records if self.listed else records[0], ensure_ascii=False)
        if self.body is not None:
            return {self.file: f"---\n{text}\n---\n{self.body}".encode()}
        return {f"{self.file.removesuffix('.csv').removesuffix('.yaml')}.yaml": text.encode()}


class Part(NamedTuple):
    """A record, or a part of one: where it stands and what it holds."""

    sheet: Sheet
    ordinal: int
    path: Path
    names: tuple[str, ...]
    kind: type[Record]
    holds: Raw

    @property
    def drafted(self) -> bool:
        """Whether its record is still a draft, of which less is asked."""
        return bool(self.sheet.records[self.ordinal].get("draft"))


def sheets(files: Mapping[str, bytes]) -> Iterator[Sheet]:
    """Go through the files that hold records, isms.yaml among them."""
    for path in sorted(files):
        kind = Settings if path == "isms.yaml" else read_as(path).kind
        if kind is None:
            continue
        text = files[path].decode("utf-8-sig")
        if path.endswith(".csv"):
            yield Sheet(
                path, kind, [_row(kind, row) for row in csv.DictReader(io.StringIO(text))], listed=True
            )
            continue
        matter, body = (front_matter(text) or (text, "")) if path.endswith(".md") else (text, None)
        root = yaml.load(matter, yaml.CBaseLoader)  # noqa: S506 - makes texts of everything
        records = root if isinstance(root, list) else [root]
        yield Sheet(path, kind, [_named(kind, raw) for raw in records], isinstance(root, list), body)


def _row(kind: type[Record], row: Mapping[str, str]) -> Raw:
    """Return a row of CSV as the mapping that YAML would hold."""
    record: Raw = {}
    for head, text in row.items():
        if text.strip():
            *above, last = column_path(kind, head.strip())
            at = record
            for step in above:
                at = at.setdefault(str(step), {})
            at[str(last)] = text.strip()
    return _named(kind, record)


def _named(kind: type[Record], raw: Raw) -> Raw:
    """Return a mapping with the names of its fields for keys, and its lists as lists."""
    named: Raw = {}
    for head, value in raw.items():
        declared = kind.declaration.heads.get(head.strip())
        named[declared.name if declared else head] = _value(declared, value) if declared else value
    return named


def _value(declared: Field, value: Any) -> Any:
    inside = declared.inside
    if declared.shape is Shape.MANY and isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    if declared.shape in {Shape.MAPPING, Shape.NAMED} and isinstance(value, str):
        return {declared.shorthand: value} if value else {}
    if inside is None or not value:
        return value
    if declared.shape is Shape.GROUP:
        return _named(inside, value)
    if declared.shape is Shape.GROUPS:
        return [_named(inside, part) for part in value]
    return {name: _named(inside, part) for name, part in value.items()}


def parts(files: Mapping[str, bytes]) -> Iterator[Part]:
    """Go through all records and their parts in the order of the files."""
    for sheet in sheets(files):
        for ordinal, record in enumerate(sheet.records):
            yield from _parts(Part(sheet, ordinal, (), (), sheet.kind, record))


def _parts(part: Part) -> Iterator[Part]:
    yield part
    for name, declared in part.kind.declaration.fields.items():
        inside, value = declared.inside, part.holds.get(name)
        if inside is None or not value:
            continue
        keys: Iterator[Any] = iter(value) if declared.shape is Shape.NAMED else iter(range(len(value)))
        places: list[Path] = [(name,)] if declared.shape is Shape.GROUP else [(name, key) for key in keys]
        for place in places:
            holds = value if len(place) == 1 else value[place[1]]
            if isinstance(holds, dict):
                yield from _parts(
                    part._replace(
                        path=(*part.path, *place), names=(*part.names, name), kind=inside, holds=holds
                    )
                )


def damages(files: Mapping[str, bytes], day: date) -> tuple[list[Damage], list[Untried]]:
    """Return every damage to a programme as of a day, and the fields that could not be damaged."""
    first = _first_written(files)
    done: list[Damage] = []
    untried: list[Untried] = []
    for kind, names, declared in declarations():
        part = first.get((kind, names, declared.name))
        field = ".".join((*names, declared.name))
        if part is not None:
            for how, value, below in _changes(part, declared, day):
                path = (*part.path, declared.name, *below)
                written = part.sheet.damaged(part.ordinal, path, value)
                done.append(Damage(kind, field, how, part.sheet.file, written))
        elif can_be_damaged(declared):
            untried.append(Untried(kind, field))
    return done, untried


def _first_written(files: Mapping[str, bytes]) -> Mapping[tuple[str, tuple[str, ...], str], Part]:
    """Return the first record, or part of one, that has each field written; drafts come last."""
    first: dict[tuple[str, tuple[str, ...], str], Part] = {}
    for part in sorted(parts(files), key=lambda part: part.drafted):
        for name, value in part.holds.items():
            if value and name in part.kind.declaration.fields:
                first.setdefault((part.sheet.kind.declaration.name, part.names, name), part)
    return first


def declarations() -> Iterator[tuple[str, tuple[str, ...], Field]]:
    """Go through the fields of every kind and of its parts: kind, names of the parts, declaration."""

    def below(kind: type[Record], names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Field]]:
        for name, declared in kind.declaration.fields.items():
            yield names, declared
            if declared.inside is not None:
                yield from below(declared.inside, (*names, name))

    for name, kind in KINDS.items():
        for names, declared in below(kind, ()):
            yield name, names, declared


def can_be_damaged(declared: Field) -> bool:
    """Tell whether some damage is known for a field."""
    scalar = declared.scalar
    return bool(
        declared.required
        or type(scalar) in NOWHERE
        or declared.time
        or scalar is FLAG
        or isinstance(scalar, OneOf)
    )


def _changes(part: Part, declared: Field, day: date) -> Iterator[Change]:
    """Yield what can be done to a field; of several values, to the first."""
    if declared.required:
        yield Change("removed", None)
    value: Any = part.holds[declared.name]
    below: Path = ()
    if isinstance(value, (list, dict)) and declared.inside is None:
        first: Any = 0 if isinstance(value, list) else next(iter(value))
        below, value = (first,), value[first]
    scalar = declared.scalar
    if type(scalar) in NOWHERE:
        yield Change("cut", NOWHERE[type(scalar)], below)
    elif declared.time is not None:
        yield Change("moved", _moved(part, declared, day), below)
    elif isinstance(scalar, OneOf) or scalar is FLAG:
        words = [str(word) for word in scalar.words] if isinstance(scalar, OneOf) else ["true", "false"]
        mine = str(scalar.read(value).value).lower()
        other = words[(words.index(mine) + 1) % len(words)] if mine in words else words[0]
        yield Change(f"swapped for `{other}`", other, below)


def _moved(part: Part, declared: Field, day: date) -> str:
    """Return a date one day past its neighbour."""
    written: str = part.holds[declared.name]
    mine = _day(declared, written)
    fields = part.kind.declaration.fields
    others = [
        _day(fields[name], value)
        for name, value in part.holds.items()
        if name in fields and fields[name].time and name != declared.name and value
    ]
    later = [other for other in others if other > mine]
    if not others:
        moved = day + timedelta(1) if mine <= day else day - timedelta(1)
    elif later:
        moved = min(later) + timedelta(1)
    else:
        moved = max(others) - timedelta(1)
    return moved.isoformat() + written[len("2026-11-22") :]


def _day(declared: Field, text: str) -> date:
    """Return the day that a date is; of a month the first."""
    value = declared.scalar.read(text).value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(f"{value}-01")
