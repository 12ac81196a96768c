"""A baseline: what it knows, how its file looks, and every way in which a file is none."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from isms import api
from isms.api.baseline import Entry
from isms.diagnostic import Level
from isms.records.tree import MemoryTree

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 22)
FILES = {
    "isms.yaml": "format: 1\nstage: operating\norganisation: {name: A}\nstandards: [iso27001]\nscope: B\n"
    "risk: {method: ipa-sme-3.1}\n",
    "departments/d.yaml": "id: D-01\nname: C\nhead: P-09\nparent: D-08\n",
    "sites/s.yaml": "- {id: S-01, nam: 本社, draft: true}\n- {id: S-02, nme: 支社, draft: true}\n",
}
CHOSEN = ("REC001", "REF001")


def report_of(baseline: api.Baseline | None = None, **changed: str) -> api.Report:
    files = {**FILES, **{f"{name.replace('__', '/')}.yaml": text for name, text in changed.items()}}
    return api.check(api.load(MemoryTree(files), DAY), select=CHOSEN, baseline=baseline)


def test_a_programme_against_its_own_baseline_has_nothing_new() -> None:
    before = report_of()
    assert before.summary["error"] == 4
    after = report_of(api.Baseline.of(before.diagnostics))
    assert after.diagnostics == ()
    assert after.summary == {
        "records": 3, "error": 0, "warning": 0, "info": 0, "waived": 0, "known": 4, "gone": 0
    }  # fmt: skip
    assert not after.fails(Level.INFO)


def test_only_what_is_new_counts_and_what_is_gone_is_named() -> None:
    baseline = api.Baseline.of(report_of().diagnostics)
    after = report_of(
        baseline,
        departments__d="# moved\n\nid: D-01\nname: C\nhead: P-09\nparent: D-07\n",
        sites__s="- {id: S-01, nam: 本社, draft: true}\n",
    )
    assert [(each.code, each.place.line) for each in after.diagnostics] == [("REF001", 6)]
    assert after.known is not None
    assert [(each.code, each.place.line) for each in after.known] == [("REF001", 5), ("REC001", 1)]
    assert [(entry.path, entry.code, entry.about) for entry in after.gone] == [
        ("departments/d.yaml", "REF001", "department:D-01"),
        ("sites/s.yaml", "REC001", "site:S-02"),
    ]


def test_what_is_not_shown_is_not_gone() -> None:
    baseline = api.Baseline.of(report_of().diagnostics)
    loaded = api.load(MemoryTree(FILES), DAY)
    for choice in ({"select": ["REC001"]}, {"ignore": ["REF"]}, {"paths": ["sites"]}):
        after = api.check(loaded, baseline=baseline, **choice)  # type: ignore[arg-type]
        assert after.gone == ()
        assert after.known is not None
        assert len(after.known) == 2


def test_what_has_become_graver_is_new_and_what_has_become_lighter_is_not() -> None:
    [found] = report_of(sites__s="[]\n", departments__d="id: D-01\nname: C\nhead: P-09\n").diagnostics
    assert found.level is Level.ERROR
    entry = api.Baseline.of([found]).entries[found.fingerprint]
    assert api.Baseline({found.fingerprint: entry}).knows(found)
    assert not api.Baseline({found.fingerprint: entry._replace(level=Level.WARNING)}).knows(found)


def test_what_is_waived_is_left_to_its_waiver() -> None:
    waiver = "id: W-01\nrule: REC014\npath: people/l.xlsx\nreason: r\napproved_by: P-01\n"
    files = {**FILES, "people/l.xlsx": "x", "waivers/w.yaml": f"{waiver}until: 2027-01-01\n"}
    waived = api.check(api.load(MemoryTree(files), DAY), select=["REC014"])
    assert waived.summary["waived"] == 1
    assert api.Baseline.of(waived.diagnostics).entries == {}
    open_ = api.check(api.load(MemoryTree(files), date(2027, 2, 1)), select=["REC014"])
    baseline = api.Baseline.of(open_.diagnostics)
    assert waived.against(baseline).diagnostics == waived.diagnostics
    assert waived.against(baseline).gone == ()


def test_its_text_is_sorted_holds_no_lines_and_reads_back(tmp_path: Path) -> None:
    report = report_of()
    baseline = api.Baseline.of(report.diagnostics, "ja")
    text = baseline.text()
    shape = json.loads(text)
    assert shape["version"] == 1
    assert [each["path"] for each in shape["diagnostics"].values()] == [
        "departments/d.yaml", "departments/d.yaml", "sites/s.yaml", "sites/s.yaml"
    ]  # fmt: skip
    assert shape["diagnostics"][report.diagnostics[2].fingerprint] == {
        "code": "REC001",
        "level": "error",
        "path": "sites/s.yaml",
        "about": "site:S-01",
        "message": report.diagnostics[2].message.say("ja"),
    }
    assert text == api.Baseline.of(reversed(report.diagnostics), "ja").text()
    (tmp_path / "b.json").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert api.read_baseline(tmp_path / "b.json") == baseline


@pytest.mark.parametrize(
    ("content", "japanese", "english"),
    [
        ("", "1 行 1 桁", "at line 1, column 1"),
        ('{"version": 1,\n "diagnostics": {<<<<<<<\n', "2 行 18 桁", "at line 2, column 18"),
        ("[]", "--write-baseline", "--write-baseline"),
        ("{}", "--write-baseline", "--write-baseline"),
        ('{"version": "1", "diagnostics": {}}', "--write-baseline", "--write-baseline"),
        ('{"version": 1, "diagnostics": []}', "--write-baseline", "--write-baseline"),
        ('{"version": 2, "diagnostics": {}}', "形式 2 は新しすぎ", "format 2 is too new"),
        ('{"version": 1, "diagnostics": {"ab": 1}}', "ab の項目", "entry ab"),
        ('{"version": 1, "diagnostics": {"ab": {"code": "A", "path": "p"}}}', "ab の項目", "entry ab"),
        (
            '{"version": 1, "diagnostics": {"ab": {"code": "A", "path": "p", "level": "fatal"}}}',
            "ab の項目",
            "entry ab",
        ),
        ("[" * 200_000, "入れ子", "nested"),
        ("1" * 5_000, "--write-baseline", "--write-baseline"),
        (b"\xff\xfe\x00", "UTF-8", "UTF-8"),
    ],
)
def test_a_file_that_is_none_is_refused(
    tmp_path: Path, content: str | bytes, japanese: str, english: str
) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(api.RequestError) as refused:
        api.read_baseline(path)
    assert japanese in refused.value.message.say("ja")
    assert english in refused.value.message.say("en")
    assert str(path) in refused.value.message.say("ja")


def test_a_file_that_is_not_there_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(api.RequestError) as refused:
        api.read_baseline(tmp_path / "b.json")
    assert "--write-baseline" in refused.value.message.say("ja")
    monkeypatch.setattr("isms.records.limits.OTHER_BYTES", 1 << 20)
    (tmp_path / "b.json").write_bytes(b" " * ((1 << 20) + 1))
    with pytest.raises(api.RequestError) as refused:
        api.read_baseline(tmp_path / "b.json")
    assert "1 MB" in refused.value.message.say("en")


def test_an_entry_may_lack_what_is_only_for_people(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(
        '{"version": 1, "x": 1, "diagnostics": {"ab": {"code": "A", "path": "p", "level": "info"}}}', "utf-8"
    )
    assert api.read_baseline(path).entries == {"ab": Entry("A", Level.INFO, "p", "p", "")}
