"""`isms risk coverage`: what no risk looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api.proposing import Gap, gap_listing
from isms.cli import tables
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import opened, whole
from isms.cli.output import note
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = (
    Text(
        ja="リスクのない情報資産、リスクのない個人情報の局面、どのリスクも取り上げていない脅威を一覧にする。"
        "資産の種類を指すリスクは、その種類のすべての資産を分析したものとして数える。",
        en="Lists assets without a risk, phases of personal information without one, and threats that no "
        "risk is about. A risk on a kind of asset counts for every asset of that kind.",
    ),
    Text(
        ja="脅威は、媒体・局面ごとの候補(isms knowledge show risk-proposals)をリスクの文言と照らし合わせる。"
        "取り上げているかどうかの最後の判断は人が行う。",
        en="Threats are those of isms knowledge show risk-proposals, compared with the words of the risks: "
        "whether one was thought of, people judge in the end.",
    ),
)
NEXT = Text(
    ja="資産と個人情報のリスクの候補は、isms risk suggest 番号 で分かります(例 isms risk suggest {id})。",
    en="isms risk suggest ID proposes risks for an asset or personal information, such as "
    "isms risk suggest {id}.",
)


@as_command(*DETAILS, formats=tables.FORMATS, output=OUTPUT)
@tables.choosing
def command(given: Given, where: tuple[str, ...], sort: tuple[str, ...], columns: tuple[str, ...]) -> int:
    """List the gaps."""
    loaded = opened(given)
    gaps = gap_listing(loaded, spoken())
    tables.show(given, gaps, where, sort, columns)
    first = next((row["id"] for row in gaps.rows if row["gap"] is not Gap.THREAT), None)
    if first and not given.quiet:
        note(NEXT.of(id=first))
    return whole(loaded)
