"""Saving: the smallest span of text that makes the change, written whole or not at all.

    edit(root, record, {("residual", "threat"): "1", ("accepted_by",): ["P-001"], ("notes",): ""})
    append(root, "people/people.csv", {"id": "P-010", "name": "山田 花子", ...})
    create(root, "risks/R-014.yaml", text)

Comments, quotation marks, order, line ends, byte-order mark and encoding stay as they are. The new text is
read again and compared before anything is written. Each function holds the lock of the programme, refuses
to touch a file that has changed meanwhile, and raises NotSavedError where it did not save.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from isms.kind import Shape
from isms.records import csv_edit, limits, yaml_edit
from isms.records.changes import CannotEditError, Keys
from isms.records.lock import locked
from isms.records.not_saved import HIDDEN, NO_FIELD, NO_ID, NOT_CLEAN, NotSavedError
from isms.records.record_file import RecordFile
from isms.records.text import BOM, hidden
from isms.records.whole_file import inside, make
from isms.records.yaml_text import Content, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from isms.diagnostic import FieldPath, Language
    from isms.kind import Field, Record
    from isms.records.tree import Tree

__all__ = ["Content", "NotSavedError", "append", "create", "edit", "edited", "extended"]


def edit(root: Path, record: Record, changes: Mapping[FieldPath, Content | None]) -> None:
    """Change fields of a record that was read from the programme in ``root``.

    A path names a field, a part of it, or an item of a list, counted from 0; the number of items adds one.
    An empty content or None removes the field or item.
    """
    with locked(root):
        file = RecordFile.read(root, record.file, type(record))
        file.write(root, _changed(file, [(record, changes)]))


def edited(
    tree: Tree, edits: Sequence[tuple[Record, Mapping[FieldPath, Content | None]]]
) -> dict[str, bytes]:
    """Return what the files of some records hold once fields of them are changed, and write nothing.

    Each record is named once.
    """
    by_file: dict[str, list[tuple[Record, Mapping[FieldPath, Content | None]]]] = {}
    for record, changes in edits:
        by_file.setdefault(record.file, []).append((record, changes))
    contents = {}
    for path, inside_file in by_file.items():
        file = RecordFile.of(path, type(inside_file[0][0]), tree.read(path, limits.CSV_BYTES))
        contents[path] = file.whole(_changed(file, inside_file))
    return contents


def extended(
    tree: Tree,
    path: str,
    kind: type[Record],
    records: Sequence[Mapping[str, Content]],
    language: Language = "ja",
) -> bytes:
    """Return what a CSV file or a YAML list holds once records are added at its end, and write nothing.

    A file that is not there yet holds nothing else; a new CSV file has its heads in ``language``.
    """
    wanted = [_wanted(kind, fields) for fields in records]
    try:
        try:
            data = tree.read(path, limits.CSV_BYTES)
        except FileNotFoundError:
            return _new(path, kind, wanted, language)
        file = RecordFile.of(path, kind, data)
        return file.whole(file.appended(wanted))
    except CannotEditError as error:
        raise _not_clean(path, kind, wanted) from error


def append(
    root: Path, path: str, kind: type[Record], fields: Mapping[str, Content], language: Language = "ja"
) -> None:
    """Add a record at the end of a CSV file or of a YAML list of records.

    A file that is not there yet is made; a new CSV file has its heads in ``language``.
    """
    wanted = [_wanted(kind, fields)]
    with locked(root):
        try:
            if not inside(root, path).exists():
                make(root, path, _new(path, kind, wanted, language))
                return
            file = RecordFile.read(root, path, kind)
            file.write(root, file.appended(wanted))
        except CannotEditError as error:
            raise _not_clean(path, kind, wanted) from error


def create(root: Path, path: str, content: str | bytes) -> None:
    """Make a new file; refused where there is something at its path already."""
    data = content.encode() if isinstance(content, str) else content
    with locked(root):
        make(root, path, data)


def _changed(file: RecordFile, edits: Sequence[tuple[Record, Mapping[FieldPath, Content | None]]]) -> str:
    """Return the text of a file with fields of records changed."""
    kind = file.kind
    tidied = [
        (record, {path: _tidied(kind, path, content or "") for path, content in changes.items()})
        for record, changes in edits
    ]
    try:
        return file.edited(tidied)
    except CannotEditError as error:
        paths = (path for _, changes in tidied for path in changes)
        raise NotSavedError(NOT_CLEAN.of(path=file.path, fields=_labels(kind, paths))) from error


def _wanted(kind: type[Record], fields: Mapping[str, Content]) -> dict[str, Content]:
    """Return the fields of a new record that hold anything."""
    tidied = {name: _tidied(kind, (name,), content) for name, content in fields.items()}
    return {name: content for name, content in tidied.items() if content}


def _not_clean(path: str, kind: type[Record], records: Sequence[Mapping[str, Content]]) -> NotSavedError:
    """Return why records cannot be added to a file."""
    names = ((name,) for fields in records for name in fields)
    return NotSavedError(NOT_CLEAN.of(path=path, fields=_labels(kind, names)))


def _new(
    path: str, kind: type[Record], records: Sequence[Mapping[str, Content]], language: Language
) -> bytes:
    """Return a new file with some records, as Excel opens it where it is CSV."""
    if path.endswith(".csv"):
        return BOM + csv_edit.fresh(kind, records, language).encode()
    text = ""
    for fields in records:
        text = yaml_edit.appended(text, fields)
    return text.encode()


def _tidied(kind: type[Record], path: FieldPath, content: Content) -> Content:
    """Return a content as it is kept; refused where it hides something or there is no such field."""
    if not _declared(kind, path):
        raise NotSavedError(NO_FIELD.of(field=".".join(map(str, path))))
    tidied = tidy(content)
    if not tidied and len(path) == 1 and Keys(kind).same(str(path[0]), "id"):
        raise NotSavedError(NO_ID.of())
    character = next(filter(None, map(hidden, _texts(tidied))), None)
    if character is not None:
        raise NotSavedError(HIDDEN.of(field=path[0], character=character))
    return tidied


def _declared(kind: type[Record], path: FieldPath) -> bool:
    """Tell whether a path leads along declared fields, and by numbers only into lists."""
    keys, shape = Keys(kind), Shape.ONE
    for depth, step in enumerate(path):
        if isinstance(step, int):
            if shape not in {Shape.MANY, Shape.GROUPS} or step < 0:
                return False
            shape = Shape.GROUP if shape is Shape.GROUPS else Shape.ONE
            continue
        declared = keys.field(step)
        if keys.kind is not None and declared is None:
            return step.startswith("x_") and len(path) == depth + 1
        if depth and shape in {Shape.ONE, Shape.MANY, Shape.GROUPS}:
            return False
        keys, shape = keys.below(step), _shape_below(declared, shape)
    return bool(path)


def _shape_below(declared: Field | None, around: Shape) -> Shape:
    """Return how what a key names is arranged; behind a free key stands a text or a group."""
    if declared is not None:
        return declared.shape
    return Shape.GROUP if around is Shape.NAMED else Shape.ONE


def _labels(kind: type[Record], paths: Iterable[FieldPath]) -> list[object]:
    """Return the labels of the fields that are changed."""
    fields = [(str(path[0]), Keys(kind).field(str(path[0]))) for path in paths]
    return list(dict.fromkeys(field.label if field else name for name, field in fields))


def _texts(content: Content) -> Iterator[str]:
    """Go through every text of a content, keys included."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for name, part in content.items():
            yield name
            yield from _texts(part)
    else:
        for part in content:
            yield from _texts(part)
