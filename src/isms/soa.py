"""The Statement of Applicability: whether each control of Annex A applies, why, and how far it is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.model.control import ANNEX_A, ControlStatus, Reason
from isms.model.once import once

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from isms.diagnostic import Language
    from isms.knowledge import Confidence, Framework, Item
    from isms.model.control import Control
    from isms.model.law import Law
    from isms.model.party import Party
    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.model.supplier import Supplier
    from isms.model.treatment import Treatment

CONTROL = "control"
"""The kind of those items of a framework that a statement decides on."""
HOME = "iso27001"


@dataclass(frozen=True, slots=True)
class Row:
    """One control of the statement.

    ``record`` is None where the programme has not decided on the control; then, and in a draft,
    ``applicable`` is None. ``item`` is None where the framework does not have it or is not known.
    """

    id: str
    framework: str
    item: Item | None
    theme: Item | None
    record: Control | None
    owner_name: str | None = None
    family: Text | None = None
    """The title of the framework; None where it is not known."""
    bases: tuple[Law | Party | Supplier, ...] = ()
    """The laws and contracts that are the reason, with those whom the contracts are with."""
    risks: tuple[Risk, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    """The treatments that name the control and are not done."""

    @property
    def number(self) -> str:
        """The number of the control as its framework has it."""
        return _bare(self.id)

    @property
    def title(self) -> Text:
        """The title of the control; its id where no framework tells."""
        return self.item.title if self.item else Text(ja=self.number, en=self.number)

    @property
    def confidence(self) -> Confidence | None:
        """How far the title can be relied on."""
        return self.item.confidence if self.item else None

    @property
    def draft(self) -> bool:
        """Whether the decision is incomplete on purpose."""
        return self.record is not None and self.record.draft

    @property
    def applicable(self) -> bool | None:
        """Whether the control applies; None while that is not decided."""
        return None if self.record is None or self.record.draft else self.record.applicable

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the control applies."""
        return self.record.reasons if self.record else ()

    @property
    def justification(self) -> str | None:
        """Why it was chosen or excluded, in the organisation's words."""
        return self.record.justification if self.record else None

    @property
    def status(self) -> ControlStatus | None:
        """How far the control is implemented."""
        return self.record.status if self.record else None

    @property
    def implementation(self) -> str | None:
        """How the control is implemented, in the organisation's words."""
        return self.record.implementation if self.record else None

    @property
    def owner(self) -> str | None:
        """The id of the person who answers for the control."""
        return self.record.owner if self.record else None

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of what shows it."""
        return self.record.evidence if self.record else ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents about it."""
        return self.record.documents if self.record else ()

    @property
    def decided_on(self) -> date | None:
        """The day of the decision."""
        return self.record.decided_on if self.record else None

    @property
    def decided_by(self) -> str | None:
        """The id of the person who decided."""
        return self.record.decided_by if self.record else None


@dataclass(slots=True)
class Counts:
    """The figures of a statement; ``undecided`` controls have no record or only a draft."""

    total: int = 0
    applicable: int = 0
    excluded: int = 0
    undecided: int = 0
    drafts: int = 0
    statuses: dict[ControlStatus | None, int] = field(default_factory=dict)
    """Of the applicable controls, by status; None where it is not said."""
    reasons: dict[Reason, int] = field(default_factory=dict)
    """Of the applicable controls, by reason; one may have several."""


@once
def statement(programme: Programme) -> list[Row]:
    """Return every control of Annex A in its order, then the necessary controls of other frameworks.

    Necessary are those that the programme has decided on, and those that a risk or a treatment names.
    """
    table = _Table(programme)
    annex = programme.knowledge.framework(HOME)
    rows = list(table.of(annex)) if annex else []
    return [*rows, *table.others({row.id for row in rows})]


def statement_of(programme: Programme, framework: Framework) -> list[Row]:
    """Return every control of one framework, in its order."""
    return list(_Table(programme).of(framework))


def controls_in(framework: Framework) -> list[Item]:
    """Return the controls of a framework: the items of that kind, or what can be assessed where none is."""
    controls = [item for item in framework.items if item.kind == CONTROL]
    return controls or [item for item in framework.items if item.assessable is not False]


class _Table:
    """Makes the rows of one programme."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._risks = risks_by_control(programme)
        self._treatments = open_treatments_by_control(programme)
        self._frameworks: dict[str, Framework | None] = {}
        self._items: dict[str, dict[str, Item]] = {}

    def of(self, framework: Framework) -> Iterator[Row]:
        """Go through the controls of a framework in its order."""
        self._frameworks[framework.id] = framework
        for item in controls_in(framework):
            key = key_of(item.id, framework.id)
            yield self._row(key, framework.id, self._programme.controls.get(key))

    def others(self, told: Collection[str]) -> list[Row]:
        """Return the rows of controls that were not ``told`` yet, by framework and in its order."""
        rows = []
        for control in self._programme.controls:
            if control.key not in told:
                framework = HOME if control.framework in {None, *ANNEX_A} else str(control.framework)
                rows.append(self._row(control.key, framework, control))
        decided = {row.id for row in rows}
        for key in dict.fromkeys([*self._risks, *self._treatments]):
            framework, _, number = key.rpartition("/")
            item = self._items_of(framework).get(number) if framework else None
            if key not in decided and item is not None and item.kind in {CONTROL, None}:
                rows.append(self._row(key, framework, None))
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

    def _items_of(self, name: str) -> Mapping[str, Item]:
        if name not in self._items:
            framework = self._framework(name)
            self._items[name] = {item.id: item for item in framework.items} if framework else {}
        return self._items[name]

    def _framework(self, name: str) -> Framework | None:
        if name not in self._frameworks:
            self._frameworks[name] = self._programme.knowledge.framework(name)
        return self._frameworks[name]

    def _row(self, key: str, framework: str, record: Control | None) -> Row:
        items = self._items_of(framework)
        item = items.get(_bare(key))
        owner = self._programme.people.get(record.owner) if record else None
        known = self._framework(framework)
        return Row(
            key,
            framework,
            item,
            items.get(item.parent) if item and item.parent else None,
            record,
            owner.name if owner else None,
            known.title if known else None,
            tuple(self._bases(record)) if record else (),
            tuple(self._risks.get(key, ())),
            tuple(self._treatments.get(key, ())),
        )

    def _bases(self, control: Control) -> Iterator[Law | Party | Supplier]:
        """Yield the laws and contracts that a control names, as far as they are on record."""
        registers = self._programme
        yield from (law for key in control.laws if (law := registers.laws.get(key)))
        yield from (party for key in control.parties if (party := registers.parties.get(key)))
        yield from (supplier for key in control.suppliers if (supplier := registers.suppliers.get(key)))


def key_of(item: str, framework: str = HOME) -> str:
    """Return the key of a control: the bare item for Annex A, else with its framework."""
    return item if framework in ANNEX_A else f"{framework}/{item}"


def control_of(written: str) -> str:
    """Return the key of the control that a risk or treatment names: ``A.5.1`` or ``framework:item``."""
    framework, colon, item = written.partition(":")
    return key_of(item.strip(), framework.strip()) if colon else written


def _bare(key: str) -> str:
    return key.rpartition("/")[2]


@once
def controls_of_risks(programme: Programme) -> frozenset[str]:
    """Return the keys of the controls that some risk names."""
    lists = {risk.controls for risk in programme.risks}
    return frozenset(control_of(written) for controls in lists for written in controls)


@once
def risks_by_control(programme: Programme) -> Mapping[str, list[Risk]]:
    """Return the risks that name each control."""
    found: dict[str, list[Risk]] = {}
    keys: dict[tuple[str, ...], list[str]] = {}
    for risk in programme.risks:
        named = keys.get(risk.controls)
        if named is None:
            named = keys[risk.controls] = list(dict.fromkeys(map(control_of, risk.controls)))
        for key in named:
            found.setdefault(key, []).append(risk)
    return found


@once
def open_treatments_by_control(programme: Programme) -> Mapping[str, list[Treatment]]:
    """Return the treatments that name each control and are not done; drafts plan nothing yet."""
    found: dict[str, list[Treatment]] = {}
    for treatment in programme.treatments:
        if treatment.done is None and not treatment.draft:
            for key in dict.fromkeys(map(control_of, treatment.controls)):
                found.setdefault(key, []).append(treatment)
    return found


def counts(rows: Iterable[Row]) -> Counts:
    """Count the rows of a statement."""
    figures = Counts()
    statuses: Counter[ControlStatus | None] = Counter()
    reasons: Counter[Reason] = Counter()
    for row in rows:
        figures.total += 1
        figures.drafts += row.draft
        if row.applicable is None:
            figures.undecided += 1
        elif row.applicable:
            figures.applicable += 1
            statuses[row.status] += 1
            reasons.update(row.reasons)
        else:
            figures.excluded += 1
    figures.statuses = {status: statuses[status] for status in (*ControlStatus, None)}
    figures.reasons = {reason: reasons[reason] for reason in Reason}
    return figures


def to_json(row: Row, language: Language) -> dict[str, Any]:
    """Return a row as other programs read it."""
    return {
        "id": row.id,
        "title": row.title.say(language),
        "applicable": row.applicable,
        "reasons": [str(reason) for reason in row.reasons],
        "justification": row.justification,
        "status": row.status and str(row.status),
        "risks": [risk.key for risk in row.risks],
        "evidence": list(row.evidence),
        "framework": row.framework,
        "theme": row.theme.title.say(language) if row.theme else None,
        "title_ja": row.title.ja,
        "title_en": row.title.en,
        "confidence": row.confidence and str(row.confidence),
        "implementation": row.implementation,
        "owner": row.owner,
        "owner_name": row.owner_name,
        "documents": list(row.documents),
        "treatments": [treatment.key for treatment in row.treatments],
        "decided_on": row.decided_on.isoformat() if row.decided_on else None,
        "decided_by": row.decided_by,
        "draft": row.draft,
        "number": row.number,
        "laws": list(row.record.laws) if row.record else [],
        "parties": list(row.record.parties) if row.record else [],
        "suppliers": list(row.record.suppliers) if row.record else [],
    }
