"""What the papers made of the records ask of them: ledger, risk analysis, laws, suppliers, yearly acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Text
from isms.ledger import handled, uncovered
from isms.renewal.lack import NOTHING, Lack, entrusted, some
from isms.yearly import span, twelvemonths, up_to_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.fiscal import Year
    from isms.model.programme import Programme
    from isms.model.supplier import Supplier
    from isms.yearly import Twelvemonth

STALE = Text(
    ja="年度内に見直していない個人情報が {count} 件あります({shown})",
    en="{count} entries were not reviewed within the year ({shown})",
)
PHASES = Text(
    ja="リスクを分析していない局面が、個人情報 {count} 件に延べ {phases} あります({shown})",
    en="{count} entries have {phases} phases of their life without a risk ({shown})",
)
STALE_LAWS = Text(
    ja="年度内に確認していない法令等が {count} 件あります({shown})",
    en="{count} laws were not checked within the year ({shown})",
)
UNKNOWN = Text(
    ja="個人情報を扱うかどうか不明な委託先があります({shown})",
    en="it is not known whether these suppliers handle personal information: {shown}",
)
UNSIGNED = Text(
    ja="契約又は覚書の締結日がない委託先があります({shown})",
    en="these suppliers have no signed contract or memorandum: {shown}",
)
UNASSESSED = Text(
    ja="評価していないか、評価の期限を過ぎた委託先があります({shown})",
    en="these suppliers were never assessed, or are overdue: {shown}",
)
NONE = Text(ja="{year}の{what}が実施されていません", en="{year}: no {what} yet")
PLANNED = Text(
    ja="{year}の{what}はまだ実施されていません(予定: {plans})",
    en="{year}: {what} not held yet (planned: {plans})",
)
ABSENT = Text(
    ja="{year}「{training}」の未受講者が {count} 名います", en="{year}: {count} people missed '{training}'"
)
UNREPORTED = Text(
    ja="{year}の内部監査 {shown} が代表者に報告されていません",
    en="{year}: internal audit {shown} was not reported to the top management",
)
TRAINING = Text(ja="全員教育", en="training for everyone")
AUDIT = Text(ja="個人情報保護の内部監査", en="internal audit on personal information")
REVIEW = Text(ja="マネジメントレビュー(代表者による見直し)", en="management review")

DO_LEDGER = Text(
    ja="各部署で個人情報を洗い出し、personal-information/ に登録する",
    en="identify the personal information of every department in personal-information/",
)
DO_LEDGER_REVIEW = Text(
    ja="台帳を見直し、見直し日(reviewed)と見直し者を記入する",
    en="review the ledger and enter reviewed and reviewed_by",
)
DO_PHASES = Text(
    ja="局面ごとのリスクを登録するか、該当しない理由を phases_na に書く",
    en="enter a risk for each phase, or say in phases_na why it does not apply",
)
DO_LAWS = Text(
    ja="法令等の最新版を確認し、確認日(checked_on)を記入する",
    en="check the laws for amendments and enter checked_on",
)
DO_SUPPLIERS = Text(
    ja="委託先を評価し、結果を assessments に記入する",
    en="assess the supplier and enter the result in assessments",
)
DO_SUPPLIER_FLAG = Text(
    ja="委託業務を確かめ、personal_information に true か false を書く",
    en="find out and enter personal_information: true or false",
)
DO_CONTRACTS = Text(
    ja="契約書又は覚書を取り交わし、締結日を記入する", en="sign a contract or memorandum and enter its day"
)
DO_TRAINING = Text(
    ja="全員教育を計画・実施し、受講記録を登録する",
    en="plan and hold the training for everyone, and enter who attended",
)
DO_ATTENDANCE = Text(
    ja="未受講者に補講を行い、受講記録を登録する",
    en="repeat the training for those who missed it, and enter their attendance",
)
DO_AUDIT = Text(
    ja="全部署の内部監査を計画・実施し、監査報告をまとめる",
    en="plan and perform the internal audit of all departments, and report it",
)
DO_REPORT = Text(
    ja="監査報告書を代表者に提出し、報告日(report_on)を記入する",
    en="report the audit to the top management and enter report_on",
)
DO_REVIEW = Text(
    ja="マネジメントレビューを開き、インプットと決定事項を登録する",
    en="hold the management review and enter its inputs and decisions",
)


def ledger(programme: Programme) -> Iterator[Lack]:
    """Ask that there is a ledger, reviewed within the year."""
    lines = handled(programme)
    if not lines:
        yield Lack(NOTHING.of(), DO_LEDGER)
    stale = [line.shown for line in lines if not up_to_date(programme, line.reviewed)]
    if stale:
        yield Lack(STALE.of(count=len(stale), shown=some(stale)), DO_LEDGER_REVIEW)


def risk_analysis(programme: Programme) -> Iterator[Lack]:
    """Ask that every phase in the life of every entry has a risk, or a reason why it has none."""
    lines = handled(programme)
    if not lines:
        yield Lack(NOTHING.of(), DO_LEDGER)
    gaps = {line.shown: len(uncovered(programme, line)) for line in lines}
    gaps = {shown: phases for shown, phases in gaps.items() if phases}
    if gaps:
        lacking = PHASES.of(count=len(gaps), phases=sum(gaps.values()), shown=some(list(gaps)))
        yield Lack(lacking, DO_PHASES)


def laws(programme: Programme) -> Iterator[Lack]:
    """Ask that there is a list of laws, checked within the year."""
    listed = [law for law in programme.laws if not law.draft]
    if not listed:
        yield Lack(NOTHING.of(), DO_LAWS)
    stale = [
        law.shown for law in listed if law.abolished is None and not up_to_date(programme, law.checked_on)
    ]
    if stale:
        yield Lack(STALE_LAWS.of(count=len(stale), shown=some(stale)), DO_LAWS)


def suppliers(programme: Programme) -> Iterator[Lack]:
    """Ask that every supplier with personal information has signed and is assessed."""
    firms = entrusted(programme)
    unknown = [firm.shown for firm in firms if firm.personal_information is None]
    if unknown:
        yield Lack(UNKNOWN.of(shown=some(unknown)), DO_SUPPLIER_FLAG)
    unsigned = [firm.shown for firm in firms if firm.contract_signed is None and firm.memo_signed is None]
    if unsigned:
        yield Lack(UNSIGNED.of(shown=some(unsigned)), DO_CONTRACTS)
    unassessed = [firm.shown for firm in firms if not _assessed(programme, firm)]
    if unassessed:
        yield Lack(UNASSESSED.of(shown=some(unassessed)), DO_SUPPLIERS)


def _assessed(programme: Programme, firm: Supplier) -> bool:
    """Tell whether the last assessment still holds; a next day of its own goes before the year."""
    last = firm.last_assessment
    if last is None:
        return False
    if last.next_due is not None:
        return programme.as_of <= last.next_due
    return up_to_date(programme, last.date)


def trainings(programme: Programme) -> Iterator[Lack]:
    """Ask for a training of everyone in each of the two years, with no one left out."""
    for twelvemonth in _two(programme):
        if not twelvemonth.general:
            plans = tuple(plan.planned for plan in twelvemonth.trainings_planned)
            yield _not_held(twelvemonth.year, TRAINING, plans, DO_TRAINING)
        for taught in twelvemonth.general:
            if taught.missing:
                lacking = ABSENT.of(
                    year=twelvemonth.year.label, training=taught.training.title, count=len(taught.missing)
                )
                yield Lack(lacking, DO_ATTENDANCE)


def audits(programme: Programme) -> Iterator[Lack]:
    """Ask for an internal audit in each of the two years, reported to the top management."""
    for twelvemonth in _two(programme):
        if not twelvemonth.audits:
            plans = tuple(plan.planned for plan in twelvemonth.audits_planned)
            yield _not_held(twelvemonth.year, AUDIT, plans, DO_AUDIT)
        unreported = [done.audit.shown for done in twelvemonth.audits if done.audit.report_on is None]
        if unreported:
            yield Lack(UNREPORTED.of(year=twelvemonth.year.label, shown=some(unreported)), DO_REPORT)


def reviews(programme: Programme) -> Iterator[Lack]:
    """Ask for a management review in each of the two years."""
    for twelvemonth in _two(programme):
        if not twelvemonth.reviews:
            yield _not_held(twelvemonth.year, REVIEW, (), DO_REVIEW)


def audits_and_reviews(programme: Programme) -> Iterator[Lack]:
    """Ask for both."""
    yield from audits(programme)
    yield from reviews(programme)


def summary(programme: Programme) -> Iterator[Lack]:
    """Ask for all three yearly acts."""
    yield from trainings(programme)
    yield from audits_and_reviews(programme)


def _two(programme: Programme) -> tuple[Twelvemonth, ...]:
    """Return the two fiscal years in which every yearly duty falls once."""
    return twelvemonths(programme)[-len(span(programme).years) :]


def _not_held(year: Year, what: Text, plans: tuple[object, ...], act: Text) -> Lack:
    """Say that a yearly act has not taken place, with its plan where there is one."""
    if plans:
        return Lack(PLANNED.of(year=year.label, what=what, plans=plans), act)
    return Lack(NONE.of(year=year.label, what=what), act)
