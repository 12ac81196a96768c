"""What the statement of applicability may ask, and what a final one asks of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from isms import annex_a
from isms.diagnostic import Message, Text
from isms.soa import figures
from isms.soa.keys import HOME, key_in
from isms.soa.on_record import decided_again
from isms.soa.statement import statement, statement_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from isms.knowledge import Framework
    from isms.model.programme import Programme
    from isms.soa.row import Row


class Theme(NamedTuple):
    """The rows of the statement under one theme of Annex A, or of another framework.

    ``title`` names the framework, too, where the statement is on several.
    """

    id: str | None
    title: Text | str
    rows: list[Row]

    @property
    def heading(self) -> list[Text | str]:
        """The number, where there is one, and the title."""
        return [self.id, self.title] if self.id else [self.title]


def themes(programme: Programme, rows: Sequence[Row]) -> list[Theme]:
    """Return the rows by theme, in their order."""
    del programme
    several = len({row.framework for row in rows}) > 1
    found: dict[tuple[str, str | None], Theme] = {}
    for row in rows:
        id_, title = (row.theme.id, row.theme.title) if row.theme else (None, row.section)
        theme = Theme(id_, row.section if several else title, [])
        found.setdefault((row.framework, id_), theme).rows.append(row)
    return list(found.values())


def counts(programme: Programme, rows: Iterable[Row]) -> figures.Counts:
    """Return the figures of these rows."""
    del programme
    return figures.counts(rows)


def planned(programme: Programme, row: Row) -> list[list[str]]:
    """Return the treatments under way that name a control, in one line."""
    del programme
    return [[treatment.shown for treatment in row.treatments]] if row.treatments else []


def grounds(programme: Programme, row: Row) -> list[str | list[str]]:
    """Return what a control rests on: the risks that name it, in one line, and the laws and contracts."""
    del programme
    risks = [risk.shown for risk in row.risks]
    return [*([risks] if risks else []), *(base.name for base in row.bases)]


class Comparison(NamedTuple):
    """What comparing the necessary controls with Annex A found, with the figures."""

    figures: Mapping[annex_a.Result, int]
    beyond: list[Row]
    open: list[annex_a.Compared]

    @property
    def settled(self) -> bool:
        """Whether it can be said that nothing necessary was left out."""
        return not self.open


def comparison(programme: Programme) -> Comparison | None:
    """Return what comparing the necessary controls with Annex A found; None where it is not aimed at."""
    if programme.knowledge.framework(HOME) is None:
        return None
    found = annex_a.comparison(programme)
    return Comparison(
        annex_a.tally(found),
        [each.row for each in found if each.result is annex_a.Result.BEYOND],
        [each for each in found if not each.settled],
    )


QUESTIONS: Mapping[str, Callable[..., Any]] = {
    "comparison": comparison,
    "counts": counts,
    "grounds": grounds,
    "planned": planned,
    "statement": statement,
    "themes": themes,
}

NO_CONTROLS = Text(
    ja="適用宣言書に載せる管理策がありません"
    "(isms.yaml の standards に iso27001 を加えるか、--framework で指定)",
    en="there are no controls to state: add iso27001 to standards in isms.yaml, or name a --framework",
)
UNDECIDED = Text(
    ja="管理策 {control} の適用・除外が決定されていません", en="control {control} is not decided"
)
UNKNOWN = Text(
    ja="管理策 {control} は、そのフレームワークにありません(isms check の REF003)",
    en="control {control} is not in its framework (REF003 of isms check)",
)
TWICE = Text(
    ja="管理策 {control} の採否が二度決められています(isms check の SOA014)",
    en="control {control} is decided on twice (SOA014 of isms check)",
)


def every_control(programme: Programme, framework: Framework | None) -> Iterator[Message]:
    """Ask that every control of a statement is one, and decided once by a record that is not a draft."""
    rows = statement_of(programme, framework)
    if not rows:
        yield NO_CONTROLS.of()
    again = {key_in(programme, control) for control, _ in decided_again(programme)}
    for row in rows:
        if row.applicable is None:
            yield UNDECIDED.of(control=row.id)
        elif row.unknown:
            yield UNKNOWN.of(control=row.id)
        elif row.id in again:
            yield TWICE.of(control=row.id)
