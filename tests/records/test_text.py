"""Bytes become text in one way or not at all."""

from __future__ import annotations

import pytest

from isms.records.text import decode, hidden, knows, place_at
from tests.records.reading import read_beside

KNOWN = knows({"拠点名", "氏名", "title"})


def nobody(_: str) -> bool:
    return False


def test_utf8_is_read_with_and_without_a_byte_order_mark() -> None:
    plain, marked = decode("f", "港".encode(), nobody), decode("f", b"\xef\xbb\xbf" + "港".encode(), nobody)
    assert (plain.text, plain.bom, plain.misreadings) == ("港", False, ())
    assert (marked.text, marked.bom, marked.misreadings) == ("港", True, ())


def test_cp932_is_read_with_a_warning_where_nothing_else_is_possible() -> None:
    data = "id,拠点名\nS-1,東京ビル①\n".encode("cp932")
    decoded = decode("sites/s.csv", data, KNOWN)
    assert decoded.encoding == "cp932"
    assert decoded.text == "id,拠点名\nS-1,東京ビル①\n"
    assert [m.code for m in decoded.misreadings] == ["REC007"]


def test_japanese_heads_decide_between_two_readings() -> None:
    data = "氏名\nｱｲｳｴｵ\n".encode("cp932")
    assert data.decode("euc_jp", "replace")
    assert decode("f", data, KNOWN).text == "氏名\nｱｲｳｴｵ\n"


@pytest.mark.parametrize("half", ["ｱｲ", "ｲﾛﾊﾆ"])
def test_text_that_two_encodings_can_read_is_refused_with_both_readings(half: str) -> None:
    data = f"id,name\nS-1,{half}\n".encode("cp932")
    data.decode("euc_jp")
    decoded = decode("f", data, KNOWN)
    assert decoded.text is None
    assert [m.code for m in decoded.misreadings] == ["REC008"]


@pytest.mark.parametrize(
    "data",
    [
        "id,name\nS-1,情報\n".encode("euc_jp"),
        "id: S-1\n".encode("utf-16"),
        "id: S-1\n".encode("utf-16-le"),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"id: S-1\x00\n",
        b"id,name\nS-1,\xff\xfe\xfd\n",
        b"\x80\x81\xa0\xfd",
    ],
    ids=["euc-jp", "utf-16", "utf-16-le", "png", "nul", "rubbish", "no text"],
)
@pytest.mark.parametrize("ending", ["yaml", "csv"])
def test_what_is_no_text_is_refused_and_all_others_load(data: bytes, ending: str) -> None:
    outcome = read_beside({f"sites/s.{ending}": data})
    assert outcome.said == [f"sites/s.{ending}:1:1 REC008"]
    assert outcome.lost("site") == {"*"}


def test_shift_jis_files_load_with_one_warning() -> None:
    outcome = read_beside(
        {
            "sites/s.csv": "ID,拠点名\nS-1,東京\nS-2,大阪\n".encode("cp932"),
            "sites/t.yaml": "id: S-3\nname: 名古屋の事務所\n".encode("cp932"),
        }
    )
    assert outcome.said == ["sites/s.csv:1:1 REC007", "sites/t.yaml:1:1 REC007"]
    assert outcome.programme.sites["S-2"].name == "大阪"
    assert outcome.programme.sites["S-3"].name == "名古屋の事務所"


def test_text_that_is_not_in_normal_form_is_normalised_with_one_warning() -> None:
    outcome = read_beside({"sites/s.yaml": "- {id: S-1, name: か\u3099くや}\n- {id: S-2, name: は\u309a}\n"})
    assert outcome.said == ["sites/s.yaml:1:1 REC018"]
    assert outcome.programme.sites["S-1"].name == "がくや"


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x07", "U+0007"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\x85", "U+0085"),
        ("\u200b", "U+200B"), ("\u200e", "U+200E"), ("\u2028", "U+2028"), ("\u202e", "U+202E"),
        ("\u2060", "U+2060"), ("\u2067", "U+2067"), ("\ufeff", "U+FEFF"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
def test_a_character_that_hides_is_named_where_it_stands(character: str, code: str, mark: str) -> None:
    outcome = read_beside({"sites/s.csv": f"{mark}id,name\nS-1,東京\nS-2,東{character}京\n"})
    assert outcome.said == ["sites/s.csv:3:6 REC019"]
    assert code in outcome.message("REC019")
    assert hidden(f"東{character}京") == code


@pytest.mark.parametrize("text", ["、。「」『』・…※〜", "é ä €", "👨\u200d👩\u200d👧", "a\tb", "全角　空白"])
def test_what_people_write_is_not_hidden(text: str) -> None:
    assert read_beside({"sites/s.csv": f"id,name\nS-1,{text}\n"}).said == []


def test_a_hidden_character_at_the_very_beginning_is_found() -> None:
    assert [m.code for m in decode("f", "\u200bid".encode(), nobody).misreadings] == ["REC019"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_lines_of_every_kind(end: str) -> None:
    text = f"a{end}港の{end}{end}x"
    assert place_at("f", text, text.index("の"))[1:] == (2, 2)
    assert place_at("f", text, text.index("x"))[1:] == (4, 1)
