"""What records say about a day: roles, work, validity."""

from __future__ import annotations

from datetime import date

import pytest

from isms.model.certification import Certification
from isms.model.control import Control
from isms.model.law import Law
from isms.model.person import Appointment, Person, Role
from isms.model.supplier import Supplier
from isms.model.waiver import Waiver

DAY = date(2026, 11, 22)
BEFORE, AFTER = date(2026, 11, 21), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("appointment", "held"),
    [
        (Appointment(role=Role.ISMS_MANAGER, since=DAY), True),
        (Appointment(role=Role.ISMS_MANAGER, since=BEFORE, until=DAY), True),
        (Appointment(role=Role.ISMS_MANAGER, since=AFTER), False),
        (Appointment(role=Role.ISMS_MANAGER, since=BEFORE, until=BEFORE), False),
        (Appointment(role=Role.ISMS_MANAGER, draft=True), False),
    ],
)
def test_an_appointment_wins_over_the_roles_on_a_day(appointment: Appointment, *, held: bool) -> None:
    person = Person(roles=(Role.ISMS_MANAGER, Role.SECRETARIAT), appointments=(appointment,))
    assert person.roles_on(DAY) == ({Role.ISMS_MANAGER, Role.SECRETARIAT} if held else {Role.SECRETARIAT})


def test_a_second_appointment_carries_a_role_on() -> None:
    terms = (
        Appointment(role=Role.COMPLAINTS, since=date(2024, 4, 1), until=date(2026, 3, 31)),
        Appointment(role=Role.COMPLAINTS, since=date(2026, 4, 1)),
    )
    assert Person(appointments=terms).roles_on(DAY) == {Role.COMPLAINTS}


@pytest.mark.parametrize(
    ("joined", "left", "works"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (AFTER, None, False),
        (BEFORE, BEFORE, False),
        (None, AFTER, True),
    ],
)
def test_the_day_of_leaving_is_the_last_day_of_work(
    joined: date | None, left: date | None, *, works: bool
) -> None:
    assert Person(joined=joined, left=left).works_on(DAY) is works


@pytest.mark.parametrize(
    ("certification", "valid"),
    [
        (Certification(granted=DAY, expires=DAY), True),
        (Certification(initial_granted=BEFORE, expires=AFTER), True),
        (Certification(initial_granted=BEFORE, granted=AFTER, expires=AFTER), True),
        (Certification(granted=BEFORE, expires=BEFORE), False),
        (Certification(granted=AFTER, expires=AFTER), False),
        (Certification(expires=AFTER), False),
        (Certification(granted=BEFORE, draft=True), False),
    ],
)
def test_a_certification_is_valid_from_its_grant_to_its_last_day(
    certification: Certification, *, valid: bool
) -> None:
    assert certification.valid_on(DAY) is valid


@pytest.mark.parametrize(
    ("started", "ended", "serves"),
    [(None, None, True), (DAY, DAY, True), (AFTER, None, False), (None, BEFORE, False)],
)
def test_a_supplier_serves_until_its_last_day(
    started: date | None, ended: date | None, *, serves: bool
) -> None:
    assert Supplier(started=started, ended=ended).serves_on(DAY) is serves


@pytest.mark.parametrize(
    ("approved", "until", "holds"),
    [(DAY, DAY, True), (None, AFTER, True), (AFTER, AFTER, False), (BEFORE, BEFORE, False)],
)
def test_a_waiver_holds_to_its_last_day(approved: date | None, until: date, *, holds: bool) -> None:
    assert Waiver(approved_on=approved, until=until).holds_on(DAY) is holds


def test_a_draft_waives_nothing() -> None:
    assert Waiver(draft=True).holds_on(DAY) is False


@pytest.mark.parametrize("framework", [None, "iso27001", "27001"])
def test_the_key_of_a_control_of_annex_a_is_its_id(framework: str | None) -> None:
    assert Control(id="A.5.1", framework=framework).identity() == "A.5.1"


def test_the_key_of_another_control_names_its_framework() -> None:
    assert Control(id="5.1", framework="own").identity() == "own/5.1"


def test_numbers_that_others_gave_are_not_shown_for_the_id() -> None:
    assert Law(key="L-01", number="平成15年法律第57号").shown == "L-01"
    assert Certification(key="CERT-1", number="12345678(02)").shown == "CERT-1"
