"""A finding leads back to what it comes from.
指摘から、元になった監査、事故、自主点検又はレビューをたどれること。

Where a finding says that it comes from an audit or an incident, it names the record: the audit counts it,
and the incident is closed with it. One from an inspection is named by the result that was not OK (`finding`),
one from a review by a decision about it (`about`); results and minutes may come later than the finding, so
that 45 days pass (`days` in isms.yaml) before they are missed.

発生源が監査又は事故の指摘には、その記録の番号を書きます。監査の結果の集計と事故の完結は、この番号をたどりま
す。自主点検の指摘は「否」の結果(`finding`)が、レビューの指摘は決定事項(`about`)が、指摘の番号を挙げます。
結果や議事録は指摘より後に書かれることがあるため、45日(isms.yaml の `days`)を過ぎてから指摘します。

Fails:

    findings/F-01.yaml:
      id: F-01
      source: audit
      department: D-01
      grade: observation
      description: 掲示の方針の日付が読みにくい。
      raised_on: 2026-06-10

Fails:

    findings/F-01.yaml:
      id: F-01
      source: inspection
      department: D-01
      grade: observation
      description: 机上に見積書が残っていた。
      raised_on: 2026-06-10

Passes:

    audits/AU-01.yaml:
      id: AU-01
      title: 2026年度 内部監査
      kind: internal
      departments: [D-01]
      planned: 2026-06
      performed: 2026-06-10
    findings/F-01.yaml:
      id: F-01
      source: audit
      audit: AU-01
      department: D-01
      grade: observation
      description: 掲示の方針の日付が読みにくい。
      raised_on: 2026-06-10

Passes:

    findings/F-01.yaml:
      id: F-01
      source: review
      department: D-01
      grade: observation
      description: 様式に完了の欄がない。
      raised_on: 2026-06-10
    reviews/REV-01.yaml:
      id: REV-01
      kind: management_review
      held: 2026-06-10
      chaired_by: P-02
      decisions:
        - {text: 様式を改める, owner: P-01, due: 2027-01-29, about: [F-01]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.model.finding import Finding, FindingSource
from isms.rules import Flaw
from isms.rules.thresholds import wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from isms.model.programme import Programme

CODE = "NCR014"
LEVEL = Level.WARNING
CLAUSES = ("27001:10.2", "15001:10.2", "pmark:J.7.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="監査の番号を audit に、事故の番号を incident に書きます。自主点検は結果の finding に、レビューは"
    "決定事項の about に、この指摘の番号を書いてください。",
    en="Name the audit under audit, or the incident under incident. Name the finding under finding of the "
    "result of the inspection, or under about of the decision of the review.",
)
NO_AUDIT = Text(
    ja="発生源が監査・審査の指摘ですが、監査の番号がありません。",
    en="It comes from an audit, but names none.",
)
NO_INCIDENT = Text(
    ja="発生源が事故の指摘ですが、事故の番号がありません。", en="It comes from an incident, but names none."
)
NO_RESULT = Text(
    ja="発生源が自主点検の指摘ですが、どの点検の結果からも挙げられていません。",
    en="It comes from an inspection, but no result names it.",
)
NO_DECISION = Text(
    ja="発生源がレビューの指摘ですが、どのレビューの決定事項からも挙げられていません。",
    en="It comes from a review, but no decision is about it.",
)
DAYS = 45
"""So long the sheet of the month, or the minutes, may take."""


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the findings that do not lead back to where they come from."""
    since = programme.as_of - wait(programme, CODE, DAYS)
    named = {
        FindingSource.INSPECTION: _named_by_results(programme),
        FindingSource.REVIEW: _named_by_decisions(programme),
    }
    for finding in programme.findings:
        if finding.source is FindingSource.AUDIT and finding.lacks("audit"):
            yield Flaw(finding, ("audit",), NO_AUDIT.of())
        if finding.source is FindingSource.INCIDENT and finding.lacks("incident"):
            yield Flaw(finding, ("incident",), NO_INCIDENT.of())
        known = named.get(finding.source) if finding.source else None
        if known is not None and finding.key not in known and finding.raised_on < since:
            unnamed = NO_RESULT if finding.source is FindingSource.INSPECTION else NO_DECISION
            yield Flaw(finding, ("source",), unnamed.of())


def _named_by_results(programme: Programme) -> AbstractSet[str] | None:
    """Return the findings that results of inspections name; None where not every result was read."""
    results = programme.inspection_results
    if not programme.can_judge("inspection-result") or any("finding" in each.unread for each in results):
        return None
    return {each.finding for each in results if each.finding}


def _named_by_decisions(programme: Programme) -> AbstractSet[str] | None:
    """Return the findings that decisions of reviews are about; None where not every one was read."""
    if not programme.can_judge("review") or any("decisions" in each.unread for each in programme.reviews):
        return None
    about = [name for each in programme.reviews for decision in each.decisions for name in decision.about]
    return {record.key for name in about for record in programme.named(name) if isinstance(record, Finding)}
