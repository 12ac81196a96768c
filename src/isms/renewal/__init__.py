"""What the renewal of the PrivacyMark needs: each paper ready or missing, why, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from isms.certificates import doubt, latest, window
from isms.diagnostic import Message, Text
from isms.knowledge import Confidence
from isms.renewal import forms, papers
from isms.renewal.lack import Lack
from isms.scalars import Word
from isms.standards import PRIVACY_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from isms.fiscal import Period
    from isms.knowledge import Form, FormSet
    from isms.model.programme import Programme

OCCASION = "renewal"


class State(Word):
    """Whether a paper can be handed in."""

    READY = "ready", "準備済", "Ready"
    MISSING = "missing", "不足", "Missing"
    NEEDS_REVIEW = "needs_review", "要確認", "Needs review"


@dataclass(frozen=True, slots=True)
class Item:
    """One paper of a renewal.

    ``document`` is the rendered document that it is, or that holds what it asks; None where the records
    can say nothing to it.
    """

    id: str
    title: Text
    document: str | None
    lacks: tuple[Lack, ...]

    @property
    def state(self) -> State:
        """Missing where the records lack something; to be reviewed where only a person can finish it."""
        if any(lack.ours for lack in self.lacks):
            return State.MISSING
        return State.NEEDS_REVIEW if self.lacks else State.READY

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why it is not ready."""
        return tuple(lack.reason for lack in self.lacks)

    @property
    def next(self) -> tuple[Text, ...]:
        """What to do, each act once."""
        return tuple(dict.fromkeys(lack.next for lack in self.lacks))


class Paper(NamedTuple):
    """A document of the pack that is made from the records, and what it asks of them."""

    document: str
    title: Text
    check: Callable[[Programme], Iterator[Lack]]


@dataclass(frozen=True, slots=True)
class Renewal:
    """The whole renewal: when it ends, when to apply, with which forms, and how far everything is.

    ``doubt`` follows the days of the window where they are not certain.
    """

    expires: date | None
    window: Period | None
    doubt: Text | None
    form_set: FormSet | None
    papers: tuple[Item, ...]
    forms: tuple[Item, ...]

    @property
    def cautions(self) -> tuple[Message | Text, ...]:
        """What a reader has to know of the list of forms: that it may not be the one in use today."""
        known = self.form_set
        if known is None or known.confidence is Confidence.HIGH:
            return ()
        said = known.said_of_it
        return (UNSURE_LIST.of(title=known.title), *((said,) if said else ()))

    @property
    def items(self) -> tuple[Item, ...]:
        """The papers and then the forms."""
        return self.papers + self.forms

    def count(self, state: str) -> int:
        """Count the items in a state."""
        return sum(item.state == state for item in self.items)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing that the records should hold."""
        return self.count(State.MISSING) == 0


def renewal(programme: Programme) -> Renewal:
    """Return what the renewal of the PrivacyMark needs on the day of the programme."""
    mark = latest(programme, PRIVACY_MARK)
    form_set = forms_of(programme)
    made = tuple(Item(p.document, p.title, p.document, tuple(p.check(programme))) for p in PAPERS)
    return Renewal(
        mark.expires if mark else None,
        window(programme, mark) if mark else None,
        doubt(programme, mark) if mark else None,
        form_set,
        made,
        tuple(_form(programme, form) for form in form_set.forms) if form_set else (),
    )


def forms_of(programme: Programme) -> FormSet | None:
    """Return the forms for the renewal: of our own certification body where known, else of another."""
    mark = latest(programme, PRIVACY_MARK)
    body = (mark.body if mark else None) or programme.settings.certification_body.get(PRIVACY_MARK) or ""
    known = [
        each
        for _, each in sorted(programme.knowledge.form_sets.items())
        if (each.standard, each.occasion) == (PRIVACY_MARK, OCCASION) and _in_use(each, programme.as_of)
    ]
    return min(known, key=lambda each: each.body not in body, default=None)


def is_our_body(programme: Programme, form_set: FormSet) -> bool:
    """Tell whether a form set is that of the programme's own certification body."""
    mark = latest(programme, PRIVACY_MARK)
    body = (mark.body if mark else None) or programme.settings.certification_body.get(PRIVACY_MARK) or ""
    return form_set.body in body


def _in_use(form_set: FormSet, day: date) -> bool:
    starts, ends = form_set.valid_from, form_set.valid_to
    return (starts is None or starts <= day) and (ends is None or day <= ends)


def _form(programme: Programme, form: Form) -> Item:
    """Return how far a form is."""
    check, document = FORMS.get(form.answered_by or "", (forms.application, None))
    lacks = list(check(programme))
    if form.confidence is Confidence.LOW:
        lacks.append(Lack(UNCONFIRMED.of(), DO_CONFIRM, ours=False))
    title = Text(ja=form.title_ja, en=form.title_en or form.title_ja)
    return Item(f"form-{form.no}", title, document, tuple(lacks))


def _all(checks: Sequence[Callable[[Programme], Iterator[Lack]]]) -> Callable[[Programme], Iterator[Lack]]:
    """Return one check that makes several."""

    def check(programme: Programme) -> Iterator[Lack]:
        for each in checks:
            yield from each(programme)

    return check


UNCONFIRMED = Text(
    ja="この様式が現在も必要か確認できていません", en="it is not confirmed that this form is still asked for"
)
UNSURE_LIST = Text(
    ja="書類の一覧「{title}」は、今も使われているか確かめられていません(※要確認)。",
    en="It is not confirmed that the list '{title}' is still in use (*unconfirmed).",
)
DO_CONFIRM = Text(ja="審査機関の最新の案内を確認する", en="look at the body's current page")

DATA = "application-data"
PAPERS: tuple[Paper, ...] = (
    Paper(
        "personal-information",
        Text(ja="個人情報管理台帳", en="Ledger of personal information"),
        papers.ledger,
    ),
    Paper(
        "personal-information-risks",
        Text(ja="個人情報のリスク分析表", en="Risk analysis of personal information"),
        papers.risk_analysis,
    ),
    Paper("laws", Text(ja="法令等一覧", en="List of laws"), papers.laws),
    Paper("suppliers", Text(ja="委託先一覧", en="List of suppliers"), papers.suppliers),
    Paper("trainings", Text(ja="教育実施サマリー", en="Summary of training"), papers.trainings),
    Paper(
        "audits-and-reviews",
        Text(ja="内部監査・マネジメントレビュー実施サマリー", en="Summary of audits and management reviews"),
        papers.audits_and_reviews,
    ),
    Paper(
        DATA,
        Text(ja="申請様式の記入資料", en="Data for the application forms"),
        _all(
            (forms.structure, forms.overview, forms.businesses, forms.sites, forms.documents, forms.changes)
        ),
    ),
)
"""The documents of the pack, in the order in which they are filed."""

FORMS: Mapping[str, tuple[Callable[[Programme], Iterator[Lack]], str | None]] = {
    "application": (forms.application, DATA),
    "structure": (forms.structure, DATA),
    "overview": (forms.overview, DATA),
    "businesses": (forms.businesses, DATA),
    "sites": (forms.sites, DATA),
    "documents": (forms.documents, DATA),
    "correspondence": (forms.correspondence, DATA),
    "changes": (forms.changes, DATA),
    "summary": (papers.summary, "audits-and-reviews"),
    "trainings": (papers.trainings, "trainings"),
    "audits-reviews": (papers.audits_and_reviews, "audits-and-reviews"),
    "ledger": (papers.ledger, "personal-information"),
    "risk-analysis": (papers.risk_analysis, "personal-information-risks"),
    "document-set": (forms.document_set, None),
    "register": (forms.outside, None),
    "articles": (forms.outside, None),
}
"""What answers a form, by the word that the form set uses for it."""
