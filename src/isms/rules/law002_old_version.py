"""The list of laws names the versions in force.
法令一覧の版が、現行の版であること。

A version older than the one known to be in force is an error where the law was looked at since that came into
force and the change was missed; until somebody has looked, it is a warning. Where the list names no version,
a change that came into force after the law was last looked at is a warning, and so is a version of another
name than the one known. What is known is packaged with its source and may be behind: a newer version is never
faulted.

現行と分かっている版より古い版は、その施行日以後に確認していながら古いままであればエラー、まだ確認していなければ
警告です。版の記入がない場合は、最後に確認した日より後に施行された改正を警告とします。収録している名称と違う版も
警告です。収録の情報は出典付きですが遅れることがあり、それより新しい版は指摘しません。

Fails:

    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10
      version: 415AC0000000057_20250601_504AC0000000068

Passes:

    laws/L-01.yaml:
      id: L-01
      name: 個人情報の保護に関する法律
      number: 平成15年法律第57号
      checked_on: 2026-11-10
      version: 415AC0000000057_20261102_508AC0000000062
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.knowledge import Confidence
from isms.laws import day_of, doubt, in_force, known, last_change, plain, watched
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.knowledge import LawFact
    from isms.model.law import Law
    from isms.model.programme import Programme

CODE = "LAW002"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.31", "pmark:J.1.3")
HINT = Text(
    ja="改正の内容と影響を確かめ、version、amended_on、impact、checked_on を更新してください。",
    en="Find out what changed and what it means; update version, amended_on, impact and checked_on.",
)
OLDER = Text(
    ja="{day} 施行の版が現行です({version})。一覧の版はそれより古いものです。{mark}",
    en="The version in force is that of {day} ({version}); the one listed is older. {mark}",
)
OTHER = Text(
    ja="収録している現行の版は「{version}」です。一覧の版と違います。{mark}",
    en="The version known to be in force is '{version}', another than the one listed. {mark}",
)
CHANGED = Text(
    ja="最後に確認した {checked} より後、{day} に改正が施行されています。{mark}",
    en="A change came into force on {day}, after this was last looked at on {checked}. {mark}",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the laws that are listed in a version that is behind."""
    for law in watched(programme):
        fact = known(programme, law)
        if fact is not None and fact.repealed is None and "version" not in law.unread:
            yield from _version(programme, law, fact)


def _version(programme: Programme, law: Law, fact: LawFact) -> Iterator[Flaw]:
    mark = doubt(fact)
    version = in_force(fact, programme.as_of)
    if law.version and version:
        written, sure = day_of(law.version), fact.confidence is Confidence.HIGH
        if written is None:
            if day_of(version.name) is None and plain(law.version) != plain(version.name):
                message = OTHER.of(version=version.name, mark=mark)
                yield Flaw(law, ("version",), message, Level.WARNING)
        elif written < version.since:
            message = OLDER.of(day=version.since, version=version.name, mark=mark)
            overlooked = sure and law.checked_on is not None and law.checked_on >= version.since
            yield Flaw(law, ("version",), message, None if overlooked else Level.WARNING)
            return
    changed = last_change(fact, programme.as_of)
    if changed is not None and law.checked_on is not None and law.checked_on < changed:
        message = CHANGED.of(checked=law.checked_on, day=changed, mark=mark)
        yield Flaw(law, ("checked_on",), message, Level.WARNING)
