"""`isms soa`: the Statement of Applicability as a listing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.api.stating import comparison_listing, soa_listing
from isms.cli import tables
from isms.cli.command import WrongUse, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import opened, whole
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="附属書Aの順に全管理策を示し、その後に附属書A以外の必要な管理策を示す。採否が未定か作成中の管理策は「適用」"
    "が空になる。--compare は、必要な管理策に漏れがないかを附属書Aと比べる(6.1.3 c))。文書にするには "
    "isms render soa。",
    en="All controls in the order of Annex A, then the necessary ones beyond it; 'Applicable' is empty where "
    "nothing is decided yet. --compare shows whether a necessary control was left out (6.1.3 c)). For the "
    "document, use isms render soa.",
)
FRAMEWORK = Text(
    ja="附属書Aの代わりに、このフレームワークの管理策を示す",
    en="The controls of this framework, not of Annex A",
)
COMPARE = Text(ja="附属書Aとの比較を示す", en="Show the comparison with Annex A")
NAME = Text(ja="フレームワーク", en="FRAMEWORK")
ONE_OF = Text(
    ja="--framework と --compare は、どちらか一方だけを指定してください。",
    en="Give --framework or --compare, not both.",
)


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@option("--framework", said=FRAMEWORK, value=NAME)
@option("--compare", said=COMPARE, is_flag=True)
@tables.choosing
def command(
    given: Given,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
    framework: str | None,
    compare: bool,
) -> int:
    """List the controls."""
    if compare and framework is not None:
        raise WrongUse(ONE_OF.of())
    loaded = opened(given)
    rows = comparison_listing(loaded, spoken()) if compare else soa_listing(loaded, spoken(), framework)
    tables.show(given, rows, where, sort, columns)
    return whole(loaded)
