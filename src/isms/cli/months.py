"""What the commands of a month share: their words, their options, and what they say at the end."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from isms.cli.changing import put_changes, remain
from isms.cli.command import WrongUse
from isms.cli.output import note
from isms.cli.words import SHOWN, some
from isms.diagnostic import Text
from isms.routes import begun, proposal, uncarried

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isms.api import CheckedMonth, Loaded
    from isms.cli.given import Given

MONTH = Text(ja="年月", en="YYYY-MM")
WHICH_MONTH = Text(ja="対象月。例 2026-10", en="The month, such as 2026-10")
DEPARTMENT = Text(ja="部署", en="DEPARTMENT")
OF_DEPARTMENT = Text(
    ja="この部署(番号又は名称)だけにする(繰り返し可)",
    en="Only this department, by id or name (may be repeated)",
)
PERSON = Text(ja="氏名", en="PERSON")
BY = Text(ja="確認する人の番号又は氏名", en="Who checks, by id or name")

ONE_ACT = Text(ja="次のうち1つだけを指定してください: {options}", en="give only one of these: {options}")
NEEDS = Text(ja="{option} には {needed} も指定してください。", en="{option} goes with {needed}")
ONLY_WITH = Text(
    ja="{option} は、次のどれかと一緒に指定してください: {acts}",
    en="{option} goes only with one of these: {acts}",
)
CARRY = Text(
    ja="対応 {treatment} は{kind}に展開することになっていますが、その{kind}がありません。登録の例:\n"
    "  {command}",
    en="treatment {treatment} is to become an {kind}, and there is none; for example:\n  {command}",
)
CHECKED = Text(
    ja="{month} の{what} {count} 件を確認済みにしました: {names}",
    en="{month}: {what} checked: {count} ({names})",
)
WOULD_CHECK = Text(
    ja="{month} の{what} {count} 件を確認済みにします: {names}",
    en="{month}: {what} that would be checked: {count} ({names})",
)
OWN = Text(
    ja="確認者本人が点検又は記入したため残した{what} {count} 件(別の人が確認してください): {names}",
    en="{what} left for someone else, as who checks has entered them: {count} ({names})",
)
MISSING = Text(ja="{what}がまだないもの {count} 件: {names}", en="{what} still missing: {count} ({names})")
BEGUN = Text(
    ja="対応 {treatment} を展開した{kind} {draft} は、作成中(draft)です。必須の項目を埋め、draft "
    "を外してください。",
    en="treatment {treatment} is to become an {kind}, and {draft} is still a draft; fill in what it needs, "
    "and take draft away",
)


def contradictions(
    acts: Mapping[str, object],
    only_with: Mapping[str, tuple[object, Sequence[str]]],
    needs: Mapping[str, tuple[str, object]],
) -> None:
    """Refuse options that cannot be meant together.

    Of ``acts`` there may be one; an option in ``only_with`` goes with one of the acts named there, and an
    act in ``needs`` with another option.
    """
    given = [name for name, value in acts.items() if value]
    if len(given) > 1:
        raise WrongUse(ONE_ACT.of(options=given))
    for name, (value, with_) in only_with.items():
        if value and not set(given) & set(with_):
            raise WrongUse(ONLY_WITH.of(option=name, acts=list(with_)))
    for name, (needed, value) in needs.items():
        if name in given and not value:
            raise WrongUse(NEEDS.of(option=name, needed=needed))


def put_check(
    given: Given, loaded: Loaded, found: CheckedMonth, what: Text, month: str, *, dry_run: bool
) -> None:
    """Write the check of a month, or show what that changes, and say what is left."""
    put_changes(loaded, found.changes, dry_run=dry_run)
    if given.quiet:
        return
    done = WOULD_CHECK if dry_run else CHECKED
    for said, names in ((done, found.checked), (OWN, found.own), (MISSING, found.missing)):
        if names:
            note(said.of(month=month, what=what, count=len(names), names=some(names)))
    remain(found.remarks)


def carry(loaded: Loaded, kind: str) -> None:
    """Say which treatments nothing of a kind carries into daily work, and how to record it."""
    programme = loaded.programme
    found = [treatment for treatment, route in uncarried(programme) if route == kind]
    label = Text(ja=programme.registers[kind].kind.declaration.label.ja, en=kind)
    for treatment in found[:SHOWN]:
        draft = begun(programme, treatment, kind)
        if draft is not None:
            note(BEGUN.of(kind=label, treatment=treatment.key, draft=draft.key))
        else:
            command = shlex.join(proposal(programme, treatment, kind))
            note(CARRY.of(kind=label, treatment=treatment.key, command=command))
