"""Kinds of damage to files and repositories, each with what has to be said and where.

A kind is what someone's editor, spreadsheet, mail, merge or ill will does to a file; another value of the
same sort is no kind of its own.
"""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SITE = "sites/s.yaml"
TABLE = "sites/s.csv"
HEAD = "id,name,address\n"
TITLES = "情報資産の管理責任者を定めて、年に一度見直す手順を文書にしている\n" * 3


class Damage(NamedTuple):
    """One kind of damage: files to write, what is said of them, and what cannot be kept as a file's bytes.

    ``said`` are ``line:column CODE`` of the first file, or ``path:line:column CODE``.
    """

    name: str
    files: Mapping[str, bytes]
    said: tuple[str, ...]
    act: Callable[[Path], None] | None = None

    @property
    def expected(self) -> list[str]:
        """What has to be said, each with its path, in the order of places."""
        first = next(iter(self.files), "")
        return [each if each.count(":") > 1 else f"{first}:{each}" for each in self.said]


def yaml(name: str, text: str | bytes, *said: str) -> Damage:
    """Return a damage to a YAML file."""
    return Damage(name, {SITE: text.encode() if isinstance(text, str) else text}, said)


def table(name: str, text: str | bytes, *said: str) -> Damage:
    """Return a damage to a CSV file."""
    return Damage(name, {TABLE: text.encode() if isinstance(text, str) else text}, said)


def files(name: str, written: Mapping[str, str | bytes], *said: str) -> Damage:
    """Return a damage to several files, or to one elsewhere."""
    data = {path: text.encode() if isinstance(text, str) else text for path, text in written.items()}
    return Damage(name, data, said)


def _link(root: Path) -> None:
    (root / "sites/out.yaml").symlink_to("/etc/passwd")


def _circle(root: Path) -> None:
    (root / "sites/round.yaml").symlink_to("round.yaml")


def _dangling(root: Path) -> None:
    (root / "sites/gone.yaml").symlink_to("nowhere.yaml")


def _folder_link(root: Path) -> None:
    (root / "risks").symlink_to(root / "sites", target_is_directory=True)


def _pipe(root: Path) -> None:
    os.mkfifo(root / "sites/pipe.yaml")


def _folder_named_as_file(root: Path) -> None:
    (root / "sites/folder.yaml").mkdir()
    (root / "sites/folder.yaml/s.yaml").write_text("id: S-1\nname: 東京\n", "utf-8")


BROKEN_YAML = (
    yaml("unclosed bracket", "id: S-1\nname: 東京\nx_list: [a, b\n", "3:9 REC005"),
    yaml("unclosed brace", "id: S-1\nname: {a: b\n", "2:7 REC005"),
    yaml("bracket too many", "id: S-1\nname: [a]]\n", "2:10 REC005"),
    yaml("unclosed double quote", 'id: S-1\nname: "東京\naddress: 港区\n', "2:7 REC005"),
    yaml("unclosed single quote", "id: S-1\nname: '東京\naddress: 港区\n", "2:7 REC005"),
    yaml("text after a closing quote", 'id: S-1\nname: "東京" 本社\n', "2:12 REC005"),
    yaml("unknown escape", 'id: S-1\nname: "東\\京"\n', "2:9 REC005"),
    yaml("colon within a value", "id: S-1\nname: 東京: 本社\n", "2:9 REC005"),
    yaml("no blank after the colon", "id: S-1\nname:東京\n", "3:1 REC005"),
    yaml("line that is no field", "id: S-1\nname 東京\n", "3:1 REC005"),
    yaml("indented too far", "id: S-1\n   name: 東京\n", "2:8 REC005"),
    yaml("indented too little", "id: S-1\nx_map:\n    a: b\n  c: d\nname: 東京\n", "4:3 REC005"),
    yaml("tab for indentation", "id: S-1\nx_map:\n\ta: b\nname: 東京\n", "3:1 REC005"),
    yaml("value that begins with @", "id: S-1\nname: @東京\n", "2:7 REC005"),
    yaml("value that begins with %", "id: S-1\nname: %東京\n", "2:7 REC005"),
    yaml(
        "marks of a merge", "<<<<<<< HEAD\nid: S-1\nname: 東京\n=======\nid: S-1\n>>>>>>> x\n", "2:3 REC005"
    ),
    yaml("item that is broken in a list", "- {id: S-1, name: 東京}\n- {id: S-2, name: [}\n", "2:20 REC005"),
    yaml("list and mapping mixed", "- {id: S-1, name: 東京}\nid: S-2\n", "2:1 REC005"),
    yaml("cut off in the middle", "id: S-1\nname: 東京\nx_list:\n  - [a,", "4:8 REC005"),
)
WIDE_SIGNS = (
    yaml("full-width colon", "id：S-1\nname: 東京\n", "1:3 REC006"),
    yaml("full-width colon further down", "id: S-1\nname：東京\n", "2:5 REC006"),
    yaml("full-width blank after a colon", "id: S-1\nname:　東京\n", "2:6 REC006"),
    yaml("full-width blank for indentation", "id: S-1\n　name: 東京\n", "2:1 REC006"),
    yaml("full-width colon in braces", "{id: S-1, name：東京}\n", "1:15 REC006"),
)
TRICKS = (
    yaml("anchor and alias", "id: S-1\nname: &n 東京\naddress: *n\n", "2:7 REC010", "3:10 REC010"),
    yaml("merge key", "id: S-1\nname: 東京\n<<: {address: 港区}\n", "3:5 REC001"),
    yaml("tag", "id: S-1\nname: !!python/name:os.system 東京\n", "2:7 REC010"),
    yaml("second document", "id: S-1\nname: 東京\n---\nid: S-2\nname: 大阪\n", "3:1 REC012"),
    yaml("key that is a list", "id: S-1\nname: 東京\n[a]: b\n", "3:1 REC012"),
    yaml("key written twice", "id: S-1\nname: 東京\nname: 大阪\n", "3:7 REC011"),
    yaml("key written in two languages", "id: S-1\nname: 東京\n拠点名: 大阪\n", "3:6 REC011"),
    yaml(
        "aliases of aliases",
        "id: S-1\nname: x\nx_a: &a [x, x]\nx_b: &b [*a, *a]\n",
        *("3:6 REC010", "4:6 REC010", "4:10 REC010", "4:14 REC010"),
    ),
    yaml(
        "nesting of 5,000 brackets",
        "id: S-1\nname: 東京\nx_deep: " + "[" * 5_000 + "]" * 5_000,
        "3:72 REC009",
    ),
    yaml("200,000 open brackets", "[" * 200_000, "1:65 REC009"),
)
WRONG_SHAPES = (
    yaml("text instead of a record", "東京\n", "1:1 REC012"),
    yaml("list of texts", "- 東京\n", "1:3 REC012"),
    yaml("list instead of a value", "id: S-1\nname: [東京, 大阪]\n", "2:7 REC012"),
    yaml("mapping instead of a value", "id: S-1\nname: {a: b}\n", "2:7 REC012"),
    yaml("field that does not exist", "id: S-1\nname: 東京\nadress: 港区\n", "3:9 REC001"),
    yaml("required field missing", "id: S-1\n", "1:1 REC003"),
    yaml("key missing", "name: 東京\n", "1:1 REC003"),
    yaml("value that is no date", "id: S-1\nname: 東京\nopened: 令和8年\n", "3:9 REC002"),
    yaml("day that is not in the calendar", "id: S-1\nname: 東京\nopened: 2026-02-30\n", "3:9 REC002"),
    yaml("date with slashes", "id: S-1\nname: 東京\nopened: 2026/5/1\n", "3:9 REC017"),
    yaml("word that is not in the list", "id: S-1\nname: 東京\nkind: castle\n", "3:7 REC002"),
    yaml("flag in another word", "id: S-1\nname: 東京\nin_scope: yes\n", "3:11 REC002"),
    yaml("null", "id: S-1\nname: 東京\naddress: null\n", "3:10 REC020"),
    yaml("same id twice", "- {id: S-1, name: 東京}\n- {id: S-1, name: 大阪}\n", "2:8 REC004"),
    yaml("id that no file can be named for", "id: CON\nname: 東京\n", "1:5 REC025"),
    yaml("ids that differ in case alone", "- {id: S-1, name: 東京}\n- {id: s-1, name: 大阪}\n", "2:8 REC025"),
)
ENCODINGS = (
    yaml("empty file", b"", "1:1 REC013"),
    yaml("comments alone", "# 東京\n", "1:1 REC013"),
    yaml("byte-order mark alone", b"\xef\xbb\xbf", "1:1 REC013"),
    yaml(
        "byte-order mark twice, and cut off",
        b"\xef\xbb\xbf" * 2 + b"id: S-1\nna",
        *("1:1 REC019", "2:3 REC005"),
    ),
    yaml("binary", b"\x00\x01\x02\xff\xfe\x00", "1:1 REC008"),
    yaml("picture with the name of a record", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "1:1 REC008"),
    yaml("UTF-16", "id: S-1\nname: 東京\n".encode("utf-16"), "1:1 REC008"),
    yaml("Shift_JIS", "id: S-1\n拠点名: 東京\n".encode("cp932"), "1:1 REC007"),
    yaml("EUC-JP", f"# {TITLES}".encode("euc_jp"), "1:1 REC008"),
    yaml("UTF-8 cut within a character", "id: S-1\nname: 東京".encode()[:-1], "2:8 REC008"),
    yaml(
        "two encodings in one file",
        "id: S-1\nname: 東京都千代田区霞が関一丁目\n".encode() + "# 大阪の拠点\n".encode("cp932"),
        "3:3 REC008",
    ),
    yaml("zero byte in text", "id: S-1\nname: 東\x00京\n", "1:1 REC008"),
    yaml("control character", "id: S-1\nname: 東\x1b[31m京\n", "2:8 REC019"),
    yaml("text turned round by a hidden sign", "id: S-1\nname: 東\u202e京\n", "2:8 REC019"),
    yaml("hidden sign as an escape", 'id: S-1\nname: "東\\u202e京"\n', "2:7 REC019"),
    yaml("blank of no width", "id: S-1\nname: 東\u200b京\n", "2:8 REC019"),
    yaml(
        "letters in parts, as macOS writes them",
        unicodedata.normalize("NFD", "id: S-1\nname: ガス\n"),
        "1:1 REC018",
    ),
)
TABLES = (
    table("column that no field has", "id,name,adress\nS-1,東京,港区\n", "1:9 REC001"),
    table("column twice", "id,name,name\nS-1,東京,大阪\n", "1:9 REC011"),
    table("column twice in two languages", "id,name,拠点名\nS-1,東京,大阪\n", "1:9 REC011"),
    table("column without a head", "id,name,\nS-1,東京,港区\n", "1:9 REC021"),
    table("row too short", f"{HEAD}S-1,東京,港区\nS-2\n", "3:1 REC003"),
    table("row too long", f"{HEAD}S-1,東京,港区,余分\n", "2:11 REC021"),
    table("quote that never closes", f'{HEAD}S-1,"東京,港区\nS-2,大阪,北区\n', "2:5 REC021"),
    table("text after a closing quote in a cell", f'{HEAD}S-1,"東京"本社,港区\n', "2:5 REC021"),
    table("head alone", HEAD, "1:1 REC013"),
    table("no head", "S-1,東京,港区\n", "1:1 REC021"),
    table("title above the head", "拠点一覧,,\nid,name,address\nS-1,東京,港区\n", "1:1 REC021"),
    table("separated by tabs", "id\tname\nS-1\t東京\n", "1:1 REC021"),
    table("separated by semicolons", "id;name\nS-1;東京\n", "1:1 REC021"),
    table("Shift_JIS from Excel", "id,拠点名\nS-1,東京\n".encode("cp932"), "1:1 REC007"),
    table("date as Excel shows it", "id,name,opened\nS-1,東京,2026/5/1\n", "2:8 REC017"),
    table("error of a formula", "id,name,opened\nS-1,東京,#REF!\n", "2:8 REC002"),
    table("lone carriage returns", "id,name\rS-1,東京\rS-2\r", "3:1 REC003"),
    table("cell over the limit", f"{HEAD}S-1,東京,{'港' * 1_048_577}\n", "2:8 REC021"),
    table(
        "1,001 columns", "id,name," + ",".join(f"x_{n}" for n in range(999)) + "\nS-1,東京\n", "1:1 REC009"
    ),
)
FOLDERS = (
    files("another ending", {"sites/s.yml": "id: S-1\nname: 東京\n"}, "1:1 REC014"),
    files("ending in capitals", {"sites/s.YAML": "id: S-1\nname: 東京\n"}, "1:1 REC014"),
    files("workbook among the records", {"sites/s.xlsx": b"PK\x03\x04"}, "1:1 REC014"),
    files("folder one letter off", {"site/s.yaml": "id: S-1\nname: 東京\n"}, "1:1 REC015"),
    files("folder in capitals", {"Sites/s.yaml": "id: S-1\nname: 東京\n"}, "1:1 REC015"),
    files("document without front matter", {"documents/d.md": "# 方針\n"}, "1:1 REC012"),
    files("front matter that never ends", {"documents/d.md": "---\nid: DOC-1\ntitle: 方針\n"}, "1:1 REC012"),
    files(
        "front matter that is broken",
        {"documents/d.md": "---\nid: DOC-1\ntitle: [方針\nversion: 1\n---\n本文\n"},
        "3:8 REC005",
    ),
    files(
        "reference to nothing", {"departments/d.yaml": "id: D-1\nname: 営業部\nsite: S-77\n"}, "3:7 REF001"
    ),
    files(
        "circle of departments",
        {"departments/d.yaml": "- {id: D-1, name: a, parent: D-2}\n- {id: D-2, name: b, parent: D-1}\n"},
        "1:30 REF005",
    ),
    files(
        "path out of the repository",
        {"evidence/e.yaml": "id: E-1\ntitle: a\npath: ../../etc/passwd\n"},
        "3:7 REC002",
    ),
    files("private key", {"notes/key.txt": "-----BEGIN OPENSSH PRIVATE KEY-----\n"}, "1:1 PRV003"),
    files(
        "YAML over 16 MB", {"sites/s.yaml": b"id: S-1\nname: x\nx_big: " + b"a" * (16 << 20)}, "1:1 REC009"
    ),
    files("Markdown over 4 MB", {"documents/d.md": b"---\nid: D\n---\n" + b"a" * (4 << 20)}, "1:1 REC009"),
    Damage("link out of the repository", {}, ("sites/out.yaml:1:1 REC016",), _link),
    Damage("link to itself", {}, ("sites/round.yaml:1:1 REC016",), _circle),
    Damage("link to nothing", {}, ("sites/gone.yaml:1:1 REC016",), _dangling),
    Damage("link in place of a folder", {}, ("risks:1:1 REC016",), _folder_link),
    Damage("pipe that waits for ever", {}, ("sites/pipe.yaml:1:1 REC016",), _pipe),
    Damage("folder with the name of a file", {}, (), _folder_named_as_file),
)
BOMB = "\n".join(f"x_{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'x'] * 10)}]" for n in range(12))
HEAVY = (
    yaml("bomb of aliases, a trillion when spelled out", f"id: S-1\nname: x\n{BOMB}\n"),
    yaml("a million open braces", "{" * 1_000_000),
    yaml("400,000 dashes in a row", "- " * 400_000),
    yaml("60 MB of YAML", b"id: S-1\nname: x\nx_big: " + b"a" * (60 << 20)),
    yaml("40,000 records with one id", "- {id: S-1, name: x}\n" * 40_000),
    yaml("10 MB after an open quote", 'id: S-1\nname: "' + "東\n" * (3 << 20)),
    table("quotes that open on every line", HEAD + 'S-1,"東京,港区\n' * 20_000),
    table("a million commas", HEAD + "," * 1_000_000),
    table("40,000 rows with one id", HEAD + "S-1,東京,港区\n" * 40_000),
    table("head of a megabyte", "a" * (1 << 20) + ",id\n"),
)
"""Damage whose cost could run away; time and memory are limited from outside."""
KINDS = (*BROKEN_YAML, *WIDE_SIGNS, *TRICKS, *WRONG_SHAPES, *ENCODINGS, *TABLES, *FOLDERS)
