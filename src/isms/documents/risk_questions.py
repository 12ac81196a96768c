"""What documents on risks and their treatment may ask."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.alike import grouped
from isms.diagnostic import Text
from isms.documents.heat_map import heat_map
from isms.ledger import excluded, misnamed, uncovered
from isms.model.once import once
from isms.model.risk import Phase
from isms.organisation import by_department
from isms.risk import matrix
from isms.risk.assess import assessor
from isms.risk.matrix import View
from isms.risk.plan import figures, urgent_first
from isms.risk.report import (
    calculation,
    inheriting,
    named_step,
    report,
    scale,
    subject,
    taken_over,
)
from isms.risk.score import treatments_by_risk
from isms.sign_off import outdated
from isms.soa.keys import control_of
from isms.soa.statement import statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from isms.diagnostic import Language, Message
    from isms.documents.drawing import Drawing
    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme
    from isms.model.treatment import Treatment
    from isms.risk.matrix import Matrix
    from isms.risk.method import Scorer
    from isms.risk.plan import Figures, Planned
    from isms.risk.score import Score
    from isms.soa.row import Row


def matrices(programme: Programme, view: str, *, drafts: bool = False) -> list[Matrix]:
    """Return the risk matrices of one view, ``standing``, ``inherent`` or ``residual``, without drafts."""
    chosen = View.written(view)
    return matrix.matrices(programme, chosen) if drafts else matrix.on_paper(programme)[chosen]


def picture(programme: Programme, of: Matrix, view: str) -> Callable[[Language], Drawing]:
    """Return the heat map of a matrix, to be drawn in the language of the document."""
    del programme
    return partial(heat_map, of, View.written(view))


def scorers(programme: Programme) -> list[Scorer]:
    """Return the methods that score the risks of the report; where there are none, those that would."""
    found = [part.scorer for part in report(programme).parts]
    scoring = assessor(programme)
    chosen = (scoring.method, scoring.lifecycle_method)
    return found or list(dict.fromkeys(each for each in chosen if each is not None))


class Stage(NamedTuple):
    """A phase in the life of personal information: its risks, or why it does not apply, or neither.

    ``phase`` is the word of the record where there is no such phase, None for risks that name none.
    """

    phase: Phase | str | None
    risks: list[Score]
    reason: str | None


def life(programme: Programme, line: PersonalInformation) -> list[Stage]:
    """Return the life of an entry of the ledger, phase by phase; what belongs to no phase is at its ends."""
    by_phase = grouped(_on_personal_information(programme).get(line.key, ()), lambda row: row.risk.phase)
    without = {phase: line.phases_na[word] for phase, word in excluded(line).items()}
    wanting = uncovered(programme, line)
    return [
        *(Stage(None, rows, None) for phase, rows in by_phase.items() if phase is None),
        *(
            Stage(phase, by_phase.get(phase, []), without.get(phase))
            for phase in Phase
            if phase in by_phase or phase in without or phase in wanting
        ),
        *(Stage(word, [], line.phases_na[word]) for word in misnamed(line)),
    ]


@once
def _on_personal_information(programme: Programme) -> Mapping[str | None, list[Score]]:
    """Return the risks of the report by the entry of the ledger that they are on."""
    return grouped(report(programme).rows, lambda row: row.risk.personal_information)


def treated_risks(programme: Programme, rows: Iterable[Planned]) -> list[Score]:
    """Return the risks that some treatments are for, each once, in the order of the register."""
    found = {risk.id: risk for row in rows for risk in row.risks}
    return [found[risk.id] for risk in programme.risks if risk.id in found]


def criterion_of(programme: Programme, scorer: Scorer) -> Text | Message:
    """Return the criterion of acceptance of a method in words; a message where it cannot be read."""
    del programme
    return scorer.criterion_in_words


def acceptance_of(programme: Programme, row: Score) -> Text:
    """Return how the acceptance of what remains of a risk stands, in words."""
    del programme
    return row.acceptance.label


def treatments_of(programme: Programme, key: str) -> list[Treatment]:
    """Return the treatments of a risk, without drafts."""
    return [each for each in treatments_by_risk(programme).get(key, ()) if not each.draft]


def controls_named(programme: Programme, keys: Iterable[str]) -> list[str | Text]:
    """Return controls by number and title, in both languages."""
    titles = _titles(programme)
    every = (control_of(programme, written) for written in keys)
    return [titles.get(key, key) for key in every]


@once
def _titles(programme: Programme) -> Mapping[str, Text]:
    return {row.id: _numbered(row) for row in statement(programme)}


def _numbered(row: Row) -> Text:
    return Text(ja=f"{row.id} {row.title.ja}", en=f"{row.id} {row.title.en}")


def approval_over(programme: Programme, treatment: Treatment) -> bool:
    """Tell whether a treatment has changed since it was approved."""
    del programme
    return outdated(treatment) is not None


def approvers(programme: Programme, rows: Iterable[Planned]) -> list[tuple[str, int]]:
    """Return who approved how many of these treatments, by id of the person."""
    del programme
    signed = (row.treatment.approved_by for row in rows if row.treatment.approved_on)
    return Counter(key for key in signed if key).most_common()


def treatment_figures(programme: Programme, rows: Iterable[Planned]) -> Figures:
    """Count treatments by how far they are, with what they cost."""
    del programme
    return figures(rows)


def treatment_departments(programme: Programme, rows: Iterable[Planned]) -> list[tuple[str | None, Figures]]:
    """Count treatments by department, in the order of the departments; those without one are last."""
    found = by_department(programme, rows, lambda row: row.treatment.department)
    return [(key, figures(part)) for key, part in found.items()]


def _of_method(question: Callable[..., Text]) -> Callable[..., Text]:
    """Return a question about methods as one that is asked of a programme."""
    return lambda _programme, *about: question(*about)


def view_named(programme: Programme, view: str) -> Text:
    """Return what a view of the matrix is called."""
    del programme
    return View.written(view).label


QUESTIONS: Mapping[str, Callable[..., Any]] = {
    "acceptance_of": acceptance_of,
    "approval_over": approval_over,
    "approvers": approvers,
    "calculation": _of_method(calculation),
    "controls_named": controls_named,
    "criterion_of": criterion_of,
    "inheriting": inheriting,
    "life": life,
    "matrices": matrices,
    "named_step": _of_method(named_step),
    "picture": picture,
    "risk_report": report,
    "risk_subject": subject,
    "scale": _of_method(scale),
    "scorers": scorers,
    "taken_over": taken_over,
    "treatment_departments": treatment_departments,
    "treatment_figures": treatment_figures,
    "treatment_plan": urgent_first,
    "treated_risks": treated_risks,
    "treatments_of": treatments_of,
    "view_named": view_named,
    "without_matrix": matrix.without_matrix,
}
