"""No rule touches a file, a process or the network: tried, not only linted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from isms.coverage.lines import coverage
from isms.coverage.steps import way
from isms.rules import packaged
from isms.rules.examples import DAY, examples
from isms.rules.judge import judge
from tests.coverage.reading import programme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.model.programme import Programme
    from isms.rules.examples import File

TOUCHES = ("open", "os.", "subprocess.", "socket.", "shutil.", "tempfile.", "ctypes.", "winreg.")
_watch = {"on": False}
_touched: list[str] = []


def _hook(event: str, _: tuple[object, ...]) -> None:
    if _watch["on"] and event.startswith(TOUCHES):
        _touched.append(event)


sys.addaudithook(_hook)


def test_the_watch_notices_a_file_that_is_opened() -> None:
    _touched.clear()
    _watch["on"] = True
    try:
        open(__file__, "rb").close()  # noqa: PTH123 - this is what no rule may do
    finally:
        _watch["on"] = False
    assert _touched == ["open"]


def test_coverage_touches_nothing_outside() -> None:
    known = programme({})
    _touched.clear()
    _watch["on"] = True
    try:
        for framework in known.knowledge.frameworks.values():
            assert coverage(known, [framework]).lines
            assert way(known, framework).steps
    finally:
        _watch["on"] = False
    assert _touched == []


def test_no_rule_touches_anything_outside(loaded: Callable[[Mapping[str, File]], Programme]) -> None:
    programmes = [loaded(example.own) for rule in packaged().values() for example in examples(rule.manual)]
    said = 0
    _touched.clear()
    _watch["on"] = True
    try:
        for each in programmes:
            said += len(judge(each, packaged(), DAY))
    finally:
        _watch["on"] = False
    assert _touched == []
    assert said > len(packaged())
