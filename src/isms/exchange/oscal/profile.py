"""The profile: which controls of the catalog apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.exchange.oscal.parts import CATALOG, metadata

if TYPE_CHECKING:
    from isms.exchange.oscal.parts import Json, Statement

TITLE = Text(ja="適用する管理策", en="Controls that apply")


def compose(statement: Statement) -> dict[str, Json]:
    """Return the profile; where nothing applies yet it leaves out every control: OSCAL wants a choice."""
    chosen: list[Json] = [statement.ids[row.id] for row in statement.rows if row.applicable]
    left_out: list[Json] = [statement.ids[row.id] for row in statement.rows if not row.applicable]
    choice: dict[str, Json] = (
        {"include-controls": [{"with-ids": chosen}]}
        if chosen
        else {"include-all": {}, "exclude-controls": [{"with-ids": left_out}]}
    )
    return {
        "metadata": metadata(statement, TITLE.say(statement.language)),
        "imports": [{"href": CATALOG, **choice}],
        "merge": {"as-is": True},
    }
