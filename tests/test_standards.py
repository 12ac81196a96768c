"""The standards that a programme aims at, and the names under which records speak of them."""

from __future__ import annotations

from datetime import date

from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.standards import aims, aims_at, speaks_of, usual


def test_standards_go_by_their_usual_names() -> None:
    programme = Programme(date(2026, 11, 22), Settings(format=1, standards=("27001", "something")))
    assert aims(programme) == ["iso27001"]
    assert not aims_at(programme, "pmark")
    assert usual("jisq15001") == "pmark"
    assert usual("something") == "something"


def test_records_speak_of_the_standards_that_they_name_or_of_all() -> None:
    assert speaks_of((), "pmark")
    assert speaks_of(("15001", "iso9001"), "pmark")
    assert not speaks_of(("iso9001",), "pmark")
