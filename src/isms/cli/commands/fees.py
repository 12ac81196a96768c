"""`isms fees`: what an application for the PrivacyMark costs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from isms import api, fees
from isms.api.knowing import fee_listing
from isms.cli import tables
from isms.cli.command import option
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import deliver, opened, whole
from isms.cli.output import note
from isms.diagnostic import Text
from isms.knowledge import unsure
from isms.knowledge.marks import Application

if TYPE_CHECKING:
    from isms.cli.given import Given

DETAILS = Text(
    ja="事業者規模(業種・従業者数・資本金)と申請日(--as-of)で決まる。金額が収録されていない期間は「不明」とする。"
    "公式の料金表の金額は knowledge/pmark-fees.csv に記入すると使われる。",
    en="By size (industry, persons, capital) and the day of the application (--as-of). Amounts that are not "
    "known are left open; those of the official table are used once they are in knowledge/pmark-fees.csv.",
)
APPLICATION = Text(
    ja="申請の種類(省略時は、有効な登録があれば renewal、なければ new)",
    en="What is applied for (default: renewal where the mark is held, else new)",
)
SIZE_UNKNOWN = Text(
    ja="事業者規模が決まりません。"
    "isms.yaml の organisation の industry、persons、capital_jpy を記入してください。",
    en="The size class is not known; fill in industry, persons and capital_jpy of organisation in isms.yaml.",
)
UNKNOWN = Text(
    ja="{day} の申請の金額は不明です。公式の料金表を見て knowledge/pmark-fees.csv に記入してください"
    "(isms knowledge show pmark-fees --format csv -o knowledge/pmark-fees.csv で、記入用の写しを作れます)。",
    en="The amounts for an application on {day} are unknown; enter the official table in "
    "knowledge/pmark-fees.csv (isms knowledge show pmark-fees --format csv -o knowledge/pmark-fees.csv "
    "makes a copy to fill in).",
)
NO_SUM = Text(
    ja="合計 {total} が内訳の和 {parts} と一致しません。knowledge/pmark-fees.csv を確かめてください。",
    en="The total {total} is not the sum of the fees, {parts}; look at knowledge/pmark-fees.csv.",
)
BASIS = Text(
    ja="{size}・{application}、{day} の申請。出典: {source}{mark}",
    en="{size}, {application}, applied for on {day}. Source: {source} {mark}",
)


@as_command(DETAILS, formats=tables.FORMATS, output=OUTPUT)
@option("--application", said=APPLICATION, type=click.Choice([str(each) for each in Application]))
@tables.choosing
def command(
    given: Given,
    application: str | None,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> int:
    """Show the fees."""
    loaded = opened(given)
    quote = api.fees(loaded, next((each for each in Application if each == application), None))
    if given.form == "json":
        deliver(given, json.dumps(fees.to_json(quote), ensure_ascii=False, indent=2) + "\n")
    else:
        tables.show(given, fee_listing(quote, spoken()), where, sort, columns)
    if not given.quiet:
        if quote.size is None:
            note(SIZE_UNKNOWN.of())
        elif quote.total is None:
            note(UNKNOWN.of(day=quote.day))
        if quote.parts not in {None, quote.total}:
            note(NO_SUM.of(total=quote.total, parts=quote.parts))
        if quote.size is not None:
            mark = unsure(quote.fee.confidence if quote.fee else None, spoken())
            values = {"size": quote.size, "application": quote.application, "day": quote.day}
            note(BASIS.of(**values, source=quote.source or "-", mark=mark))
    return whole(loaded)
