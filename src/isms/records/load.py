"""A tree of files to a programme: every bad file, row and field becomes a misreading, the rest loads."""

from __future__ import annotations

import gc
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from isms import refusal
from isms.diagnostic import HEAD, Misreading, Place, Spot, Text
from isms.kind import Record
from isms.model.programme import UNKNOWN_KEYS, Programme, Source
from isms.privacy import suspicions
from isms.records import day, knowing, limits
from isms.records.build import Builder
from isms.records.csv_file import Table
from isms.records.heads import mistaken
from isms.records.layout import Sort, kinds_at, read_as, strays
from isms.records.people import Names
from isms.records.rows import Rows
from isms.records.settings import read_settings
from isms.records.text import BOM, decode, knows
from isms.records.tree import LARGE, Entry, Nature, TooLarge, Tree
from isms.records.written import written_key
from isms.records.yaml_file import front_matter, parse
from isms.scalars import FrameworkItem, Requirement
from isms.standards import aims
from isms.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

MANY = Text(ja="ファイルの数", en="the number of files")
COLUMNS = Text(ja="列の数", en="the number of columns")
LINK = Text(ja="シンボリックリンク", en="a symbolic link")
SPECIAL = Text(ja="通常のファイルでないもの", en="something that is no regular file")
NO_FRONT_MATTER = Text(ja="先頭に「---」で囲んだ項目", en="fields between two lines of --- at the top")


@dataclass(slots=True)
class _Gathering:
    """What has been read so far."""

    builder: Builder
    programme: Programme
    names: Names
    misreadings: list[Misreading] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    left_out: dict[str, set[str]] = field(default_factory=dict)


def load(tree: Tree, as_of: date) -> Programme:
    """Return the programme of a tree as it stands on a day.

    Raises UnusableError where there is no isms.yaml, or one that cannot be read, is of a newer format or
    wants another version of isms.
    """
    with uncollected():
        programme = _load(tree, as_of)
        # Records are only ever added: what is collected later need not walk them either.
        gc.freeze()
    return programme


def _load(tree: Tree, as_of: date) -> Programme:
    names = Names()
    builder = Builder(as_of, names.reader)
    settings, said = read_settings(tree, builder)
    programme = Programme(as_of, settings)
    gathering = _Gathering(builder, programme, names, said)
    entries = list(_limited(tree.entries(), gathering.misreadings))
    sorts = [(entry, read_as(entry.path)) for entry in entries]
    gathering.misreadings += strays(sorts)
    people_first = sorted(sorts, key=lambda pair: pair[1].kind is not names.kind)
    for entry, sort in people_first:
        _take(gathering, tree, entry, sort)
    names.settle(programme)
    programme.met = builder.met()
    programme.knowledge = knowing.gather(
        settings, tree, gathering.sources, gathering.misreadings, _frameworks(programme)
    )
    programme.not_yet = day.rewind(programme, builder)
    programme.sources = {**gathering.sources, **_digests(programme, tree, gathering.sources)}
    programme.misreadings = (*gathering.misreadings, *builder.misreadings)
    programme.left_out = {kind: frozenset(keys) for kind, keys in gathering.left_out.items()}
    return programme


def _frameworks(programme: Programme) -> set[str]:
    """Return the frameworks that records name."""
    named = {str(control.framework) for control in programme.controls}
    for (kind, name), values in (programme.met or {}).items():
        if isinstance(kind.declaration.fields[name].scalar, FrameworkItem | Requirement):
            named.update(value.partition(":")[0].strip() for value in values)
    steps = {task.step for task in programme.tasks if task.step}
    if steps:
        named.update(step.partition(":")[0].strip() for step in steps)
        named.update(knowing.WAYS[standard] for standard in aims(programme))
    return named


def _limited(entries: Iterable[Entry], misreadings: list[Misreading]) -> Iterator[Entry]:
    for number, entry in enumerate(entries):
        if number == limits.FILES:
            values = {"what": MANY, "limit": limits.FILES}
            misreadings.append(Misreading("REC009", Place(entry.path), values))
            return
        yield entry


def _take(gathering: _Gathering, tree: Tree, entry: Entry, sort: Sort) -> None:
    """Read one entry of the tree: look at its bytes, and read its records where it has some."""
    data = _bytes(gathering, tree, entry, sort)
    if data is None:
        return
    gathering.sources[entry.path] = Source(entry.path, len(data), suspicions=suspicions(data))
    if sort.kind is None:
        return
    decoded = decode(entry.path, data, knows(sort.kind.declaration.heads))
    gathering.misreadings += decoded.misreadings
    if decoded.text is None:
        _lose(gathering, sort.kind)
        return
    if not decoded.text or decoded.text.isspace():
        gathering.misreadings.append(Misreading("REC013", Place(entry.path)))
        return
    if not decoded.normal:
        gathering.misreadings.append(Misreading("REC018", Place(entry.path)))
    text = decoded.text if decoded.normal else unicodedata.normalize("NFC", decoded.text)
    if sort.ending == ".csv":
        if decoded.encoding != "utf-8" or not decoded.normal:
            data = text.encode()
        del decoded, text  # a large file is held once while its rows are read
        data = data.removeprefix(BOM)
        _table(gathering, sort, entry.path, data)
    else:
        _fields(gathering, sort, entry.path, text, {misreading.where for misreading in decoded.misreadings})


def _bytes(gathering: _Gathering, tree: Tree, entry: Entry, sort: Sort) -> bytes | None:
    """Return the bytes of a file; where they cannot or must not be read, say so and return None."""
    said = gathering.misreadings
    place = Place(entry.path)
    if entry.nature is not Nature.FILE:
        kinds = kinds_at(entry.path)
        if kinds or sort.in_programme:
            what = LINK if entry.nature is Nature.LINK else SPECIAL
            said.append(Misreading("REC016", place, {"what": what}))
        for kind in kinds:
            _lose(gathering, kind)
        return None
    try:
        return tree.read(entry.path, sort.limit)
    except TooLarge as error:
        gathering.sources[entry.path] = Source(entry.path, error.args[0])
        if sort.kind is None:
            return None
        values = {"what": LARGE, "limit": f"{sort.limit >> 20} MB"}
        said.append(Misreading("REC009", place, values))
    except OSError as error:
        said.append(Misreading("REC022", place, {"reason": refusal.reason(error)}))
    _lose(gathering, sort.kind)
    return None


def _lose(gathering: _Gathering, kind: type[Record] | None, key: str = UNKNOWN_KEYS) -> None:
    """Remember that a record is written but could not be read; without a key it may be any."""
    if kind is not None:
        gathering.left_out.setdefault(kind.declaration.name, set()).add(key or UNKNOWN_KEYS)


def _fields(gathering: _Gathering, sort: Sort, path: str, text: str, named: Collection[Place | Spot]) -> None:
    """Read a YAML file or the front matter of a Markdown file.

    Of the places in ``named`` something has been said already: a character that hides what follows is
    also one that no parser takes.
    """
    kind = sort.kind
    assert kind is not None  # noqa: S101 - the caller has looked
    body = None
    first_line = 1
    if sort.ending == ".md":
        cut = front_matter(text)
        if cut is None:
            gathering.misreadings.append(Misreading("REC012", Place(path), {"expected": NO_FRONT_MATTER}))
            _lose(gathering, sort.kind)
            return
        text, body = cut
        first_line = 2
    parsed = parse(path, text, first_line)
    gathering.misreadings += (m for m in parsed.misreadings if m.code != "REC005" or m.where not in named)
    by_id = kind.declaration.key == ("id",) and kind.identity is Record.identity
    for key in parsed.lost:
        _lose(gathering, kind, key if by_id else "")
    if not parsed.records:
        gathering.misreadings.append(Misreading("REC013", Place(path)))
    made = []
    for ordinal, raw in enumerate(parsed.records):
        if raw is None:
            continue
        record = gathering.builder.mapping(kind, raw, Spot(path, ordinal))
        if record is None:
            _lose(gathering, kind, written_key(kind, raw))
        else:
            if body is not None and "body" in kind.declaration.fields:
                object.__setattr__(record, "body", body)
            made.append(record)
    _register(gathering, kind, made)


def _table(gathering: _Gathering, sort: Sort, path: str, data: bytes) -> None:
    """Read a CSV file."""
    kind = sort.kind
    assert kind is not None  # noqa: S101 - the caller has looked
    table = Table(path, data)
    if len(table.heads) > limits.COLUMNS:
        values = {"what": COLUMNS, "limit": limits.COLUMNS}
        table.broken.append(Misreading("REC009", Place(path), values))
    reason = None if table.broken else mistaken(kind, table)
    if reason is not None:
        table.broken.append(Misreading("REC021", Spot(path, HEAD, (0,)), {"reason": reason}))
    if table.broken:
        gathering.misreadings += table.broken
        _lose(gathering, kind)
        return
    rows = Rows(gathering.builder, kind, path, table.heads)
    ordinal, empty = 0, True
    for chunk in table.chunks():
        made, lost = rows.records(chunk, ordinal)
        ordinal += len(chunk)
        empty = empty and not made and not lost
        _register(gathering, kind, made)
        for key in lost:
            _lose(gathering, kind, key)
    if table.broken:
        gathering.misreadings += table.broken
        begins_with_key = rows.plan.key == (0,)
        for cell in table.lost:
            _lose(gathering, kind, cell if begins_with_key else "")
    elif empty:
        gathering.misreadings.append(Misreading("REC013", Place(path)))


def _register(gathering: _Gathering, kind: type[Record], made: list[Record]) -> None:
    """Add records to their register; of two with one key the first stays."""
    if not made:
        return
    register = gathering.programme.registers[kind.declaration.name]
    key = kind.declaration.key
    if key != ("id",) or kind.identity is not Record.identity:
        for record in made:
            record.named(record.identity())
    if not key:
        for record in made:
            record.named(f"{record.file}#{record.ordinal + 1}")
    for second, first in register.add(made):
        field = (key[-1],) if key else ()
        where = Spot(second.file, second.ordinal, field)
        values = {"key": second.key, "first": Spot(first.file, first.ordinal, field)}
        gathering.misreadings.append(Misreading("REC004", where, values, kind.declaration.name, second.key))
    if kind is gathering.names.kind:
        gathering.names.learn(register)


def _digests(programme: Programme, tree: Tree, sources: dict[str, Source]) -> dict[str, Source]:
    """Return the sources that evidence names, with their digests."""
    found = {}
    for evidence in programme.registers["evidence"]:
        source = sources.get(evidence.path) if evidence.path else None
        if source is not None and evidence.sha256:
            try:
                found[source.path] = source._replace(digest=tree.digest(source.path))
            except OSError:
                continue
    return found
