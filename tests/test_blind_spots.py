"""What damages to the example go unnoticed is known, and the list of them only becomes shorter.

Some 450 damages, each with a load of the whole example and all rules on it, cost about 60 seconds of CPU:
one process for each kind's damages (they can run side by side), files that are not damaged parsed once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.kind import Shape
from tests.blind_spots import PAGE, example, grown, listed, page, said, section, undamaged
from tests.damage import KINDS, parts, sheets

if TYPE_CHECKING:
    from tests.blind_spots import Section

AGAIN = "run `make docs` and commit docs/blind-spots.md"


@pytest.fixture(scope="session")
def known() -> dict[str, Section]:
    return {section.kind: section for section in listed(PAGE.read_text("utf-8"))}


@pytest.mark.parametrize("kind", KINDS)
def test_the_list_of_blind_spots_is_true_and_does_not_grow(kind: str, known: dict[str, Section]) -> None:
    assert kind in known, f"a new kind: {AGAIN}"
    found = section(kind)
    more = list(grown([known[kind]], [found]))
    assert not more, "nothing notices these damages any more, or they are new: write a rule for each"
    assert found == known[kind], f"something is noticed now, or was not tried before: {AGAIN}"


def test_the_page_is_what_its_sections_add_up_to(known: dict[str, Section]) -> None:
    assert list(known) == list(KINDS)
    assert page(list(known.values())) == PAGE.read_text("utf-8"), AGAIN


def test_a_file_written_again_with_nothing_changed_is_the_same_to_every_rule() -> None:
    again = dict(example())
    for sheet in sheets(example()):
        del again[sheet.file]
        again |= sheet.written(sheet.records)
    assert said(again) == undamaged()


def test_every_kind_and_shape_is_reached() -> None:
    found = list(parts(example()))
    written = {part.sheet.kind.declaration.name for part in found}
    assert set(KINDS) - written <= {"waiver"}
    shapes = {
        declared.shape
        for part in found
        for name, declared in part.kind.declaration.fields.items()
        if part.holds.get(name)
    }
    assert shapes >= set(Shape) - {Shape.NAMED}
