"""The way to a certificate: which steps are done, by what record, what comes next, and by when.

The steps of a way are the items of a framework that leads to the standard. While a certificate of it is in
force the way lies behind, whatever a step would lack today; the last step, keeping it up, is judged by what
the records show.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.coverage.lines import coverage as covered
from isms.coverage.report import line_to_json
from isms.coverage.saying import few, said, some_of
from isms.coverage.state import Lack, State
from isms.diagnostic import Text
from isms.fiscal import months_after
from isms.months import last_day, number
from isms.scalars import Word
from isms.standards import TITLES, usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from isms.coverage.report import Line
    from isms.diagnostic import Language, Message
    from isms.knowledge import Framework, Item
    from isms.model.certification import Certification
    from isms.model.programme import Programme
    from isms.model.task import Task

KEEPING = "keeping"
"""The kind of the step that never ends."""
_DAY = timedelta(days=1)
_TASKS = Text(ja="完了していない計画項目があります({shown})", en="tasks of the plan are not done ({shown})")
_NOT_YET = Text(ja="まだ認証を受けていません", en="there is no certificate yet to keep")
_DO_FIRST = Text(ja="先の工程を終え、認証を受ける", en="finish the steps before, and be certified")
_STANDS = Text(ja="{title}: {counts}", en="{title}: {counts}")
_COUNT = Text(ja="{state} {count}", en="{state}: {count}")
_NEXT = Text(ja="次の工程: {id} {step}(目標日 {due})", en="Next step: {id} {step} (due {due})")
_NEXT_UNDATED = Text(ja="次の工程: {id} {step}", en="Next step: {id} {step}")
_ACT = Text(ja="- {act}", en="- {act}")
_LATE = Text(ja="目標日を過ぎた工程: {steps}", en="Past the day: {steps}")
_ALL = Text(ja="済んでいない工程はありません。", en="No step is left.")
_UNDATED = Text(
    ja="目標日は、isms.yaml の project に started と target を書くと示されます。",
    en="Days are shown once project in isms.yaml has started and target.",
)
_DO_TASKS = Text(ja="計画項目を終え、完了日(done)を記入する", en="finish the tasks and fill in done")


class Basis(Word):
    """Where the target day comes from."""

    SETTINGS = "settings", "isms.yaml の取得目標", "The target in isms.yaml"
    TYPICAL = "typical", "標準の期間から", "From the usual time"


class Span(NamedTuple):
    """From when to when a step is worked on."""

    start: date
    due: date


@dataclass(frozen=True, slots=True)
class Step:
    """A step, how far the records show that it is done, and when it should be.

    ``span`` is None where nothing tells; a task of the plan tells it before the usual time does.
    """

    line: Line
    phase: Item | None
    span: Span | None
    tasks: tuple[Task, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.line.state in {State.READY, State.NOT_APPLICABLE}

    def late(self, day: date) -> bool:
        """Tell whether it should have been done before a day."""
        return not self.done and self.span is not None and self.span.due < day


@dataclass(frozen=True, slots=True)
class Way:
    """The way to the certificate of one standard."""

    standard: str
    framework: Framework
    certificate: Certification | None
    started: date | None
    target: date | None
    basis: Basis | None
    steps: tuple[Step, ...]
    day: date

    @property
    def title(self) -> Text:
        """The standard as people call it."""
        return TITLES.get(self.standard, Text(self.standard, self.standard))

    @property
    def next(self) -> Step | None:
        """The first step that is not done; None where all are."""
        return next((step for step in self.steps if not step.done), None)


def way(programme: Programme, framework: Framework) -> Way:
    """Return how far a programme has come on the way that a framework describes."""
    standard = usual(framework.leads_to or framework.id)
    certificate = next(
        (
            c
            for c in programme.certifications
            if usual(c.standard) == standard and c.valid_on(programme.as_of)
        ),
        None,
    )
    started, target, basis = _days(programme, framework)
    spans = _spans(framework, started, target)
    items = {item.id: item for item in framework.items}
    tasks = _tasks(programme, framework)
    steps = []
    for line in covered(programme, [framework]).lines:
        own = tuple(tasks.get(line.item.id, ()))
        span = _planned(own, spans.get(line.item.id))
        judged = _behind(line, certificate) or _not_yet(_with_tasks(line, own), certificate)
        steps.append(Step(judged, items.get(line.item.parent or ""), span, own))
    return Way(standard, framework, certificate, started, target, basis, tuple(steps), programme.as_of)


def _days(programme: Programme, framework: Framework) -> tuple[date | None, date | None, Basis | None]:
    """Return the first day, the target, and where the target comes from."""
    project = programme.settings.project
    started = project.started if project else None
    target = project.target if project else None
    if isinstance(target, str):
        target = last_day(number(target))
    if target is not None:
        return started, target, Basis.SETTINGS
    if started is not None and framework.months:
        return started, months_after(started, framework.months) - _DAY, Basis.TYPICAL
    return started, None, None


def _spans(framework: Framework, started: date | None, target: date | None) -> Mapping[str, Span]:
    """Spread the steps over the time from the start to the target.

    What takes its own months comes at the end; what is before it is divided into the parts.
    """
    if target is None:
        return {}
    closing = max((item.months for item in framework.items if item.months), default=0)
    spans = {
        item.id: Span(months_after(target, -item.months) + _DAY, target)
        for item in framework.items
        if item.months
    }
    if started is None or not framework.parts:
        return spans
    length = (months_after(target, -closing) - started).days
    if length <= 0:
        return spans

    def after(parts: int) -> date:
        return started + timedelta(days=length * parts // (framework.parts or 1))

    for item in framework.items:
        if item.part_from and item.part_to:
            spans[item.id] = Span(after(item.part_from - 1), after(item.part_to))
    return spans


def _planned(tasks: Sequence[Task], usual_span: Span | None) -> Span | None:
    """Return the days that the tasks of a step plan; without tasks the usual ones."""
    if not tasks:
        return usual_span
    due = max(task.due for task in tasks)
    starts = [task.start for task in tasks if task.start is not None]
    return Span(min(starts, default=min(due, usual_span.start if usual_span else due)), due)


def _tasks(programme: Programme, framework: Framework) -> Mapping[str, list[Task]]:
    """Return the tasks by the step that they name: ``framework:step``, or the bare step."""
    found: dict[str, list[Task]] = {}
    for task in programme.tasks:
        name, colon, step = (part.strip() for part in (task.step or "").partition(":"))
        if not task.draft and (not colon or name == framework.id):
            found.setdefault(step if colon else name, []).append(task)
    return found


def _behind(line: Line, certificate: Certification | None) -> Line | None:
    """Return a step of a way that has led to a certificate: it was gone."""
    if certificate is None or line.item.kind == KEEPING or line.state is State.READY:
        return None
    records = tuple(dict.fromkeys((*line.records, certificate)))
    return replace(line, state=State.READY, records=records, lacks=(), remarks=())


def _not_yet(line: Line, certificate: Certification | None) -> Line:
    """Return a step; that of keeping up a certificate is not done before there is one."""
    if line.item.kind != KEEPING or line.state is not State.READY or certificate is not None:
        return line
    return replace(line, state=State.PARTIAL, lacks=(Lack(_NOT_YET.of(), _DO_FIRST.of()),), remarks=())


def _with_tasks(line: Line, tasks: Sequence[Task]) -> Line:
    """Return a step with what its tasks say: while one is open it is not done."""
    unfinished = [task for task in tasks if task.done is None]
    records = tuple(dict.fromkeys((*line.records, *tasks)))
    if not unfinished:
        return replace(line, records=records)
    state = State.PARTIAL if line.state in {State.READY, State.PARTIAL} else line.state
    lack = Lack(_TASKS.of(shown=some_of(unfinished)), _DO_TASKS.of())
    return replace(line, state=state, records=records, lacks=(*line.lacks, lack), remarks=())


def in_words(way: Way) -> Iterator[Message]:
    """Yield where a way stands and what comes next, line by line."""
    counted = Counter(step.line.state for step in way.steps)
    counts = [_COUNT.of(state=state, count=counted[state]) for state in State if counted[state]]
    yield _STANDS.of(title=way.title, counts=counts)
    late = [step.line.id for step in way.steps if step.late(way.day)]
    if late:
        yield _LATE.of(steps=late)
    step = way.next
    if step is None:
        yield _ALL.of()
        return
    values = {"id": step.line.id, "step": step.line.title}
    yield _NEXT.of(**values, due=step.span.due) if step.span else _NEXT_UNDATED.of(**values)
    yield from (_ACT.of(act=act) for act in step.line.next)
    if way.target is None and way.certificate is None:
        yield _UNDATED.of()


def to_json(ways: Iterable[Way], language: Language) -> list[dict[str, Any]]:
    """Return the ways as other programs read them."""
    return [
        {
            "standard": way.standard,
            "framework": way.framework.id,
            "certificate": way.certificate and way.certificate.key,
            "started": _iso(way.started),
            "target": _iso(way.target),
            "target_from": way.basis and str(way.basis),
            "next": way.next
            and {
                "id": way.next.line.id,
                "title": way.next.line.title.say(language),
                "due": _iso(way.next.span.due if way.next.span else None),
                "next": said(way.next.line.next, language),
            },
            "steps": [step_to_json(way, step, language) for step in way.steps],
        }
        for way in ways
    ]


def step_to_json(way: Way, step: Step, language: Language) -> dict[str, Any]:
    """Return a step as other programs read it."""
    line = line_to_json(step.line, language)
    products = step.line.item.products
    return {
        **{name: line[name] for name in ("id", "title", "state", "records", "reason", "next")},
        "phase": step.phase and step.phase.title.say(language),
        "products": products and products.say(language),
        "start": _iso(step.span.start if step.span else None),
        "due": _iso(step.span.due if step.span else None),
        "late": step.late(way.day),
        "tasks": [task.key for task in step.tasks],
        "shown": few(step.line.shown).say(language),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
