"""What the forms of a certification body ask of the records: structure, businesses, sites, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import latest
from isms.diagnostic import Text
from isms.ledger import handled
from isms.model.person import Role
from isms.organisation import is_external
from isms.renewal.lack import NOTHING, Lack, kept, some
from isms.roles import holders
from isms.standards import PRIVACY_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

GUIDELINE = "pmark"
"""The framework that the table of correspondence follows."""
RESPONSIBLE = (Role.TOP_MANAGEMENT, Role.PRIVACY_MANAGER, Role.PRIVACY_AUDITOR, Role.COMPLAINTS)
"""Whom the structure for protecting personal information has to name."""
OVERVIEW = ("address", "representative", "industry", "capital_jpy", "persons")
"""What the overview of the firm has to say, as isms.yaml names it."""

NOBODY = Text(ja="担当者のいない役割があります({roles})", en="nobody holds these roles: {roles}")
SAME_PERSON = Text(
    ja="個人情報保護管理者と個人情報保護監査責任者が同じ人です",
    en="the privacy manager and the privacy auditor are the same person",
)
LACKS = Text(
    ja="isms.yaml の organisation にない項目があります({fields})",
    en="organisation in isms.yaml lacks: {fields}",
)
NO_ORGANISATION = Text(
    ja="isms.yaml の organisation が読めません", en="organisation in isms.yaml cannot be read"
)
NO_BUSINESS = Text(
    ja="事業の記載がない部署があります({departments})", en="these departments name no business: {departments}"
)
NO_ADDRESS = Text(ja="所在地のない拠点があります({shown})", en="these sites have no address: {shown}")
UNAPPROVED = Text(
    ja="承認されていない文書が {count} 件あります({shown})", en="{count} documents are not approved ({shown})"
)
NO_DOCUMENT = Text(
    ja="対応する文書のない項目が {count} 件あります({shown})",
    en="{count} items are answered by no document ({shown})",
)
NO_GUIDELINE = Text(
    ja="指針の項目一覧が読み込まれていません(isms.yaml の standards に pmark がありません)",
    en="the guideline is not loaded (standards in isms.yaml lacks pmark)",
)
NO_CERTIFICATE = Text(
    ja="前回の付与日が分かりません(certifications/ に pmark の記録がありません)",
    en="the day of the last grant is not known (no pmark record in certifications/)",
)
BY_HAND = Text(
    ja="審査機関の様式に記入し、代表者印を押すものです",
    en="filled in on the body's own form, with the seal of the representative",
)
COPIES = Text(ja="文書の写しは記録から作れません", en="the copies cannot be made from the records")
PUBLIC = Text(ja="外部から取り寄せる書類です", en="a paper obtained from outside")

DO_ROLES = Text(
    ja="people/ の役割(roles)又は任命(appointments)に登録する",
    en="enter the role in people/ (roles or appointments)",
)
DO_OVERVIEW = Text(ja="isms.yaml の organisation に記入する", en="complete organisation in isms.yaml")
DO_BUSINESS = Text(ja="departments/ の事業(businesses)に記入する", en="enter businesses in departments/")
DO_SITES = Text(ja="sites/ に拠点と所在地を登録する", en="enter the sites and their addresses in sites/")
DO_DOCUMENTS = Text(ja="documents/ に規程類を登録する", en="enter the rules in documents/")
DO_APPROVE = Text(
    ja="承認を受け、承認者と承認日を記入する", en="have them approved, and enter approved_by and approved_on"
)
DO_SATISFIES = Text(
    ja="documents/ の対応する要求事項(satisfies)に pmark:J.… を記入する",
    en="enter pmark:J.… in satisfies of the document that answers it",
)
DO_STANDARDS = Text(ja="isms.yaml の standards に pmark を加える", en="add pmark to standards in isms.yaml")
DO_CERTIFICATE = Text(
    ja="certifications/ に付与日と有効期限を登録する", en="enter granted and expires in certifications/"
)
DO_FORM = Text(
    ja="「申請様式の記入資料」を見て審査機関の最新の様式に記入する",
    en="fill in the body's current form from the paper 'Data for the application forms'",
)
DO_COPIES = Text(
    ja="文書一覧にある最新版の写しを添える", en="add copies of the current versions in the list of documents"
)
DO_FETCH = Text(ja="取り寄せて添える", en="obtain it and add it")


def application(programme: Programme) -> Iterator[Lack]:
    """Leave the application itself to people."""
    del programme
    yield Lack(BY_HAND.of(), DO_FORM, ours=False)


def outside(programme: Programme) -> Iterator[Lack]:
    """Leave papers of public offices to people."""
    del programme
    yield Lack(PUBLIC.of(), DO_FETCH, ours=False)


def structure(programme: Programme) -> Iterator[Lack]:
    """Ask that those responsible are named, and that nobody audits their own work."""
    empty = [role for role in RESPONSIBLE if not holders(programme, role)]
    if empty:
        yield Lack(NOBODY.of(roles=empty), DO_ROLES)
    managers = {person.key for person in holders(programme, Role.PRIVACY_MANAGER)}
    if any(person.key in managers for person in holders(programme, Role.PRIVACY_AUDITOR)):
        yield Lack(SAME_PERSON.of(), DO_ROLES)


def overview(programme: Programme) -> Iterator[Lack]:
    """Ask what the firm is."""
    organisation = programme.settings.organisation
    if organisation is None:
        yield Lack(NO_ORGANISATION.of(), DO_OVERVIEW)
        return
    fields = organisation.declaration.fields
    empty = [fields[name].label for name in OVERVIEW if getattr(organisation, name) is None]
    if empty:
        yield Lack(LACKS.of(fields=empty), DO_OVERVIEW)


def businesses(programme: Programme) -> Iterator[Lack]:
    """Ask what every department does: in its own record or in the ledger."""
    told = {line.department for line in handled(programme) if line.business}
    ours = [
        department
        for department in programme.departments
        if not is_external(programme, department.key)
        and (department.closed is None or programme.as_of <= department.closed)
    ]
    if not ours:
        yield Lack(NOTHING.of(), DO_BUSINESS)
    silent = [d.name for d in ours if not d.businesses and d.key not in told]
    if silent:
        yield Lack(NO_BUSINESS.of(departments=silent), DO_BUSINESS)


def sites(programme: Programme) -> Iterator[Lack]:
    """Ask where every site is."""
    day = programme.as_of
    opened = [site for site in programme.sites if site.closed is None or day <= site.closed]
    if not opened:
        yield Lack(NOTHING.of(), DO_SITES)
    silent = [site.shown for site in opened if not site.address]
    if silent:
        yield Lack(NO_ADDRESS.of(shown=some(silent)), DO_SITES)


def documents(programme: Programme) -> Iterator[Lack]:
    """Ask that there are documents and that they are approved."""
    listed = kept(programme)
    if not listed:
        yield Lack(NOTHING.of(), DO_DOCUMENTS)
    unapproved = [document.shown for document in listed if not document.approved_by]
    if unapproved:
        yield Lack(UNAPPROVED.of(count=len(unapproved), shown=some(unapproved)), DO_APPROVE)


def document_set(programme: Programme) -> Iterator[Lack]:
    """Ask for the documents themselves, which stand outside the records."""
    yield from documents(programme)
    yield Lack(COPIES.of(), DO_COPIES, ours=False)


def correspondence(programme: Programme) -> Iterator[Lack]:
    """Ask that every item of the guideline is answered by a document."""
    framework = programme.knowledge.framework(GUIDELINE)
    if framework is None:
        yield Lack(NO_GUIDELINE.of(), DO_STANDARDS)
        return
    answered = {requirement for document in kept(programme) for requirement in document.satisfies}
    unanswered = [
        item.id for item in framework.items if item.assessable and f"{GUIDELINE}:{item.id}" not in answered
    ]
    if unanswered:
        yield Lack(NO_DOCUMENT.of(count=len(unanswered), shown=some(unanswered, 8)), DO_SATISFIES)


def changes(programme: Programme) -> Iterator[Lack]:
    """Ask since when changes have to be reported."""
    mark = latest(programme, PRIVACY_MARK)
    if mark is None or mark.granted is None:
        yield Lack(NO_CERTIFICATE.of(), DO_CERTIFICATE)
