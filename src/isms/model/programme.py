"""The programme: all registers as of one day."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, overload

from isms.diagnostic import Misreading
from isms.kind import Record
from isms.knowledge import Knowledge
from isms.model.asset import Asset
from isms.model.attendance import Attendance
from isms.model.audit import Audit
from isms.model.certification import Certification
from isms.model.change import Change
from isms.model.competence import Competence
from isms.model.control import Control
from isms.model.department import Department
from isms.model.document import Document
from isms.model.evidence import Evidence
from isms.model.finding import Finding
from isms.model.incident import Incident
from isms.model.inspection import Inspection
from isms.model.inspection_result import InspectionResult
from isms.model.issue import Issue
from isms.model.law import Law
from isms.model.log import Log
from isms.model.log_type import LogType
from isms.model.objective import Objective
from isms.model.party import Party
from isms.model.person import Person
from isms.model.personal_information import PersonalInformation
from isms.model.request import Request
from isms.model.review import Review
from isms.model.risk import Risk
from isms.model.settings import Settings
from isms.model.site import Site
from isms.model.supplier import Supplier
from isms.model.task import Task
from isms.model.training import Training
from isms.model.treatment import Treatment
from isms.model.waiver import Waiver
from isms.scalars import AnyRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from isms.privacy import Suspicion

R = TypeVar("R", bound=Record)

REPEATED = "REC004"
"""The code of the misreading that a record repeats the key of another."""
UNKNOWN_KEYS = "*"
"""Among the keys left out: there are more, and nobody knows which."""


class Register(Generic[R]):
    """All records of one kind, in the order of their files, and by key where the kind has one."""

    __slots__ = ("_known", "kind", "records")

    def __init__(self, kind: type[R]) -> None:
        """Start empty."""
        self.kind = kind
        self.records: list[R] = []
        self._known: dict[str, R] = {}

    @property
    def by_key(self) -> Mapping[str, R]:
        """The records by their key."""
        return self._known

    def add(self, records: Sequence[R]) -> list[tuple[R, R]]:
        """Add records that have their keys; leave out a second one with a key that is taken.

        Return the pairs of a record that was left out and the one that it repeats.
        """
        known = self._known
        keys = {record.key for record in records}
        if len(keys) == len(records) and known.keys().isdisjoint(keys):
            known.update(zip([record.key for record in records], records, strict=True))
            self.records += records
            return []
        repeated = []
        for record in records:
            first = known.setdefault(record.key, record)
            if first is record:
                self.records.append(record)
            else:
                repeated.append((record, first))
        return repeated

    def replace(self, records: list[R]) -> None:
        """Hold these records instead."""
        self.records = records
        self._known = {record.key: record for record in records}

    def __iter__(self) -> Iterator[R]:
        """Go through the records in the order of their files."""
        return iter(self.records)

    def __len__(self) -> int:
        """Count the records."""
        return len(self.records)

    def __contains__(self, key: object) -> bool:
        """Tell whether a record has this key."""
        return key in self.by_key

    @overload
    def called(self, key: str) -> str: ...
    @overload
    def called(self, key: str | None) -> str | None: ...
    def called(self, key: str | None) -> str | None:
        """Return the name of the record with a key; the key itself where it has none, or is not there."""
        return None if key is None else str(getattr(self._known.get(key), "name", None) or key)

    def __getitem__(self, key: str) -> R:
        """Return the record with this key; KeyError where there is none."""
        return self.by_key[key]

    def get(self, key: str | None) -> R | None:
        """Return the record with this key, or None."""
        return None if key is None else self.by_key.get(key)


class Source(NamedTuple):
    """A file of the repository as the reader saw it.

    ``digest`` (sha256, hexadecimal) is known for the files that evidence names; ``suspicions`` are the
    places that look like personal data or secrets.
    """

    path: str
    size: int
    digest: str | None = None
    suspicions: tuple[Suspicion, ...] = ()


def register(kind: type[R]) -> Any:  # noqa: ANN401 - a field specifier returns what the annotation says
    """Declare the register of a kind."""
    return field(default_factory=lambda: Register(kind), metadata={"kind": kind})


@dataclass(eq=False)
class Programme:
    """Everything that was read, as it stands on ``as_of``.

    ``left_out`` holds, by kind, the keys of records that are written but could not be read: they exist,
    but nothing can be judged about them; `UNKNOWN_KEYS` among them means that a whole file is lost.
    ``not_yet`` holds the records that begin after the day, ``withdrawn`` the fields (file and ordinal of the
    record, name) that read as absent because they happen after it. ``sources`` is every file of the
    repository by path. ``met`` holds, by class and field, every value that the reader met where something is
    named; None where no reader has kept them.
    """

    as_of: date
    settings: Settings
    knowledge: Knowledge = field(default_factory=Knowledge)
    sources: Mapping[str, Source] = field(default_factory=dict)
    misreadings: tuple[Misreading, ...] = ()
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    not_yet: Mapping[str, frozenset[str]] = field(default_factory=dict)
    withdrawn: frozenset[tuple[str, int, str]] = frozenset()
    met: Mapping[tuple[type[Record], str], frozenset[str]] | None = None

    departments: Register[Department] = register(Department)
    people: Register[Person] = register(Person)
    parties: Register[Party] = register(Party)
    issues: Register[Issue] = register(Issue)
    certifications: Register[Certification] = register(Certification)
    assets: Register[Asset] = register(Asset)
    personal_information: Register[PersonalInformation] = register(PersonalInformation)
    risks: Register[Risk] = register(Risk)
    treatments: Register[Treatment] = register(Treatment)
    controls: Register[Control] = register(Control)
    objectives: Register[Objective] = register(Objective)
    inspections: Register[Inspection] = register(Inspection)
    inspection_results: Register[InspectionResult] = register(InspectionResult)
    suppliers: Register[Supplier] = register(Supplier)
    laws: Register[Law] = register(Law)
    documents: Register[Document] = register(Document)
    trainings: Register[Training] = register(Training)
    attendance: Register[Attendance] = register(Attendance)
    competences: Register[Competence] = register(Competence)
    tasks: Register[Task] = register(Task)
    sites: Register[Site] = register(Site)
    audits: Register[Audit] = register(Audit)
    findings: Register[Finding] = register(Finding)
    reviews: Register[Review] = register(Review)
    incidents: Register[Incident] = register(Incident)
    changes: Register[Change] = register(Change)
    requests: Register[Request] = register(Request)
    logs: Register[Log] = register(Log)
    log_types: Register[LogType] = register(LogType)
    evidence: Register[Evidence] = register(Evidence)
    waivers: Register[Waiver] = register(Waiver)

    @classmethod
    def kinds(cls) -> Mapping[str, type[Record]]:
        """Return the class of each kind by the name of its register."""
        return {f.name: f.metadata["kind"] for f in dataclasses.fields(cls) if "kind" in f.metadata}

    @cached_property
    def registers(self) -> Mapping[str, Register[Any]]:
        """Every register by the name of its kind (``personal-information``)."""
        return {kind.declaration.name: getattr(self, name) for name, kind in self.kinds().items()}

    def named(self, reference: str) -> list[Record]:
        """Return the records that ``kind:key`` names, or that have a bare id; it should be one."""
        kind, colon, key = AnyRecord.plain(reference).partition(":")
        if not colon:
            return [register[kind] for register in self.registers.values() if kind in register]
        register = self.registers.get(kind)
        return [register[key]] if register is not None and key in register else []

    def exists(self, kind: str, key: str) -> bool:
        """Tell whether a record is written, even where it could not be read or begins after the day."""
        left_out = self.left_out.get(kind, frozenset())
        return (
            key in self.registers[kind]
            or key in left_out
            or UNKNOWN_KEYS in left_out
            or key in self.not_yet.get(kind, ())
        )

    def taken(self, kind: str) -> set[str]:
        """Return the keys that records of a kind have, those too that could not be read or begin later."""
        return {*self.registers[kind].by_key, *self.left_out.get(kind, ()), *self.not_yet.get(kind, ())}

    def happens_later(self, record: Record, field: str) -> bool:
        """Tell whether a field of a record reads as absent because it happens after the day."""
        return (record.file, record.ordinal, field) in self.withdrawn

    def can_judge(self, kind: str) -> bool:
        """Tell whether every record of a kind was read, so that one that is missing is missing indeed.

        A second record with a key that is taken was not: what it says is lost.
        """
        repeated = any(m.code == REPEATED and m.kind == kind for m in self.misreadings)
        return not repeated and not self.left_out.get(kind)
