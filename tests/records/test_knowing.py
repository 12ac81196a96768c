"""Facts come from the programme's own knowledge first, then from the packaged ones."""

from __future__ import annotations

import pytest

from isms.knowledge import Framework, Method
from isms.records.knowing import packaged
from tests.records.reading import SETTINGS, read, read_beside


def test_what_the_settings_name_is_there() -> None:
    knowledge = read({}).programme.knowledge
    assert set(knowledge.frameworks) == {"iso27001"}
    assert set(knowledge.methods) == {"ipa-sme-3.1"}
    assert not knowledge.form_sets
    both = read({"isms.yaml": SETTINGS.replace("[iso27001]", "[iso27001, pmark]")}).programme.knowledge
    assert set(both.frameworks) == {"iso27001", "jisq15001", "pmark"}
    assert both.form_sets


def test_the_programmes_own_facts_win_and_add() -> None:
    own = "id: iso27001\ntitle_ja: 自社版\nitems: []\n"
    other = "id: own\ntitle_ja: 社内基準\nitems: [{id: '1', title_ja: 施錠}]\n"
    outcome = read_beside({"knowledge/frameworks/iso27001.yaml": own, "knowledge/frameworks/own.yaml": other})
    frameworks = outcome.programme.knowledge.frameworks
    assert frameworks["iso27001"].title_ja == "自社版"
    assert frameworks["own"].items[0].title_ja == "施錠"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: own\ntitle_ja: '基準\n", "2:11 REC005"),
        ("id: own\n", "1:1 REC003"),
        ("id: own\ntitle: x\n", "2:8 REC001"),
    ],
)
def test_what_is_wrong_with_them_is_said(text: str, said: str) -> None:
    outcome = read_beside({"knowledge/frameworks/own.yaml": text})
    assert f"knowledge/frameworks/own.yaml:{said}" in outcome.said
    assert "iso27001" in outcome.programme.knowledge.frameworks


def test_a_method_that_nobody_has_is_not_there() -> None:
    text = SETTINGS.replace("ipa-sme-3.1", "../../isms")
    assert not read({"isms.yaml": text}).programme.knowledge.methods


def test_packaged_facts_are_found_by_name() -> None:
    framework, method = packaged(Framework, "iso27001"), packaged(Method, "ipa-sme-3.1")
    assert framework is not None
    assert method is not None
    assert sum(item.kind == "control" for item in framework.items) == 93
    assert packaged(Method, "none") is None
