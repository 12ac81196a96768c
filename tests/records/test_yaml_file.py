"""YAML becomes texts, lists and mappings; everything else is refused at its place."""

from __future__ import annotations

import time

import pytest

from isms.records.yaml_file import front_matter, items, parse
from isms.records.yaml_nodes import compose
from tests.records.reading import lines, read_beside

WORDS = "- id: S-1\n  name: 東京\n- id: S-2\n  name: 大阪\n"


def raw(text: str) -> object:
    parsed = parse("f.yaml", text)
    assert not parsed.misreadings
    return parsed.records if parsed.listed else parsed.records[0]


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "010",
        "0x1F",
        "1.10",
        "5.10",
        "1_000",
        "1e3",
        "12:30",
        "2026-05-01",
        "~",
        "null",
        ".inf",
        "<<",
    ],
)
def test_every_scalar_stays_the_text_that_it_is(text: str) -> None:
    assert raw(f"id: {text}\nname: x\n") == {"id": text, "name": "x"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_do_not_matter(end: str, mark: str) -> None:
    outcome = read_beside({"sites/s.yaml": mark + WORDS.replace("\n", end)})
    assert outcome.said == []
    assert outcome.programme.sites["S-2"].name == "大阪"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("first", ["\n", "\r\n", "\r"])
def test_a_broken_record_of_a_list_is_placed_whatever_ends_the_lines(first: str, end: str) -> None:
    text = end.join(
        ["# 拠点", "- id: S-1", "  name: 東京: 本社", "- id: S-2", "  name: 大阪", "  nam: x", ""]
    )
    outcome = read_beside({"sites/s.yaml": first + text})
    said = sorted((misreading.code, place.line, place.column) for place, misreading in outcome.placed())
    assert said == [("REC001", 7, 8), ("REC005", 4, 11)]
    assert outcome.programme.sites["S-2"].name == "大阪"


def test_shapes_of_a_list_are_read_alike() -> None:
    block = "id: D-1\nname: 営業部\nbusinesses:\n  - 受託\n  - 派遣\n"
    for other in (
        "id: D-1\nname: 営業部\nbusinesses: [受託, 派遣]\n",
        "id: D-1\nname: 営業部\nbusinesses: 受託;派遣\n",
        "{id: D-1, name: 営業部, businesses: [受託, 派遣]}\n",
        'id: "D-1"\nname: \'営業部\'\nbusinesses:\n- "受託"\n- 派遣 # 注\n',
        "id: D-1\nname: >-\n  営業部\nbusinesses: |\n  受託;派遣\n",
    ):
        for text in (block, other):
            department = read_beside({"departments/d.yaml": text}).programme.departments["D-1"]
            assert (department.name, department.businesses) == ("営業部", ("受託", "派遣"))


@pytest.mark.parametrize(
    ("text", "place", "found", "wanted"),
    [
        ("id：S-1\nname: 東京\n", "1:3", "：", ":"),
        ("id: S-1\nname： 東京\n", "2:5", "：", ":"),
        ("id: S-1\nname： 東京\nopened: 2020-01-01\n", "2:5", "：", ":"),
        ("id: S-1\n\u3000name: 東京\n", "2:1", "\u3000", " "),
        ("- id: S-1\n\u3000name: 東京\n", "2:1", "\u3000", " "),
        ("- id: S-1\n  name：東京\n  address: x\n", "2:7", "：", ":"),
        ("- id： S-1\n", "1:5", "：", ":"),
        ("# 拠点\r\n\r\nid: S-1\r\nname：東京\r\n", "4:5", "：", ":"),
    ],
)
def test_a_full_width_sign_is_named_where_it_stands(text: str, place: str, found: str, wanted: str) -> None:
    outcome = read_beside({"sites/s.yaml": text})
    assert outcome.said == [f"sites/s.yaml:{place} REC006"]
    assert outcome.message("REC006") == f"{found} {wanted}"


def test_a_full_width_sign_inside_a_value_is_text() -> None:
    outcome = read_beside({"sites/s.yaml": "id: S-1\nname: 東京：本社　別館\n"})
    assert outcome.said == []
    assert outcome.programme.sites["S-1"].name == "東京：本社　別館"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('id: S-1\nname: "東京\naddress: x\n', "2:7"),
        ("id: S-1\nname: '東京\n", "2:7"),
        ('id: S-1\nname: "東京" 本社\n', "2:12"),
        ("id: S-1\nname: 東京: 本社\n", "2:9"),
        ("id: S-1\n\tname: 東京\n", "2:1"),
        ("id: S-1\nname: @東京\n", "2:7"),
        ("id: S-1\nname: `東京`\n", "2:7"),
        ("id: S-1\nname: %東京\n", "2:7"),
        ('id: S-1\nname: "C:\\東京"\n', "2:10"),
        ("id: S-1\n  name: 東京\n", "2:7"),
        ("id: S-1\nname 東京\n", "3:1"),
        ("id: S-1\nx_list: [a, b\nname: 東京\n", "2:9"),
        ("id: S-1\nx_map: {a: b\nname: 東京\n", "2:8"),
        ("id: S-1\nname: {a: b\n", "2:7"),
        ("id: S-1\nname: [a]]\n", "2:10"),
        ("id: S-1\nname: *\n", "2:8"),
    ],
)
def test_text_that_is_no_yaml_is_named_where_it_breaks(text: str, place: str) -> None:
    outcome = read_beside({"sites/s.yaml": text})
    assert outcome.said == [f"sites/s.yaml:{place} REC005"]
    assert outcome.lost("site") == {"S-1"}


def test_a_broken_record_of_a_list_does_not_take_the_others_with_it() -> None:
    text = lines(
        "# 拠点", "- id: S-1", "  name: 東京", "- id: S-2", '  name: "大阪', "  address: x", "",
        "- id: S-3", "  name: 神戸", "- id: S-4", "  name： 京都",
        "- id: S-5", "  opened: 2020/1/1", "  name: 奈良",
    )  # fmt: skip
    outcome = read_beside({"sites/s.yaml": text})
    assert outcome.keys("site")[2:] == ["S-1", "S-3", "S-5"]
    assert outcome.said == [
        "sites/s.yaml:5:9 REC005",
        "sites/s.yaml:11:7 REC006",
        "sites/s.yaml:13:11 REC017",
    ]
    assert outcome.lost("site") == {"S-2", "S-4"}
    assert outcome.programme.sites["S-5"].ordinal == 4


def test_lists_inside_a_broken_record_are_no_records() -> None:
    text = 'id: D-1\nbusinesses:\n- 受託\n- 派遣\nname: "営業部\n'
    outcome = read_beside({"departments/d.yaml": text})
    assert outcome.said == ["departments/d.yaml:5:7 REC005"]
    assert outcome.lost("department") == {"D-1"}


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("id: S-1\nname: &a 東京\n", "2:7", "an anchor (&)"),
        ("id: S-1\nname: !!str 東京\n", "2:7", "a tag (!)"),
        ("id: S-1\nname: !python/object/apply:os.system x\n", "2:7", "a tag (!)"),
        ("id: S-1\nname: *b\n", "2:7", "an alias (*)"),
    ],
)
def test_tricks_of_yaml_are_refused_where_they_stand(text: str, place: str, what: str) -> None:
    outcome = read_beside({"sites/s.yaml": text})
    assert outcome.said == [f"sites/s.yaml:{place} REC010"]
    assert outcome.message("REC010") == what
    assert outcome.lost("site") == {"S-1"}


def test_a_trick_in_an_optional_field_costs_only_the_field() -> None:
    outcome = read_beside({"sites/s.yaml": "id: S-1\nname: 東京\naddress: !x 港区\nx_y: &b z\n"})
    assert outcome.said == ["sites/s.yaml:3:10 REC010", "sites/s.yaml:4:6 REC010"]
    site = outcome.programme.sites["S-1"]
    assert site.address is None
    assert site.unread == {"address"}


def test_merge_keys_merge_nothing() -> None:
    outcome = read_beside(
        {"sites/s.yaml": "- &a\n  id: S-1\n  name: 東京\n- <<: *a\n  id: S-2\n  name: 大阪\n"}
    )
    assert outcome.said == ["sites/s.yaml:1:3 REC010", "sites/s.yaml:4:7 REC010"]
    assert outcome.programme.sites["S-2"].name == "大阪"


def test_an_alias_bomb_stays_small() -> None:
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    bomb += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    started = time.perf_counter()
    outcome = read_beside({"sites/s.yaml": lines("id: S-1", "name: 東京", *bomb)})
    assert time.perf_counter() - started < 2
    assert {line.rpartition(" ")[2] for line in outcome.said} == {"REC010", "REC001"}
    assert "S-1" in outcome.keys("site")


@pytest.mark.parametrize(
    "deep",
    [
        "[" * 5_000 + "]" * 5_000,
        "[" * 200_000,
        "{a: " * 5_000 + "}" * 5_000,
        "\n" + "".join(" " * n + f"k{n}:\n" for n in range(1, 5_000)),
        "\n" + "  - " + "- " * 5_000,
    ],
    ids=["brackets", "open brackets", "braces", "indents", "dashes"],
)
@pytest.mark.parametrize("listed", [False, True])
def test_deep_nesting_is_refused_in_bounded_time(deep: str, listed: bool) -> None:  # noqa: FBT001
    text = f"- {{id: S-2, name: 大阪, opened: x}}\n- {{id: S-3, name: 神戸, x_d: {deep}}}\n"
    if not listed or deep.startswith("\n"):
        text = f"id: S-3\nname: 神戸\nx_d: {deep}\n"
    started = time.perf_counter()
    outcome = read_beside({"sites/s.yaml": text})
    assert time.perf_counter() - started < 5
    assert [line for line in outcome.said if line.endswith("REC009")]
    assert outcome.lost("site") == {"S-3"}
    if "S-2" in text:
        assert "S-2" in outcome.keys("site")
        assert "sites/s.yaml:1:31 REC002" in outcome.said


def test_sixty_four_levels_are_read() -> None:
    assert raw("x: " + "[" * 63 + "a" + "]" * 63)
    assert [m.code for m in parse("f", "x: " + "[" * 64 + "]" * 64).misreadings] == ["REC009"]


def test_a_second_field_of_the_same_name_is_named_where_its_value_stands() -> None:
    outcome = read_beside({"sites/s.yaml": "id: S-1\nname: 東京\nname: 大阪\n拠点名: 神戸\n"})
    assert outcome.said == ["sites/s.yaml:3:7 REC011", "sites/s.yaml:4:6 REC011"]
    assert outcome.programme.sites["S-1"].name == "東京"


def test_a_file_holds_one_document() -> None:
    outcome = read_beside({"sites/s.yaml": "---\nid: S-1\nname: 東京\n---\nid: S-2\nname: 大阪\n"})
    assert outcome.said == ["sites/s.yaml:4:1 REC012"]
    assert "S-1" in outcome.keys("site")
    assert "S-2" not in outcome.keys("site")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("東京\n", "1:1"), ("- S-1\n- {id: S-2, name: x}\n", "1:3"), ("[[a]]\n", "1:2"),
        ("{id: S-1, name: 東京}\n--- x\n", "2:1"), ("id: S-1\nname: [東京]\n", "2:7"),
        ("id: S-1\nname: {a: 東京}\n", "2:7"), ("id: S-1\nname: 東京\n[a]: b\n", "3:1"),
        ("? {a: b}\n: c\nid: S-1\nname: 東京\n", "1:3"),
    ],
)  # fmt: skip
def test_what_has_another_shape_is_named(text: str, place: str) -> None:
    assert read_beside({"sites/s.yaml": text}).said == [f"sites/s.yaml:{place} REC012"]


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "# 何もない\n", "---\n", "--- # x\n...\n", "[]\n"])
def test_an_empty_file_is_named(text: str) -> None:
    assert read_beside({"sites/s.yaml": text}).said == ["sites/s.yaml:1:1 REC013"]


@pytest.mark.parametrize("null", ["null", "~", "Null", "NULL", '"null"'])
def test_null_is_a_text_with_a_hint(null: str) -> None:
    outcome = read_beside({"sites/s.yaml": f"id: S-1\nname: 東京\naddress: {null}\n"})
    assert outcome.said == ["sites/s.yaml:3:10 REC020"]
    assert outcome.programme.sites["S-1"].address == null.strip('"')


@pytest.mark.parametrize("empty", ["", '""', "''", '"  "', "[]", "{}", "|", ">-"])
def test_empty_is_absent(empty: str) -> None:
    outcome = read_beside({"sites/s.yaml": f"id: S-1\nname: 東京\naddress: {empty}\nopened:\n"})
    assert outcome.said == []
    assert outcome.programme.sites["S-1"].address is None
    assert read_beside({"sites/s.yaml": f"id: S-1\nname: {empty}\n"}).said == ["sites/s.yaml:1:1 REC003"]


def test_rare_line_breaks_do_not_move_places() -> None:
    outcome = read_beside({"sites/s.yaml": 'id: S-1\nname: "a\u2028b\x85c\u2029d"\nopened: x\n'})
    assert outcome.said == ["sites/s.yaml:2:9 REC019", "sites/s.yaml:3:9 REC002"]


def test_a_character_that_hides_behind_an_escape_is_named_with_its_text() -> None:
    text = 'id: S-1\nname: "東\\u202e京"\naddress: "\\u6E2F\\t区"\n"x_\\x1b": ["a", "\\e[31m"]\n'
    outcome = read_beside({"sites/s.yaml": text})
    assert outcome.said == ["sites/s.yaml:2:7 REC019", "sites/s.yaml:4:1 REC019", "sites/s.yaml:4:17 REC019"]
    assert outcome.programme.sites["S-1"].address == "港\t区"


def test_a_character_that_yaml_forbids_has_its_place() -> None:
    outcome = read_beside({"sites/s.yaml": "id: S-1\nname: 東\x08京\n"})
    assert outcome.said == ["sites/s.yaml:2:8 REC019"]


@pytest.mark.parametrize(
    "text", ["id: S-1\n" + "\n" * 400_000, "- a\n" * 100_000, "- [" * 30_000, "a" * 2_000_000]
)
def test_odd_texts_take_bounded_time(text: str) -> None:
    started = time.perf_counter()
    parse("f", text)
    list(items(text))
    compose(text)
    assert time.perf_counter() - started < 5


def test_front_matter_is_cut_from_the_body() -> None:
    for end in ("\n", "\r\n"):
        text = lines("---", "id: DOC-1", "---", "", "# 本文", "---", "続き", end=end)
        cut = front_matter(text)
        assert cut == (f"id: DOC-1{end}", lines("# 本文", "---", "続き", end=end))
    assert front_matter("# 本文\n") is None
    assert front_matter("---\nid: DOC-1\n") is None


def test_places_in_front_matter_count_from_the_top_of_the_file() -> None:
    text = lines("---", "id: DOC-1", "title: 規程", "kind: rule", "version: 1", "---", "本文", end="\r\n")
    outcome = read_beside(
        {"documents/d.md": text, "documents/e.md": "# 規程\n", "documents/f.md": "---\nid：x\n---\n"}
    )
    assert outcome.said == [
        "documents/d.md:4:7 REC002",
        "documents/e.md:1:1 REC012",
        "documents/f.md:2:3 REC006",
    ]
