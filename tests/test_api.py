"""The typed API that scripts call: opening, checking, finding, and what it answers when it cannot."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from isms import api
from isms.api import rendering
from isms.diagnostic import Level, Place
from isms.documents.provenance import History
from isms.history import git
from isms.model.risk import Risk
from isms.records.tree import MemoryTree
from isms.rules import packaged

DAY = date(2026, 11, 22)
SETTINGS = (
    "format: 1\norganisation: {name: A}\nstandards: [iso27001]\nscope: B\nrisk: {method: ipa-sme-3.1}\n"
)
PEOPLE = "id,name,department,employment\nP-01,山田,D-01,employee\n"
RISK = "id: R-01\ntitle: t\nthreat: t\nowner: P-01\nfactors: {threat: 1}\ndecision: open\n"


def opened(**files: str) -> api.Loaded:
    """Load a programme of some files in memory; ``risks__a`` stands for risks/a.yaml."""
    named = {f"{name.replace('__', '/')}.yaml": text for name, text in files.items()}
    tree = {
        "isms.yaml": SETTINGS,
        "people/people.csv": PEOPLE,
        "departments/d.yaml": "id: D-01\nname: C\n",
        **named,
    }
    return api.load(MemoryTree(tree), DAY)


def test_every_act_is_there_and_documented() -> None:
    for name in api.__all__:
        assert inspect.getdoc(getattr(api, name)), name
    with pytest.raises(AttributeError):
        _ = getattr(api, "nothing")  # noqa: B009 - the name is not there


def test_importing_the_api_imports_nothing_else() -> None:
    code = "import sys, isms.api; print({'yaml', 'jinja2', 'click', 'rich'} & set(sys.modules))"
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert process.stdout.strip() == b"set()"


def test_nothing_below_the_command_line_prints_or_asks_the_clock() -> None:
    for path in Path(inspect.getfile(api)).parent.glob("*.py"):
        text = path.read_text("utf-8")
        assert "print(" not in text
        assert ".now(" not in text


def test_a_report_is_in_the_order_of_places_and_located() -> None:
    loaded = opened(risks__b="id: R-02\nttle: t\ndraft: true\n", risks__a=RISK + "asset: AS-99\n")
    report = api.check(loaded, select=["REC001", "REF001"])
    assert [(d.code, d.place) for d in report.diagnostics] == [
        ("REF001", Place("risks/a.yaml", 7, 8)),
        ("REC001", Place("risks/b.yaml", 2, 7)),
    ]
    assert report.summary == {"records": 4, "error": 2, "warning": 0, "info": 0, "waived": 0}
    assert report.fails()
    assert not api.check(loaded, select=["REC024"]).fails(Level.WARNING)


@pytest.mark.parametrize(
    ("paths", "codes"),
    [
        ([], ["REF001", "REC001"]),
        (["risks"], ["REF001", "REC001"]),
        (["risks/a.yaml"], ["REF001"]),
        (["risks/"], ["REF001", "REC001"]),
        (["risk"], []),
        (["people", "risks/b.yaml"], ["REC001"]),
        (["."], ["REF001", "REC001"]),
    ],
)
def test_paths_choose_what_is_shown(paths: list[str], codes: list[str]) -> None:
    loaded = opened(risks__b="id: R-02\nttle: t\ndraft: true\n", risks__a=RISK + "asset: AS-99\n")
    report = api.check(loaded, select=["REC001", "REF001"], paths=paths)
    assert [d.code for d in report.diagnostics] == codes


def test_the_rules_of_a_report_are_those_that_were_asked() -> None:
    loaded = opened()
    assert set(api.check(loaded).rules) == set(packaged())
    assert set(api.check(loaded, select=["RSK", "REF"], ignore=["RSK00"]).rules) == {
        code for code in packaged() if code.startswith(("REF", "RSK01", "RSK02"))
    }
    files = {"isms.yaml": SETTINGS + "rules: {AUD001: {level: off}, PRV004: {level: off}}\n"}
    off = api.check(api.load(MemoryTree(files), DAY)).rules
    assert "PRV004" not in off
    assert "AUD001" in off, "it cannot be switched off"


def test_an_unknown_code_cannot_be_selected() -> None:
    with pytest.raises(api.RequestError) as refused:
        api.check(opened(), ignore=["XYZ"])
    assert "XYZ" in refused.value.message.say("ja")


def test_what_is_missing_is_counted() -> None:
    assert opened().missing is None
    missing = opened(risks__a="title: t\n", risks__b="id: R-02\n").missing
    assert missing is not None
    assert "2 records" in missing.say("en")
    lost = opened(risks__a="a: [\n").missing
    assert lost is not None
    assert "at least" in lost.say("en")


def test_a_programme_that_wants_another_version_is_refused() -> None:
    with pytest.raises(api.UnusableError) as refused:
        api.load(MemoryTree({"isms.yaml": f"{SETTINGS}requires: '>=99'\n"}), DAY)
    assert ">=99" in refused.value.message.say("en")


def test_the_nearest_folder_upwards_is_found(tmp_path: Path) -> None:
    below = tmp_path / "programme/risks/2026"
    below.mkdir(parents=True)
    with pytest.raises(api.UnusableError):
        api.nearest_root(below)
    (tmp_path / "programme/isms.yaml").write_text(SETTINGS, "utf-8")
    assert api.nearest_root(below) == tmp_path / "programme"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("", "Asia/Tokyo"),
        ("timezone: Europe/Berlin\n", "Europe/Berlin"),
        ("\ufefftimezone: 'UTC' # here\nformat: [\n", "UTC"),
        ("risk:\n  timezone: UTC\n", "Asia/Tokyo"),
    ],
)
def test_the_time_zone_is_known_before_anything_else(tmp_path: Path, text: str, zone: str) -> None:
    (tmp_path / "isms.yaml").write_text(text, "utf-8")
    assert api.timezone(tmp_path) == zone
    assert api.timezone(tmp_path / "nowhere") == "Asia/Tokyo"


def test_kinds_and_records_are_found_by_their_names() -> None:
    loaded = opened(risks__a=RISK)
    assert api.kind_named("リスク") is api.kind_named("RISKS") is Risk
    assert api.kind_named("personal_information") is api.kind_named("personal-information")
    assert api.record_named(loaded.programme, "R-01").reference == "risk:R-01"
    with pytest.raises(api.RequestError):
        api.record_named(loaded.programme, "risk:R-99")


def test_records_are_not_added_to_a_programme_in_memory() -> None:
    moment = api.Moment(datetime(2026, 11, 22, tzinfo=UTC), 0)
    with pytest.raises(api.RequestError):
        api.new_record(opened(), Risk, {"title": ["t"]}, moment)


def test_a_document_says_that_its_history_is_unknown() -> None:
    text = api.render(opened(), "soa", "md", "ja").decode()
    assert History.UNKNOWN.label.ja in text
    assert text == api.render(opened(), "soa", "md", "ja").decode()
    wrong: Any = "docx"
    with pytest.raises(api.RequestError):
        api.render(opened(), "nothing", "md", "ja")
    with pytest.raises(api.RequestError):
        api.render(opened(), "soa", wrong, "ja")
    with pytest.raises(api.Refused):
        api.render(opened(), "soa", "md", "ja", final=True)


def test_where_records_stand_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "isms.yaml").write_text(SETTINGS, "utf-8")
    loaded = api.load(tmp_path, DAY)
    asked: list[Path] = []

    def standing(root: Path) -> git.Standing:
        asked.append(root)
        return git.UNKNOWN

    monkeypatch.setattr(git, "standing", standing)
    first = rendering.provenance_of(loaded)
    assert rendering.provenance_of(loaded) is first
    assert rendering.provenance_of(api.load(tmp_path, DAY)) == first
    assert asked == [tmp_path, tmp_path]


def test_a_schema_is_text() -> None:
    assert '"$schema"' in api.schema_text(Risk)
