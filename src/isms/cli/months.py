"""What the commands of a month share: their words, their options, and what they say at the end."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from isms import api
from isms.api.differences import difference
from isms.cli.command import WrongUse
from isms.cli.language import spoken
from isms.cli.output import note, put
from isms.cli.reports.text import lines
from isms.diagnostic import Text
from isms.routes import proposal, uncarried

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isms.api import Loaded
    from isms.diagnostic import Diagnostic
    from isms.records.journal import Change

MONTH = Text(ja="年月", en="YYYY-MM")
WHICH_MONTH = Text(ja="対象月。例 2026-10", en="The month, such as 2026-10")
DEPARTMENT = Text(ja="部署", en="DEPARTMENT")
OF_DEPARTMENT = Text(
    ja="この部署(番号又は名称)だけにする(繰り返し可)",
    en="Only this department, by id or name (may be repeated)",
)
PERSON = Text(ja="氏名", en="PERSON")
BY = Text(ja="確認する人の番号又は氏名", en="Who checks, by id or name")
DRY_RUN = Text(ja="書き込まず、変更を行ごとに表示する", en="Write nothing; show the changes line by line")

ONE_ACT = Text(ja="次のうち1つだけを指定してください: {options}", en="give only one of these: {options}")
NEEDS = Text(ja="{option} には {needed} も指定してください。", en="{option} goes with {needed}")
ONLY_WITH = Text(
    ja="{option} は、次のどれかと一緒に指定してください: {acts}",
    en="{option} goes only with one of these: {acts}",
)
REMAINS = Text(
    ja="これらの記録について、なお次の指摘があります({count} 件):",
    en="isms check still says of these records ({count}):",
)
CARRY = Text(
    ja="{kind}に展開するはずの対応 {treatment} に、{kind}がありません。例:\n  {command}",
    en="treatment {treatment} is to become an {kind}, and there is none; for example:\n  {command}",
)
SHOWN = 10
"""So many names and diagnostics are shown; of more, the number or a dot."""


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


def put_changes(loaded: Loaded, changes: Sequence[Change], *, dry_run: bool) -> None:
    """Write changes, all or none, or only show them."""
    if dry_run:
        put(difference(changes, spoken()))
    else:
        api.apply(loaded, changes)


def remain(remarks: Sequence[Diagnostic]) -> None:
    """Say what isms check still says."""
    if remarks:
        note(REMAINS.of(count=len(remarks)))
        for diagnostic in remarks[:SHOWN]:
            note("\n".join(lines(diagnostic, spoken())))


def carry(loaded: Loaded, kind: str) -> None:
    """Say which treatments nothing of a kind carries into daily work, and how to record it."""
    found = [treatment for treatment, route in uncarried(loaded.programme) if route == kind]
    label = loaded.programme.registers[kind].kind.declaration.label
    for treatment in found[:SHOWN]:
        command = shlex.join(proposal(treatment, kind))
        note(CARRY.of(kind=label, treatment=treatment.key, command=command))


def some(names: list[str]) -> list[str]:
    """Return the first of many names."""
    return [*names[:SHOWN], *["…"] * (len(names) > SHOWN)]
