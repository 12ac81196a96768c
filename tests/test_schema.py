"""The schemas for editors accept every file that the reader accepts, and point at what it refuses."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from isms.kind import COMMON, Record
from isms.model.programme import Programme
from isms.model.settings import Settings
from isms.schema import schema_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema import ValidationError

ALL: list[type[Record]] = [*Programme.kinds().values(), Settings]
KINDS = {kind.declaration.name: kind for kind in ALL}
BY_FOLDER = {kind.declaration.folder: kind for kind in ALL if kind.declaration.folder}
STRANGER = Path(__file__).parent / "stranger" / "programme"
WITH_FAULTS = {"changes/ch-02.yaml"}
"""Files of the stranger's programme whose form is at fault."""


def plain(text: str) -> Any:
    """Read YAML as an editor does: numbers are numbers, dates are text, keys are text."""
    return _as_json(yaml.safe_load(text))


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_json(part) for part in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def faults(kind: str, text: str) -> list[str]:
    validator = Draft202012Validator(schema_for(KINDS[kind]))
    return list(messages(validator.iter_errors(plain(text))))


def messages(errors: Iterable[ValidationError]) -> Iterator[str]:
    """Yield what is said, also about each of several alternatives."""
    for error in errors:
        yield error.message
        yield from messages(error.context or ())


@pytest.mark.parametrize("kind", ALL, ids=list(KINDS))
def test_schemas_are_schemas(kind: type[Record]) -> None:
    Draft202012Validator.check_schema(schema_for(kind))


@pytest.mark.parametrize("kind", ALL, ids=list(KINDS))
def test_every_field_is_named_in_both_languages(kind: type[Record]) -> None:
    declared = kind.declaration
    properties = schema_for(kind)["$defs"][declared.name]["properties"]
    for name, field in {**COMMON, **declared.fields}.items():
        assert properties[name]["title"] == f"{field.label.ja} / {field.label.en}"
        assert field.label.ja in properties[name]["description"]
        assert field.label.en in properties[name]["description"]


TREATMENT = """
id: TR-01
title: 棚卸し
risks: [R-01]
action: 権限を見直す
route: project
owner: P-01
due: 2026-08-31
"""
DOCUMENT = "{id: D-1, title: 方針, kind: policy, version: 1.10}"
ATTENDANCE = "training: TRN-01\nperson: P-01\n"
ASSET = """
id: 007
情報資産名称: 台帳
管理部署: D-1
管理責任者: P-01
medium: 紙
confidentiality: 3
integrity: 高
availability: 2
"""
ISMS = "format: 1\norganisation: {name: みなと}\nstandards: [iso27001]\nscope: 全社\n"

ACCEPTED = [
    ("treatment", TREATMENT),
    ("treatment", "- " + TREATMENT.strip().replace("\n", "\n  ")),
    ("treatment", ""),
    ("treatment", TREATMENT + "done:\n"),
    ("treatment", TREATMENT + 'done: ""\n'),
    ("treatment", TREATMENT + "done: 2026/8/21\n"),
    ("treatment", TREATMENT + "done: 2026年8月21日\n"),
    ("treatment", TREATMENT.replace("[R-01]", "R-01;R-02")),
    ("treatment", TREATMENT.replace("project", "個別対応")),
    ("treatment", TREATMENT + "x_colour: 青\nx_list: [1, 2]\n"),
    ("treatment", TREATMENT + "cost_jpy: 640000\n"),
    ("treatment", TREATMENT + "cost_jpy: ６４００００\n"),
    ("treatment", TREATMENT + "progress: [{date: 2026-06-30, percent: 60, note: 12}]\n"),
    ("treatment", "id: TR-01\ndraft: true\n"),
    ("treatment", "番号: TR-01\ndraft: true\n".replace("番号", "対応番号")),
    ("treatment", "id: TR-01\n作成中: はい\n"),
    ("document", DOCUMENT),
    ("document", DOCUMENT.replace("1.10", '"1.10"')),
    ("document", DOCUMENT.replace("1.10", "no")),
    ("attendance", ATTENDANCE + "passed: true\nscore: 84.5\n"),
    ("attendance", ATTENDANCE + "passed: はい\nscore: ８４\n"),
    ("attendance", ATTENDANCE + "status: 受講\n"),
    ("asset", ASSET),
    (
        "risk",
        "{id: R-1, title: t, threat: t, owner: P, decision: 低減, factors: {threat: 3, vulnerability: 高}}",
    ),
    ("control", "{id: A.8.13, applicable: false, controls: 1}".replace(", controls: 1", "")),
    ("supplier", "{id: S, name: n, service: s, owner: o, clauses: [security, 個別の取決め]}"),
    ("incident", "{id: I, title: t, known_on: 2026-07-08, timeline: [{at: 2026-07-08 10:15, what: w}]}"),
    ("incident", "{id: I, title: t, known_on: 2026-07-08, reports: {client: 2026-07-09}}"),
    ("settings", ISMS),
    ("settings", ISMS + "rules: {RSK001: off, RSK002: {level: warning, days: 30}}\n"),
    ("settings", ISMS + "risk: {method: ipa-sme-3.1, acceptable: 4}\n"),
    ("settings", ISMS + "risk: {method: ipa-sme-3.1, acceptable: {ipa-sme-3.1: score:4}}\n"),
    ("settings", ISMS + "fiscal_year_start: 04-01\n"),
]

REFUSED = [
    ("treatment", TREATMENT.replace("owner: P-01\n", ""), "owner"),
    ("treatment", TREATMENT + "duedate: 2026-08-31\n", "duedate"),
    ("treatment", TREATMENT.replace("2026-08-31", "next month"), "next month"),
    ("treatment", TREATMENT.replace("project", "later"), "later"),
    ("treatment", "title: 棚卸し\ndraft: true\n", "id"),
    ("treatment", TREATMENT + "progress: [{day: 2026-06-30}]\n", "day"),
    ("treatment", TREATMENT + "cost_jpy: 64万円\n", "64万円"),
    ("attendance", ATTENDANCE + "passed: maybe\n", "maybe"),
    ("settings", "- format: 1\n", "format"),
    ("settings", ISMS + "risk: {acceptable: 4}\n", "method"),
    ("settings", ISMS + "rules: {RSK001: loud}\n", "loud"),
]


@pytest.mark.parametrize(("kind", "text"), ACCEPTED)
def test_accepts_what_the_reader_accepts(kind: str, text: str) -> None:
    assert faults(kind, text) == []


@pytest.mark.parametrize(("kind", "text", "said"), REFUSED)
def test_refuses_what_no_reader_could_mean(kind: str, text: str, said: str) -> None:
    assert any(said in message for message in faults(kind, text))


def files_of_the_stranger() -> list[str]:
    found = [path.relative_to(STRANGER).as_posix() for path in STRANGER.rglob("*.yaml")]
    return sorted(path for path in found if path not in WITH_FAULTS)


@pytest.mark.parametrize("path", files_of_the_stranger())
def test_accepts_a_programme_written_from_the_specification(path: str) -> None:
    folder = path.rpartition("/")[0]
    while folder and folder not in BY_FOLDER:
        folder = folder.rpartition("/")[0]
    kind = BY_FOLDER[folder].declaration.name if folder else "settings"
    assert faults(kind, (STRANGER / path).read_text(encoding="utf-8-sig")) == []


@pytest.mark.parametrize("path", ["documents/isms-policy.md", "documents/privacy-policy.md"])
def test_accepts_front_matter(path: str) -> None:
    assert faults("document", (STRANGER / path).read_text(encoding="utf-8").split("---\n")[1]) == []
