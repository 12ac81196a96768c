"""Tools of neighbouring trades, each with as many records of its own and the command that checks them.

They do different work; what is compared is the cost of checking a record. Only those found on PATH run.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Peer(NamedTuple):
    """A tool; ``write`` makes its records below a folder and returns its arguments.

    ``single_files`` tells whether it keeps one file for each record, as our YAML files do.
    """

    program: str
    single_files: bool
    write: Callable[[Path, int], list[str]]

    @property
    def installed(self) -> str | None:
        """Where the program is."""
        return shutil.which(self.program)


def beancount(folder: Path, count: int) -> list[str]:
    """Write a ledger of transactions."""
    lines = ["2020-01-01 open Assets:Bank", "2020-01-01 open Expenses:Goods"]
    for number in range(count):
        lines += [
            f'2026-{number % 12 + 1:02}-{number % 28 + 1:02} * "仕入先{number % 40}" "仕入 {number}"',
            f'  owner: "P-{number % 400:04}"',
            f"  Assets:Bank  -{number % 900 + 100}.00 JPY",
            "  Expenses:Goods",
        ]
    (folder / "ledger.beancount").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return ["--no-cache", "ledger.beancount"]


def doorstop(folder: Path, count: int) -> list[str]:
    """Write a document of requirements, one file each, in the git repository that doorstop asks for."""
    subprocess.run(["git", "init", "--quiet", "."], cwd=folder, check=True)
    settings = "settings:\n  digits: 6\n  prefix: REQ\n  sep: ''\n"
    (folder / ".doorstop.yml").write_text(settings, encoding="utf-8")
    for number in range(1, count + 1):
        item = (
            "active: true\nderived: false\nheader: ''\n"
            f"level: 1.{number}\nlinks: []\nnormative: true\nref: ''\nreviewed: null\n"
            f"text: |\n  管理策 {number} を実施する。\n"
        )
        (folder / f"REQ{number:06}.yml").write_text(item, encoding="utf-8")
    return ["--no-reformat", "--quiet"]


def trestle(folder: Path, count: int) -> list[str]:
    """Write an OSCAL catalogue of controls."""
    controls = [
        {
            "id": f"a-{n}",
            "title": f"管理策 {n}",
            "parts": [{"id": f"a-{n}_smt", "name": "statement", "prose": "実施する。"}],
        }
        for n in range(count)
    ]
    metadata = {
        "title": "計測",
        "last-modified": "2026-11-22T00:00:00+09:00",
        "version": "1",
        "oscal-version": "1.1.3",
    }
    uuid = "6b1f2d1e-8f55-4c5b-9f34-2d1f1c9e7a10"
    catalog = {"catalog": {"uuid": uuid, "metadata": metadata, "controls": controls}}
    (folder / ".trestle").mkdir()
    (folder / ".trestle/config.ini").write_text("", encoding="utf-8")
    (folder / "catalogs/measured").mkdir(parents=True)
    path = folder / "catalogs/measured/catalog.json"
    path.write_text(json.dumps(catalog, ensure_ascii=False), encoding="utf-8")
    return ["validate", "-f", "catalogs/measured/catalog.json"]


def strictdoc(folder: Path, count: int) -> list[str]:
    """Write a document of requirements."""
    parts = ["[DOCUMENT]\nTITLE: 計測\n"]
    parts += [
        f"[REQUIREMENT]\nUID: REQ-{n}\nTITLE: 管理策 {n}\nSTATEMENT: 管理策 {n} を実施する。\n"
        for n in range(count)
    ]
    (folder / "measured.sdoc").write_text("\n".join(parts), encoding="utf-8")
    return ["export", ".", "--formats=json", "--output-dir", "out"]


def yaml_records(folder: Path, count: int) -> list[str]:
    """Write small YAML files and return their names."""
    names = [f"r{number:06}.yaml" for number in range(count)]
    for number, name in enumerate(names):
        (folder / name).write_text(
            f"---\nid: R-{number}\ntitle: 漏えい {number}\nowner: P-{number % 400:04}\n"
            "factors:\n  threat: 2\n  vulnerability: 1\ndecision: reduce\n"
            "controls: [A.5.1, A.8.2]\nreview_due: 2027-03-31\n",
            encoding="utf-8",
        )
    return names


def yamllint(folder: Path, count: int) -> list[str]:
    """Write YAML files for yamllint, which looks at their form only."""
    yaml_records(folder, count)
    return ["-d", "relaxed", "."]


def check_jsonschema(folder: Path, count: int) -> list[str]:
    """Write YAML files and the schema that they follow."""
    names = yaml_records(folder, count)
    text = {"type": "string"}
    schema = {
        "type": "object",
        "required": ["id", "title", "owner"],
        "properties": {"id": text, "title": text, "owner": text, "decision": {"enum": ["reduce", "accept"]}},
    }
    (folder / "schema.json").write_text(json.dumps(schema), encoding="utf-8")
    return ["--schemafile", "schema.json", *names]


PEERS = (
    Peer("bean-check", single_files=False, write=beancount),
    Peer("trestle", single_files=False, write=trestle),
    Peer("strictdoc", single_files=False, write=strictdoc),
    Peer("check-jsonschema", single_files=True, write=check_jsonschema),
    Peer("yamllint", single_files=True, write=yamllint),
    Peer("doorstop", single_files=True, write=doorstop),
)
