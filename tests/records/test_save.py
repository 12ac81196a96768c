"""Saving keeps every byte that it was not asked to change, and refuses where it cannot."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms.model.document import Document
from isms.model.finding import Finding
from isms.model.risk import Risk
from isms.model.site import Site
from isms.records import save
from isms.records.load import load
from isms.records.lock import LOCK
from isms.records.not_saved import NotSavedError
from isms.records.tree import FolderTree
from tests.records.reading import BARE, DAY

if TYPE_CHECKING:
    from isms.diagnostic import FieldPath
    from isms.kind import Record
    from isms.records.save import Content

YAML = """\
# 拠点の一覧
- id: S-1
  name: "東京"   # 本社
  opened: 2020-04-01

- {id: S-2, name: 大阪}
"""
TABLE = 'id,拠点名,住所\nS-1,"東京","港区, 1-2"\nS-2,大阪,\n'
MARKDOWN = "---\nid: DOC-1\ntitle: 方針 # 題\nkind: policy\nversion: 1\n---\n\n# 方針\n\ntitle: x\n---\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a programme with nothing but settings."""
    (tmp_path / "isms.yaml").write_text(BARE, "utf-8")
    return tmp_path


def written(root: Path, path: str, text: str, encoding: str = "utf-8") -> Path:
    file = root / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode(encoding))
    return file


def record(root: Path, kind: type[Record], key: str) -> Record:
    """Return a record of the programme as it stands."""
    found = load(FolderTree(root), DAY).registers[kind.declaration.name][key]
    assert isinstance(found, kind)
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("path", "text"), [("sites/s.yaml", YAML), ("sites/s.csv", TABLE)])
def test_everything_but_the_value_stays_as_it_is(
    root: Path, path: str, text: str, mark: str, end: str
) -> None:
    text = mark + text.replace("\n", end)
    file = written(root, path, text)
    save.edit(root, record(root, Site, "S-2"), {("name",): "大阪支店"})
    assert file.read_bytes().decode() == text.replace("大阪", "大阪支店")
    save.edit(root, record(root, Site, "S-1"), {("name",): "東京\u3000本社"})
    assert record(root, Site, "S-1").unread == frozenset()
    assert load(FolderTree(root), DAY).sites["S-1"].name == "東京\u3000本社"
    assert sorted(entry.name for entry in root.iterdir()) == ["isms.yaml", "sites"]


def test_front_matter_is_edited_and_the_body_is_not(root: Path) -> None:
    for end in ("\n", "\r\n"):
        text = MARKDOWN.replace("\n", end)
        file = written(root, "documents/d.md", text)
        save.edit(root, record(root, Document, "DOC-1"), {("title",): "基本方針", ("owner",): "P-1"})
        assert file.read_bytes().decode() == text.replace("title: 方針 #", "title: 基本方針 #").replace(
            f"policy{end}", f"policy{end}owner: P-1{end}"
        )


def test_settings_are_edited_like_any_record(root: Path) -> None:
    before = load(FolderTree(root), DAY).settings
    save.edit(root, before, {("stage",): "operating", ("rules", "RSK001", "level"): "info"})
    changed = load(FolderTree(root), DAY).settings
    assert str(changed.stage) == "operating"
    assert str(changed.rules["RSK001"].level) == "info"


def test_shift_jis_stays_shift_jis_as_long_as_it_can(root: Path) -> None:
    file = written(root, "sites/s.csv", TABLE, "cp932")
    save.edit(root, record(root, Site, "S-2"), {("name",): "京都①"})
    assert file.read_bytes() == TABLE.replace("大阪", "京都①").encode("cp932")
    with pytest.raises(NotSavedError, match="cp932"):
        save.edit(root, record(root, Site, "S-2"), {("name",): "京都😀"})
    assert file.read_bytes() == TABLE.replace("大阪", "京都①").encode("cp932")


def test_bytes_that_would_not_come_back_are_not_touched(root: Path) -> None:
    data = TABLE.encode("cp932").replace("東京".encode("cp932"), b"\xfa\x54\x81\xca\x81\xca")
    assert data.decode("cp932").encode("cp932") != data
    file = written(root, "sites/s.csv", "")
    file.write_bytes(data)
    with pytest.raises(NotSavedError, match="byte for byte"):
        save.edit(root, record(root, Site, "S-2"), {("name",): "京都"})
    assert file.read_bytes() == data


def test_text_that_is_not_in_normal_form_stays_so(root: Path) -> None:
    file = written(root, "sites/s.yaml", "id: S-1\nname: か\u3099\naddress: x\n")
    save.edit(root, record(root, Site, "S-1"), {("address",): "き\u3099"})
    assert file.read_text("utf-8") == "id: S-1\nname: か\u3099\naddress: ぎ\n"


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("- &a {id: S-1, name: x}\n- {id: S-2, name: y}\n", {("name",): "z"}),
        ("- {id: S-1, name: x}\n- {id: S-2, name: *b}\n", {("name",): "z"}),
        ("- {id: S-1, name: x}\n- id: S-2\n  name: 'y\n", {("name",): "z"}),
        ("id: S-1\nname: x\nname: y\n", {("name",): "z"}),
        ("id: S-1\nname: x\n---\nid: S-2\n", {("name",): "z"}),
        ("id: S-1\nname: x\n", {("title",): "z"}),
        ("id: S-1\nname: x\n", {("name", 0): "z"}),
        ("id: S-1\nname: x\n", {("name", "x"): "z"}),
        ("id: S-1\nname: x\n", {("name",): "a\u202eb"}),
        ("id: S-1\nname: x\n", {("name",): "a\x1bb"}),
        ("id: S-1\nname: x\n", {(): "z"}),
        ("id: S-1\nname: x\n", {("x_a", "b"): "z"}),
        ("id: S-1\nname: x\n", {("id",): ""}),
    ],
)
def test_what_cannot_be_saved_is_refused_and_nothing_is_written(
    root: Path, text: str, changes: dict[FieldPath, Content]
) -> None:
    file = written(root, "sites/s.yaml", text)
    with pytest.raises(NotSavedError) as refused:
        save.edit(root, record(root, Site, "S-1"), changes)
    assert refused.value.message.say("ja")
    assert file.read_text("utf-8") == text
    assert sorted(entry.name for entry in root.iterdir()) == ["isms.yaml", "sites"]


def test_a_record_that_has_moved_is_not_mistaken_for_another(root: Path) -> None:
    for path, text, moved in (
        ("sites/s.yaml", YAML, "- {id: S-0, name: 奈良}\n" + YAML),
        ("sites/s.csv", TABLE, TABLE.replace("S-1", "S-0")),
        ("sites/s.yaml", YAML, "- id: S-1\n  name: x\n"),
    ):
        written(root, path, text)
        last = record(root, Site, "S-2" if path.endswith("yaml") else "S-1")
        file = written(root, path, moved)
        with pytest.raises(NotSavedError, match="is not where it was read"):
            save.edit(root, last, {("name",): "x"})
        assert file.read_text("utf-8") == moved
        file.unlink()


def test_a_file_that_is_gone_or_in_use_is_refused(root: Path) -> None:
    file = written(root, "sites/s.yaml", YAML)
    site = record(root, Site, "S-1")
    (root / LOCK).write_text("1\nanother\n", "utf-8")
    with pytest.raises(NotSavedError, match="another isms"):
        save.edit(root, site, {("name",): "x"})
    (root / LOCK).unlink()
    file.unlink()
    with pytest.raises(NotSavedError, match="No such file"):
        save.edit(root, site, {("name",): "x"})


def test_a_change_that_changes_nothing_writes_nothing(root: Path) -> None:
    file = written(root, "sites/s.yaml", YAML)
    before = file.stat().st_mtime_ns
    save.edit(
        root, record(root, Site, "S-1"), {("name",): " 東京 ", ("address",): None, ("opened",): "2020-04-01"}
    )
    assert file.stat().st_mtime_ns == before


def test_a_record_is_added_to_what_is_there(root: Path) -> None:
    fields: dict[str, Content] = {"id": "S-3", "name": "神戸: 北, 南", "address": "", "x_階": "3"}
    csv = written(root, "sites/s.csv", TABLE)
    save.append(root, "sites/s.csv", Site, fields)
    assert csv.read_text("utf-8") == (
        'id,拠点名,住所,x_階\nS-1,"東京","港区, 1-2",\nS-2,大阪,,\nS-3,"神戸: 北, 南",,3\n'
    )
    csv.unlink()
    yaml = written(root, "sites/s.yaml", YAML)
    save.append(root, "sites/s.yaml", Site, fields)
    assert yaml.read_text("utf-8") == YAML + '\n- id: S-3\n  name: "神戸: 北, 南"\n  x_階: 3\n'
    assert load(FolderTree(root), DAY).sites["S-3"].extra == {"x_階": "3"}


def test_a_record_is_added_to_what_is_not_there_yet(root: Path) -> None:
    save.append(root, "sites/new.csv", Site, {"id": "S-1", "name": "東京"})
    save.append(root, "sites/new.yaml", Site, {"id": "S-2", "name": "大阪"})
    assert (root / "sites/new.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(load(FolderTree(root), DAY).sites.by_key) == ["S-1", "S-2"]


@pytest.mark.parametrize(
    ("path", "text", "kind", "fields"),
    [
        ("sites/s.yaml", "id: S-1\nname: x\n", Site, {"id": "S-2"}),
        ("sites/s.csv", 'id,name\nS-1,"x"y\n', Site, {"id": "S-2"}),
        (
            "findings/f.csv",
            "id,description\nF-1,x\n",
            Finding,
            {"id": "F-2", "similar": [{"department": "D-1"}]},
        ),
        ("risks/r.csv", "id,title\nR-1,x\n", Risk, {"id": "R-2", "controls": ["a;b"]}),
        ("risks/r.csv", "id,title\nR-1,x\n", Risk, {"id": "R-2", "contrls": "a"}),
    ],
)
def test_a_record_that_does_not_fit_is_not_added(
    root: Path, path: str, text: str, kind: type[Record], fields: dict[str, Content]
) -> None:
    file = written(root, path, text)
    with pytest.raises(NotSavedError):
        save.append(root, path, kind, fields)
    assert file.read_text("utf-8") == text


def test_a_file_is_made_once(root: Path) -> None:
    save.create(root, "sites/東京.yaml", "id: S-1\nname: 東京\n")
    with pytest.raises(NotSavedError, match="exists"):
        save.create(root, "sites/東京.yaml", "id: S-1\n")
    assert load(FolderTree(root), DAY).sites["S-1"].name == "東京"


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
def test_an_edit_gives_exactly_the_change_or_nothing(root: Path, layout: str, text: str, field: str) -> None:
    file = written(root, "sites/s.yaml", layout)
    before = {each.key: fields(each) for each in load(FolderTree(root), DAY).sites}
    try:
        save.edit(root, record(root, Site, "S-1"), {(field,): text})
    except NotSavedError:
        assert file.read_bytes() == layout.encode()
        return
    after = {each.key: fields(each) for each in load(FolderTree(root), DAY).sites}
    changed = after["S-1"].pop(field)
    before["S-1"].pop(field)
    assert after == before
    assert changed is None or isinstance(changed, str)
    if text.isalnum() and text.isascii():
        assert changed == text


def fields(of: Record) -> dict[str, object]:
    return {name: getattr(of, name) for name in of.declaration.fields}


KILLED = """\
import sys
from datetime import date
from pathlib import Path
from isms.records import save
from isms.records.load import load
from isms.records.tree import FolderTree

root = Path(sys.argv[1])
site = load(FolderTree(root), date(2026, 11, 22)).sites["S-1"]
print("ready", flush=True)
for number in range(10_000):
    save.edit(root, site, {("name",): str(number)})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals as POSIX has them")
def test_a_run_that_is_killed_leaves_the_old_file_or_the_new(root: Path) -> None:
    filler = "".join(f"- {{id: X-{number}, name: 拠点}}\n" for number in range(300))
    file = written(root, "sites/s.yaml", "- {id: S-1, name: start}\n" + filler)
    source = os.fspath(Path(save.__file__).parents[2])
    for delay in (0.02, 0.05, 0.11):
        command = [sys.executable, "-c", KILLED, os.fspath(root)]
        environment = os.environ | {"PYTHONPATH": source}
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            process.wait()
        text = file.read_text("utf-8")
        assert text.endswith(filler)
        site = load(FolderTree(root), date(2026, 11, 22)).sites["S-1"]
        save.edit(root, site, {("name",): "after"})
        assert file.read_text("utf-8") == "- {id: S-1, name: after}\n" + filler
        assert [entry.name for entry in file.parent.iterdir()] == ["s.yaml"]
        assert not (root / LOCK).exists()
