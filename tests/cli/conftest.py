"""What the tests of the command line share: running a command, and a small programme to run it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from isms.cli import start

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DAY = "2026-11-22"

FILES = {
    "isms.yaml": """\
format: 1
stage: building
organisation: {name: 株式会社みなと}
standards: [iso27001]
scope: 全社
risk: {method: ipa-sme-3.1}
""",
    "departments/D-GA.yaml": "id: D-GA\nname: 総務部\n",
    "people/people.csv": (
        "id,氏名,部署,雇用区分,役割\nP-01,山田 花子,D-GA,正社員,top_management\nP-02,佐藤 次郎,D-GA,正社員,\n"
    ),
    "assets/assets.csv": (
        "id,name,department,owner,medium,personal_information,confidentiality,integrity,availability\n"
        "AS-01,顧客台帳,D-GA,P-01,server,personal,3,3,2\n"
        "AS-10,会社案内,D-GA,P-01,paper,none,1,1,1\n"
    ),
    "risks/R-001.yaml": """\
id: R-001
title: 顧客台帳の漏えい
asset: AS-01
threat: 標的型攻撃
owner: P-01
factors: {threat: 3, vulnerability: 3}
decision: reduce
x_note: 独自の項目
""",
    "risks/R-002.yaml": """\
id: R-002
title: 会社案内の紛失
asset: AS-10
threat: 置き忘れ
owner: P-02
factors: {threat: 1, vulnerability: 2}
decision: accept
accepted_by: [P-02]
accepted_on: 2026-10-01
""",
}
"""A programme with one risk above the criterion that nobody treats."""


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


class Command(Protocol):
    """Runs the command line."""

    def __call__(self, *arguments: str) -> Outcome: ...


@pytest.fixture
def isms(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return what runs a command in this process, in Japanese unless it asks for another language."""
    for variable in ("ISMS_LANG", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str) -> Outcome:
        status = start.run(arguments)
        out, err = capfd.readouterr()
        return Outcome(status, out, err)

    return run


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the programme, which is also the working folder."""
    root = tmp_path / "programme"
    write(root, FILES)
    monkeypatch.chdir(root)
    return root


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
