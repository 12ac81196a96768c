"""`isms risk compare`: the register by two methods."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from isms import api
from isms.api.scoring import rescored_listing
from isms.cli import tables
from isms.cli.command import argument, option
from isms.cli.commands.risk_score import BANDS
from isms.cli.given import OUTPUT, as_command
from isms.cli.language import spoken
from isms.cli.opened import opened, whole
from isms.cli.output import note
from isms.cli.words import WHICH_METHOD, methods
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given
    from isms.diagnostic import Message
    from isms.risk.score import Score

DETAILS = (
    Text(
        ja="評価方法や尺度を変える前に、どのリスクのレベルと受容の判断が変わるかを確かめる。今の評価値を両方の方法で計"
        "算し直し、違うものだけを並べる。記録は変えない。",
        en="Shows, before a method or its scales are changed, which risks would get another level or be "
        "judged otherwise: both methods score the values that are recorded today. Nothing is written.",
    ),
    Text(
        ja="変更後の方法が求める評価値が足りないリスクは「評価できない」として示し、多い理由を知らせる"
        "(リスクごとの理由は --columns id,title,unknown)。",
        en="Risks that lack a value which the other method asks for are shown as not scored, with the "
        "commonest reasons (of each: --columns id,title,unknown).",
    ),
)
BEFORE = Text(ja="変更前の方法", en="BEFORE")
AFTER = Text(ja="変更後の方法", en="AFTER")
REASONS = 3
"""So many of the commonest reasons why risks cannot be scored any more are told."""
ALL = Text(ja="変わらないリスクも示す", en="Show also the risks that do not change")
SUMMARY = Text(
    ja="{total} 件のうち、レベル又は受容の判断が変わるリスク {changed} 件、評価できなくなるリスク {lost} 件",
    en="of {total} risks {changed} change in level or acceptance; {lost} can no longer be scored",
)
NEITHER = Text(
    ja="どちらの方法でも評価できないリスク: {count} 件", en="{count} cannot be scored by either method"
)
REASON = Text(
    ja="変更後に評価できない理由({count} 件): {reason}(リスクごとには --columns id,title,unknown)",
    en="not scored after the change ({count}): {reason} (--columns id,title,unknown tells it of each)",
)
CRITERIA = Text(
    ja="受容基準: 変更前 {before}、変更後 {after}", en="criterion: {before} before, {after} after"
)


@as_command(*DETAILS, formats=tables.FORMATS, output=OUTPUT)
@argument("before", BEFORE, WHICH_METHOD, shell_complete=methods)
@argument("after", AFTER, WHICH_METHOD, shell_complete=methods)
@option("--all", "every", said=ALL, is_flag=True)
@tables.choosing
def command(
    given: Given,
    before: str,
    after: str,
    every: bool,
    where: tuple[str, ...],
    sort: tuple[str, ...],
    columns: tuple[str, ...],
) -> int:
    """List the risks that a change of method would change."""
    loaded = opened(given)
    rows = api.rescore(loaded, before, after)
    changed = [row for row in rows if row.changed]
    tables.show(given, rescored_listing(loaded, rows if every else changed, spoken()), where, sort, columns)
    if not given.quiet:
        lost = sum(row.lost for row in rows)
        note(SUMMARY.of(total=len(rows), changed=len(changed) - lost, lost=lost))
        neither = sum(row.unscored for row in rows)
        if neither:
            note(NEITHER.of(count=neither))
        reasons = Counter(message.say(spoken()) for row in rows if row.lost for message in row.after.unknown)
        for reason, count in reasons.most_common(REASONS):
            note(REASON.of(count=count, reason=reason))
        if rows:
            note(CRITERIA.of(before=_criterion(rows[0].before), after=_criterion(rows[0].after)))
        ours = sorted({r.method for row in rows for r in row if r.bands_ours and r.method})
        if ours:
            note(BANDS.of(methods=ours))
    return whole(loaded)


def _criterion(row: Score) -> Text | Message | None:
    """Return the criterion that is in force for the method of a row, in words."""
    return row.scorer.criterion_in_words if row.scorer else None
