"""How a kind of record declares its fields: once, with type, labels and time.

A kind is one class::

    @record(folder="suppliers", ja="委託先", en="supplier")
    class Supplier(Record):
        \"\"\"A firm that works for us, or keeps or handles our information.\"\"\"

        id: str = identifier()
        name: str = text("委託先名", "Name", required=True)
        owner: str | None = person("管理責任者", "Owner")

Labels are given by position, in the order Japanese, English, further heads that are accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.days import DAY, DAY_OF_YEAR, DAY_OR_MONTH, MOMENT, MONTH
from isms.diagnostic import Text
from isms.kind import Field, Shape, Time
from isms.scalars import (
    ANY_RECORD,
    FLAG,
    ID,
    ITEM,
    ITEM_NUMBER,
    NUMBER,
    PATH,
    PERSON,
    REQUIREMENT,
    TEXT,
    WHOLE,
    Flag,
    OneOf,
    Reference,
    Scalar,
    Word,
)

if TYPE_CHECKING:
    from isms.kind import Record


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


def item_number(ja: str, en: str, *also: str) -> Any:
    """Declare the id of a record that is the number of an item of a framework."""
    return _declare(ja, en, ITEM_NUMBER, "ID", *also, required=True)


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


def planned_days(ja: str, en: str, *also: str, required: bool = False) -> Any:
    """Declare a list of days that are known beforehand."""
    return _declare(ja, en, DAY, *also, shape=Shape.MANY, required=required, time=Time.PLANNED)


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


def flag(ja: str, en: str, *also: str, required: bool = False, accepts: dict[str, bool] | None = None) -> Any:
    """Declare a flag; absent means unknown, ``accepts`` maps what papers print for it to true and false."""
    return _declare(ja, en, Flag(accepts) if accepts else FLAG, *also, required=required)


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
    accepts: dict[str, str] | None = None,
    open: bool = False,  # noqa: A002 - as above
) -> Any:
    """Declare several words of a list; ``accepts`` and ``open`` as for one word."""
    return _declare(ja, en, OneOf(words, accepts, open=open), *also, shape=Shape.MANY, required=required)


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
