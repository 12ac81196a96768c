"""JSON Schema (2020-12) of the kinds of record, for editors (SEMANTICS 24).

An editor reads YAML with types of its own: ``1.10`` is a number to it, ``no`` may be false, a date may be
text. The schemas are wide enough for every file that the reader accepts; what exactly a text may say is
decided by the reader alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.kind import COMMON, Field, Record, Shape
from isms.reference import type_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isms.scalars import Scalar, Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NOTHING: Schema = {"enum": [None, ""]}
"""An empty value is absent."""
SEVERAL: Schema = {"type": "string", "pattern": ";"}
"""A list written as one text, as in a cell."""
YAML_1_1 = {"off": False, "no": False, "n": False, "on": True, "yes": True, "y": True}
"""Words that older YAML readers take for true and false."""
REQUIRED = Text(ja="必須", en="required")


def schema_for(kind: type[Record]) -> Schema:
    """Return the schema of a file that holds records of a kind: one mapping or a list of them.

    A class without a folder, such as the settings, stands alone in its file.
    """
    parts = {part.declaration.name: _mapping(part) for part in _with_parts(kind)}
    declared = kind.declaration
    one: Schema = {"$ref": f"#/$defs/{declared.name}"}
    return {
        "$schema": DIALECT,
        "title": _both(declared.label),
        **(_one_or_more(one) if declared.folder else one),
        "$defs": parts,
    }


def _one_or_more(one: Schema) -> Schema:
    """Return the schema of a file with one record or a list of them; an empty file holds none.

    Conditions, not alternatives: an editor then names the field that is wrong, not the whole file.
    """
    alone = {"if": {"type": "null"}, "else": one}
    return {"if": {"type": "array"}, "then": {"items": one}, "else": alone}


def _with_parts(kind: type[Record]) -> Iterator[type[Record]]:
    """Yield a kind and the classes of its parts, each once or more."""
    yield kind
    for declared in kind.declaration.fields.values():
        if declared.inside is not None:
            yield from _with_parts(declared.inside)


def _mapping(kind: type[Record]) -> Schema:
    """Return the schema of one record, or of one part of a record."""
    fields = {**COMMON, **kind.declaration.fields}
    properties = {name: _described(declared) for name, declared in fields.items()}
    for name, declared in fields.items():
        for head in declared.heads[1:]:
            pointer = f"#/$defs/{kind.declaration.name}/properties/{name}"
            properties.setdefault(head, {"$ref": pointer, "doNotSuggest": True})
    return {
        "type": "object",
        "title": _both(kind.declaration.label),
        "properties": properties,
        "patternProperties": {"^x_": {}},
        "additionalProperties": False,
        **_demands(kind, fields),
    }


def _demands(kind: type[Record], fields: Mapping[str, Field]) -> Schema:
    """Return what must be there under one of its names; of a draft only the key."""
    required = [declared for declared in fields.values() if declared.required]
    if not required:
        return {}
    key = [declared for declared in required if declared.name in kind.declaration.key]
    draft = [
        {"required": [head], "properties": {head: {"enum": [True, "true", "はい"]}}}
        for head in COMMON["draft"].heads
    ]
    return {"if": {"anyOf": draft}, "then": _all_of(key), "else": _all_of(required)}


def _all_of(fields: list[Field]) -> Schema:
    """Demand each of these fields under one of its names; the plain name comes first in an editor's words."""
    return (
        {"allOf": [{"anyOf": [{"required": [head]} for head in f.heads]} for f in fields]} if fields else {}
    )


def _described(declared: Field) -> Schema:
    """Return the schema of a field with its labels and its type in both languages."""
    inside = declared.inside
    kind = type_in_words(declared.scalar) if inside is None else inside.declaration.label
    ja, en = f"{declared.label.ja}: {kind.ja}", f"{declared.label.en}: {kind.en}"
    if declared.required:
        ja, en = f"{ja}、{REQUIRED.ja}", f"{en}, {REQUIRED.en}"
    return {
        "title": _both(declared.label),
        "description": f"{ja}\n{en}",
        "anyOf": [*_values(declared), NOTHING],
    }


def _values(declared: Field) -> list[Schema]:
    """Return the schemas of what a field may hold, whichever its shape."""
    if declared.inside is not None:
        part: Schema = {"$ref": f"#/$defs/{declared.inside.declaration.name}"}
        if declared.shape is Shape.GROUPS:
            return [{"type": "array", "items": part}]
        if declared.shape is Shape.GROUP:
            return [part]
        short = declared.inside.declaration.fields.get(declared.shorthand)
        values = [part] if short is None else [part, *_values(short)]
        return [{"type": "object", "additionalProperties": {"anyOf": [*values, NOTHING]}}]
    one = _wide(declared.scalar)
    if declared.shape is Shape.MANY:
        return [one, {"type": "array", "items": one}, SEVERAL]
    if declared.shape is Shape.MAPPING:
        free: Schema = {"type": "object", "additionalProperties": {"anyOf": [one, NOTHING]}}
        return [free, one] if declared.shorthand else [free]
    return [one]


def _wide(scalar: Scalar) -> Schema:
    """Return the schema of a single value, with what older YAML readers make of its words."""
    schema = scalar.schema()
    taken = {YAML_1_1[word] for word in schema.get("enum", ()) if word in YAML_1_1}
    return {"enum": [*schema["enum"], *sorted(taken - set(schema["enum"]))]} if taken else schema


def _both(label: Text) -> str:
    return f"{label.ja} / {label.en}"
