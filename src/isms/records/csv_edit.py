"""Editing a CSV text: the cells that change, everything else as it stands."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from isms.diagnostic import HEAD
from isms.kind import Shape
from isms.records.changes import CannotEditError, Keys, Splice, changed, spliced
from isms.records.csv_file import Table, line_starts, spans
from isms.records.rows import columns_of
from isms.records.yaml_edit import newline_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from isms.diagnostic import FieldPath, Language
    from isms.kind import Record
    from isms.records.yaml_text import Content

_SPECIAL = re.compile(r'[",\r\n]')
_COMPOSED = frozenset({Shape.GROUPS, Shape.NAMED})


def edited(text: str, kind: type[Record], changes: Mapping[int, Mapping[FieldPath, Content]]) -> str:
    """Return a CSV text with cells of some rows changed, and a column more for each field that has none."""
    sheet = _Sheet(text, kind)
    return sheet.changed({ordinal: _changing(sheet, ordinal, each) for ordinal, each in changes.items()})


def _changing(sheet: _Sheet, ordinal: int, changes: Mapping[FieldPath, Content]) -> dict[FieldPath, str]:
    """Return what cells of a row hold once fields of its record are changed."""
    keys, raw = Keys(sheet.kind), sheet.record(ordinal)
    cells: dict[FieldPath, str] = {}
    for path, content in changes.items():
        raw = changed(keys, raw, path, content)
        declared = keys.field(str(path[0]))
        name = declared.name if declared else str(path[0])
        cells |= dict.fromkeys((column for column in sheet.columns if column[0] == name), "")
        cells |= dict(_cells(sheet.kind, (name,), raw.get(name, "")))
    return cells


def rows(text: str, kind: type[Record], ordinals: Iterable[int]) -> list[dict[str, Any]]:
    """Return what some rows hold, by field."""
    sheet = _Sheet(text, kind)
    return [sheet.record(ordinal) for ordinal in ordinals]


def appended(text: str, kind: type[Record], records: Sequence[Mapping[str, Content]]) -> str:
    """Return a CSV text with a row more for each record, and a column more for each field that has none."""
    return _Sheet(text, kind).appended([_cells_of(kind, fields) for fields in records])


def fresh(kind: type[Record], records: Sequence[Mapping[str, Content]], language: Language) -> str:
    """Return a new CSV text with some rows: a column for every field of the kind that fits a cell."""
    contents = [_cells_of(kind, fields) for fields in records]
    plain = [f for f in kind.declaration.fields.values() if f.shape in {Shape.ONE, Shape.MANY}]
    heads: dict[FieldPath, str] = {(f.name,): f.label.say(language) for f in plain}
    heads |= {
        column: _head(kind, column, language) for cells in contents for column in cells if column not in heads
    }
    lines = io.StringIO()
    table = [list(heads.values()), *([cells.get(column, "") for column in heads] for cells in contents)]
    csv.writer(lines).writerows(table)
    return lines.getvalue()


def _cells_of(kind: type[Record], fields: Mapping[str, Content]) -> dict[FieldPath, str]:
    """Return what the cells of a record hold, by the field of their column."""
    found: dict[FieldPath, str] = {}
    for name, content in fields.items():
        declared = Keys(kind).field(name)
        found |= dict(_cells(kind, (declared.name if declared else name,), content))
    return found


def _cells(kind: type[Record], path: FieldPath, content: Any) -> Iterator[tuple[FieldPath, str]]:
    """Yield the cells that a content fills: one for a text or a list, several for a mapping."""
    declared = Keys(kind).field(str(path[0]))
    if declared is not None and declared.shape in _COMPOSED:
        raise CannotEditError
    if isinstance(content, dict):
        for name, part in content.items():
            yield from _cells(kind, (*path, name), part)
    elif isinstance(content, list):
        if not all(isinstance(part, str) and ";" not in part for part in content):
            raise CannotEditError
        yield path, ";".join(content)
    else:
        yield path, content or ""


def _head(kind: type[Record], column: FieldPath, language: Language | None) -> str:
    """Return the head of a column; without a language it begins with the name of the field."""
    declared = Keys(kind).field(str(column[0]))
    first = column[0] if declared is None else declared.label.say(language) if language else declared.name
    return ".".join(map(str, (first, *column[1:])))


class _Sheet:
    """The rows of a CSV text with their places; row 0 is the header."""

    def __init__(self, text: str, kind: type[Record]) -> None:
        self.text = text
        self.kind = kind
        table = Table("", text.encode())
        rows = list(table.rows())
        if table.broken or not table.heads:
            raise CannotEditError
        starts = line_starts(text)
        self.rows = [row for _, row in rows]
        self.starts = [starts[line] for line, _ in rows]
        self.width = len(table.heads)
        self.columns = columns_of(kind, table.heads)
        self.quotes = all(text[start] == '"' for start, end in spans(text, self.starts[0]) if start < end)

    def record(self, ordinal: int) -> dict[str, Any]:
        """Return what a row holds, by field; columns with dotted heads together."""
        row = self.rows[ordinal - HEAD] if ordinal - HEAD < len(self.rows) else []
        if not row:
            raise CannotEditError
        raw: dict[str, Any] = {}
        for column, index in self.columns.items():
            text = row[index] if index < len(row) else ""
            if text.strip():
                raw = changed(Keys(None), raw, column, text)
        return raw

    def changed(self, changes: Mapping[int, Mapping[FieldPath, str]]) -> str:
        """Return the text with some cells of rows changed; the rows go by the ordinals of their records."""
        columns, splices = self._widened(changes.values(), but={ordinal - HEAD for ordinal in changes})
        rows = [list(row) for row in self.rows]
        for ordinal, cells in changes.items():
            number = ordinal - HEAD
            wanted = {columns[path]: text for path, text in cells.items() if path in columns}
            rows[number] += [""] * (max(wanted, default=-1) + 1 - len(rows[number]))
            for index, text in wanted.items():
                rows[number][index] = text
            splices += self._cells(number, wanted)
        return _checked(spliced(self.text, splices), rows)

    def appended(self, records: Sequence[Mapping[FieldPath, str]]) -> str:
        """Return the text with some rows more, before blank lines at its end."""
        columns, splices = self._widened(records)
        added = []
        for cells in records:
            texts = [""] * (max(columns.values()) + 1)
            for path, text in cells.items():
                if path in columns:
                    texts[columns[path]] = text
            added.append(texts)
        last = max(number for number, row in enumerate(self.rows) if row)
        end = spans(self.text, self.starts[last])[-1][1]
        lines = (",".join(cell_text(text, quoted=self.quotes) for text in texts) for texts in added)
        rows = [*self.rows[: last + 1], *added, *self.rows[last + 1 :]]
        new = "".join(newline_of(self.text) + line for line in lines)
        return _checked(spliced(self.text, [*splices, Splice(end, end, new)]), rows)

    def _widened(
        self, rows: Iterable[Mapping[FieldPath, str]], but: Container[int] = ()
    ) -> tuple[dict[FieldPath, int], list[Splice]]:
        """Return all columns, and what adds the new ones to the header and to every full row but some."""
        wanted = dict.fromkeys(path for cells in rows for path, text in cells.items() if text)
        new = [path for path in wanted if path not in self.columns]
        if not new:
            return self.columns, []
        heads = [_head(self.kind, path, self._language()) for path in new]
        splices = []
        for number, (start, row) in enumerate(zip(self.starts, self.rows, strict=True)):
            if number == 0 or (number not in but and len(row) == self.width):
                end = spans(self.text, start)[-1][1]
                texts = [""] * len(new) if number else heads
                added = "".join("," + cell_text(text, quoted=self.quotes) for text in texts)
                splices.append(Splice(end, end, added))
        self.rows[0] = [*self.rows[0], *heads]
        return self.columns | {path: self.width + number for number, path in enumerate(new)}, splices

    def _cells(self, number: int, wanted: Mapping[int, str]) -> Iterator[Splice]:
        """Yield what changes the cells of a row; a row that is too short gets the cells that it lacks."""
        places = spans(self.text, self.starts[number])
        for index, text in wanted.items():
            if index < len(places) and self.rows[number][index].strip() != text:
                start, end = places[index]
                old = self.text[start:end]
                quoted = old.startswith('"') and not _SPECIAL.search(old[1:-1])
                yield Splice(start, end, cell_text(text, quoted=quoted))
        lacking = range(len(places), max((i for i, text in wanted.items() if text), default=-1) + 1)
        end = places[-1][1]
        tail = "".join("," + cell_text(wanted.get(index, ""), quoted=self.quotes) for index in lacking)
        yield Splice(end, end, tail)

    def _language(self) -> Language | None:
        """Return the language of the labels that the file has for heads, None where it has names."""
        fields = {head.strip(): Keys(self.kind).field(head) for head in self.rows[0]}
        known = [(head, field.label) for head, field in fields.items() if field is not None]
        if known and all(head == label.ja for head, label in known):
            return "ja"
        return "en" if known and all(head == label.en for head, label in known) else None


def cell_text(text: str, *, quoted: bool) -> str:
    """Return a text as it stands in a cell: in quotation marks where it, or the file, has them."""
    if quoted or _SPECIAL.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def _checked(text: str, rows: Sequence[Sequence[str]]) -> str:
    """Return a text, if it reads as the rows that it should have."""
    table = Table("", text.encode())
    found = [_trimmed(row) for _, row in table.rows()]
    if table.broken or found != [_trimmed(row) for row in rows]:
        raise CannotEditError
    return text


def _trimmed(row: Sequence[str]) -> list[str]:
    """Return the cells of a row without blanks around them and without empty ones at the end."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells
