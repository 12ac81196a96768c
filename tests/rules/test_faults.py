"""The example with one fault at a time: the rule sees it, at its line, and no other rule an error.

Each file in ``faults`` holds the faults of one family. A fault names the rule (``code``), the ``file`` that
is changed, a text that stands there (``old``; without it the file is a new one) and what takes its place
(``new``); ``and`` lists further changes. The rule has to speak on the first line of the file that contains
``at``, or else the first line of ``new``; ``in`` names another file than the one that is changed. It says an
error unless ``level`` is given; ``as_of`` is another day than that of the example.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from isms import api
from isms.diagnostic import Level
from isms.records.tree import MemoryTree
from isms.rules import packaged
from tests.blind_spots import DAY, example, remembering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FAULTS = [
    fault
    for path in sorted((Path(__file__).parent / "faults").glob("*.yaml"))
    for fault in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - makes texts of everything
]
OF_THE_READER = "REC"
"""The family whose faults are faults of files; they have folders in examples/broken."""
ELSEWHERE = {
    "RSK008": "the example has acceptances without a stamp as it is: tests/test_example.py",
    "PII020": "it speaks only where every ledger is gone: tests/rules/test_pii.py",
    "RSK015": "the example would have to lose every risk: tests/rules/test_rsk.py",
    "RSK020": "RSK009 always says it too, of each risk: tests/rules/test_rsk.py",
}


@pytest.fixture(scope="module", autouse=True)
def _read_each_file_once() -> Iterator[None]:
    with remembering():
        yield


def changed(files: Mapping[str, bytes], change: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the files with one text replaced, the first of its kind, or with one file more."""
    path, new = change["file"], change["new"]
    if "old" not in change:
        assert path not in files, f"{path} is there already"
        return {**files, path: new.encode()}
    text = files[path].decode()
    assert change["old"] in text, f"{path} has no {change['old']!r}"
    return {**files, path: text.replace(change["old"], new, 1).encode()}


def line_of(text: str, part: str) -> int:
    lines = enumerate(text.removeprefix("\ufeff").splitlines(), 1)
    return next(number for number, line in lines if part in line)


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{n}-{fault['code']}" for n, fault in enumerate(FAULTS, 1)])
def test_a_rule_sees_its_fault_in_the_example(fault: Mapping[str, Any]) -> None:
    files = changed(example(), fault)
    for further in fault.get("and", ()):
        files = changed(files, further)
    path = fault.get("in", fault["file"])
    line = line_of(files[path].decode(), fault.get("at") or fault["new"].strip("\n").split("\n")[0])
    day = date.fromisoformat(fault["as_of"]) if "as_of" in fault else DAY

    diagnostics = api.check(api.load(MemoryTree(files), day)).diagnostics
    said = [(d.code, d.level.word, f"{d.place.path}:{d.place.line}") for d in diagnostics]

    assert (fault["code"], fault.get("level", "error"), f"{path}:{line}") in said
    assert [each for each in said if each[1] == Level.ERROR.word and each[0] != fault["code"]] == []


def test_every_rule_has_a_fault_in_the_example() -> None:
    rules = {code for code in packaged() if not code.startswith(OF_THE_READER)}
    assert rules - {fault["code"] for fault in FAULTS} == set(ELSEWHERE)
