"""Changes of a record: taken apart, put into a text, and what the record has to hold after them."""

from __future__ import annotations

import copy
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.kind import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isms.diagnostic import FieldPath
    from isms.kind import Field, Record
    from isms.records.yaml_text import Content


END = sys.maxsize
"""As an index of a list: after its last item, also where some of its items could not be read."""


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
    for splice in sorted(splices, key=lambda splice: splice.start):
        parts += [text[position : splice.start], splice.text]
        position = splice.end
    return "".join(parts) + text[position:]


class Keys(NamedTuple):
    """What the keys of a mapping inside a record mean.

    ``kind`` declares them; where they are free, ``named`` is what each of them holds.
    """

    kind: type[Record] | None
    named: type[Record] | None = None

    def below(self, step: str | int) -> Keys:
        """Return what the keys mean inside the value of a key, or inside an item of a list."""
        if isinstance(step, int):
            return self
        if self.named is not None:
            return Keys(self.named)
        declared = self.field(step)
        if declared is None:
            return Keys(None)
        return Keys(None, declared.inside) if declared.shape is Shape.NAMED else Keys(declared.inside)

    def field(self, key: str) -> Field | None:
        """Return the field that a key means, where keys are declared."""
        return self.kind.declaration.heads.get(key.strip()) if self.kind else None

    def spelled(self, step: str, written: Iterable[str]) -> str:
        """Return a new key as those beside it are written: by its Japanese label where all of them are."""
        declared = self.field(step)
        if declared is None:
            return step
        labelled = [
            key.strip() == field.label.ja for key in written if (field := self.field(key)) is not None
        ]
        return declared.label.ja if labelled and all(labelled) else declared.name

    def same(self, one: str, other: str) -> bool:
        """Tell whether two keys mean the same."""
        declared = self.field(one)
        return one.strip() == other.strip() if declared is None else declared is self.field(other)


def steps(keys: Keys, here: Any, path: FieldPath, content: Content) -> Iterator[tuple[FieldPath, Content]]:
    """Break the change of a list or mapping into changes of its parts, so that its other parts stay.

    ``here`` is what stands at the path; removals of items come last first, so that indexes hold.
    """
    if isinstance(here, dict) and isinstance(content, dict) and content:
        for name, part in content.items():
            key = next((key for key in here if keys.same(key, name)), name)
            yield from steps(keys.below(name), here.get(key), (*path, key), part)
        for key in here:
            if not any(keys.same(key, name) for name in content):
                yield (*path, key), ""
    elif isinstance(here, list) and here and isinstance(content, list) and content:
        for index, (old, new) in enumerate(zip(here, content, strict=False)):
            yield from steps(keys, old, (*path, index), new)
        for index in range(len(here) - 1, len(content) - 1, -1):
            yield (*path, index), ""
        for index in range(len(here), len(content)):
            yield (*path, index), content[index]
    elif (here or "") != content:
        yield path, content


def lookup(keys: Keys, raw: Any, path: FieldPath) -> tuple[Keys, Any]:
    """Return what a record, as it was read, holds at a path, with its keys; None where nothing is there."""
    for step in path:
        if isinstance(raw, list | str) and isinstance(step, int):
            parts = raw if isinstance(raw, list) else [part.strip() for part in raw.split(";")]
            raw = parts[step] if step < len(parts) else None
        elif isinstance(raw, dict) and isinstance(step, str):
            raw = next((part for key, part in raw.items() if keys.same(key, step)), None)
        else:
            raw = None
        keys = keys.below(step)
    return keys, raw


def placed(keys: Keys, raw: Any, path: FieldPath) -> FieldPath:
    """Return a path with the index that `END` stands for in a record as it was read."""
    if END not in path:
        return path
    at = path.index(END)
    _, there = lookup(keys, raw, path[:at])
    return (*path[:at], len(there) if isinstance(there, list) else 0, *path[at + 1 :])


def aimed(keys: Keys, raw: Any, path: FieldPath, content: Content) -> tuple[FieldPath, Content]:
    """Return a change as it has to be written.

    An item of a list that is one text with ``;`` changes that text, and taking away the only part of a
    list or mapping takes away the whole.
    """
    while len(path) > 1:
        _, above = lookup(keys, raw, path[:-1])
        if isinstance(above, str) and above and isinstance(path[-1], int):
            path, content = path[:-1], changed(keys, above, path[-1:], content)
        elif not content and isinstance(above, dict | list) and len(above) == 1:
            path = path[:-1]
        else:
            break
    return path, content


def changed(keys: Keys, raw: Any, path: FieldPath, content: Content) -> Any:
    """Return what a record, as it was read, has to hold once the content stands at a path.

    Raises CannotEditError where something else stands in the way, such as a text where a list of mappings
    should be: it would be lost.
    """
    if not path:
        return copy.deepcopy(content)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        if isinstance(raw, dict) or (isinstance(raw, str) and raw and not isinstance(content, str)):
            raise CannotEditError
        parts = raw.split(";") if isinstance(raw, str) else list(raw or ())
        inner = changed(keys, parts[step] if step < len(parts) else None, rest, content)
        parts[step : step + 1] = [inner] if inner else []
        return ";".join(parts) if isinstance(raw, str) and raw else parts
    pairs = dict(raw) if isinstance(raw, dict) else {}
    key = next((key for key in pairs if keys.same(key, step)), "") or keys.spelled(step, pairs)
    pairs[key] = changed(keys.below(step), pairs.get(key), rest, content)
    if not pairs[key]:
        del pairs[key]
    return pairs
