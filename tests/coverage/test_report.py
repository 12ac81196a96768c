"""What coverage says to other programs."""

from __future__ import annotations

from isms.coverage.report import to_json
from tests.coverage.reading import covered


def test_the_json_has_the_promised_shape() -> None:
    written = to_json(covered({}, "iso27001"), "en")
    assert set(written) >= {"framework", "summary", "items"}
    assert written["framework"] == "iso27001"
    assert set(written["summary"]) == {"ready", "partial", "missing", "not_applicable"}
    assert sum(written["summary"].values()) == len(written["items"])
    assert sum(sum(each["summary"].values()) for each in written["chapters"]) == len(written["items"])
    assert {"id", "title", "state", "records", "next"} <= set(written["items"][0])
    assert written["items"][0]["id"] == "4.1"
