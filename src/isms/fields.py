"""How a kind of record declares its fields: once, with type, labels and time.

A kind is one class::

    @record(folder="suppliers", ja="委託先", en="supplier")
    class Supplier(Record):
        \"\"\"A firm that works for us, or keeps or handles our information.\"\"\"

        id: str = identifier()
        name: str = text("委託先名", "Name", required=True)
        owner: str | None = person("管理責任者", "Owner")

Everything that needs to know the fields reads this declaration: the readers of YAML, CSV and Markdown,
the writer, the JSON Schema, the reference of records and the tests.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping  # noqa: TC003 - annotations of records can be resolved at run time
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

from isms.diagnostic import Text
from isms.scalars import (
    ANY_RECORD,
    DAY,
    DAY_OF_YEAR,
    DAY_OR_MONTH,
    FLAG,
    ID,
    ITEM,
    MOMENT,
    MONTH,
    NUMBER,
    PATH,
    PERSON,
    REQUIREMENT,
    TEXT,
    WHOLE,
    OneOf,
    Reference,
    Scalar,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Callable

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


@dataclass_transform(frozen_default=True, kw_only_default=True)
def _slotted(cls: type[R]) -> type[R]:
    """Make a class with a slot for each of its fields: read-only to those who use it, built by the reader.

    What a dataclass would do, but the constructor is made when the first record is: most commands meet
    few kinds, and to make seventy constructors takes longer than to start Python.
    """
    own = {name: value for name, value in vars(cls).items() if name in cls.__annotations__}
    inherited: Mapping[str, Any] = getattr(cls, "defaults", {})
    left = {"__dict__", "__weakref__", *own}
    body = {name: value for name, value in vars(cls).items() if name not in left}
    body |= {"__slots__": tuple(name for name in own if name not in inherited), "__init__": _first}
    made: type[R] = type(cls)(cls.__name__, cls.__bases__, body)
    made.defaults = {**inherited, **own}
    return made


def _first(self: Record, *values: Any, **named: Any) -> None:
    """Make the constructor of a kind for its first record, and construct it."""
    kind = type(self)
    fields = [(name, object, _default(default)) for name, default in kind.defaults.items()]
    made = dataclasses.make_dataclass(kind.__name__, fields, eq=False, repr=False, match_args=False)
    kind.__init__ = made.__init__  # type: ignore[method-assign]  # from now on without this detour
    kind.__init__(self, *values, **named)


def _default(value: Any) -> Any:
    """Return the value that a field has where nothing is written, as a dataclass declares it."""
    if isinstance(value, Field):
        value = EMPTY.get(value.shape)
    return field(default_factory=dict) if value == {} else field(default=value)


@_slotted
class Record:
    """What every record has: its place, and the fields that any kind may carry.

    ``unread`` names the fields that were written but could not be read: they are unknown, not absent.
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

def _declare(
    ja: str,
    en: str,
    scalar: Scalar = TEXT,
    *also: str,
    shape: Shape = Shape.ONE,
    required: bool = False,
    **more: Any,  # passed on to Field
) -> Any:
    """Return the declaration of a field; it learns its name when the class is made."""
    return Field("", Text(ja=ja, en=en), scalar, shape, required=required, also=also, **more)


def identifier(ja: str = "番号", en: str = "Id", *also: str) -> Any:
    """Declare the id of a record."""
    return _declare(ja, en, ID, "ID", *also, required=True)


def text(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a text."""
    return _declare(ja, en, TEXT, *also, required=required)


def texts(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a list of texts."""
    return _declare(ja, en, TEXT, *also, shape=Shape.MANY, required=required)


def path(ja: str, en: str, *also: str) -> Any:
    """Declare the path of a file inside the repository."""
    return _declare(ja, en, PATH, *also)


def happened(
    ja: str,
    en: str,
    *also: str,
    required: bool = False,
    begins: bool = False,
    withdraws: tuple[str, ...] = (),
) -> Any:
    """Declare the day on which something happened."""
    return _declare(
        ja, en, DAY, *also, required=required, time=Time.HAPPENED, begins=begins, withdraws=withdraws
    )


def happened_at(ja: str, en: str, *also: str, required: bool = False, begins: bool = False) -> Any:
    """Declare the day, or the day and time, at which something happened."""
    return _declare(ja, en, MOMENT, *also, required=required, time=Time.HAPPENED, begins=begins)


def planned(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a day that is planned, due or the last of something."""
    return _declare(ja, en, DAY, *also, required=required, time=Time.PLANNED)


def planned_day_or_month(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a planned day of which only the month may be known."""
    return _declare(ja, en, DAY_OR_MONTH, *also, required=required, time=Time.PLANNED)


def month(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a calendar month."""
    return _declare(ja, en, MONTH, *also, required=required)


def day_of_year(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a day of every year, such as the first of the fiscal year."""
    return _declare(ja, en, DAY_OF_YEAR, *also, required=required)


def whole(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a whole number."""
    return _declare(ja, en, WHOLE, *also, required=required)


def number(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a decimal number."""
    return _declare(ja, en, NUMBER, *also, required=required)


def flag(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a flag; absent means unknown."""
    return _declare(ja, en, FLAG, *also, required=required)


def word(
    words: type[Word],
    ja: str,
    en: str,
    *also: str,
    required: bool = False,
    accepts: dict[str, str] | None = None,
    open: bool = False,  # noqa: A002 - reads as the list does
) -> Any:
    """Declare one word of a list; ``accepts`` maps further spellings to values, ``open`` lets others pass."""
    return _declare(ja, en, OneOf(words, accepts, open=open), *also, required=required)


def words(
    words: type[Word],
    ja: str,
    en: str,
    *also: str,
    required: bool = False,
    open: bool = False,  # noqa: A002 - as above
) -> Any:
    """Declare several words of a list; ``open`` lets other texts pass."""
    return _declare(ja, en, OneOf(words, open=open), *also, shape=Shape.MANY, required=required)


def ref(kind: str, ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a reference to a record of ``kind``."""
    return _declare(ja, en, Reference(kind), *also, required=required)


def refs(kind: str, ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare references to records of ``kind``."""
    return _declare(ja, en, Reference(kind), *also, shape=Shape.MANY, required=required)


def person(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a person: an id, or a name that exactly one person has."""
    return _declare(ja, en, PERSON, *also, required=required)


def persons(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare several persons."""
    return _declare(ja, en, PERSON, *also, shape=Shape.MANY, required=required)


def item(ja: str, en: str, *also: str) -> Any:
    """Declare one item of a framework."""
    return _declare(ja, en, ITEM, *also)


def items(ja: str, en: str, *also: str) -> Any:
    """Declare items of a framework, such as the controls that lower a risk."""
    return _declare(ja, en, ITEM, *also, shape=Shape.MANY)


def requirements(ja: str, en: str, *also: str) -> Any:
    """Declare requirements written ``framework:item``."""
    return _declare(ja, en, REQUIREMENT, *also, shape=Shape.MANY)


def any_record(ja: str, en: str, *also: str) -> Any:
    """Declare a reference to a record of any kind."""
    return _declare(ja, en, ANY_RECORD, *also)


def any_records(ja: str, en: str, *also: str) -> Any:
    """Declare references to records of any kind."""
    return _declare(ja, en, ANY_RECORD, *also, shape=Shape.MANY)


def mapping(
    ja: str, en: str, *also: str, required: bool = False, scalar: Scalar = TEXT, shorthand: str = ""
) -> Any:
    """Declare a mapping with free keys."""
    return _declare(ja, en, scalar, *also, shape=Shape.MAPPING, required=required, shorthand=shorthand)


def group(inside: type[Record], ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare one mapping with fields of its own."""
    return _declare(ja, en, TEXT, *also, shape=Shape.GROUP, required=required, inside=inside)


def groups(inside: type[Record], ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a list of mappings with fields of their own."""
    return _declare(ja, en, TEXT, *also, shape=Shape.GROUPS, required=required, inside=inside)


def named(
    inside: type[Record], ja: str, en: str, *also: str, required: bool = False, shorthand: str = ""
) -> Any:
    """Declare a mapping with free keys whose values are mappings with fields of their own."""
    return _declare(
        ja, en, TEXT, *also, shape=Shape.NAMED, required=required, inside=inside, shorthand=shorthand
    )


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
        made = _slotted(cls)
        fields = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", made.__name__).lower()
        identified = key if folder and all(part in fields for part in key) else ()
        made.declaration = Kind(
            kind, folder, Text(ja=ja, en=en), identified, fields, documents, tabular, named_by_file
        )
        return made

    return make
