"""A person: someone who works for the organisation, or an outsider with a part in the programme."""

from __future__ import annotations

from datetime import date

from isms.fields import flag, groups, happened, identifier, planned, ref, refs, text, word, words
from isms.fields import person as who
from isms.kind import Record, record
from isms.scalars import Word


class Employment(Word):
    """In which relation a person works for the organisation."""

    OFFICER = "officer", "役員", "Officer"
    STATUTORY_AUDITOR = "statutory_auditor", "監査役", "Statutory auditor"
    EMPLOYEE = "employee", "正社員", "Employee"
    CONTRACT_EMPLOYEE = "contract_employee", "契約・嘱託", "Contract employee"
    PART_TIME = "part_time", "パート・アルバイト", "Part-time"
    DISPATCHED = "dispatched", "派遣", "Dispatched"
    SECONDED = "seconded", "出向受入", "Seconded to us"
    SECONDED_OUT = "seconded_out", "出向中", "Seconded out"
    CONTRACTOR = "contractor", "業務委託", "Contractor"
    INTERN = "intern", "インターン", "Intern"


class Role(Word):
    """A part in the programme that a person is appointed to."""

    TOP_MANAGEMENT = "top_management", "トップマネジメント", "Top management"
    ISMS_MANAGER = "isms_manager", "情報セキュリティ管理責任者", "ISMS manager"
    PRIVACY_MANAGER = "privacy_manager", "個人情報保護管理者", "Privacy manager"
    PRIVACY_AUDITOR = "privacy_auditor", "個人情報保護監査責任者", "Privacy auditor"
    AUDIT_MANAGER = "audit_manager", "内部監査責任者", "Audit manager"
    INTERNAL_AUDITOR = "internal_auditor", "内部監査員", "Internal auditor"
    EDUCATION_MANAGER = "education_manager", "教育責任者", "Education manager"
    SYSTEM_ADMIN = "system_admin", "システム管理者", "System administrator"
    MY_NUMBER_HANDLER = "my_number_handler", "特定個人情報等事務取扱担当者", "My Number handler"
    COMMITTEE_MEMBER = "committee_member", "委員会委員", "Committee member"
    SECRETARIAT = "secretariat", "事務局", "Secretariat"
    COMPLAINTS = "complaints", "苦情・相談窓口", "Complaints contact"
    DISCLOSURE_CONTACT = "disclosure_contact", "開示等請求窓口", "Disclosure contact"
    APPLICANT_CONTACT = "applicant_contact", "申請担当者", "Applicant contact"
    DEPT_MANAGER = "dept_manager", "部門管理者", "Department manager"


class PledgeRoute(Word):
    """Who took a person's pledge of secrecy."""

    DIRECT = "direct", "当社に提出", "Direct"
    AGENCY = "agency", "派遣元等を経由", "Via agency"


@record(ja="任命", en="Appointment")
class Appointment(Record):
    """From when to when a person holds a role, and who appointed them."""

    role: Role = word(Role, "役割", "Role", required=True)
    since: date = planned("任命日", "Since", required=True)
    until: date | None = planned("任期満了日", "Until")
    by: str | None = who("任命者", "Appointed by")

    def holds_on(self, day: date) -> bool:
        """Tell whether the appointment is in force; its first and last day are both included."""
        return not self.draft and self.since <= day and (self.until is None or day <= self.until)


@record(folder="people", ja="人員", en="Person", tabular=True)
class Person(Record):
    """Someone who works for the organisation, or an outsider with a part in the programme."""

    id: str = identifier("人員番号", "Id", "社員番号")
    name: str = text("氏名", "Name", "名前", required=True)
    department: str = ref("department", "部署", "Department", "所属", "所属部署", required=True)
    title: str | None = text("役職", "Title")
    concurrent: tuple[str, ...] = refs("department", "兼務", "Concurrent departments", "兼務部署")
    employment: Employment = word(Employment, "雇用区分", "Employment", "雇用形態", required=True)
    registered_officer: bool | None = flag("登記役員", "Registered officer")
    roles: tuple[Role, ...] = words(Role, "役割", "Roles")
    appointments: tuple[Appointment, ...] = groups(Appointment, "任命", "Appointments")
    joined: date | None = happened("入社日", "Joined", begins=True)
    left: date | None = planned("退職日", "Left", "退社日")
    pledge_signed: date | None = happened("誓約書", "Pledge signed", "誓約書提出日")
    pledge_via: PledgeRoute | None = word(PledgeRoute, "誓約書の提出先", "Pledge via")
    access_removed: date | None = happened("ID削除日", "Access removed")
    assets_returned: date | None = happened("貸与品返却日", "Assets returned")

    def roles_on(self, day: date) -> frozenset[Role]:
        """Return the roles held on a day: a role with an appointment by its dates, others as listed."""
        appointed = {appointment.role for appointment in self.appointments}
        held = {appointment.role for appointment in self.appointments if appointment.holds_on(day)}
        return frozenset(held.union(role for role in self.roles if role not in appointed))

    def goes_by(self, name: str) -> bool:
        """Tell whether a name is the person's, with or without a space between family and given name."""
        return "".join(self.name.split()) == "".join(name.split())

    def works_on(self, day: date) -> bool:
        """Tell whether the person has joined and not left; the day of leaving is the last day."""
        return (self.joined is None or self.joined <= day) and not self.has_left(day)

    def has_left(self, day: date) -> bool:
        """Tell whether the person is gone on a day; the day of leaving is the last day."""
        return self.left is not None and self.left < day
