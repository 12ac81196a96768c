"""All records of a kind, by key."""

from __future__ import annotations

from isms.model.person import Person
from isms.model.programme import Register
from isms.model.treatment import Treatment


def test_a_record_is_called_by_its_name_and_else_by_its_key() -> None:
    people = Register(Person)
    people.add([Person(key="P-01", id="P-01", name="青木 健一"), Person(key="P-02", id="P-02", draft=True)])
    assert [people.called(key) for key in ("P-01", "P-02", "P-99")] == ["青木 健一", "P-02", "P-99"]
    treatments = Register(Treatment)
    treatments.add([Treatment(key="TR-01", id="TR-01", title="棚の施錠")])
    assert treatments.called("TR-01") == "TR-01"
