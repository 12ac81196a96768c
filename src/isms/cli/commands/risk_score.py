"""`isms risk score`: the score and level of every risk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from isms import api
from isms.api.grouping import GROUPS, grouped_listing
from isms.api.scoring import risk_listing
from isms.cli import tables
from isms.cli.command import option
from isms.cli.given import OUTPUT, as_command
from isms.cli.guard import FAILED
from isms.cli.language import spoken
from isms.cli.opened import opened, whole
from isms.cli.output import note
from isms.cli.words import some
from isms.diagnostic import Text
from isms.risk import acceptance
from isms.risk.report import inheriting
from isms.risk.score import failing

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = (
    Text(
        ja="受容基準を超えているのに、期限内の承認済みの対応も有効な受容もないリスクがあれば、終了コードは "
        "1。判定には --where で隠した行も含む。作成中の記録は表示するが、判定には含めない。",
        en="Exits 1 when a risk is above the criterion and has neither an approved treatment in time nor a "
        "valid acceptance, also one that --where hides. Drafts are listed and never decide.",
    ),
    Text(
        ja="評価方法とその版は表の下に示す。資産の種類を指すリスクが当てはまる資産と、保存している資産から引き継いだ"
        "値は、「対象・継承」の番号で表の下に示す。",
        en="The method and its version stand below the table; so do, numbered under 'Applies to', the assets "
        "to which a risk on a kind applies and the values that an asset takes over from what it stores.",
    ),
    Text(
        ja="例: isms risk score --where department=it --sort -inherent.score、--where asset=AS-01",
        en="For example: isms risk score --where department=it --sort -inherent.score, --where asset=AS-01",
    ),
)
FAILING = Text(
    ja="受容基準を超え、有効な対応も受容もないリスク: {count} 件({risks})",
    en="{count} risks are above the criterion with no valid treatment or acceptance: {risks}",
)
BANDS = Text(
    ja="評価方法 {methods} のレベルの区分は本ツールの設定です。組織で承認してください。",
    en="The bands of {methods} are set by us, to be approved by the firm.",
)
UNSURE = Text(
    ja="評価方法 {methods} には、出典で確かめられていない内容があります"
    "(isms knowledge show methods/{first} で確認)。",
    en="Part of {methods} could not be confirmed; see isms knowledge show methods/{first}.",
)

GROUP = Text(
    ja="リスクを1件ずつではなく、部署、リスク所有者、対象、現在のレベル、評価方法、対応のどれかでまとめて数える",
    en="Count the risks by department, owner, asset, level today, method or decision, not one by one",
)
INHERITED = Text(
    ja="保存している資産から値を引き継いだリスク: {count} 件(--columns id,title,applies_to で確認)",
    en="{count} risks take a value over from what their asset stores (--columns id,title,applies_to)",
)
DOUBTFUL = Text(
    ja="不明な点を残して計算したリスク: {count} 件({risks})。--columns id,title,unknown で確認",
    en="{count} risks are scored although something is unknown: {risks} (--columns id,title,unknown)",
)
LAPSED = Text(
    ja="受容の期限が切れたか、受容した後に変わったリスク(作成中を含む): {count} 件({risks})。"
    "--columns id,title,acceptance,accepted_until で確認",
    en="{count} risks whose acceptance is over, or that changed since accepted (drafts among them): "
    "{risks} (--columns id,title,acceptance,accepted_until)",
)


@as_command(*DETAILS, formats=tables.FORMATS, output=OUTPUT)
@option("--group", "by", said=GROUP, type=click.Choice(list(GROUPS)))
@tables.choosing
def command(
    given: Given, by: str | None, where: tuple[str, ...], sort: tuple[str, ...], columns: tuple[str, ...]
) -> int:
    """List the scores, and fail where a risk may not stay as it is."""
    loaded = opened(given)
    rows = api.score(loaded)
    listing = risk_listing(loaded, spoken()) if by is None else grouped_listing(loaded, by, spoken())
    tables.show(given, listing, where, sort, columns)
    ours = sorted({row.method for row in rows if row.bands_ours and row.method})
    if ours and not given.quiet:
        note(BANDS.of(methods=ours))
    unsure = sorted({row.method for row in rows if row.unsure and row.method})
    if unsure and not given.quiet:
        note(UNSURE.of(methods=unsure, first=unsure[0]))
    taking_over = len(inheriting(loaded.programme, rows))
    if taking_over and not given.quiet:
        note(INHERITED.of(count=taking_over))
    doubtful = [row.id for row in rows if row.standing is not None and row.unknown]
    if doubtful and not given.quiet:
        note(DOUBTFUL.of(count=len(doubtful), risks=some(doubtful)))
    lapsed = [row["id"] for row in listing.rows if row.get("acceptance") in acceptance.LAPSED]
    if lapsed and not given.quiet:
        note(LAPSED.of(count=len(lapsed), risks=some(lapsed)))
    failed = failing(loaded.programme)
    if failed and not given.quiet:
        note(FAILING.of(count=len(failed), risks=some([row.id for row in failed])))
    return whole(loaded) or (FAILED if failed else 0)
