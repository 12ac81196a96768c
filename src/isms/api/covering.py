"""Coverage: which items of a framework the programme shows, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from isms.api.errors import RequestError
from isms.api.finding import framework_named, with_every_framework
from isms.coverage import lines, steps
from isms.coverage.lines import few, line_to_json
from isms.coverage.state import State
from isms.diagnostic import Text
from isms.listing import Column, Listing, Named, listed
from isms.records import knowing
from isms.records.packaged import packaged_framework, shipped_frameworks
from isms.standards import aims, usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from isms.api.loading import Loaded
    from isms.coverage.lines import Coverage
    from isms.coverage.steps import Way
    from isms.diagnostic import Language
    from isms.model.programme import Programme

NO_STANDARD = Text(
    ja="フレームワークを指定してください。isms.yaml の standards には、iso27001 も pmark もありません。",
    en="Name a framework: standards in isms.yaml has neither iso27001 nor pmark.",
)
COLUMNS = (
    Column("id", Text(ja="番号", en="Id")),
    Column("title", Text(ja="項目", en="Item")),
    Column("state", Text(ja="状態", en="State")),
    Column("shown", Text(ja="示す記録", en="Shown by")),
    Column("reason", Text(ja="理由", en="Reason")),
    Column("next", Text(ja="次の作業", en="Next")),
)
CHAPTERS = (
    Column("id", Text(ja="章", en="Chapter")),
    Column("title", Text(ja="表題", en="Title")),
    *(Column(str(state), state.label) for state in State),
)


def coverage(loaded: Loaded, frameworks: Sequence[str] = ()) -> Coverage:
    """Return every assessable item of some frameworks, else of those that the programme aims at.

    Items of several frameworks that ask for the same stand once. Raises RequestError where there is no such
    framework.
    """
    names = frameworks or aims(loaded.programme)
    if not names:
        raise RequestError(NO_STANDARD.of())
    return lines.coverage_of(programme_covering(loaded, names), names)


def programme_covering(loaded: Loaded, names: Iterable[str]) -> Programme:
    """Return a programme with all that coverage of some frameworks leans on: what shows items, and mappings.

    Raises RequestError where there is no such framework.
    """
    wanted = [framework_named(loaded, name) for name in names]
    if not all(packaged_framework(framework.id) for framework in wanted):
        loaded = with_every_framework(loaded)
    found = [framework.id for framework in wanted]
    return replace(loaded.programme, knowledge=knowing.consulted(loaded.programme.knowledge, found))


def coverage_listing(found: Coverage, language: Language) -> Listing:
    """Return the items as rows, as `isms coverage --format json` has them."""
    rows = [
        {
            **line_to_json(line, language),
            "id": Named(line.id, Text(f"{line.id}{line.mark.ja}", f"{line.id}{line.mark.en}")),
            "state": line.state,
            "shown": few(line.shown).say(language),
        }
        for line in found.lines
    ]
    return listed(rows, COLUMNS)


def chapter_listing(found: Coverage, language: Language) -> Listing:
    """Return the chapters as rows, with how many of their items are in which state."""
    rows = [
        {
            "framework": chapter.framework.id,
            "id": chapter.item.id,
            "title": chapter.item.title.say(language),
            **{str(state): count for state, count in chapter.counts.items()},
        }
        for chapter in found.chapters
    ]
    return listed(rows, CHAPTERS)


STATUS = (
    Column("standard", Text(ja="規格", en="Standard")),
    Column("phase", Text(ja="段階", en="Phase")),
    Column("id", Text(ja="工程", en="Step")),
    Column("title", Text(ja="内容", en="Title")),
    Column("state", Text(ja="状態", en="State")),
    Column("shown", Text(ja="示す記録", en="Shown by")),
    Column("due", Text(ja="目標日", en="Due")),
    Column("next", Text(ja="次の作業", en="Next")),
)


def status(loaded: Loaded) -> list[Way]:
    """Return the way to the certificate of each standard that the programme aims at.

    Raises RequestError where it aims at none.
    """
    standards = aims(loaded.programme)
    if not standards:
        raise RequestError(NO_STANDARD.of())
    programme = programme_covering(loaded, [*standards, *shipped_frameworks()])
    return [
        steps.way(programme, framework)
        for standard in standards
        for framework in programme.knowledge.frameworks.values()
        if framework.leads_to is not None and usual(framework.leads_to) == standard
    ]


def status_listing(ways: Sequence[Way], language: Language) -> Listing:
    """Return the steps of every way as rows."""
    rows = [
        {
            "standard": Named(way.standard, way.title),
            **steps.step_to_json(way, step, language),
            "state": step.line.state,
        }
        for way in ways
        for step in way.steps
    ]
    return listed(rows, STATUS)
