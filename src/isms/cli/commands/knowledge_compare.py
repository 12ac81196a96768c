"""`isms knowledge compare`: the two marks side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from isms import api
from isms.api.knowing import comparison_listing, told
from isms.cli import tables
from isms.cli.command import option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import day, perhaps
from isms.cli.output import note
from isms.diagnostic import Text
from isms.knowledge.confidence import caution
from isms.model.settings import Industry

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="対象・範囲・審査日数・費用・有効期間などを並べ、台帳があれば自社の数値(人数、規模、適用範囲、期限)を添える。"
    "※要確認 は出典が十分でない内容。文書にするには isms render compare-marks。",
    en="Object, scope, days, money, validity and so on; where there is a programme, with the firm's own "
    "figures (persons, size, scope, dates). *unconfirmed marks what lacks a good source. For a document, "
    "use isms render compare-marks.",
)
PERSONS = Text(
    ja="従業者数(台帳の organisation.persons の代わり)", en="Persons, instead of organisation.persons"
)
INDUSTRY = Text(
    ja="業種(台帳の organisation.industry の代わり)", en="Industry, instead of organisation.industry"
)
NUMBER = Text(ja="人数", en="NUMBER")
OLD = Text(ja="古い説明: 「{said}」→ 現在: {now}", en="Older explanations: '{said}'. Now: {now}")


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@option("--persons", said=PERSONS, value=NUMBER, type=click.IntRange(min=1))
@option("--industry", said=INDUSTRY, type=click.Choice([str(each) for each in Industry]))
@tables.choosing
def command(
    given: Given,
    persons: int | None,
    industry: str | None,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> None:
    """Compare the two marks."""
    loaded = perhaps(given)
    aspects = api.compare(loaded, day(given, loaded), told(loaded, persons, industry))
    tables.show(given, comparison_listing(aspects, spoken()), where, sort, columns)
    if not given.quiet:
        for old in [old for aspect in aspects for old in aspect.outdated]:
            note(OLD.say(spoken(), said=old.said, now=old.now) + caution(old.confidence).say(spoken()))
