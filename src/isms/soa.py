"""The Statement of Applicability: whether each control of Annex A applies, why, and how far it is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.model.control import ANNEX_A, ControlStatus, Reason
from isms.model.once import once
from isms.scalars import ANY_RECORD

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
    ``applicable`` is None. ``item`` is None where the framework does not have it or is not known. Drafts of
    risks and treatments need nothing yet, so they are not here.
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
    evidence: tuple[str, ...] = ()
    """The ids of what shows it: the evidence that the control names, and that which names the control."""

    @property
    def number(self) -> str:
        """The number of the control as its framework has it."""
        return _parts(self.id)[1]

    @property
    def title(self) -> Text:
        """The title of the control; its id where no framework tells."""
        return self.item.title if self.item else Text(ja=self.number, en=self.number)

    @property
    def unknown(self) -> bool:
        """Whether its framework lacks it, or is none; what the packaged one has is not known unasked."""
        return self.item is None and (self.family is not None or self.framework != HOME)

    @property
    def section(self) -> Text:
        """The theme that the control stands under; beyond Annex A with the title of its framework."""
        family = self.family or Text(ja=self.framework, en=self.framework)
        if self.theme is None:
            return family
        theme = self.theme.title
        if self.framework == HOME:
            return theme
        return Text(ja=f"{family.ja}: {theme.ja}", en=f"{family.en}: {theme.en}")

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
        framework, number = _parts(key)
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
        framework, number = _parts(key)
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


def key_of(item: str, framework: str = HOME) -> str:
    """Return the key of a control: the bare item for Annex A, else with its framework."""
    return item if framework in ANNEX_A else f"{framework}/{item}"


def control_of(programme: Programme, written: str) -> str:
    """Return the key of the control that a risk or treatment names: ``A.5.1`` or ``framework:item``."""
    framework, colon, item = written.partition(":")
    return key_of(item.strip(), _called(programme, framework.strip())) if colon else written


def key_in(programme: Programme, control: Control) -> str:
    """Return the key of what a record decides on, by the id of its framework whatever name is written."""
    return key_of(control.id, _called(programme, control.framework or HOME))


def _called(programme: Programme, name: str) -> str:
    """Return the id of the framework of a name, as far as it is known."""
    return _other_names(programme).get(name, name)


@once
def _other_names(programme: Programme) -> Mapping[str, str]:
    """Return the id of each framework by what else it is called; what is an id itself means that one."""
    known = programme.knowledge.frameworks
    names: dict[str, str] = {}
    for framework in known.values():
        for name in framework.aliases:
            if name not in known:
                names.setdefault(name, framework.id)
    return names


def _parts(key: str) -> tuple[str, str]:
    """Return the framework and the number of a control; a number may have strokes in it."""
    framework, stroke, number = key.partition("/")
    return (framework, number) if stroke else (HOME, key)


@once
def decided(programme: Programme) -> Mapping[str, Control]:
    """Return the record of each control by its key; of several, the first that is written."""
    found: dict[str, Control] = {}
    for control in programme.controls:
        found.setdefault(key_in(programme, control), control)
    return found


def decided_again(programme: Programme) -> list[tuple[Control, Control]]:
    """Return each control that another record decides on already, with that record."""
    first = decided(programme)
    pairs = ((control, first[key_in(programme, control)]) for control in programme.controls)
    return [(control, other) for control, other in pairs if control is not other]


@once
def controls_of_risks(programme: Programme) -> frozenset[str]:
    """Return the keys of the controls that some risk names; drafts need nothing yet."""
    lists = {risk.controls for risk in programme.risks if not risk.draft}
    return frozenset(control_of(programme, written) for controls in lists for written in controls)


@once
def risks_by_control(programme: Programme) -> Mapping[str, list[Risk]]:
    """Return the risks that name each control; drafts need nothing yet."""
    found: dict[str, list[Risk]] = {}
    keys: dict[tuple[str, ...], list[str]] = {}
    for risk in programme.risks:
        if risk.draft:
            continue
        named = keys.get(risk.controls)
        if named is None:
            every = (control_of(programme, written) for written in risk.controls)
            named = keys[risk.controls] = list(dict.fromkeys(every))
        for key in named:
            found.setdefault(key, []).append(risk)
    return found


@once
def open_treatments_by_control(programme: Programme) -> Mapping[str, list[Treatment]]:
    """Return the treatments that name each control and are not done; drafts plan nothing yet."""
    found: dict[str, list[Treatment]] = {}
    for treatment in programme.treatments:
        if treatment.done is None and not treatment.draft:
            for key in dict.fromkeys(control_of(programme, written) for written in treatment.controls):
                found.setdefault(key, []).append(treatment)
    return found


@once
def evidence_by_control(programme: Programme) -> Mapping[str, list[str]]:
    """Return the ids of the evidence that names each control under ``supports``; drafts show nothing yet."""
    found: dict[str, list[str]] = {}
    records = programme.controls.by_key
    for evidence in programme.evidence:
        if not evidence.draft:
            for name in evidence.supports:
                kind, _, key = ANY_RECORD.plain(name).rpartition(":")
                if kind in {"", CONTROL} and key in records:
                    found.setdefault(key_in(programme, records[key]), []).append(evidence.key)
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
