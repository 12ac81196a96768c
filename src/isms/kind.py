"""What a kind of record is: its fields, its labels, and the class whose instances are the records.

Everything that needs to know the fields reads this declaration: the readers of YAML, CSV and Markdown,
the writer, the JSON Schema, the reference of records and the tests. `isms.fields` has the words by
which a class declares them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping  # noqa: TC003 - annotations of records can be resolved at run time
from copy import copy
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, dataclass_transform

from isms.diagnostic import Text
from isms.scalars import FLAG, TEXT, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

R = TypeVar("R", bound="Record")


class Shape(Enum):
    """How the values of a field are arranged."""

    ONE = "one"
    MANY = "many"
    MAPPING = "mapping"
    """Free keys, each with a value of the field's type."""
    GROUP = "group"
    """One mapping with fields of its own."""
    GROUPS = "groups"
    """A list of mappings with fields of their own."""
    NAMED = "named"
    """Free keys, each with a mapping with fields of its own."""


class Time(Enum):
    """Whether a date tells what has happened or what is planned."""

    HAPPENED = "happened"
    PLANNED = "planned"


EMPTY: Mapping[Shape, Any] = {Shape.MANY: (), Shape.GROUPS: (), Shape.MAPPING: {}, Shape.NAMED: {}}
"""What a field holds where nothing is written, by its shape; None where its shape is not here."""
_NOTHING: tuple[object, ...] = (None, "", (), {})


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field of a kind.

    ``time`` is set on dates only. On a day before a HAPPENED date the field reads as absent, together
    with the fields named in ``withdraws``; where it ``begins`` the record, the record is not there yet.
    ``inside`` is the class of a GROUP, of each of the GROUPS or of each NAMED mapping. ``shorthand`` is
    the key that a plain text stands for where a MAPPING, or a mapping of a NAMED field, is expected.
    """

    name: str
    label: Text
    scalar: Scalar = TEXT
    shape: Shape = Shape.ONE
    required: bool = False
    also: tuple[str, ...] = ()
    time: Time | None = None
    begins: bool = False
    withdraws: tuple[str, ...] = ()
    inside: type[Record] | None = None
    shorthand: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name under which a class declares the field."""
        object.__setattr__(self, "name", name)

    @property
    def heads(self) -> tuple[str, ...]:
        """Every head or key that means this field; the first is its name."""
        return (self.name, self.label.ja, self.label.en, *self.also)


@dataclass(frozen=True, eq=False)
class Kind:
    """What sort of record a class is.

    ``key`` names the fields whose values, joined by ``/``, identify a record; it is empty where
    nothing does.
    """

    name: str
    folder: str
    label: Text
    key: tuple[str, ...]
    fields: Mapping[str, Field]
    documents: bool = False
    tabular: bool = False
    named_by_file: str = ""

    @cached_property
    def heads(self) -> Mapping[str, Field]:
        """Every field that a record may have, by each head or key that means it; names win over labels."""
        fields = {**COMMON, **self.fields}
        heads: dict[str, Field] = {}
        for rank in range(max(len(declared.heads) for declared in fields.values())):
            for declared in fields.values():
                if rank < len(declared.heads):
                    heads.setdefault(declared.heads[rank], declared)
        return heads

    @cached_property
    def taken(self) -> tuple[Field, ...]:
        """The fields that a record may have, in the order in which its class takes them."""
        return tuple({**COMMON, **self.fields}.values())

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The names of the required fields."""
        return tuple(name for name, declared in self.fields.items() if declared.required)

    @property
    def nested_lists(self) -> bool:
        """Whether a field is a list of mappings, which CSV cannot hold."""
        return any(f.shape is Shape.GROUPS for f in self.fields.values())


def but(record: R, **values: object) -> R:
    """Return a copy of a record with other values in some fields; the record stays as it is."""
    made = copy(record)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


@dataclass_transform(frozen_default=True, kw_only_default=True)
def slotted(cls: type[R]) -> type[R]:
    """Make a class with a slot for each of its fields: read-only to those who use it, built by the reader.

    By itself it is for what several kinds have in common: a kind has the fields of the class that it is
    derived from before its own.

    What a dataclass would do, but the constructor is made when the first record is: most commands meet
    few kinds, and to make seventy constructors takes longer than to start Python.
    """
    own = {name: value for name, value in vars(cls).items() if name in cls.__annotations__}
    inherited: Mapping[str, Any] = getattr(cls, "defaults", {})
    left = {"__dict__", "__weakref__", *own}
    body = {name: value for name, value in vars(cls).items() if name not in left}
    body |= {"__slots__": tuple(name for name in own if name not in inherited), "__init__": _first}
    made = cast("type[R]", type(cls.__name__, cls.__bases__, body))
    made.defaults = {**inherited, **own}
    return made


def _first(self: Record, *values: Any, **named: Any) -> None:
    """Make the constructor of a kind for its first record, and construct it."""
    kind = type(self)
    fields = [(name, object, _default(default)) for name, default in kind.defaults.items()]
    made = dataclasses.make_dataclass(kind.__name__, fields, eq=False, repr=False, match_args=False)
    type.__setattr__(kind, "__init__", vars(made)["__init__"])  # from now on without this detour
    vars(made)["__init__"](self, *values, **named)


def _default(value: Any) -> Any:
    """Return the value that a field has where nothing is written, as a dataclass declares it.

    All records share one empty mapping: nothing changes it, and what is computed from it is computed once.
    """
    if isinstance(value, Field):
        value = EMPTY.get(value.shape)
    return field(default_factory=lambda: value) if value == {} else field(default=value)


@slotted
class Record:
    """What every record has: its place, and the fields that any kind may carry.

    ``ordinal`` is its position in its file, or that of a part in its list, from 0. ``unread`` names the
    fields that were written but could not, or not wholly, be read: they are unknown, not absent.
    """

    declaration: ClassVar[Kind]
    defaults: ClassVar[Mapping[str, Any]]
    file: str = ""
    ordinal: int = 0
    key: str = ""
    unread: frozenset[str] = frozenset()
    extra: Mapping[str, str] = {}
    number: str | None = None
    draft: bool = False

    def __repr__(self) -> str:
        """Return what sort of record it is, its key and its file."""
        return f"<{self.declaration.name} {self.key} in {self.file}>"

    def named(self, key: str) -> None:
        """Give the record its key; the reader does so once, when it is known to be unique."""
        object.__setattr__(self, "key", key)

    def identity(self) -> str:
        """Return the key of the record: the values of its key fields, joined by ``/``."""
        parts = (getattr(self, part) for part in self.declaration.key)
        return "/".join("" if part is None else str(part) for part in parts)

    def lacks(self, field: str) -> bool:
        """Tell whether nothing is written in a field; what was written and not understood is not lacking."""
        return getattr(self, field) in _NOTHING and field not in self.unread

    def lacking(self, fields: Iterable[str]) -> list[str]:
        """Return those of some fields that the record lacks."""
        return [field for field in fields if self.lacks(field)]

    @classmethod
    def label_of(cls, field: str) -> Text:
        """Return what a field of the kind is called."""
        return cls.declaration.fields[field].label

    @property
    def shown(self) -> str:
        """What stands for the record on paper: its number, else its id."""
        return self.number or self.key

    @property
    def reference(self) -> str:
        """The record as waivers and listings name it: ``kind:key``."""
        return f"{self.declaration.name}:{self.key}"


COMMON = {
    "number": Field("number", Text(ja="表示番号", en="Number")),
    "draft": Field("draft", Text(ja="作成中", en="Draft"), FLAG),
}
"""Fields that any record may carry."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(
    *,
    ja: str,
    en: str,
    folder: str = "",
    key: tuple[str, ...] = ("id",),
    documents: bool = False,
    tabular: bool = False,
    named_by_file: str = "",
) -> Callable[[type[R]], type[R]]:
    """Make a class a kind of record.

    ``folder`` is empty for a part of another record. ``documents`` lets the kind be written as
    Markdown with front matter. ``tabular`` marks the registers that people keep in Excel, which
    `isms init` and `isms new` write as CSV. ``named_by_file`` is the field that the name of the file
    gives where the record does not.
    """

    def make(cls: type[R]) -> type[R]:
        shared, own = (
            {name: value for name, value in declared.items() if isinstance(value, Field)}
            for declared in (cls.defaults, vars(cls))
        )
        fields = shared | own
        made = slotted(cls)
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", made.__name__).lower()
        identified = key if folder and all(part in fields for part in key) else ()
        made.declaration = Kind(
            kind, folder, Text(ja=ja, en=en), identified, fields, documents, tabular, named_by_file
        )
        return made

    return make
