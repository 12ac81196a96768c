"""isms.yaml stops everything only where nothing can be read without it."""

from __future__ import annotations

import pytest

from isms.records.settings import UnusableError
from isms.records.tree import MemoryTree
from tests.records.reading import OTHERS, SETTINGS, Outcome, read_tree


def settled(text: str | bytes) -> Outcome:
    outcome = read_tree(MemoryTree({"isms.yaml": text, **OTHERS}))
    assert outcome.keys("department") == ["D-0"]
    return outcome


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no mapping of fields"),
        ("- format: 1\n", "no mapping of fields"),
        ("format 1\n", "no mapping of fields"),
        ("format：1\n", "full-width"),
        ("format: [1\n", "expected ',' or ']'"),
        ("format: 1\nscope: \x01\n", "control characters"),
        ("x: " + "[" * 5_000, "depth of nesting"),
        ("format: 1\nscope: 情報\n".encode("utf-16"), "UTF-16"),
        ("format: 2\n" + SETTINGS.partition("\n")[2], "format 2"),
        ("形式: ３\n", "format 3"),
        ("format: 0\n", "there is no format 0"),
        (SETTINGS + "requires: '>=99'\n", ">=99"),
        (SETTINGS + "requires: '>=0.1,<0.1'\n", "<0.1"),
        (b"a: " + b"x" * (17 * 1024 * 1024), "too large"),
    ],
    ids=range(14),
)
def test_settings_that_cannot_be_used_say_why(text: str | bytes, reason: str) -> None:
    with pytest.raises(UnusableError) as refused:
        settled(text)
    assert reason in refused.value.message.say("en")
    assert refused.value.message.say("ja")


def test_a_programme_has_settings() -> None:
    with pytest.raises(UnusableError, match=r"no isms\.yaml"):
        read_tree(MemoryTree(OTHERS))


def test_the_place_of_a_broken_line_is_kept() -> None:
    with pytest.raises(UnusableError) as refused:
        settled('format: 1\nscope: "全社\n')
    assert refused.value.place is not None
    assert refused.value.place[1:] == (2, 8)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SETTINGS.replace("scope: 全社\n", ""), "1:1 REC003"),
        (SETTINGS.replace("scope: 全社\n", "draft: false\n"), "1:1 REC003"),
        (SETTINGS.replace("{name: 株式会社みなと}", "{name_en: Minato}"), "2:15 REC003"),
        (SETTINGS + "standrds: x\n", "6:11 REC001"),
        (SETTINGS + "stage: ready\n", "6:8 REC002"),
        (SETTINGS + "requires: newest\n", "6:11 REC002"),
        (SETTINGS + "pms_started: 2025/4/1\n", "6:14 REC017"),
        (SETTINGS + "rules: {AUD001: {levl: info}}\n", "6:24 REC001"),
        (SETTINGS + "rules:\n  AUD001: loud\n", "7:11 REC002"),
        (SETTINGS + "scope: 本社\n", "6:8 REC011"),
        (SETTINGS + "purpose: &a x\n", "6:10 REC010"),
        (SETTINGS + "purpose: か\u3099\n", "1:1 REC018"),
        (SETTINGS + "purpose: a\u202eb\n", "6:11 REC019"),
        (SETTINGS + "purpose: ~\n", "6:10 REC020"),
        (SETTINGS + "project: x\n", "6:10 REC012"),
    ],
)
def test_any_other_fault_is_said_and_the_rest_is_read(text: str, said: str) -> None:
    outcome = settled(text)
    assert outcome.said == [f"isms.yaml:{said}"]
    assert outcome.programme.settings.standards == ("iso27001",)
    assert outcome.programme.settings.format == 1


def test_settings_are_decoded_like_records() -> None:
    outcome = settled(SETTINGS.replace("全社", "東京の本社と大阪").encode("cp932"))
    assert outcome.said == ["isms.yaml:1:1 REC007"]
    assert outcome.programme.settings.scope == "東京の本社と大阪"
