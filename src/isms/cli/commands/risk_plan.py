"""`isms risk plan`: the risk treatment plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api.treating import plan_listing, plan_summary
from isms.cli import tables
from isms.cli.given import OUTPUT, as_command
from isms.cli.opened import opened, whole
from isms.cli.output import note
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = (
    Text(
        ja="リスク対応計画を、状態、期限、最新の進捗、費用、対応前と対応後のレベルとともに一覧にする。"
        "対象リスクが複数あるときは、最も高いものを示す。承認した後に内容が変わった対応は「未承認」とする。",
        en="Lists the treatment plan with state, due date, latest progress, cost and the level before and "
        "after. Of several risks the gravest counts. What has changed since it was approved is not approved.",
    ),
    Text(
        ja="例: isms risk plan --where state=late --sort due、isms risk plan --where department=it",
        en="For example: isms risk plan --where state=late --sort due, isms risk plan --where department=it",
    ),
)


@as_command(*DETAILS, formats=tables.FORMATS, output=OUTPUT)
@tables.choosing
def command(given: Given, where: tuple[str, ...], sort: tuple[str, ...], columns: tuple[str, ...]) -> int:
    """List the plan."""
    loaded = opened(given)
    tables.show(given, plan_listing(loaded), where, sort, columns)
    rows = api.plan(loaded)
    if rows and not given.quiet:
        note(plan_summary(rows))
    return whole(loaded)
