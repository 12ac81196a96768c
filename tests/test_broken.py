"""examples/broken: each programme has the fault its folder is named for, at its place, and no other.

They are small: what such a small programme lacks is not looked at.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from isms import api
from isms.diagnostic import Fault
from isms.rules import packaged

BROKEN = Path(__file__).resolve().parent.parent / "examples" / "broken"
AS_OF = date(2026, 11, 22)
FOLDERS = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())
OF_THE_READER = {code for code in packaged() if code.startswith(("REC", "REF", "PRV"))}
NO_FOLDER = {
    "REC016": "a link is checked out as a regular file on some systems",
    "REC022": "git does not keep the permission to read",
    "REC023": "it is said only where the day is the real day",
}
"""The rules whose fault cannot be kept in a repository, and why."""
ALONG = {"REC026": {"REC003"}}
"""What has to be wrong for a rule to have something to say."""
CANNOT_BE_JUDGED = "REC026"
"""It is said with every fault that keeps a record from being read."""
PAGE = (BROKEN / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| \[(\w+)\]\(\1/\) \| (.+) \| (.+) \|$", re.MULTILINE)


def expected(code: str) -> list[str]:
    return (BROKEN / code / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("code", FOLDERS)
def test_the_fault_is_found_at_its_place_and_nothing_else(code: str) -> None:
    report = api.check(api.load(BROKEN / code, AS_OF))
    found = [
        f"{d.place.path}:{d.place.line}:{d.place.column}: {d.code} {d.level.word}"
        for d in report.diagnostics
        if d.code == code or packaged()[d.code].faults is Fault.WRITTEN
    ]
    assert found == expected(code)


@pytest.mark.parametrize("code", FOLDERS)
def test_a_folder_is_named_for_its_fault(code: str) -> None:
    codes = {line.split()[1] for line in expected(code)}
    assert code in codes
    assert codes - {code, CANNOT_BE_JUDGED} == ALONG.get(code, set())


def test_every_rule_on_the_form_of_records_has_a_folder() -> None:
    assert set(FOLDERS) | set(NO_FOLDER) >= OF_THE_READER
    assert not set(FOLDERS) & set(NO_FOLDER)


def test_the_page_says_what_is_wrong_in_the_words_of_the_rules() -> None:
    rules = packaged()
    titles = [(code, rules[code].title.ja, rules[code].title.en) for code in FOLDERS]
    assert ROW.findall(PAGE) == titles


def test_the_page_names_the_rules_that_have_no_folder() -> None:
    assert [code for code in NO_FOLDER if PAGE.count(f"- {code}") != 2] == []
