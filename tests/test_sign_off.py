"""Signing off: what a stamp keeps, and what it tells of a record that has changed since."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from isms.model.programme import Programme
from isms.model.stamp import Stamps
from isms.records.load import load
from isms.records.tree import MemoryTree
from isms.rules.examples import BASE
from isms.sign_off import SIGN_OFFS, outdated

DAY = date(2026, 11, 22)
ASSET = {
    "id": "A-01",
    "name": "見積書",
    "department": "D-01",
    "owner": "P-01",
    "medium": ["server"],
    "personal_information": ["none"],
    "confidentiality": "2",
    "integrity": "1",
    "availability": "1",
    "location": "本社",
    "reviewed": "2026-09-10",
    "reviewed_by": "P-01",
}


def asset(**changes: Any) -> Any:
    given = {name: value for name, value in {**ASSET, **changes}.items() if value is not None}
    files = {path: file.data for path, file in BASE.items()}
    tree = MemoryTree({**files, "assets/A-01.yaml": json.dumps(given, ensure_ascii=False)})
    return load(tree, DAY).assets.records[0]


def stamped(**changes: Any) -> Any:
    """Return the asset as it was stamped, with some fields changed after that."""
    content = SIGN_OFFS["asset"].content(asset())
    return asset(**changes, stamps={"reviewed": content})


def test_every_act_names_fields_that_its_kind_has() -> None:
    kinds = {kind.declaration.name: kind.declaration.fields for kind in Programme.kinds().values()}
    stamps = set(Stamps.declaration.fields)
    for kind, act in SIGN_OFFS.items():
        assert {act.by, act.on, *act.leaving_out} <= set(kinds[kind]), kind
        assert {act.by, act.on, "stamps"} <= set(act.leaving_out), kind
        assert act.stamp in stamps


@pytest.mark.parametrize(
    "changes",
    [{}, {"notes": "棚卸し済み"}, {"reviewed": "2026-10-01"}, {"x_colour": "blue"}, {"number": "7"}],
)
def test_what_is_not_signed_may_change(changes: Any) -> None:
    assert outdated(stamped(**changes)) is None


@pytest.mark.parametrize(
    ("changes", "ja", "en"),
    [
        ({"name": "見積書の控え"}, "情報資産名称", "Name"),
        ({"location": None, "integrity": "3"}, "完全性、保管場所(削除)", "Integrity, Location (removed)"),
        ({"count": "5"}, "件数(追加)", "Count (new)"),
    ],
)
def test_it_tells_which_fields_have_changed(changes: Any, ja: str, en: str) -> None:
    said = outdated(stamped(**changes))
    assert said is not None
    assert said.say("ja") == f"見直し(2026-09-10)の後に変わった項目があります: {ja}"
    assert said.say("en") == f"Since it was reviewed on 2026-09-10 these have changed: {en}."


def test_a_stamp_that_keeps_no_single_fields_tells_that_something_has_changed() -> None:
    said = outdated(asset(stamps={"reviewed": {"digest": "00"}}))
    assert said is not None
    assert said.say("ja") == "見直し(2026-09-10)の後に内容が変わっています。"


def test_a_review_that_has_not_happened_yet_is_not_judged() -> None:
    assert outdated(asset(reviewed="2026-11-23", stamps={"reviewed": {"digest": "00"}})) is None


def test_a_stamp_of_another_act_says_nothing() -> None:
    assert outdated(asset(stamps={"approved": {"digest": "00"}})) is None


def test_broken_parts_are_no_reason_to_fall_over() -> None:
    content = {**SIGN_OFFS["asset"].content(asset()), "parts": "name x: :y"}
    record = asset(name="別名", stamps={"reviewed": content})
    assert outdated(record) is not None
