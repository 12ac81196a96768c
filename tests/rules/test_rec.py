"""The rules on form that look for themselves: drafts, ids, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isms.diagnostic import Place, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isms.diagnostic import Diagnostic
    from isms.rules.examples import File

    Judged = Callable[[Mapping[str, str | File]], list[Diagnostic]]


def said(code: str, judged: Judged, files: Mapping[str, str | File]) -> list[Diagnostic]:
    return [diagnostic for diagnostic in judged(files) if diagnostic.code == code]


def test_drafts_are_one_line_for_each_kind(judged: Judged) -> None:
    files = {
        "sites/s.csv": "id,name,draft\nS-01,本社,\nS-02,,true\nS-03,支店,true\n",
        "parties/p.yaml": "id: Q-01\ndraft: true\n",
    }
    lines = said("REC024", judged, files)
    assert [(line.kind, line.record) for line in lines] == [("party", "Q-01"), ("site", "S-02")]
    assert "2" in lines[1].message.say("en")


@pytest.mark.parametrize(
    ("ids", "wrong"),
    [
        (["S-01", "S-02"], []),
        (["S-01", "s-01", "S-02", "S-01b"], ["s-01"]),
        (["con", "Com1", "COM0", "console", "lpt9.old", "COMPANY"], ["con", "Com1", "COM0", "lpt9.old"]),
        (["拠点1", "拠点2"], []),
    ],
)
def test_ids_that_another_system_confuses_are_named(ids: list[str], wrong: list[str], judged: Judged) -> None:
    table = "id,name\n" + "".join(f"{each},拠点\n" for each in ids)
    assert [line.record for line in said("REC025", judged, {"sites/s.csv": table})] == wrong


def test_what_was_left_out_is_counted_where_it_began(judged: Judged) -> None:
    (line,) = said("REC026", judged, {"sites/s.csv": "id,name\nS-01,本社\nS-02,\nS-03,\n"})
    assert line.where == Spot("sites/s.csv", 1)
    assert "2" in line.message.say("en")


def test_what_was_left_out_does_not_begin_where_a_record_that_was_read_is_remarked_upon(
    judged: Judged,
) -> None:
    table = "id,name,opened\nS-01,本社,2020/4/1\nS-02,,\n"
    (line,) = said("REC026", judged, {"sites/s.csv": table})
    assert line.where == Spot("sites/s.csv", 1)


@pytest.mark.parametrize(
    ("path", "text", "where"),
    [
        ("sites/S-01.yaml", '"', Place("sites/S-01.yaml", 1, 1)),
        ("inspections/results/r.csv", 'inspection\n"', Place("inspections/results/r.csv", 2, 1)),
    ],
)
def test_a_file_that_is_lost_is_named(path: str, text: str, where: Place, judged: Judged) -> None:
    (line,) = said("REC026", judged, {path: text})
    assert line.where == where
