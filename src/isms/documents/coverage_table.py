"""The coverage of frameworks in rows: a requirement a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from isms.coverage.report import line_to_json
from isms.diagnostic import Text
from isms.documents.table import Table
from isms.rules.breaches import judged_coverage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.diagnostic import Language
    from isms.documents.table import Cells
    from isms.model.programme import Programme


_COVERAGE_HEADS: Mapping[str, Text] = {
    "id": Text(ja="番号", en="Id"),
    "title": Text(ja="項目", en="Item"),
    "state": Text(ja="状態", en="State"),
    "shown": Text(ja="示す記録", en="Shown by"),
    "reason": Text(ja="理由", en="Reason"),
    "next": Text(ja="次の作業", en="Next"),
    "confidence": Text(ja="番号・題名の確かさ", en="Confidence of number and title"),
}
_COVERAGE_WIDTHS = {
    "id": 14,
    "title": 30,
    "state": 12,
    "shown": 36,
    "reason": 40,
    "next": 40,
    "confidence": 12,
}


def coverage_table(names: Sequence[str] = ()) -> Table:
    """Return coverage in rows: of frameworks by name, else of those of the standards aimed at."""

    def rows(programme: Programme) -> Iterator[Cells]:
        for line in judged_coverage(programme, names).lines:
            yield {
                "id": line.id,
                "title": line.title,
                "state": line.state,
                "shown": line.by_kind,
                "reason": line.reasons,
                "next": line.next,
                "confidence": line.confidence,
            }

    def facts(programme: Programme, language: Language) -> list[dict[str, Any]]:
        return [line_to_json(line, language) for line in judged_coverage(programme, names).lines]

    return Table(lambda _: _COVERAGE_HEADS, rows, facts, _COVERAGE_WIDTHS)
