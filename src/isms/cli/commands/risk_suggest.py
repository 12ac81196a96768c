"""`isms risk suggest`: risks to think of for an asset or personal information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api.proposing import caveats, command_for, proposal_listing
from isms.cli import tables
from isms.cli.command import argument, option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import opened, whole
from isms.cli.output import note
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = (
    Text(
        ja="情報資産なら媒体ごとに、個人情報なら局面ごとに、考えるべき脅威と脆弱性を候補として示す。"
        "プライバシーマーク付与事業者の事故報告の統計にあるものは、割合の高い順に先に並べる。",
        en="Proposes threats and vulnerabilities for an asset by its media, for personal information by "
        "phase. What the statistics of accidents count stands first, the commonest at the top.",
    ),
    Text(
        ja="候補を示すだけで、記録は作らない。一覧にない脅威のほうが重いこともある。"
        "文言が似ているリスクがあれば「分析済みのリスク」に示す。追加するコマンドは --columns threat,command "
        "で分かる。",
        en="Only proposals: nothing is recorded, and a threat that is not listed may matter more. Risks with "
        "similar words stand under 'Considered in'; --columns threat,command shows how to add one.",
    ),
)
RECORD = Text(ja="番号", en="ID")
WHICH = Text(
    ja="情報資産又は個人情報の番号(AS-01、PI-001、個人情報:PI-001 など)",
    en="The id of an asset or of personal information, such as AS-01 or personal-information:PI-001",
)
ALL = Text(
    ja="個人情報の局面ごとに、候補を1つではなくすべて示す",
    en="Every proposal for each phase of personal information, not one",
)
UNSURE = Text(
    ja="候補は当方の言葉で整理したもので、確からしさは低い(isms knowledge show risk-proposals)。",
    en="The proposals are in our own words and of low confidence (isms knowledge show risk-proposals).",
)
ADD = Text(ja="追加するには(例): {command}", en="to add one, for example: {command}")


@as_command(*DETAILS, formats=tables.FORMATS, output=OUTPUT)
@argument("id", RECORD, WHICH)
@option("--all", "every", said=ALL, is_flag=True)
@tables.choosing
def command(
    given: Given,
    id: str,  # noqa: A002 - the name of the argument
    every: bool,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> int:
    """List what to think of."""
    loaded = opened(given)
    record = api.record_named(loaded.programme, id)
    found = api.proposals(loaded, record, every=every)
    tables.show(given, proposal_listing(found, spoken()), where, sort, columns)
    for each in () if given.quiet else caveats(record, found):
        note(each)
    if found and not given.quiet:
        note(UNSURE)
        new = next((each for each in found if not each.considered), None)
        if new is not None:
            note(ADD.of(command=command_for(new, spoken())))
    return whole(loaded)
