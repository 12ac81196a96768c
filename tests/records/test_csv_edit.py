"""An edit of CSV changes its cells and nothing else, however the file is written."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms.model.asset import Asset
from isms.model.finding import Finding
from isms.model.risk import Risk
from isms.records.changes import CannotEditError
from isms.records.csv_edit import appended, edited, fresh
from isms.records.csv_file import Table

if TYPE_CHECKING:
    from isms.diagnostic import FieldPath
    from isms.records.yaml_text import Content

TABLE = """\
id,title,threat,factors.threat,controls
R-1,"漏えい, 端末",盗難,3,A.5.1;A.8.1

R-2,"紛失",x
R-3,"一行目
二行目",y,2,A.5.1,,
"""


@pytest.mark.parametrize(
    ("ordinal", "path", "content", "old", "new"),
    [
        (0, ("threat",), "紛失", "盗難", "紛失"),
        (0, ("threat",), 'a,"b"', "盗難", '"a,""b"""'),
        (0, ("threat",), "a\nb", "盗難", '"a\nb"'),
        (0, ("threat",), "", ",盗難,", ",,"),
        (0, ("title",), "漏えい", '"漏えい, 端末"', "漏えい"),
        (2, ("title",), "破損", '"紛失"', '"破損"'),
        (0, ("factors", "threat"), "1", ",3,", ",1,"),
        (0, ("factors",), {"threat": "2"}, ",3,", ",2,"),
        (0, ("controls",), ["A.8.2"], "A.5.1;A.8.1", "A.8.2"),
        (0, ("controls", 1), "A.8.2", ";A.8.1", ";A.8.2"),
        (0, ("controls", 2), "A.8.2", ";A.8.1", ";A.8.1;A.8.2"),
        (0, ("controls", 0), "", "A.5.1;A.8.1", "A.8.1"),
        (2, ("controls", 0), "A.5.1", '"紛失",x', '"紛失",x,,A.5.1'),
        (2, ("threat",), "z", '"紛失",x', '"紛失",z'),
        (3, ("title",), "三行目", '"一行目\n二行目"', "三行目"),
        (3, ("threat",), "y", "y", "y"),
        (0, ("notes",), "", "盗難", "盗難"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_one_cell_changes(
    ordinal: int, path: FieldPath, content: Content, old: str, new: str, end: str
) -> None:
    text, old = TABLE.replace("\n", end), old.replace("\n", end)
    assert old in text
    assert edited(text, Risk, {ordinal: {path: content}}) == text.replace(old, new, 1)


def test_a_column_is_added_where_a_field_has_none() -> None:
    text = edited(TABLE, Risk, {0: {("notes",): "備考, 1", ("residual", "threat"): "1"}})
    assert text == TABLE.replace("controls\n", "controls,notes,residual.threat\n").replace(
        "A.5.1;A.8.1\n", 'A.5.1;A.8.1,"備考, 1",1\n'
    )
    text = edited("id,title\nR-1,a\nR-2,b\nR-3\n", Risk, {1: {("notes",): "x"}})
    assert text == "id,title,notes\nR-1,a,\nR-2,b,x\nR-3\n"
    text = edited("id,title\nR-1,a\nR-2,b\nR-3\n", Risk, {2: {("notes",): "x"}})
    assert text == "id,title,notes\nR-1,a,\nR-2,b,\nR-3,,x\n"


def test_several_rows_change_and_are_added_in_one_go() -> None:
    text = "id,title\nR-1,a\nR-2,b\nR-3\n\n"
    changes: dict[int, dict[FieldPath, Content]] = {
        0: {("title",): "c"},
        1: {("notes",): "x"},
        2: {("title",): "d"},
    }
    assert edited(text, Risk, changes) == "id,title,notes\nR-1,c\nR-2,b,x\nR-3,d\n\n"
    rows = [{"id": "R-4", "title": "e"}, {"id": "R-5", "notes": "y"}]
    assert appended(text, Risk, rows) == "id,title,notes\nR-1,a,\nR-2,b,\nR-3\nR-4,e,\nR-5,,y\n\n"
    assert list(csv.reader(io.StringIO(fresh(Risk, rows, "en"))))[1:][0][0] == "R-4"


def test_new_heads_are_in_the_language_of_the_others() -> None:
    assert edited("リスク番号,リスク名\nR-1,a", Risk, {0: {("factors", "x"): "1"}}).startswith(
        "リスク番号,リスク名,評価値.x\n"
    )
    assert edited("Id,Title\nR-1,a", Risk, {0: {("notes",): "1"}}) == "Id,Title,Notes\nR-1,a,1"
    assert edited("id,リスク名\nR-1,a", Risk, {0: {("notes",): "1"}}) == "id,リスク名,notes\nR-1,a,1"
    assert edited("id\nR-1\n", Risk, {0: {("x_a",): "1"}}) == "id,x_a\nR-1,1\n"


def test_a_file_that_quotes_everything_goes_on_doing_so() -> None:
    text = '"id","title"\n"R-1","a"\n"R-2",""\n'
    assert edited(text, Risk, {0: {("title",): "b"}}) == '"id","title"\n"R-1","b"\n"R-2",""\n'
    assert edited(text, Risk, {0: {("notes",): "b"}}) == '"id","title","notes"\n"R-1","a","b"\n"R-2","",""\n'
    assert appended(text, Risk, [{"id": "R-3"}]) == text + '"R-3",""\n'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("id,title\nR-1,a\n", "id,title\nR-1,a\nR-2,b\n"),
        ("id,title\nR-1,a", "id,title\nR-1,a\nR-2,b"),
        ("id,title\r\nR-1,a\r\n\r\n", "id,title\r\nR-1,a\r\nR-2,b\r\n\r\n"),
        ("title,id\n", "title,id\nb,R-2\n"),
        ("title,id", "title,id\nb,R-2"),
        ("id\nR-1\n", "id,title\nR-1,\nR-2,b\n"),
        ('id,title\nR-1,"a\nb"\n', 'id,title\nR-1,"a\nb"\nR-2,b\n'),
    ],
)
def test_a_row_is_added_at_the_end(text: str, wanted: str) -> None:
    assert appended(text, Risk, [{"id": "R-2", "title": "b"}]) == wanted


def test_a_new_file_has_a_column_for_every_field_that_fits_a_cell() -> None:
    text = fresh(
        Risk,
        [{"id": "R-1", "title": 'a"b', "controls": ["A.5.1", "A.8.1"], "factors": {"threat": "2"}}],
        "ja",
    )
    heads, cells = csv.reader(io.StringIO(text))
    record = dict(zip(heads, cells, strict=True))
    assert (record["リスク名"], record["管理策"], record["評価値.threat"]) == ('a"b', "A.5.1;A.8.1", "2")
    assert text.endswith("\r\n")
    assert fresh(Asset, [{"id": "A-1"}], "en").startswith("Id,")


@pytest.mark.parametrize(
    ("text", "ordinal", "changes"),
    [
        (TABLE, 1, {("title",): "x"}),
        (TABLE, 9, {("title",): "x"}),
        (TABLE, 0, {("controls",): ["a;b"]}),
        (TABLE, 0, {("controls",): [["a"]]}),
        ('id,title\nR-1,"a"b\n', 0, {("title",): "x"}),
        ('id,title\nR-1,a\nR-2,"', 0, {("title",): "x"}),
        ("", 0, {("title",): "x"}),
    ],
)
def test_what_does_not_fit_is_refused(text: str, ordinal: int, changes: dict[FieldPath, Content]) -> None:
    with pytest.raises(CannotEditError):
        edited(text, Risk, {ordinal: changes})


def test_lists_of_mappings_do_not_fit_a_cell() -> None:
    with pytest.raises(CannotEditError):
        edited("id\nF-1\n", Finding, {0: {("similar",): [{"department": "D-1"}]}})


SIGNS = st.text(st.sampled_from("東a ,\"\n\t;'=-"), max_size=6)
ROWS = st.lists(st.lists(SIGNS, min_size=0, max_size=7), min_size=1, max_size=5)
FIELDS = ["title", "threat", "controls", "notes", "impact", "x_own"]


@settings(deadline=None, max_examples=300, derandomize=True)
@given(
    rows=ROWS,
    width=st.integers(2, 6),
    end=st.sampled_from(["\n", "\r\n"]),
    field=st.sampled_from(FIELDS),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    content=SIGNS,
    pick=st.integers(0, 4),
)
def test_any_table_is_edited_without_touching_anything_else(
    rows: list[list[str]], width: int, end: str, field: str, quoting: int, content: str, pick: int
) -> None:
    heads = ["id", "title", "threat", "controls", "x_own", "notes"][:width]
    text = io.StringIO()
    csv.writer(text, quoting=quoting, lineterminator=end).writerows([heads, *rows])  # type: ignore[arg-type]
    written, content = text.getvalue(), content.strip()
    ordinal = pick % len(rows)
    if not any(rows[ordinal]):
        return
    new = edited(written, Risk, {ordinal: {(field,): content}})
    found = [cells for _, cells in Table("f", new.encode()).rows()]
    assert found[0] == (heads if field in heads or not content else [*heads, field])
    for number, (old, cells) in enumerate(zip(rows, found[1:], strict=True)):
        wanted = [*old, *[""] * (len(found[0]) - len(old))]
        if number == ordinal and field in found[0]:
            wanted[found[0].index(field)] = content
        assert [cell.strip() for cell in [*cells, *[""] * (len(wanted) - len(cells))]] == [
            c.strip() for c in wanted
        ]
