from __future__ import annotations

from typing import Any

import pytest

from isms.coverage.state import State
from tests.coverage.reading import line

ITEMS = [{"id": name, "kind": "control", "title_ja": name, "title_en": name} for name in ("A", "B", "C")]
PLAIN = [{"id": name, "title_ja": name, "title_en": name} for name in ("T1", "T2", "T3")]
ABOUT = {"version": "1", "source": "x", "confidence": "high"}
CONTROL = {
    "id": "A",
    "framework": "one",
    "applicable": True,
    "reasons": ["baseline"],
    "justification": "方針",
}


def files(relation: str, status: str = "implemented") -> dict[str, Any]:
    mapping = {"source_framework": "one", "target_framework": "two"}
    pairs = [{"source": "A", "target": "T1", "relation": relation}]
    return {
        "knowledge/frameworks/one.yaml": {
            "id": "one",
            "title_ja": "一",
            "title_en": "1",
            **ABOUT,
            "items": ITEMS,
        },
        "knowledge/frameworks/two.yaml": {
            "id": "two",
            "title_ja": "二",
            "title_en": "2",
            **ABOUT,
            "items": PLAIN,
        },
        "knowledge/mappings/m.yaml": {"id": "m", **ABOUT, **mapping, "pairs": pairs},
        "controls/A.yaml": {**CONTROL, "status": status},
    }


@pytest.mark.parametrize(
    ("relation", "status", "state", "said"),
    [
        ("equal", "implemented", State.READY, "a control of another framework covers it"),
        ("superset", "implemented", State.READY, "a control of another framework covers it"),
        ("subset", "implemented", State.PARTIAL, "covers a part of it"),
        ("equal", "partial", State.PARTIAL, "weakest link: Partly implemented"),
        ("not_related", "implemented", State.MISSING, "nothing says what shows that it is met"),
        ("equal", "planned", State.MISSING, "nothing says what shows that it is met"),
    ],
)
def test_a_control_that_is_done_once_counts_for_what_it_is_mapped_to(
    relation: str, status: str, state: State, said: str
) -> None:
    found = line(files(relation, status), "T1", "two")
    assert found.state is state
    assert said in found.reasons[0].say("en")
    assert found.shown == (() if state is State.MISSING else ("control:one/A",))
    assert bool(found.next) is (state is not State.READY)


def test_the_chain_is_shown_in_both_languages() -> None:
    (reason,) = line(files("subset"), "T1", "two").reasons
    assert "one/A" in reason.say("ja")
    assert "two:T1" in reason.say("ja")
    assert "最も弱いつながり" in reason.say("ja")


def test_the_programmes_own_decision_is_not_overruled() -> None:
    own = {**CONTROL, "id": "T1", "framework": "two", "status": "not_implemented"}
    found = line({**files("equal"), "controls/T1.yaml": own}, "T1", "two")
    assert found.state is State.MISSING
    assert found.shown == ("control:two/T1",)
