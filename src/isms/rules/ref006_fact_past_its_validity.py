"""What the programme leans on still holds.
よりどころとしている規格や制度の情報が、有効期間を過ぎていないこと。

Frameworks and certification schemes may carry the last day on which they hold: an edition whose certificates
have lapsed, the rules of a body that were replaced. A programme that leans on one of them proves nothing
about today.

フレームワークや認証制度の情報には、有効期間の最終日を書けます。認証が失効した旧版の規格や、改定された審査機関の
取決めのように、期間を過ぎたものに基づいていると、今の要求事項を満たしていることを示せません。

Fails:

    knowledge/frameworks/iso27001.yaml:
      id: iso27001
      title_ja: JIS Q 27001:2014
      version: 2013
      source: 自社の規格票
      confidence: high
      valid_to: 2025-10-31
      items: [{id: A.5.1.1, title_ja: 情報セキュリティのための方針群, kind: control}]

Passes:

    knowledge/frameworks/iso27001.yaml:
      id: iso27001
      title_ja: JIS Q 27001:2023
      version: 2022
      source: 自社の規格票
      confidence: high
      items: [{id: A.5.1, title_ja: 情報セキュリティのための方針群, kind: control}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.knowledge.validity import holds
from isms.rules import Flaw
from isms.standards import speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.knowledge import Framework, ReportDuty, Scheme
    from isms.model.programme import Programme

CODE = "REF006"
LEVEL = Level.WARNING
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="今の版に置き換えてください。knowledge/ の独自のファイルであれば、その valid_to を確かめます。",
    en="Replace it by what holds today; where it is a file of your own in knowledge/, look at its valid_to.",
)
PAST = Text(
    ja="{title} は {day} までのもので、有効期間を過ぎています。",
    en="{title} held until {day}, and the programme still leans on it.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the facts behind the standards of the programme that no longer hold."""
    for fact in _leaned_on(programme):
        if fact.valid_to is not None and fact.valid_to < programme.as_of:
            yield Flaw(programme.settings, ("standards",), PAST.of(title=fact.title, day=fact.valid_to))


def _leaned_on(programme: Programme) -> Iterator[Framework | ReportDuty | Scheme]:
    """Go through the frameworks that standards or controls name, schemes of certificates, and lone duties."""
    knowledge = programme.knowledge
    named = dict.fromkeys([*programme.settings.standards, *(c.framework for c in programme.controls)])
    found = {id(f): f for name in named if name and (f := knowledge.framework(name))}
    yield from found.values()
    held = {certification.standard for certification in programme.certifications}
    for scheme in knowledge.schemes.values():
        if any(speaks_of((standard,), scheme.standard) for standard in held):
            yield scheme
    in_force = {
        deadline.report
        for duty in knowledge.report_duties.values()
        if holds(duty, programme.as_of)
        for deadline in duty.deadlines
    }
    for duty in knowledge.report_duties.values():
        if in_force.isdisjoint(deadline.report for deadline in duty.deadlines):
            yield duty
