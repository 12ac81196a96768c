"""docs/adding.md: each of its examples, put where it says, is all that is needed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

TOP = Path(__file__).resolve().parent.parent
PAGE = (TOP / "docs/adding.md").read_text("utf-8")
BLOCK = re.compile(r"^`(?P<path>[^`\n]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
WRITTEN = {match["path"]: match["text"] for match in BLOCK.finditer(PAGE)}

SETTINGS = """\
format: 1
organisation: {name: 株式会社見本}
standards: [iso27001]
scope: 受託開発
"""
PROGRAMME = {
    "isms.yaml": SETTINGS,
    "departments/D-01.yaml": "id: D-01\nname: 総務部\nhead: P-01\n",
    "people/P-01.yaml": (
        "id: P-01\nname: 青木 健一\ndepartment: D-01\nemployment: employee\npledge_signed: 2020-04-01\n"
    ),
    "sites/S-01.yaml": "id: S-01\nname: 本社\naddress: 東京都港区\n",
}


STILL_TO_BEGIN = "REC029"
"""The line on what such a small programme lacks as a whole."""


class House:
    """A copy of the source tree to add something to, and a programme to try it on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programme = folder / "programme"
        unseen = shutil.ignore_patterns("__pycache__")
        shutil.copytree(TOP / "src", folder / "src", ignore=unseen)
        shutil.copytree(TOP / "templates", folder / "templates", ignore=unseen)
        self.keep(PROGRAMME)

    def add(self, path: str) -> None:
        target = self.folder / path
        assert not target.exists()
        target.write_text(WRITTEN[path], encoding="utf-8")

    def keep(self, files: Mapping[str, str]) -> None:
        for path, text in files.items():
            target = self.programme / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.folder / "src"),
            "PYTHONUTF8": "1",
            "ISMS_LANG": "ja",
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=TOP,
            env=environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    def tests(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run tests of this repository on the copy."""
        return self.python("-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *arguments)

    def isms(self, *arguments: str) -> str:
        done = self.python("-m", "isms", "-C", str(self.programme), "--as-of", "2026-11-22", *arguments)
        assert done.returncode in {0, 1}, done.stderr
        return done.stdout

    def codes(self) -> list[tuple[str, str]]:
        found: dict[str, Any] = json.loads(self.isms("check", "--format", "json"))
        said = [(each["code"], each["record"]) for each in found["diagnostics"]]
        return [each for each in said if each[0] != STILL_TO_BEGIN]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_the_page_shows_one_of_each() -> None:
    folders = {path.rpartition("/")[0] for path in WRITTEN}
    assert folders == {
        "src/isms/model",
        "src/isms/cli/reports",
        "src/isms/rules",
        "templates/documents",
        "templates/knowledge/frameworks",
        "templates/knowledge/methods",
    }


def test_a_kind(house: House) -> None:
    house.add("src/isms/model/visit.py")
    model = house.folder / "src/isms/model/programme.py"
    text = model.read_text("utf-8")
    for line in ("from isms.model.visit import Visit", "    visits: Register[Visit] = register(Visit)"):
        assert f"```python\n{line}\n```" in PAGE
    text = text.replace(
        "from isms.model.waiver", "from isms.model.visit import Visit\nfrom isms.model.waiver"
    )
    text = text.replace(
        "    waivers: Register", "    visits: Register[Visit] = register(Visit)\n    waivers: Register"
    )
    model.write_text(text, encoding="utf-8")
    house.keep(
        {
            "visits/2026.csv": (
                "来訪番号,来訪者の所属,対応者,拠点\nV-1,保守会社,青木 健一,S-01\nV-2,保守会社,P-99,\n"
            )
        }
    )

    visits = json.loads(house.isms("list", "来訪", "--format", "json"))
    added = house.isms("new", "visit", "--company", "清掃会社", "--host", "青木 健一")
    schema = json.loads(house.isms("schema", "visit"))
    page = house.python("-c", "from isms.reference import records_table; print(records_table('ja'))").stdout
    tried = house.tests("tests/model", "tests/test_schema.py", "-k", "visit or Visit or _kept_ or _without_")

    assert [visit["id"] for visit in visits] == ["V-1", "V-2"]
    assert added == "visits/2026.csv\n"
    assert len(json.loads(house.isms("list", "visits", "--format", "json"))) == 3
    assert {"id", "company", "host", "date"} <= schema["$defs"]["visit"]["properties"].keys()
    assert "## visit: 来訪 / Visit" in page
    assert [code for code in house.codes() if code[0] != "REC029"] == [("REF001", "V-2")]
    assert tried.returncode == 0, tried.stdout


def test_a_rule(house: House) -> None:
    house.add("src/isms/rules/ast900_disposal_unknown.py")
    house.keep(
        {
            "assets/assets.csv": (
                "id,name,department,owner,medium,confidentiality,integrity,availability,disposed\n"
                "A-1,旧サーバー,D-01,P-01,server,3,2,1,2026-05-01\n"
            )
        }
    )

    tried = house.tests("tests/rules/test_examples.py", "tests/rules/test_rules.py", "-k", "AST900 or ast900")
    listed = house.python(
        "-c", "from isms.rules import manual, packaged; print(manual.table(packaged().values()))"
    ).stdout

    assert ("AST900", "A-1") in house.codes()
    assert "廃棄した情報資産は、廃棄方法が分かること。" in house.isms("explain", "AST900")
    assert "AST900" in listed
    assert tried.returncode == 0, tried.stdout
    assert " passed" in tried.stdout


@pytest.mark.parametrize(("language", "title"), [("ja", "拠点一覧"), ("en", "Sites")])
def test_a_document(house: House, language: str, title: str) -> None:
    house.add(f"templates/documents/site-list.{language}.md.j2")

    text = house.isms("--lang", language, "render", "site-list", "--format", "md")
    page = house.isms("--lang", language, "render", "site-list", "--format", "html")

    assert title in text
    assert "| S-01 | 本社 | 東京都港区 |" in text
    assert f'<html lang="{language}"' in page
    assert "東京都港区" in page
    assert "site-list" in house.isms("render", "--list")


def test_a_format_of_the_report(house: House) -> None:
    house.add("src/isms/cli/reports/codes.py")
    table = house.folder / "src/isms/cli/reports/__init__.py"
    line = '    "codes": Format("codes"),\n'
    assert f"```python\n{line}```" in PAGE
    text = table.read_text("utf-8")
    table.write_text(text.replace("FORMATS = {\n", f"FORMATS = {{\n{line}", 1), encoding="utf-8")
    house.keep({"departments/D-02.yaml": "id: D-02\nname: 営業部\nparent: D-99\n"})

    assert "   1 REF001 参照先の記録が存在すること。\n" in house.isms("check", "--format", "codes")
    assert "codes" in house.isms("check", "--help")


def test_a_method(house: House) -> None:
    house.add("templates/knowledge/methods/plain-3x3.yaml")
    house.keep(
        {
            "isms.yaml": f"{SETTINGS}risk: {{method: plain-3x3}}\n",
            "risks/R-01.yaml": (
                "id: R-01\ntitle: 停電\nthreat: 停電\nowner: P-01\ndecision: open\n"
                "factors: {likelihood: 中, impact: 3}\n"
            ),
        }
    )

    (score,) = json.loads(house.isms("risk", "score", "--format", "json"))

    assert (score["inherent"]["score"], score["inherent"]["level"]) == (6, "high")
    assert not score["acceptable"]


def test_a_framework(house: House) -> None:
    house.add("templates/knowledge/frameworks/house-rules.yaml")

    found = json.loads(house.isms("coverage", "house-rules", "--format", "json"))

    assert [(item["id"], item["state"]) for item in found["items"]] == [("H.1", "ready"), ("H.2", "missing")]
    assert found["items"][0]["records"] == ["site:S-01"]
    assert "isms new log" in found["items"][1]["next"]
