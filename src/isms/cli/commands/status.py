"""`isms status`: how far the way to the certificate is gone, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api.covering import status_listing
from isms.cli import tables
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import deliver, opened, whole
from isms.cli.output import put
from isms.coverage.steps import in_words, to_json
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="目指す規格ごとに、取得までの工程(ISMS 10工程、プライバシーマーク 5段階16工程)、示す記録、目標日、"
    "次の作業を示す。目標日は isms.yaml の project.started と project.target、"
    "又は計画(tasks/ の step)から決まる。認証を受けていれば、取得までの工程は済んだものとし、"
    "最後の工程で維持の状況を示す。",
    en="Shows for each standard the steps to its certificate (ten for an ISMS, sixteen in five phases for "
    "PrivacyMark), the records that show them, when they are due and what comes next. Days follow from "
    "project.started and project.target in isms.yaml, or from the plan (step in tasks/). While a certificate "
    "is in force the steps towards it are behind; the last one tells how it is kept up.",
)


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@tables.choosing
def command(given: Given, where: tuple[str, ...], sort: tuple[str, ...], columns: tuple[str, ...]) -> int:
    """List the steps."""
    loaded = opened(given)
    ways = api.status(loaded)
    if given.form == "json" and not (where or sort or columns):
        deliver(given, tables.json_text(to_json(ways, spoken())))
    else:
        tables.show(given, status_listing(ways, spoken()), where, sort, columns)
    if given.form in {None, "table"} and not (given.output or given.quiet or where or sort or columns):
        for way in ways:
            put("\n" + "\n".join(line.say(spoken()) for line in in_words(way)) + "\n")
    return whole(loaded)
