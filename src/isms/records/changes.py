"""Changes of a record: taken apart, put into a text, and what the record has to hold after them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.fields import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isms.diagnostic import FieldPath
    from isms.fields import Field, Record
    from isms.records.yaml_text import Content


class CannotEditError(Exception):
    """The text is written in a way that cannot be edited without touching other parts of it."""


class Splice(NamedTuple):
    """A span of a text and what stands there instead."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with some spans replaced, which may not overlap."""
    parts, position = [], 0
    for splice in sorted(splices):
        parts += [text[position : splice.start], splice.text]
        position = splice.end
    return "".join(parts) + text[position:]


class Level(NamedTuple):
    """What a mapping or list inside a record is declared as.

    ``kind`` declares the keys of a mapping; where keys are free, ``named`` is what each of them holds.
    """

    kind: type[Record] | None
    named: type[Record] | None = None

    def below(self, step: str | int) -> Level:
        """Return the level of a key or an item."""
        if isinstance(step, int):
            return self
        if self.named is not None:
            return Level(self.named)
        declared = self.field(step)
        if declared is None:
            return Level(None)
        return Level(None, declared.inside) if declared.shape is Shape.NAMED else Level(declared.inside)

    def field(self, key: str) -> Field | None:
        """Return the field that a key means, where keys are declared."""
        return self.kind.declaration.heads.get(key.strip()) if self.kind else None

    def same(self, one: str, other: str) -> bool:
        """Tell whether two keys mean the same."""
        declared = self.field(one)
        return one.strip() == other.strip() if declared is None else declared is self.field(other)


def steps(level: Level, here: Any, path: FieldPath, content: Content) -> Iterator[tuple[FieldPath, Content]]:
    """Break the change of a list or mapping into changes of its parts, so that its other parts stay.

    ``here`` is what stands at the path; removals of items come last first, so that indexes hold.
    """
    if isinstance(here, dict) and isinstance(content, dict) and content:
        for name, part in content.items():
            key = next((key for key in here if level.same(key, name)), name)
            yield from steps(level.below(name), here.get(key), (*path, key), part)
        for key in here:
            if not any(level.same(key, name) for name in content):
                yield (*path, key), ""
    elif isinstance(here, list) and here and isinstance(content, list) and content:
        for index, (old, new) in enumerate(zip(here, content, strict=False)):
            yield from steps(level, old, (*path, index), new)
        for index in range(len(here) - 1, len(content) - 1, -1):
            yield (*path, index), ""
        for index in range(len(here), len(content)):
            yield (*path, index), content[index]
    elif (here or "") != content:
        yield path, content


def lookup(level: Level, raw: Any, path: FieldPath) -> tuple[Level, Any]:
    """Return what a record, as it was read, holds at a path, with its level; None where nothing is there."""
    for step in path:
        if isinstance(raw, list) and isinstance(step, int):
            raw = raw[step] if step < len(raw) else None
        elif isinstance(raw, dict) and isinstance(step, str):
            raw = next((part for key, part in raw.items() if level.same(key, step)), None)
        else:
            raw = None
        level = level.below(step)
    return level, raw


def aimed(level: Level, raw: Any, path: FieldPath, content: Content) -> tuple[FieldPath, Content]:
    """Return a change as it has to be written.

    An item of a list that is one text with ``;`` changes that text, and taking away the only part of a
    list or mapping takes away the whole.
    """
    while len(path) > 1:
        _, above = lookup(level, raw, path[:-1])
        if isinstance(above, str) and above and isinstance(path[-1], int):
            path, content = path[:-1], changed(level, above, path[-1:], content)
        elif not content and isinstance(above, dict | list) and len(above) == 1:
            path = path[:-1]
        else:
            break
    return path, content


def changed(level: Level, raw: Any, path: FieldPath, content: Content) -> Any:
    """Return what a record, as it was read, has to hold once the content stands at a path."""
    if not path:
        return copy.deepcopy(content)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        parts = raw.split(";") if isinstance(raw, str) else list(raw or ())
        inner = changed(level, parts[step] if step < len(parts) else None, rest, content)
        parts[step : step + 1] = [inner] if inner else []
        return ";".join(parts) if isinstance(raw, str) and raw else parts
    pairs = dict(raw) if isinstance(raw, dict) else {}
    key = next((key for key in pairs if level.same(key, step)), step)
    pairs[key] = changed(level.below(step), pairs.get(key), rest, content)
    return pairs
