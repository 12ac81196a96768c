"""What is read with a warning is rewritten, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from isms.records.likeness import contents
from isms.records.load import load
from isms.records.mend import DATE, ENCODING, FORM, Mended, mended
from isms.records.tree import MemoryTree, OverlaidTree, Tree
from isms.rules import packaged
from tests.records.reading import BARE, DAY

if TYPE_CHECKING:
    from collections.abc import Collection

    import pytest

    from isms.diagnostic import Language

YAML = """\
# 拠点
- id: S-1
  name: "東京"   # 2020/4/1 に開設
  opened: 2020/4/1  # 開設日

- {id: S-2, name: 大阪, opened: '2021/10/1'}
"""
TABLE = 'id,拠点名,opened,住所\r\nS-1,"東京",2020/4/1,"港区\r\n1/2"\r\nS-2,大阪,2021年10月1日,\r\n'
MARK = b"\xef\xbb\xbf"


def mend(path: str, data: bytes, codes: Collection[str] = FORM, **more: str) -> Mended:
    tree = MemoryTree({"isms.yaml": BARE, path: data, **more})
    return everything(tree, codes)


def everything(tree: Tree, codes: Collection[str] = FORM) -> Mended:
    """Mend every file of a tree."""
    return mended(load(tree, DAY), tree, {entry.path: codes for entry in tree.entries()})


def after(path: str, data: bytes, codes: Collection[str] = FORM) -> bytes:
    """Return the file after it has been mended; it must then have nothing left to mend."""
    found = mend(path, data, codes)
    assert not found.left
    new = found.changes[0].new if found.changes else data
    assert new is not None
    assert not mend(path, new, codes).changes
    return new


def said(found: Mended, language: Language = "en") -> list[str]:
    return [f"{m.place.line}:{m.place.column} {m.message.say(language)}" for m in (*found.mends, *found.left)]


def test_dates_are_written_in_one_form_and_nothing_else_is_touched() -> None:
    wanted = YAML.replace("opened: 2020/4/1", "opened: 2020-04-01").replace("2021/10/1", "2021-10-01")
    assert after("sites/s.yaml", YAML.encode()) == wanted.encode()
    assert after("sites/s.yaml", YAML.replace("\n", "\r\n").encode()) == wanted.replace("\n", "\r\n").encode()
    assert said(mend("sites/s.yaml", YAML.encode())) == [
        "4:11 2020/4/1 -> 2020-04-01",
        "6:31 2021/10/1 -> 2021-10-01",
    ]


def test_cells_are_written_in_utf_8_with_the_mark_that_excel_wants() -> None:
    wanted = MARK + TABLE.replace("2020/4/1", "2020-04-01").replace("2021年10月1日", "2021-10-01").encode()
    assert after("sites/s.csv", TABLE.encode("cp932")) == wanted
    assert after("sites/s.csv", TABLE.encode()) == wanted
    assert after("sites/s.csv", wanted) == wanted
    assert [line.partition(" ")[2] for line in said(mend("sites/s.csv", TABLE.encode("cp932")))] == [
        "cp932 -> UTF-8",
        "2020/4/1 -> 2020-04-01",
        "2021年10月1日 -> 2021-10-01",
    ]


def test_a_table_in_ascii_needs_no_mark_and_yaml_has_none() -> None:
    assert after("sites/s.csv", b"id,name\nS-1,x\n") == b"id,name\nS-1,x\n"
    text = "ID: S-1\n拠点名: 東京①\n"
    assert after("sites/s.yaml", text.encode("cp932")) == text.encode()


def test_front_matter_is_mended_and_the_body_keeps_its_dates() -> None:
    text = "---\nid: D-1\ntitle: 方針\nkind: policy\nversion: 1\neffective: 2026/4/1\n---\n2026/4/1\n"
    assert (
        after("documents/d.md", text.encode())
        == text.replace("effective: 2026/4/1", "effective: 2026-04-01").encode()
    )


def test_settings_and_months_are_mended() -> None:
    text = BARE + "pms_started: 2020/4/1\nproject: {target: 2027/3}\n"
    tree = MemoryTree({"isms.yaml": text})
    (change,) = everything(tree).changes
    assert change.new == text.replace("2020/4/1", "2020-04-01").replace("2027/3", "2027-03").encode()


def test_text_is_put_in_normal_form_before_dates_are_looked_for() -> None:
    text = "id,拠点名,opened\nS-1,か\u3099,2020/4/1\n"
    assert after("sites/s.csv", text.encode()) == MARK + "id,拠点名,opened\nS-1,が,2020-04-01\n".encode()


def test_only_the_faults_that_are_asked_for_are_mended() -> None:
    data = YAML.encode("cp932")
    assert after("sites/s.yaml", data, {DATE}) == data
    assert after("sites/s.yaml", data, {ENCODING}) == YAML.encode()
    tree = MemoryTree({"isms.yaml": BARE, "sites/s.csv": TABLE})
    assert mended(load(tree, DAY), tree, {"sites/s.csv": ()}, marks=False) == Mended()


def test_only_the_files_that_are_wanted_are_mended() -> None:
    tree = MemoryTree({"isms.yaml": BARE, "sites/a.csv": TABLE, "sites/b.yaml": "id: S-9\nname: か\u3099\n"})
    found = mended(load(tree, DAY), tree, {"sites/b.yaml": FORM})
    assert [change.path for change in found.changes] == ["sites/b.yaml"]


def test_a_date_that_is_written_in_a_rare_way_is_left_and_named() -> None:
    for text in (
        'id: S-1\nname: x\nopened: "\\u0032020/4/1"\n',
        "id: S-1\nname: x\nopened: >-\n  2020/4/1\n",
    ):
        found = mend("sites/s.yaml", text.encode())
        assert not found.changes
        assert said(found) == ["3:9 a date written like this has to be corrected by hand"]


def test_a_file_whose_digest_is_kept_as_evidence_is_left() -> None:
    evidence = "id: E-1\ntitle: t\npath: sites/s.csv\nsha256: abc\n"
    found = mend("sites/s.csv", TABLE.encode(), **{"evidence/e.yaml": evidence})
    assert not found.changes
    assert "E-1" in found.left[0].message.say("ja")


def test_a_file_that_would_be_read_otherwise_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isms.records.mend.spliced", lambda text, _: text.replace("東京", "京都"))
    found = mend("sites/s.yaml", YAML.encode())
    assert not found.changes
    assert "by hand" in said(found)[0]


def test_what_cannot_be_read_is_passed_over() -> None:
    assert mend("sites/s.csv", "id,name\nS-1,あ\n".encode("euc_jp")) == Mended()
    assert mend("sites/s.yaml", b"id: [\n") == Mended()
    assert mend("notes/s.csv", TABLE.encode()) == Mended()


DATES = st.dates().map(lambda day: f"{day.year:04}/{day.month}/{day.day}")
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"), max_codepoint=0xFFFF),
    max_size=12,
)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(
    text=TEXTS,
    date=DATES,
    layout=st.sampled_from(("yaml", "csv")),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "cp932")),
    end=st.sampled_from(("\n", "\r\n")),
)
def test_mending_keeps_what_is_read_and_needs_no_second_time(
    text: str, date: str, layout: str, encoding: str, end: str
) -> None:
    if layout == "csv":
        cell = text.replace('"', '""')
        lines = f'id,拠点名,opened,notes\nS-1,"{cell}",{date},\nS-2,"x,{cell}", {date} ,"{date}"\n'
    else:
        lines = (
            f"# {date} {text}\nid: S-1\n拠点名: '{text.replace(chr(39), chr(39) * 2)}'\nopened: \"{date}\"\n"
        )
    data = lines.replace("\n", end).encode(encoding, "ignore")
    path = f"sites/s.{layout}"
    tree = MemoryTree({"isms.yaml": BARE, path: data})
    before = load(tree, DAY)
    found = everything(tree)
    new = OverlaidTree(tree, {change.path: change.new for change in found.changes})
    again = load(new, DAY)
    assert contents(again, {path}) == contents(before, {path})
    assert not everything(new).changes
    if not found.left:
        assert not FORM & {m.code for m in again.misreadings}


def test_what_the_rules_say_is_mended_is_mended_here() -> None:
    assert {code for code, rule in packaged().items() if rule.fix and rule.check is None} == FORM
