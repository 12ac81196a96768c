from __future__ import annotations

import pytest

from isms.exchange.frameworks import ForeignError
from isms.risk.faults import method_faults
from tests.exchange.frameworks.samples import MATRIX, english, reading


def test_a_matrix_is_a_method_that_can_be_used() -> None:
    contents = reading(MATRIX)
    (method,) = contents.methods
    assert method_faults(method) == []
    assert [level.label_en for level in method.scales["likelihood"].levels] == ["Often", "Rare"]
    assert method.scales["likelihood"].levels[0].label_ja == "しばしば"
    assert method.steps[0].table == {"1/1": "1", "1/2": "1", "1/3": "2", "2/1": "1", "2/2": "2", "2/3": "3"}
    assert [(band.level, band.lowest) for band in method.bands] == [
        ("level_3", "3"),
        ("rough_sea", "2"),
        ("calm", "1"),
    ]


def test_the_criterion_is_said_to_be_ours() -> None:
    contents = reading(MATRIX)
    assert contents.methods[0].acceptable == "level:calm"
    assert english(contents.notes)[0].startswith("The criterion level:calm is the lowest band, put there by")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[0, 1, 2]", "[0, 1]", "harbour.yaml:30: the grid has to be 2 by 3"),
        ("    - [0, 1, 2]\n", "", "harbour.yaml:29: the grid has to be 2 by 3"),
        ("[0, 1, 2]", "[0, 1, 3]", "harbour.yaml:30: the cell '3' is none of the 3 levels of risk"),
        ("{name: Wet}", "{label: Wet}", "harbour.yaml:21: objects.risk_matrix[1].impact[1] has no 'name'"),
        ("    grid:", "    cells:", "harbour.yaml:13: objects.risk_matrix[1] has no 'grid'"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, said: str) -> None:
    assert old in MATRIX
    with pytest.raises(ForeignError) as caught:
        reading(MATRIX.replace(old, new))
    assert caught.value.message.say("en") == said
