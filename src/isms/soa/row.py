"""One control of the statement: what is decided, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isms.diagnostic import Text
from isms.soa.keys import HOME, parts

if TYPE_CHECKING:
    from datetime import date

    from isms.diagnostic import Language
    from isms.knowledge import Confidence, Item
    from isms.model.control import Control, ControlStatus, Reason
    from isms.model.law import Law
    from isms.model.party import Party
    from isms.model.risk import Risk
    from isms.model.supplier import Supplier
    from isms.model.treatment import Treatment


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
        return parts(self.id)[1]

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
