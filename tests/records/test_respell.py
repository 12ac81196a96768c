"""Values are replaced where they stand, and the text around them stays."""

from __future__ import annotations

import pytest

from isms.model.risk import Risk
from isms.records.changes import CannotEditError
from isms.records.respell import Respelling, in_csv, in_yaml

OWNER = Respelling(0, ("owner",), "P-1", "P-100")
SECOND = Respelling(0, ("accepted_by", 1), "P-1", "P-100")


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        ("owner: P-1 # P-1\n", OWNER, "owner: P-100 # P-1\n"),
        ("リスク所有者: 'P-1'\n", OWNER, "リスク所有者: 'P-100'\n"),
        ('- {"owner": "P-1", title: P-1}\n', OWNER, '- {"owner": "P-100", title: P-1}\n'),
        ("owner: |\n  P-1\ntitle: x\n", OWNER, "owner: |\n  P-100\ntitle: x\n"),
        ("owner:  P-1\r\ntitle: x\r\n", OWNER, "owner:  P-100\r\ntitle: x\r\n"),
        ("accepted_by: [P-2,  P-1]\n", SECOND, "accepted_by: [P-2,  P-100]\n"),
        ("accepted_by:\n- P-2\n- P-1 # x\n", SECOND, "accepted_by:\n- P-2\n- P-100 # x\n"),
        ("accepted_by: P-2 ; P-1;P-11\n", SECOND, "accepted_by: P-2 ; P-100;P-11\n"),
        ("owner: 山田\n", OWNER, "owner: 山田\n"),
        ("title: P-1\n", OWNER, "title: P-1\n"),
    ],
)
def test_a_value_in_yaml_is_replaced(text: str, wanted: Respelling, after: str) -> None:
    assert in_yaml(Risk, text, [wanted]) == after


def test_what_would_mean_something_else_in_yaml_is_quoted() -> None:
    for new in ("#1", "[a]", "{x}", "@1", "*a", "'", '"', "-", "null", "a#b"):
        for text in ("owner: P-1\n", "{owner: P-1, title: x}\n"):
            after = in_yaml(Risk, text, [OWNER._replace(new=new)])
            again = in_yaml(Risk, after, [OWNER._replace(old=new, new="P-1")])
            assert in_yaml(Risk, again, [OWNER._replace(new=new)]) == after, new


def test_a_record_that_is_not_there_is_refused() -> None:
    for text in ("owner: P-1\n", "", "owner: [\n"):
        with pytest.raises(CannotEditError):
            in_yaml(Risk, text, [OWNER._replace(ordinal=1)])


def test_cells_are_replaced() -> None:
    text = 'id,リスク所有者,accepted_by\r\nR-1,"P-1","P-2; P-1"\r\nP-1, P-1 ,P-1\r\n'
    wanted = [OWNER, SECOND, OWNER._replace(ordinal=1), SECOND._replace(ordinal=1, field=("accepted_by", 0))]
    after = 'id,リスク所有者,accepted_by\r\nR-1,"P-100","P-2; P-100"\r\nP-1, P-100 ,P-100\r\n'
    assert in_csv(Risk, text, wanted) == after
    assert in_csv(Risk, text, [OWNER._replace(new='a"b')]) == text.replace('"P-1"', '"a""b"')
    assert in_csv(Risk, text, [OWNER._replace(field=("asset",))]) == text


def test_a_broken_table_is_refused() -> None:
    with pytest.raises(CannotEditError):
        in_csv(Risk, 'id,owner\nR-1,"P-1"x\n', [OWNER])
