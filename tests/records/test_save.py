from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms.model.site import Site
from isms.records.load import load
from isms.records.lock import LOCK
from isms.records.save import NotSavedError, append, create, edit
from isms.records.tree import FolderTree
from tests.records.reading import BARE

if TYPE_CHECKING:
    from pathlib import Path

    from isms.kind import Record
    from isms.model.programme import Programme
    from isms.model.risk import Risk

RISK = """\
# 取締役会で合意済み。下げないこと
id: R-1
title: '受注一覧の紛失'   # 表題
threat: "置き忘れ"
owner: 港 花子
factors: {threat: 2, vulnerability: 3}
residual:
  threat: 2     # 見直し後
  vulnerability: 1
decision: reduce
controls:
- A.5.10
- A.7.10
notes: |
  一行目
  二行目
"""


def written(root: Path, files: dict[str, str | bytes]) -> Path:
    for path, content in {"isms.yaml": BARE, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def programme(root: Path) -> Programme:
    return load(FolderTree(root), date(2026, 11, 22))


def risk(root: Path, key: str = "R-1") -> Risk:
    return programme(root).risks[key]


def site(root: Path, key: str) -> Site:
    return programme(root).sites[key]


@pytest.mark.parametrize(
    ("field", "text", "old", "new"),
    [
        (("title",), "受注一覧の盗難", "'受注一覧の紛失'", "'受注一覧の盗難'"),
        (("threat",), "盗難", '"置き忘れ"', '"盗難"'),
        (("residual", "threat"), "1", "  threat: 2     # 見直し後", "  threat: 1     # 見直し後"),
        (("factors", "vulnerability"), "1", "vulnerability: 3}", "vulnerability: 1}"),
        (("controls", 1), "A.8.1", "- A.7.10", "- A.8.1"),
        (("owner",), "山田 太郎", "owner: 港 花子", "owner: 山田 太郎"),
    ],
    ids=str,
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_edit_touches_nothing_but_its_span(
    tmp_path: Path, field: tuple[str | int, ...], text: str, old: str, new: str, mark: str, end: str
) -> None:
    before = mark + RISK.replace("\n", end)
    root = written(tmp_path, {"risks/R-1.yaml": before})
    edit(root, risk(root), {field: text})
    after = (root / "risks/R-1.yaml").read_bytes().decode()
    assert after == before.replace(old, new)


def test_a_field_can_be_added_and_removed(tmp_path: Path) -> None:
    root = written(tmp_path, {"risks/R-1.yaml": RISK})
    edit(root, risk(root), {("impact",): "取引停止: 最大3日", ("notes",): ""})
    read = risk(root)
    assert (read.impact, read.notes, read.title) == ("取引停止: 最大3日", None, "受注一覧の紛失")
    assert "# 取締役会で合意済み" in (root / "risks/R-1.yaml").read_text(encoding="utf-8")


def test_one_record_of_a_list_is_edited_alone(tmp_path: Path) -> None:
    text = "# 拠点\n- {id: S-1, name: 東京}\n- id: S-2\n  name: 大阪   # 西日本\n\n- id: S-3\n  name: 福岡\n"
    root = written(tmp_path, {"sites/s.yaml": text})
    edit(root, site(root, "S-2"), {("name",): "神戸"})
    assert (root / "sites/s.yaml").read_text(encoding="utf-8") == text.replace("大阪", "神戸")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_one_cell_of_a_table_is_edited_alone(tmp_path: Path, encoding: str) -> None:
    text = 'ID,拠点名,x_メモ\r\nS-1,"東京、\r\n本社",\r\nS-2,大阪,"a ""b"""\r\n'
    root = written(tmp_path, {"sites/s.csv": text.encode(encoding)})
    edit(root, site(root, "S-2"), {("name",): "神戸,三宮"})
    after = (root / "sites/s.csv").read_bytes()
    assert after == text.replace("大阪", '"神戸,三宮"').encode(encoding)


def test_a_field_without_a_column_gets_one(tmp_path: Path) -> None:
    root = written(tmp_path, {"sites/s.csv": "id,name\nS-1,東京\nS-2,大阪\n"})
    edit(root, site(root, "S-1"), {("address",): "港区"})
    assert (site(root, "S-1").address, site(root, "S-2").address) == ("港区", None)


def test_what_the_encoding_of_the_file_cannot_hold_is_refused(tmp_path: Path) -> None:
    before = "ID,拠点名\nS-1,東京\n".encode("cp932")
    root = written(tmp_path, {"sites/s.csv": before})
    with pytest.raises(NotSavedError):
        edit(root, site(root, "S-1"), {("name",): "𠮷野"})
    assert (root / "sites/s.csv").read_bytes() == before


def test_a_field_that_no_record_has_is_refused(tmp_path: Path) -> None:
    root = written(tmp_path, {"sites/s.yaml": "id: S-1\nname: 東京\n"})
    with pytest.raises(NotSavedError):
        edit(root, site(root, "S-1"), {("nmae",): "大阪"})
    assert (root / "sites/s.yaml").read_text(encoding="utf-8") == "id: S-1\nname: 東京\n"


def test_a_second_writer_waits_outside(tmp_path: Path) -> None:
    root = written(tmp_path, {"sites/s.yaml": "id: S-1\nname: 東京\n"})
    (root / LOCK).write_text("1\nanother-host\n", encoding="utf-8")
    with pytest.raises(NotSavedError):
        edit(root, site(root, "S-1"), {("name",): "大阪"})
    assert site(root, "S-1").name == "東京"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such mode")
def test_the_mode_of_a_file_is_kept_and_nothing_is_left_behind(tmp_path: Path) -> None:
    root = written(tmp_path, {"sites/s.yaml": "id: S-1\nname: 東京\n"})
    (root / "sites/s.yaml").chmod(0o640)
    edit(root, site(root, "S-1"), {("name",): "大阪"})
    assert (root / "sites/s.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in root.rglob("*") if path.is_file()) == ["isms.yaml", "s.yaml"]


def test_a_record_is_added_to_a_table_and_to_a_list(tmp_path: Path) -> None:
    root = written(
        tmp_path, {"sites/a.csv": "ID,拠点名\nS-1,東京\n", "sites/b.yaml": "- {id: S-2, name: 大阪}\n"}
    )
    append(root, "sites/a.csv", Site, {"id": "S-3", "name": "札幌"})
    append(root, "sites/b.yaml", Site, {"id": "S-4", "name": "福岡: 博多"})
    assert [(each.key, each.name) for each in programme(root).sites] == [
        ("S-1", "東京"), ("S-3", "札幌"), ("S-2", "大阪"), ("S-4", "福岡: 博多"),
    ]  # fmt: skip


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    root = written(tmp_path, {})
    create(root, "sites/S-1.yaml", "id: S-1\nname: 東京\n")
    with pytest.raises(NotSavedError):
        create(root, "sites/S-1.yaml", "id: S-1\nname: 大阪\n")
    assert site(root, "S-1").name == "東京"


@pytest.mark.parametrize("path", ["../out.yaml", "/tmp/out.yaml", "sites/../../out.yaml"])  # noqa: S108 - refused
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    root = written(tmp_path / "inner", {})
    with pytest.raises(NotSavedError):
        create(root, path, "x")
    assert not (tmp_path / "out.yaml").exists()


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"), max_codepoint=0x9FFF),
    min_size=1,
)
LAYOUTS = (
    "id: S-1\nname: 東京 # 本社\naddress: '港区'\n",
    '- id: S-0\n  name: x\n- "id": S-1\n  name: "東京"\n  address: >-\n    港区\n    芝\n',
    "- {id: S-1, name: 東京, address: 港区}\r\n- {id: S-2, name: 大阪}\r\n",
    "\ufeffID: S-1\n拠点名: |\n  東京\n",
)


@settings(
    deadline=None,
    max_examples=120,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(layout=st.sampled_from(LAYOUTS), text=TEXTS, field=st.sampled_from(["name", "address"]))
def test_an_edit_gives_exactly_the_change_or_nothing(
    tmp_path: Path, layout: str, text: str, field: str
) -> None:
    root = written(tmp_path, {"sites/s.yaml": layout})
    before = {each.key: fields(each) for each in programme(root).sites}
    try:
        edit(root, site(root, "S-1"), {(field,): text})
    except NotSavedError:
        assert (root / "sites/s.yaml").read_bytes() == layout.encode()
        return
    after = {each.key: fields(each) for each in programme(root).sites}
    changed = after["S-1"].pop(field)
    before["S-1"].pop(field)
    assert after == before
    assert changed is None or isinstance(changed, str)
    if text.isalnum() and text.isascii():
        assert changed == text


def fields(record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.declaration.fields}
