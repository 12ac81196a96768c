"""The fingerprint of a method: what decides a score changes it, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from isms.knowledge import Method
from isms.records.packaged import packaged, shipped
from isms.risk.definition import definition
from tests.risk.conftest import OUR_OWN

if TYPE_CHECKING:
    from collections.abc import Callable

SHIPPED = {
    "asset-threat-vulnerability 1": "3285b2b1b6ee",
    "asset-threat-vulnerability-each 1": "d2c76ab05d43",
    "ipa-sme-3.1 3.1": "6144c98e44ba",
    "ipa-sme-4.0 4.0": "d91c74c7fe42",
    "iso27005-5x5 2022": "4c69823f89ab",
    "pms-lifecycle 1": "437b3d5a1407",
    "ten-level 1": "be436d069d21",
}
"""What each version of a packaged method is: a line is added for a new version, and none is changed."""
(STEP,) = OUR_OWN["steps"]
HIGH, LOW = OUR_OWN["bands"]
LIKELIHOOD, EFFECT = OUR_OWN["scales"].values()


def scale(**changes: Any) -> dict[str, Any]:
    return {"scales": {"likelihood": {**LIKELIHOOD, **changes}, "effect": EFFECT}}


@pytest.mark.parametrize(
    "changes",
    [
        {"acceptable": "level:high"},
        {"bands": [{**HIGH, "from": "3.5"}, LOW]},
        {"bands": [{**HIGH, "level": "grave"}, LOW]},
        {"steps": [{**STEP, "table": {**STEP["table"], "1/severe": "4"}}]},
        {"steps": [{**STEP, "personal_information": "9.5"}]},
        {"steps": [{**STEP, "of": ["effect", "likelihood"]}]},
        scale(asked_of="asset"),
        scale(levels=[{"value": "3", "label_ja": "極高", "label_en": "Top"}, *LIKELIHOOD["levels"]]),
        scale(levels=LIKELIHOOD["levels"][::-1]),
    ],
)
def test_what_decides_a_score_changes_it(changes: Any, method: Callable[..., Method]) -> None:
    assert definition(method(**changes)) != definition(method())


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "2"},
        {
            "title_ja": "別の題",
            "source": "委員会",
            "confidence": "low",
            "note_ja": "注",
            "bands_source": "published",
        },
        {"bands": [LOW, {**HIGH, "from": "4.0", "label_ja": "重大"}]},
        {"steps": [{**STEP, "title_ja": "値", "table": {"1/slight": "1.0", **STEP["table"]}}]},
        scale(title_ja="頻度", levels=[{**each, "label_ja": each["value"]} for each in LIKELIHOOD["levels"]]),
        {"scales": {"effect": EFFECT, "likelihood": LIKELIHOOD}},
    ],
)
def test_what_decides_nothing_does_not(changes: Any, method: Callable[..., Method]) -> None:
    assert definition(method(**changes)) == definition(method())


def test_a_packaged_method_is_never_changed_under_its_version() -> None:
    methods = [packaged(Method, name) for name in shipped(Method)]
    found = {f"{each.id} {each.version}": definition(each)[:12] for each in methods if each is not None}
    assert found == SHIPPED
