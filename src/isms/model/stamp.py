"""What a person put their name to: approvals on paper or by mail, and fingerprints of what was accepted."""

from __future__ import annotations

from isms.fields import group, refs, text, word
from isms.kind import Record, record
from isms.scalars import Word


class ApprovalRoute(Word):
    """How an approval was given."""

    SEAL = "seal", "押印", "Seal"
    MAIL = "mail", "メール", "Mail"
    WORKFLOW = "workflow", "ワークフロー", "Workflow"
    GIT = "git", "git", "Git"


@record(ja="承認の方法", en="Approval")
class Approval(Record):
    """How an approval was given, and what shows it."""

    how: ApprovalRoute | None = word(ApprovalRoute, "承認方法", "How")
    evidence: tuple[str, ...] = refs("evidence", "証拠", "Evidence")


@record(ja="受容の刻印", en="Stamp")
class Stamp(Record):
    """The fingerprint and figures of what was accepted, reviewed or approved.

    ``parts`` are short fingerprints of the single fields, which tell what has changed since. ``definition``
    is the fingerprint of what in the method decides a score: it tells that the method has changed under the
    same version.
    """

    digest: str = text("指紋", "Digest", required=True)
    method: str | None = text("評価方法", "Method")
    version: str | None = text("版", "Version")
    definition: str | None = text("評価方法の定義の指紋", "Definition of the method")
    score: str | None = text("リスク値", "Score")
    level: str | None = text("リスクレベル", "Level")
    parts: str | None = text("項目別の指紋", "Parts")


@record(ja="刻印", en="Stamps")
class Stamps(Record):
    """One stamp for each act."""

    accepted: Stamp | None = group(Stamp, "受容", "Accepted")
    reviewed: Stamp | None = group(Stamp, "見直し", "Reviewed")
    approved: Stamp | None = group(Stamp, "承認", "Approved")
