"""The catalog: the numbers and titles of the controls that a statement decides on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.exchange.oscal.parts import line, metadata, prop, token

if TYPE_CHECKING:
    from isms.exchange.oscal.parts import Json, Statement
    from isms.soa.row import Row

TITLE = Text(ja="管理策の一覧(番号と題名のみ)", en="Controls (numbers and titles only)")


def compose(statement: Statement) -> dict[str, Json]:
    """Return the catalog, a group for each theme; controls without a theme are a group of their framework."""
    themes: dict[tuple[str, str | None], list[Row]] = {}
    for row in statement.rows:
        themes.setdefault((row.framework, row.theme.id if row.theme else None), []).append(row)
    return {
        "metadata": metadata(statement, TITLE.say(statement.language)),
        "groups": [_group(statement, rows) for rows in themes.values()],
    }


def _group(statement: Statement, rows: list[Row]) -> Json:
    first = rows[0]
    theme, language = first.theme, statement.language
    title = theme.title if theme else first.family or Text(first.framework, first.framework)
    return {
        "id": token(f"group_{first.framework}_{theme.id if theme else ''}".rstrip("_")),
        "class": "theme",
        "title": line(title.say(language)),
        "controls": [
            {
                "id": statement.ids[row.id],
                "class": token(row.framework),
                "title": line(row.title.say(language)),
                "props": [
                    {"name": "label", "value": line(row.number)},
                    *prop("title-confidence", str(row.confidence) if row.confidence else None),
                ],
            }
            for row in rows
        ],
    }
