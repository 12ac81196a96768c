"""`isms risk matrix`: how many risks lie where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from isms import api
from isms.api import picturing
from isms.cli import heat, tables
from isms.cli.command import option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import deliver, opened, whole
from isms.cli.output import coloured, note
from isms.diagnostic import Text
from isms.risk.matrix import View, to_json

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="評価方法ごとに、マスに入るリスクの件数とレベルを示す。評価できないリスクは表の下に示す。"
    "svg は図、html は図の入ったページになる。",
    en="Shows, for each method, how many risks lie in each cell, and its level. Risks that cannot be scored "
    "stand below. svg is a picture, html a page with it.",
)
VIEW = Text(
    ja="どの評価で数えるか: standing 現在、inherent 対応前、residual 残留(省略時は standing)",
    en="Which assessment counts: standing (now), inherent, residual (default: standing)",
)


@as_command(DETAILS, formats=("table", "json", "svg", "html"), output=OUTPUT)
@option("--view", said=VIEW, type=click.Choice(list(map(str, View))), default=str(View.STANDING))
def command(given: Given, view: str) -> int:
    """Show the matrix."""
    loaded, chosen = opened(given), View.written(view)
    found = api.matrix(loaded, chosen)
    without = picturing.not_drawn(loaded)
    if without is not None:
        note(without)
    if given.form == "svg":
        deliver(given, picturing.matrix_picture(loaded, spoken(), chosen))
    elif given.form == "html":
        deliver(given, picturing.matrix_page(loaded, spoken(), chosen))
    elif given.form == "json":
        deliver(given, tables.json_text([to_json(each, spoken()) for each in found]))
    elif without is not None and not found:
        pass
    elif given.output is None and coloured():
        heat.draw(found, chosen, spoken())
    else:
        deliver(given, heat.as_text(found, chosen, spoken()))
    return whole(loaded)
