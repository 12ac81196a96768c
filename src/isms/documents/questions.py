"""The one table of what a document may ask: pure questions, each answered from the programme alone.

A new document that asks nothing new is one template for each language; one that asks something new also
adds its question here. ``CONDITIONS`` is what a final version asks beyond having no gaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from isms import comparison as of_marks
from isms import document_head, ledger, manual, monthly, yearly
from isms import renewal as renewing
from isms.diagnostic import Message, Text
from isms.documents import objective_table, risk_questions, statement_questions, traceability
from isms.fees import firm_of
from isms.fiscal import year_of
from isms.knowledge import ContractItem
from isms.knowledge.confidence import caution as mark_of
from isms.listing import Named
from isms.model.person import Employment, Role
from isms.model.risk import Phase
from isms.months import number
from isms.renewal import lack
from isms.risk.assess import assessor
from isms.rules.breaches import judged_coverage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from isms.coverage.report import Coverage
    from isms.fiscal import Year
    from isms.kind import Record
    from isms.knowledge import Confidence, Framework
    from isms.knowledge.marks import Outdated
    from isms.model.programme import Programme
    from isms.model.risk import Risk
    from isms.model.supplier import Supplier
    from isms.model.training import Training
    from isms.objectives.month import Measure
    from isms.risk.method import Scorer
    from isms.risk.outcome import Outcome


def name(programme: Programme, kind: str, key: str | None) -> str | None:
    """Return the name or title of a record; the key itself where there is no such record."""
    record = programme.registers[kind].get(key)
    if record is None:
        return key
    return str(getattr(record, "name", None) or getattr(record, "title", None) or record.shown)


def names(programme: Programme, kind: str, keys: Iterable[str]) -> list[str]:
    """Return the names of several records of one kind."""
    return [name(programme, kind, key) or key for key in keys]


def shown(programme: Programme, kind: str, keys: Iterable[str]) -> list[str]:
    """Return the numbers that stand for records on paper."""
    register = programme.registers[kind]
    return [record.shown if (record := register.get(key)) else key for key in keys]


def standing(programme: Programme, kind: str) -> list[Record]:
    """Return the records of a kind that a paper shows: all but the drafts."""
    return [record for record in programme.registers[kind] if not record.draft]


def outcome(programme: Programme, risk: Risk) -> Outcome:
    """Return how grave a risk is."""
    return assessor(programme).outcome(risk)


def method(programme: Programme, *, lifecycle: bool = False) -> Scorer | None:
    """Return the method by which risks are scored, or the one for the life of personal information."""
    scoring = assessor(programme)
    return scoring.lifecycle_method if lifecycle else scoring.method


def criterion(programme: Programme) -> Text | Message | None:
    """Return the criterion of acceptance in words; a message where it cannot be read."""
    scorer = method(programme)
    return scorer.criterion_in_words if scorer else None


def risks_of(programme: Programme, key: str) -> list[Risk]:
    """Return the risks on an entry of the ledger, in the order of its life."""
    found = [risk for risk in programme.risks if risk.personal_information == key and not risk.draft]
    phases = [str(phase) for phase in Phase]
    return sorted(found, key=lambda risk: phases.index(str(risk.phase)) if risk.phase else -1)


def latest(programme: Programme, records: Iterable[Record], field: str) -> date | None:
    """Return the last of the days that these records carry in a field."""
    del programme
    return manual.latest(records, field)


def phase_named(programme: Programme, word: str) -> Phase | str:
    """Return the phase of the life of personal information that a word names, else the word."""
    del programme
    return next((phase for phase in Phase if word in {str(phase), phase.label.ja, phase.label.en}), word)


def contract_clauses(programme: Programme) -> list[Named]:
    """Return what a contract with a supplier of personal data has to settle."""
    items = programme.knowledge.standing(ContractItem, programme.as_of)
    return [Named(item.id, item.label) for item in items]


def unsettled(programme: Programme, supplier: Supplier) -> list[Text]:
    """Return what the contract with a supplier does not settle, as far as its record tells."""
    items = programme.knowledge.standing(ContractItem, programme.as_of)
    return [item.label for item in supplier.unsettled(items)]


def drafts(programme: Programme, document: str) -> list[tuple[Text, int]]:
    """Count by kind the records that are incomplete on purpose and so left out of a document.

    The statement shows its drafts itself, as undecided.
    """
    counted = (
        (register.kind.declaration, sum(record.draft for record in register))
        for register in programme.registers.values()
    )
    shown_there = {"control"} if document.partition(":")[0] == "soa" else set()
    return [(kind.label, count) for kind, count in counted if count and kind.name not in shown_there]


EVERYONE = Text(ja="全従業者", en="everyone")


def audience(programme: Programme, training: Training) -> list[Text | str]:
    """Return whom a training is meant for: employment kinds, departments and roles by their names."""
    words: dict[str, Text] = {"all": EVERYONE}
    words |= {str(word): word.label for word in (*Employment, *Role)}
    return [words.get(each) or programme.departments.called(each) for each in training.audience]


def until(programme: Programme, measure: Measure) -> str:
    """Return how an objective went up to a month, as one line of bars."""
    del programme
    return monthly.until(measure)


def month_named(programme: Programme, month: int | str) -> Text:
    """Return a month, by its number or as records write it, as it is spoken of."""
    del programme
    return monthly.label(number(month) if isinstance(month, str) else month)


def fiscal_year(programme: Programme) -> Year:
    """Return the fiscal year in which the day lies."""
    return year_of(programme, programme.as_of)


def coverage(programme: Programme, frameworks: Iterable[str] = ()) -> Coverage:
    """Return the items of some frameworks, else of the standards aimed at, against what the records hold."""
    return judged_coverage(programme, tuple(frameworks))


def marks(programme: Programme) -> list[of_marks.Aspect]:
    """Return the two marks side by side, with the figures of the organisation."""
    return of_marks.compare(programme.knowledge, programme.as_of, firm_of(programme))


def caution(programme: Programme, confidence: Confidence | None) -> Text:
    """Return the mark that follows what is not certain; nothing follows what is."""
    del programme
    return mark_of(confidence)


def outdated(programme: Programme) -> list[Outdated]:
    """Return what older explanations say and what has replaced it."""
    return of_marks.outdated(programme.knowledge)


QUESTIONS: Mapping[str, Callable[..., Any]] = {
    "answers": manual.answers,
    "audience": audience,
    "caution": caution,
    "chart": manual.chart,
    "clause": manual.clause,
    "competence": manual.competence,
    "contract_clauses": contract_clauses,
    "coverage": coverage,
    "correspondence": manual.correspondence,
    "criterion": criterion,
    "drafts": drafts,
    "entrusted": lack.entrusted,
    "fiscal_year": fiscal_year,
    "handled": ledger.handled,
    "head": document_head.head,
    "insufficient": manual.insufficient,
    "kept": lack.kept,
    "latest": latest,
    "levels": manual.levels,
    "marks": marks,
    "measured": objective_table.measured,
    "method": method,
    "month_named": month_named,
    "month_of_inspections": monthly.the_month,
    "name": name,
    "names": names,
    "on_target": objective_table.on_target,
    "open_faults": manual.open_faults,
    "outcome": outcome,
    "outdated": outdated,
    "owner": document_head.owner,
    "part": manual.part,
    "parts": manual.parts,
    "phase_named": phase_named,
    "pledged": manual.pledged,
    "pursued": monthly.pursued,
    "renewal": renewing.renewal,
    "risks_of": risks_of,
    "shown": shown,
    "span": yearly.span,
    "standing": standing,
    "twelvemonths": yearly.twelvemonths,
    "uncovered_phases": ledger.uncovered,
    "unsettled": unsettled,
    "until": until,
    "year_of_inspections": monthly.the_year,
    **risk_questions.QUESTIONS,
    **statement_questions.QUESTIONS,
    **traceability.QUESTIONS,
}

Condition: TypeAlias = "Callable[[Programme, Framework | None], Iterator[Message]]"
"""What is asked of a final document: it yields why it cannot be one, for the framework that it is about."""
CONDITIONS: Mapping[str, tuple[Condition, ...]] = {"soa": (statement_questions.every_control,)}
