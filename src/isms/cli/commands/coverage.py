"""`isms coverage`: the items of a framework against what the programme holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api.covering import chapter_listing, coverage_listing
from isms.cli import tables
from isms.cli.command import WrongUse, argument, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import deliver, opened, whole
from isms.coverage.report import to_json
from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isms.cli.given import Given
    from isms.documents.render import Format

DETAILS = Text(
    ja="規格の箇条、管理策、指針の項目ごとに、示す記録、状態(準備済・一部不足・未着手・対象外)、理由、次の作業を"
    "示す。複数を並べると、共通の項目は両方の番号で1回だけ示す。指定しなければ isms.yaml の standards。"
    "何が項目を示すかは knowledge/coverage/ で変えられる。",
    en="Shows for each clause, control or item which records show it, its state (ready, partial, missing, "
    "not applicable), why, and what to do next. Of several frameworks, items that ask for the same stand "
    "once, with both numbers. Without a name: the standards of isms.yaml. What shows an item can be changed "
    "in knowledge/coverage/.",
)
FRAMEWORK = Text(ja="フレームワーク", en="FRAMEWORK")
WHICH = Text(
    ja="フレームワークの名前。例 iso27001 pmark", en="The name of a framework, such as iso27001 or pmark"
)
PAPERS: Mapping[str, Format] = {"md": "md", "html": "html", "xlsx": "xlsx"}
"""The formats in which it is the document that `isms render coverage` makes."""
WHOLE = Text(
    ja="--chapters、--where、--sort、--columns は一覧の形式だけで使えます。{formats} は文書の全体です。",
    en="--chapters, --where, --sort and --columns go with listings only; {formats} are the whole document.",
)
CHAPTERS = Text(ja="章ごとの件数を示す", en="Count the items of each chapter")


@as_command(DETAILS, formats=(*tables.FORMATS, *PAPERS), output=OUTPUT)
@argument("frameworks", FRAMEWORK, WHICH, required=False, nargs=-1)
@option("--chapters", said=CHAPTERS, is_flag=True)
@tables.choosing
def command(
    given: Given,
    frameworks: tuple[str, ...],
    chapters: bool,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> int:
    """List the items, or count them by chapter."""
    chosen = chapters or where or sort or columns
    paper = PAPERS.get(given.form or "")
    if paper is not None and chosen:
        raise WrongUse(WHOLE.of(formats=list(PAPERS)))
    loaded = opened(given)
    found = api.coverage(loaded, frameworks)
    if paper is not None:
        from isms.api.rendering import render

        deliver(given, render(loaded, "coverage", paper, spoken(), frameworks=frameworks))
    elif given.form == "json" and not chosen:
        deliver(given, tables.json_text(to_json(found, spoken())))
    else:
        listing = (chapter_listing if chapters else coverage_listing)(found, spoken())
        tables.show(given, listing, where, sort, columns)
    return whole(loaded)
