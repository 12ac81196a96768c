"""Risk matrices of CISO Assistant as risk methods: two scales and a table of what they lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.exchange.frameworks.foreign import ForeignError, plain, shown
from isms.knowledge import Asked, Band, BandsSource, Confidence, Method, Scale, ScaleLevel, Step, StepKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.diagnostic import Message
    from isms.exchange.frameworks.contents import Facts
    from isms.exchange.frameworks.foreign import Foreign, Raw, Way

PROBABILITY, IMPACT, RISK, GRID = "probability", "impact", "risk", "grid"
SCALES = {
    PROBABILITY: ("likelihood", Text(ja="起こりやすさ", en="Likelihood")),
    IMPACT: ("impact", Text(ja="影響の大きさ", en="Impact")),
}
SCORE = Text(ja="リスク値", en="Risk value")
CRITERION = Text(
    ja="受容基準 level:{level} は、取り込んだときに仮に置いた最も低い区分です。"
    "元のファイルに受容基準はありません。組織で決めて isms.yaml の risk.acceptable に書いてください。",
    en="The criterion level:{level} is the lowest band, put there by the import: the file has none. Decide "
    "on your own and write it in isms.yaml under risk.acceptable.",
)
OFF_THE_GRID = Text(
    ja="{place}: 表の値「{value}」に当たる区分がありません(区分は {count} 個)。",
    en="{place}: the cell '{value}' is none of the {count} levels of risk",
)
OTHER_SIZE = Text(
    ja="{place}: 表は {rows}×{columns} でなければなりません。",
    en="{place}: the grid has to be {rows} by {columns}",
)
_NOT_A_LEVEL = re.compile(r"[^a-z0-9]+")


def read(foreign: Foreign, held: Mapping[str, Raw], way: Way, facts: Facts) -> Method:
    """Return a risk matrix as a method; raises ForeignError where it is incomplete."""
    steps = {key: _list(foreign, held, key, way) for key in (PROBABILITY, IMPACT, RISK, GRID)}
    scales = {SCALES[key][0]: _scale(foreign, steps[key], key, way) for key in (PROBABILITY, IMPACT)}
    bands = _bands(foreign, steps[RISK], way)
    step = Step(
        name="score",
        title_ja=SCORE.ja,
        title_en=SCORE.en,
        kind=StepKind.TABLE,
        of=tuple(scales),
        table=_table(foreign, steps, way),
    )
    said = CRITERION.of(level=bands[-1].level)
    title = facts.title_en or facts.title_ja or facts.id
    return Method(
        id=facts.id,
        title_ja=facts.title_ja or title,
        title_en=title,
        version=facts.version,
        source=facts.source,
        confidence=Confidence.MEDIUM,
        note=facts.note,
        imported=facts.imported,
        acceptable=f"level:{bands[-1].level}",
        scales=scales,
        steps=(step,),
        bands=bands,
        bands_source=BandsSource.PUBLISHED,
        note_ja=said.say("ja"),
        note_en=said.say("en"),
    )


def criterion(method: Method) -> Message:
    """Return what is to be said of the criterion that a matrix does not have."""
    return CRITERION.of(level=method.bands[-1].level)


def _list(foreign: Foreign, held: Mapping[str, Raw], key: str, way: Way) -> list[Raw]:
    found = foreign.list_at(held.get(key), (*way, key))
    if not found:
        raise foreign.missing(key, shown(way), way)
    return found


def _scale(foreign: Foreign, levels: list[Raw], key: str, way: Way) -> Scale:
    """Return a scale whose values are 1, 2, 3 … from the lowest; it is written from the highest."""
    made = []
    for number, level in enumerate(levels):
        label = foreign.text_in(foreign.mapping_at(level, (*way, key, number)), "name", (*way, key, number))
        note = plain(level.get("description")) or None
        made.append(
            ScaleLevel(
                value=str(number + 1),
                label_ja=_said(level, "ja", "name") or label,
                label_en=_said(level, "en", "name") or label,
                note_ja=_said(level, "ja", "description") or note,
                note_en=_said(level, "en", "description") or note,
            )
        )
    title = SCALES[key][1]
    return Scale(title_ja=title.ja, title_en=title.en, asked_of=Asked.RISK, levels=tuple(reversed(made)))


def _table(foreign: Foreign, steps: Mapping[str, list[Raw]], way: Way) -> dict[str, str]:
    """Return the risk value of each pair of likelihood and impact, from 1."""
    rows, columns, levels = (len(steps[key]) for key in (PROBABILITY, IMPACT, RISK))
    table = {}
    if len(steps[GRID]) != rows:
        raise ForeignError(OTHER_SIZE.of(place=foreign.place((*way, GRID)), rows=rows, columns=columns))
    for high, row in enumerate(steps[GRID]):
        cells = foreign.list_at(row, (*way, GRID, high))
        if len(cells) != columns:
            place = foreign.place((*way, GRID, high))
            raise ForeignError(OTHER_SIZE.of(place=place, rows=rows, columns=columns))
        for across, value in enumerate(cells):
            cell = plain(value)
            if not cell.isdecimal() or int(cell) >= levels:
                place = foreign.place((*way, GRID, high, across))
                raise ForeignError(OFF_THE_GRID.of(place=place, value=cell, count=levels))
            table[f"{high + 1}/{across + 1}"] = str(int(cell) + 1)
    return table


def _bands(foreign: Foreign, levels: list[Raw], way: Way) -> tuple[Band, ...]:
    """Return a band for each level of risk, from the highest."""
    made: list[Band] = []
    for number, level in enumerate(levels):
        label = foreign.text_in(foreign.mapping_at(level, (*way, RISK, number)), "name", (*way, RISK, number))
        english = _said(level, "en", "name") or label
        key = _NOT_A_LEVEL.sub("_", english.casefold()).strip("_")
        if not key[:1].isalpha() or not key.isascii() or any(band.level == key for band in made):
            key = f"level_{number + 1}"
        note = plain(level.get("description")) or None
        made.append(
            Band(
                level=key,
                lowest=str(number + 1),
                highest=str(number + 1),
                label_en=english,
                label_ja=_said(level, "ja", "name") or label,
                note_ja=_said(level, "ja", "description") or note,
                note_en=_said(level, "en", "description") or note,
            )
        )
    return tuple(reversed(made))


def _said(level: Mapping[str, Raw], language: str, key: str) -> str | None:
    """Return a text of a level in a language, where it is translated."""
    translations = level.get("translations")
    said = translations.get(language) if isinstance(translations, dict) else None
    return (plain(said.get(key)) if isinstance(said, dict) else "") or None
