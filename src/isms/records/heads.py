"""Whether the first row of a CSV file is its header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms.diagnostic import Message, Text
from isms.records.build import near_head
from isms.records.rows import matched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isms.kind import Record
    from isms.records.csv_file import Table

_SEPARATORS = re.compile("[\t;；、]")
_ROWS_ABOVE = 10
"""A title and a date may stand above the heads; more is another sort of file."""
SEPARATED = Text(
    ja="列が「,」で区切られていません(タブや「;」で区切られています)。CSV(コンマ区切り)で保存してください",
    en="the columns are separated by tabs or semicolons; save it as CSV, separated by commas",
)
BELOW = Text(
    ja="見出しが{row}行目にあります。見出しより上の行(表題など)を消してください",
    en="the heads stand in row {row}; remove the rows above them, such as a title",
)
NONE = Text(
    ja="1行目が見出しではありません。1行目に項目名(id など)を書いてください",
    en="the first row is no header; put the names of the fields, such as id, into it",
)


def mistaken(kind: type[Record], table: Table) -> Message | None:
    """Return why the first row of a table is not its header; None where it is, or nearly is one."""
    if _known(kind, table.heads) or not table.heads:
        return None
    if len(table.heads) == 1 and _known(kind, _SEPARATORS.split(table.heads[0])):
        return SEPARATED.of()
    for (line, row), _ in zip(table.rows(), range(_ROWS_ABOVE), strict=False):
        if _known(kind, row) > 1:
            return BELOW.of(row=line + 1)
    return None if any(near_head(kind, head.strip()) for head in table.heads) else NONE.of()


def _known(kind: type[Record], heads: Sequence[str]) -> int:
    """Count the heads that mean a field of a kind, or one of the user's own."""
    known = kind.declaration.heads
    return sum(head[:2] == "x_" or matched(known, head)[0] is not None for head in map(str.strip, heads))
