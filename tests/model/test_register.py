"""All records of a kind, by key."""

from __future__ import annotations

from datetime import date

from isms.model.person import Person
from isms.model.programme import Programme, Register
from isms.model.settings import Settings
from isms.model.treatment import Treatment


def test_a_record_is_called_by_its_name_and_else_by_its_key() -> None:
    people = Register(Person)
    people.add([Person(key="P-01", id="P-01", name="青木 健一"), Person(key="P-02", id="P-02", draft=True)])
    assert [people.called(key) for key in ("P-01", "P-02", "P-99")] == ["青木 健一", "P-02", "P-99"]
    treatments = Register(Treatment)
    treatments.add([Treatment(key="TR-01", id="TR-01", title="棚の施錠")])
    assert treatments.called("TR-01") == "TR-01"


def test_a_record_of_any_kind_is_named_with_its_kind_or_by_an_id_of_its_own() -> None:
    programme = Programme(date(2026, 11, 22), Settings())
    for key in ("P-01", "X-01"):
        programme.people.add([Person(key=key, id=key, name="青木 健一")])
    programme.treatments.add([Treatment(key="X-01", id="X-01", title="棚の施錠")])

    def named(reference: str) -> list[str]:
        return [record.reference for record in programme.named(reference)]

    assert named("P-01") == named("person:P-01") == named("person : P-01") == ["person:P-01"]
    assert named("X-01") == ["person:X-01", "treatment:X-01"]
    assert named("treatment:X-01") == ["treatment:X-01"]
    assert named("treatment:P-01") == named("nothing:P-01") == named("P-99") == []
