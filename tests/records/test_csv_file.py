"""Rows of a CSV file are read one by one; a bad one costs itself."""

from __future__ import annotations

import time

import pytest

from isms.records.csv_file import Table, line_starts, spans
from tests.records.reading import ids, lines, read_beside

HEAD = "id,name,address,opened"


def rows(*texts: str, end: str = "\n") -> str:
    return lines(HEAD, *texts, end=end)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_do_not_matter(end: str, mark: str) -> None:
    text = mark + rows("S-1,東京,港区,2020-01-01", 'S-2,"大""阪","北区,1-2",2020-02-30', end=end)
    outcome = read_beside({"sites/s.csv": text})
    assert outcome.said == ["sites/s.csv:3:21 REC002"]
    assert outcome.programme.sites["S-2"].address == "北区,1-2"
    assert outcome.programme.sites["S-2"].name == '大"阪'


def test_places_are_exact_after_quotes_commas_and_cells_of_several_lines() -> None:
    text = rows(
        'S-1,"東""京","港区\n1,2\n\n3",bad', "\tS-2\t,\t大阪,,bad", '"S-3","神戸, ""港""",,"bad"',
        'S-4,a"b,c"d,bad', "S-5,奈良,x,2020/1/1",
    )  # fmt: skip
    assert read_beside({"sites/s.csv": text}).said == [
        "sites/s.csv:5:4 REC002",
        "sites/s.csv:6:12 REC002",
        "sites/s.csv:7:20 REC002",
        "sites/s.csv:8:13 REC002",
        "sites/s.csv:9:10 REC017",
    ]


def test_places_are_exact_without_quotation_marks() -> None:
    text = "\n\n" + rows("S-1,東京,,bad", "", "S-2,大阪,,2020-01-01", "S-3,神戸,,bad")
    for given in (text, "\ufeff" + text, text.replace("\n", "\r\n")):
        outcome = read_beside({"sites/s.csv": given})
        assert outcome.said == ["sites/s.csv:4:9 REC002", "sites/s.csv:7:9 REC002"]


@pytest.mark.parametrize(
    ("broken", "column"),
    [
        ('S-2,"大阪,北区', 5),
        ('S-2,"大阪"区,x,', 5),
        ("S-2,大阪,北区,,余り", 12),
        ("S-2,大阪,北区,2020-01-01,,x", 23),
    ],
)
def test_a_broken_row_is_left_out_alone(broken: str, column: int) -> None:
    kept = ["S-1", "S-3"]
    outcome = read_beside({"sites/s.csv": rows("S-1,東京,,", broken, "S-3,神戸,,")})
    assert outcome.said == [f"sites/s.csv:3:{column} REC021"]
    assert outcome.keys("site") == ["S-8", "S-9", *kept] or outcome.keys("site") == [*kept, "S-8", "S-9"]
    assert outcome.lost("site") == {"S-2"}


def test_where_the_key_does_not_come_first_a_broken_row_may_be_any_record() -> None:
    text = lines("name,id", "東京,S-1", "大阪,S-2,x", '"神戸,S-3')
    outcome = read_beside({"sites/s.csv": text})
    assert outcome.said == ["sites/s.csv:3:8 REC021", "sites/s.csv:4:1 REC021"]
    assert outcome.lost("site") == {"*"}


def test_an_open_quotation_mark_swallows_only_its_row() -> None:
    count = 3_000
    texts = [f"{key},拠点,," for key in ids(count)]
    texts[7] = 'S-008,"拠点,,'
    outcome = read_beside({"sites/s.csv": rows(*texts)})
    assert outcome.said == ["sites/s.csv:9:7 REC021"]
    assert len(outcome.keys("site")) == count - 1 + 2
    assert outcome.programme.sites["S-3000"].ordinal == count - 1


def test_many_broken_rows_take_time_in_proportion() -> None:
    started = time.perf_counter()
    table = Table("f.csv", rows(*['S-1,"a"b,,' for _ in range(50_000)]).encode())
    assert sum(len(chunk) for chunk in table.chunks()) == 50_000
    assert len(table.broken) == 50_000
    assert time.perf_counter() - started < 30


def test_short_rows_are_filled_up_and_blank_ones_passed_over() -> None:
    text = rows("S-1,東京", "", ",,,", "   ", "S-2,大阪,,,,,", "S-3")
    outcome = read_beside({"sites/s.csv": text})
    assert outcome.said == ["sites/s.csv:7:1 REC003"]
    assert [outcome.programme.sites[key].ordinal for key in ("S-1", "S-2")] == [0, 4]
    assert outcome.lost("site") == {"S-3"}


@pytest.mark.parametrize(
    "text", ["", "\n\n", HEAD, HEAD + "\n", HEAD + "\n\n\n", HEAD + "\n,,,\n", "\ufeff" + HEAD + "\r\n"]
)
def test_a_file_without_records_is_named(text: str) -> None:
    assert read_beside({"sites/s.csv": text}).said == ["sites/s.csv:1:1 REC013"]


def test_a_header_twice_is_a_row_that_cannot_be_read() -> None:
    outcome = read_beside({"sites/s.csv": rows(HEAD, "S-1,東京,,")})
    assert outcome.said == ["sites/s.csv:2:17 REC002"]
    assert "S-1" in outcome.keys("site")


@pytest.mark.parametrize("head", ['id,"name', 'id,"na"me'])
def test_a_broken_header_loses_the_file(head: str) -> None:
    outcome = read_beside({"sites/s.csv": lines(head, "S-1,東京")})
    assert outcome.said == ["sites/s.csv:1:4 REC021"]
    assert outcome.lost("site") == {"*"}


def test_unknown_and_repeated_heads_are_named_once_a_column() -> None:
    text = lines(
        "id,拠点名,adress,name,x_a,x_a,,",
        "S-1,東京,港区,x,1,2,,",
        "S-2,大阪,北区,y,3,4,値,",
        "S-3,奈良,,,,,値,",
    )
    outcome = read_beside({"sites/s.csv": text})
    assert outcome.said == [
        "sites/s.csv:1:8 REC001",
        "sites/s.csv:1:15 REC011",
        "sites/s.csv:1:24 REC011",
        "sites/s.csv:1:28 REC021",
    ]
    assert "'address'" in outcome.message("REC001")
    assert outcome.programme.sites["S-1"].name == "東京"
    assert outcome.programme.sites["S-2"].extra == {"x_a": "3"}
    assert not outcome.lost("site")


def test_dotted_heads_spell_mappings() -> None:
    head = "id,title,threat,owner,decision,factors.threat,評価値.vulnerability,対応後の評価値.x,residual.x"
    outcome = read_beside({"risks/r.csv": lines(head, "R-1,漏えい,盗難,P-0,reduce,3, 2 ,1,2")})
    risk = outcome.programme.risks["R-1"]
    assert dict(risk.factors) == {"threat": "3", "vulnerability": "2"}
    assert dict(risk.residual) == {"x": "1"}
    assert outcome.said == ["risks/r.csv:1:75 REC011"]


def test_lists_of_mappings_have_no_column() -> None:
    outcome = read_beside({"people/q.csv": "id,氏名,部署,雇用区分,appointments\nP-1,山田,D-0,正社員,x\n"})
    assert outcome.said == ["people/q.csv:1:15 REC001"]


def test_long_cells_and_many_columns_are_over_the_limits() -> None:
    long = "あ" * (2 * 1024 * 1024)
    outcome = read_beside({"sites/s.csv": rows("S-1,東京,,", f"S-2,大阪,{long},", "S-3,神戸,,")})
    assert outcome.said == ["sites/s.csv:3:8 REC021"]
    assert outcome.lost("site") == {"S-2"}
    many = ",".join(["id", "name", *(f"x_{n}" for n in range(999))])
    outcome = read_beside({"sites/t.csv": lines(many, "S-1,東京")})
    assert outcome.said == ["sites/t.csv:1:1 REC009"]
    assert outcome.message("REC009") == "the number of columns 1000"
    assert outcome.lost("site") == {"*"}
    fits = ",".join(["id", "name", *(f"x_{n}" for n in range(998))])
    assert read_beside({"sites/t.csv": lines(fits, "S-1,東京")}).said == []


def test_null_is_a_text_with_a_hint_in_every_row() -> None:
    outcome = read_beside({"sites/s.csv": rows("S-1,東京,null,", "S-2,大阪,~,", "S-3,奈良, null ,")})
    assert outcome.said == [f"sites/s.csv:{line}:8 REC020" for line in (2, 3, 4)]
    assert outcome.programme.sites["S-1"].address == "null"


def test_every_row_with_the_same_wrong_text_is_named() -> None:
    texts = [f"{key},拠点,,{'2020/1/1' if number % 3 else 'いつか'}" for number, key in enumerate(ids(30))]
    outcome = read_beside({"sites/s.csv": rows(*texts)})
    assert len(outcome.said) == 30
    assert outcome.said[0] == "sites/s.csv:2:11 REC002"
    assert outcome.programme.sites["S-001"].unread == {"opened"}


def test_spans_are_those_of_the_reader() -> None:
    text = 'a,"b,""c""\r\nd",,e"f"\r\n"x"\n'
    assert [text[start:end] for start, end in spans(text, 0)] == ["a", '"b,""c""\r\nd"', "", 'e"f"']
    assert [text[start:end] for start, end in spans(text, text.index('"x"'))] == ['"x"']
    assert line_starts("a\r\nb\rc\nd") == [0, 3, 5, 7]
