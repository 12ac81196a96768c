"""The statement: every control of Annex A in its order, then the necessary controls of other frameworks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.model.once import once
from isms.soa.keys import CONTROL, HOME, key_of, parts
from isms.soa.on_record import decided, evidence_by_control, open_treatments_by_control, risks_by_control
from isms.soa.row import Row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from isms.knowledge import Framework, Item
    from isms.model.control import Control
    from isms.model.law import Law
    from isms.model.party import Party
    from isms.model.programme import Programme
    from isms.model.supplier import Supplier


@once
def statement(programme: Programme) -> list[Row]:
    """Return every control of Annex A in its order, then the necessary controls of other frameworks.

    Necessary are those that the programme has decided on, and those that a risk or a treatment names.
    """
    table = _Table(programme)
    annex = programme.knowledge.framework(HOME)
    rows = list(table.of(annex)) if annex else []
    return [*rows, *table.others({row.id for row in rows})]


def statement_of(programme: Programme, framework: Framework | None) -> list[Row]:
    """Return every control of one framework in its order; without one the programme's own statement."""
    return list(_Table(programme).of(framework)) if framework else statement(programme)


def controls_in(framework: Framework) -> list[Item]:
    """Return the controls of a framework: the items of that kind, or what can be assessed where none is."""
    controls = [item for item in framework.items if item.kind == CONTROL]
    return controls or [item for item in framework.items if item.assessable is not False]


class _Table:
    """Makes the rows of one programme."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._decided = decided(programme)
        self._risks = risks_by_control(programme)
        self._treatments = open_treatments_by_control(programme)
        self._evidence = evidence_by_control(programme)
        self._frameworks: dict[str, Framework | None] = {}
        self._items: dict[str, dict[str, Item]] = {}

    def of(self, framework: Framework) -> Iterator[Row]:
        """Go through the controls of a framework in its order."""
        self._frameworks[framework.id] = framework
        for item in controls_in(framework):
            yield self._row(key_of(item.id, framework.id))

    def others(self, told: Collection[str]) -> list[Row]:
        """Return the rows of controls that were not ``told`` yet, by framework and in its order."""
        needed = (key for key in (*self._risks, *self._treatments) if self._is_control(key))
        rows = [self._row(key) for key in dict.fromkeys((*self._decided, *needed)) if key not in told]
        places = {
            name: {key: place for place, key in enumerate(items)} for name, items in self._items.items()
        }
        return sorted(
            rows,
            key=lambda row: (
                row.framework != HOME,
                row.framework,
                places[row.framework].get(row.number, len(rows)),
            ),
        )

    def _is_control(self, key: str) -> bool:
        framework, number = parts(key)
        item = self._items_of(framework).get(number)
        return item is not None and item.kind in {CONTROL, None}

    def _items_of(self, name: str) -> Mapping[str, Item]:
        if name not in self._items:
            framework = self._framework(name)
            self._items[name] = {item.id: item for item in framework.items} if framework else {}
        return self._items[name]

    def _framework(self, name: str) -> Framework | None:
        if name not in self._frameworks:
            self._frameworks[name] = self._programme.knowledge.framework(name)
        return self._frameworks[name]

    def _row(self, key: str) -> Row:
        framework, number = parts(key)
        record = self._decided.get(key)
        items = self._items_of(framework)
        item = items.get(number)
        owner = self._programme.people.get(record.owner) if record else None
        known = self._framework(framework)
        shown = (*record.evidence, *self._evidence.get(key, ())) if record else ()
        return Row(
            key,
            framework,
            item,
            _theme(items, item),
            record,
            owner.name if owner else None,
            known.title if known else None,
            tuple(self._bases(record)) if record else (),
            tuple(self._risks.get(key, ())),
            tuple(self._treatments.get(key, ())),
            tuple(dict.fromkeys(shown)),
        )

    def _bases(self, control: Control) -> Iterator[Law | Party | Supplier]:
        """Yield the laws and contracts that a control names, as far as they are on record."""
        registers = self._programme
        yield from (law for key in control.laws if (law := registers.laws.get(key)))
        yield from (party for key in control.parties if (party := registers.parties.get(key)))
        yield from (supplier for key in control.suppliers if (supplier := registers.suppliers.get(key)))


def _theme(items: Mapping[str, Item], control: Item | None) -> Item | None:
    """Return what a control stands under: the nearest above it that is no control, as of an enhancement."""
    above = items.get(control.parent) if control and control.parent else None
    passed = set()
    while above is not None and above.kind == CONTROL and above.id not in passed:
        passed.add(above.id)
        above = items.get(above.parent) if above.parent else None
    return above
