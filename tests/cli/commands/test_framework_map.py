"""`isms framework map` answers with proposals, and its CSV is read as drafts of controls."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

OLD = """\
管理策番号,適用,理由,実施状況
A.5.1.1,適用,法令,実施された
A.5.1.2,適用,法令,一部実施された
A.6.1.1,適用除外,一人で担う,
A.6.1.2,適用,,実施
5.1.9,適用,,
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.csv").write_text(OLD, "cp932")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_rows_are_proposals_and_faults_have_lines(isms: Command) -> None:
    outcome = isms("framework", "map", "old.csv", "--format", "json")
    rows = {row["id"]: row for row in json.loads(outcome.out)}
    assert outcome.status == 1
    assert "old.csv:6: 2013年版に「A.5.1.9」という管理策はありません" in outcome.err
    assert "2013年版の一覧として 4 件を読みました" in outcome.err
    assert len(rows) == 93
    first = rows["A.5.1"]
    assert (first["state"], first["applicable"], first["status"]) == ("proposed", True, None)
    assert [source["line"] for source in first["sources"]] == [2, 3]
    assert (rows["A.5.2"]["applicable"], rows["A.5.7"]["state"]) == (False, "new")


def test_its_csv_is_read_as_drafts(isms: Command, folder: Path) -> None:
    assert isms("init", "p", "--standard", "iso27001", "-q").status == 0
    for made in (folder / "p/controls").glob("*.yaml"):
        made.unlink()
    isms("framework", "map", "old.csv", "-o", "soa-2022.csv")
    written = (folder / "soa-2022.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    assert rows[0]["x_from"] == "old.csv 2行目 A.5.1.1; old.csv 3行目 A.5.1.2"
    assert rows[0]["x_state"] == "提案(実施状況は不一致)"
    (folder / "p/controls/soa-2022.csv").write_bytes(written)
    report = json.loads(isms("-C", "p", "check", "--format", "json").out)
    assert report["summary"]["error"] == 0
    kept = json.loads(isms("-C", "p", "list", "control", "--format", "json").out)
    assert len(kept) == 93
    assert all(row["draft"] for row in kept)
    soa = json.loads(isms("-C", "p", "soa", "--format", "json").out)
    assert all(row["applicable"] is None for row in soa), "a proposal decides nothing"


def test_what_the_old_list_lacks_stands_beside_what_it_decided(isms: Command, folder: Path) -> None:
    (folder / "part.csv").write_text("番号,適用\nA.6.1.5,適用\n", "utf-8")
    table = isms("framework", "map", "part.csv", "--where", "state=incomplete").out
    assert "A.6.1.5(2行目): 適用、A.14.1.1: 旧版の一覧にありません" in table
    (row,) = json.loads(
        isms("framework", "map", "part.csv", "--where", "state=incomplete", "--format", "json").out
    )
    assert (row["from"], row["absent"]) == (["A.6.1.5(2行目): 適用"], ["A.14.1.1"])


@pytest.mark.parametrize("separator", [";", "\t"])
def test_another_separator_is_said(isms: Command, folder: Path, separator: str) -> None:
    rows = [("管理策番号", "適用", "理由"), ("A.5.1.1", "適用", "方針")]
    (folder / "cut.csv").write_text("\n".join(separator.join(row) for row in rows), "utf-8")
    outcome = isms("framework", "map", "cut.csv")
    assert (outcome.status, outcome.out) == (2, "")
    assert "cut.csv: 列が「,」で区切られていません" in outcome.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00x", "CSV として読めません"),
        (b"a,b\n1,2\n", "管理策の番号と適用の列が見つかりません"),
        ("番号,適用\nA.5.1,適用\n".encode(), "2022年版の一覧です"),
        ('番号,適用\nA.5.1.1,"適用\n'.encode(), '引用符(")'),
        (None, "bad.csv"),
    ],
)
def test_a_file_that_is_no_statement_is_refused(
    isms: Command, folder: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (folder / "bad.csv").write_bytes(content)
    outcome = isms("framework", "map", "bad.csv")
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err


def test_a_list_of_2005_says_what_has_no_place(isms: Command, folder: Path) -> None:
    rows = "".join(f"10.{n}.1,適用\n" for n in range(1, 11))
    (folder / "old.csv").write_text(f"番号,適用\n5.1.1,適用\n5.1.2,適用\n{rows}", "utf-8")
    outcome = isms("framework", "map", "old.csv", "--where", "state=proposed", "--format", "json")
    assert [row["id"] for row in json.loads(outcome.out)] == ["A.5.1"]
    assert outcome.status == 0
    assert "12 件のうち 10 件は、2022年版のどの管理策に当たるか示せません: A.10.1.1" in outcome.err
