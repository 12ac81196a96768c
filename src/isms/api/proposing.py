"""What risks to think of, and what no risk looks at: proposals and gaps, as listings."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from isms.api.errors import RequestError
from isms.api.listings import named
from isms.diagnostic import Text
from isms.inventory import analysed, in_use
from isms.knowledge import unsure
from isms.ledger import excluded, handled, uncovered
from isms.listing import Column, Listing, listed
from isms.model.asset import Asset, Medium
from isms.model.personal_information import PersonalInformation
from isms.model.risk import Phase, ThreatKind, VulnerabilityKind
from isms.records.packaged import ask
from isms.risk import proposing
from isms.risk.proposing import FACTS, Proposal
from isms.scalars import Word
from isms.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isms.api.loading import Loaded
    from isms.diagnostic import Language, Message
    from isms.kind import Record
    from isms.knowledge.practice import AccidentFigure, RiskProposal

NO_SUBJECT = Text(
    ja="リスクの候補を示せるのは、情報資産と個人情報です({record} は{kind})。",
    en="risks are proposed for assets and personal information; {record} is a {kind}",
)
SHARE = Text(
    ja="{year}年度の事故報告の{percent}%「{title}」{mark}",
    en="{percent} % of the accidents of fiscal {year}: {title}{mark}",
)
COUNTED = Text(
    ja="事故の割合は、プライバシーマーク付与事業者の事故報告の集計({years}年度)による(--columns "
    "threat,accident で確認)。",
    en="The shares are of the accidents that PrivacyMark firms reported in fiscal {years} "
    "(see --columns threat,accident).",
)
LEFT_OUT = Text(
    ja="該当しないとしている局面の候補は除いた: {phases}",
    en="Phases that are said not to apply are left out: {phases}",
)
PHASE_WHY = Text(ja="{phase}({reason})", en="{phase} ({reason})")
PROPOSED = (
    Column("where", Text(ja="媒体・局面", en="Medium or phase")),
    Column("threat", Text(ja="脅威", en="Threat")),
    Column("vulnerability", Text(ja="脆弱性", en="Vulnerability")),
    Column("share", Text(ja="事故の割合(%)", en="Share of accidents (%)")),
    Column("considered", Text(ja="分析済みのリスク", en="Considered in")),
)
PROPOSED_OTHERS = (
    Column("threat_kind", Text(ja="脅威の種類", en="Threat kind")),
    Column("vulnerability_kind", Text(ja="脆弱性の種類", en="Vulnerability kind")),
    Column("accident", Text(ja="統計", en="Statistics")),
    Column("confidence", Text(ja="確からしさ", en="Confidence")),
    Column("source", Text(ja="出典", en="Source")),
    Column("command", Text(ja="追加するコマンド", en="Command to add it")),
)


def proposals(loaded: Loaded, record: Record, *, every: bool = False) -> list[Proposal]:
    """Return the risks to think of for an asset, or for personal information one in each phase.

    ``every`` gives all that the lists hold for each phase. Raises RequestError for another kind of record.
    """
    if not isinstance(record, Asset | PersonalInformation):
        kind = record.declaration.label
        raise RequestError(NO_SUBJECT.of(record=record.reference, kind=kind))
    ask(loaded.programme.knowledge, *FACTS)
    found = proposing.proposals(loaded.programme, record)
    return found if every or isinstance(record, Asset) else proposing.one_each_phase(found)


def proposal_listing(found: Sequence[Proposal], language: Language) -> Listing:
    """Return proposals as rows, as `isms risk suggest --format json` has them."""
    rows = [
        {
            "subject": each.subject.reference,
            "where": _where(each.pair),
            "threat": _threat(each.pair, language),
            "threat_kind": _word(ThreatKind, each.pair.threat_kind),
            "vulnerability": _vulnerability(each.pair, language),
            "vulnerability_kind": _word(VulnerabilityKind, each.pair.vulnerability_kind),
            "share": each.figure and each.figure.value,
            "accident": each.figure and _share(each.figure, language),
            "considered": [risk.key for risk in each.considered],
            "confidence": each.pair.confidence,
            "source": each.pair.source,
            "command": command_for(each, language),
        }
        for each in found
    ]
    return listed(rows, PROPOSED, PROPOSED_OTHERS)


def caveats(record: Record, found: Sequence[Proposal]) -> Iterator[Message]:
    """Yield what a reader of proposals has to be told: of which years shares are, and phases left out."""
    years = sorted({each.figure.fiscal_year for each in found if each.figure})
    if years:
        yield COUNTED.of(years=years)
    if isinstance(record, PersonalInformation) and (phases := excluded(record)):
        reasons = [
            PHASE_WHY.of(phase=phase, reason=record.phases_na[spelling]) for phase, spelling in phases.items()
        ]
        yield LEFT_OUT.of(phases=reasons)


def command_for(proposal: Proposal, language: Language) -> str:
    """Return the command that adds a proposed risk as a draft, to be assessed and decided on by people."""
    pair, subject = proposal.pair, proposal.subject
    asset = isinstance(subject, Asset)
    fields = {
        "title": f"{subject.name}: {_threat(pair, language)}",
        "asset" if asset else "personal-information": subject.key,
        "phase": pair.phase,
        "threat": _threat(pair, language),
        "threat-kind": pair.threat_kind,
        "vulnerability": _vulnerability(pair, language),
        "vulnerability-kind": pair.vulnerability_kind,
        "owner": subject.owner,
        "decision": "open",
    }
    words = [word for name, value in fields.items() if value for word in (f"--{name}", value)]
    return shlex.join(["isms", "new", "risk", *words])


def _where(pair: RiskProposal) -> Word | str | None:
    """Return the medium or the phase of a proposal."""
    return _word(Phase, pair.phase) if pair.phase else _word(Medium, pair.medium)


def _word(words: type[Word], written: str | None) -> Word | str | None:
    return next((word for word in words if word.value == written), written)


def _threat(pair: RiskProposal, language: Language) -> str:
    return pair.threat_ja if language == "ja" else pair.threat_en


def _vulnerability(pair: RiskProposal, language: Language) -> str:
    return pair.vulnerability_ja if language == "ja" else pair.vulnerability_en


def _share(figure: AccidentFigure, language: Language) -> str:
    """Return a figure in words, with the year that it counts and a mark where it is not certain."""
    title = figure.title_ja if language == "ja" else figure.title_en
    mark = unsure(figure.confidence, language)
    return SHARE.say(language, year=figure.fiscal_year, percent=figure.value, title=title, mark=mark)


class Gap(Word):
    """What is not looked at by any risk."""

    ASSET = "asset", "情報資産", "Asset"
    PERSONAL_INFORMATION = "personal_information", "個人情報", "Personal information"
    THREAT = "threat", "脅威", "Threat"


GAPS = (
    Column("gap", Text(ja="種類", en="Kind")),
    Column("id", Text(ja="番号", en="Id")),
    Column("name", Text(ja="名称", en="Name")),
    Column("department", Text(ja="部署", en="Department")),
    Column("lacking", Text(ja="分析していないこと", en="Not analysed")),
)
NO_RISK = Text(ja="リスクがない", en="no risk")
NO_PHASE = Text(ja="局面: {phases}", en="phases: {phases}")
EXPOSED = Text(ja="当てはまる資産・個人情報 {count} 件{share}", en="could hit {count} of the ledgers{share}")
OF_ALL = Text(ja="、{share}", en=", {share}")


@uncollected()
def gap_listing(loaded: Loaded, language: Language) -> Listing:
    """Return what no risk looks at, as `isms risk coverage --format json` has it.

    That are assets without a risk, phases of personal information without one, and threats out of the
    packaged lists that no risk is about.
    """
    ask(loaded.programme.knowledge, *FACTS)
    return listed(list(_gaps(loaded, language)), GAPS)


def _gaps(loaded: Loaded, language: Language) -> Iterator[Mapping[str, Any]]:
    programme = loaded.programme
    looked_at = analysed(programme)
    for asset in in_use(programme):
        if asset.key not in looked_at:
            yield _gap(loaded, Gap.ASSET, asset, NO_RISK.say(language))
    for line in handled(programme):
        phases = uncovered(programme, line)
        if phases:
            lacking = NO_PHASE.say(language, phases=[phase.label for phase in phases])
            yield _gap(loaded, Gap.PERSONAL_INFORMATION, line, lacking)
    for pair, figure, count in proposing.never_considered(programme):
        share = OF_ALL.say(language, share=_share(figure, language)) if figure else ""
        where = _where(pair)
        said = where.label.say(language) if isinstance(where, Word) else where
        yield {
            "gap": Gap.THREAT,
            "id": pair.phase or pair.medium,
            "name": f"{said}: {_threat(pair, language)}",
            "department": None,
            "lacking": EXPOSED.say(language, count=count, share=share),
        }


def _gap(loaded: Loaded, gap: Gap, record: Asset | PersonalInformation, lacking: str) -> Mapping[str, Any]:
    return {
        "gap": gap,
        "id": record.key,
        "name": record.name,
        "department": named(loaded.programme, "department", record.department),
        "lacking": lacking,
    }
