"""SARIF 2.1.0: valid by the schema of OASIS, with help in both languages and waivers as suppressions."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from isms import api
from isms.cli.reports import View, compose
from isms.diagnostic import Language, Level, Place
from tests.cli.reports.conftest import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.api import Report

TOP = Path(__file__).resolve().parents[3]
SCHEMA = json.loads((TOP / "tests/data/sarif/sarif-schema-2.1.0.json").read_text("utf-8"))
DAY = date(2026, 11, 22)


def run_of(report: Report, view: View) -> dict[str, Any]:
    """Return the one run of a log, which is valid by the schema."""
    log = json.loads(compose("sarif", report, view))
    jsonschema.validate(log, SCHEMA, jsonschema.Draft4Validator)
    assert log["$schema"] == SCHEMA["id"]
    [run] = log["runs"]
    return dict(run)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("folder", ["tests/stranger/programme", "examples/minato-contact"])
def test_real_programmes_give_valid_logs(folder: str, language: Language) -> None:
    report = api.check(api.load(TOP / folder, DAY))
    run = run_of(report, View(language, folder=f"{folder}/"))
    assert len(run["results"]) == len(report.diagnostics)


def test_the_schema_refuses_what_is_wrong(report: Report) -> None:
    log = json.loads(compose("sarif", report, View("en")))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, SCHEMA, jsonschema.Draft4Validator)


def test_a_result_has_place_level_and_fingerprint(report: Report) -> None:
    run = run_of(report, View("en", folder="ours/"))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][2] == {
        "ruleId": "REF001",
        "ruleIndex": 2,
        "level": "error",
        "message": {"text": "'50%: a ::error::b' cannot be used.\nhint: Mend 50%: a ::error::b."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "ours/risks/R-002.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 7, "startColumn": 12},
                },
                "logicalLocations": [{"name": "R-002", "fullyQualifiedName": "risk:R-002"}],
            }
        ],
        "partialFingerprints": {"isms/v1": report.diagnostics[2].fingerprint},
        "suppressions": [],
    }
    assert [result["level"] for result in run["results"]] == ["warning", "warning", "error", "note"]


def test_a_path_is_a_uri(report: Report, report_of: Callable[..., Report]) -> None:
    def uri(report: Report) -> str:
        location = run_of(report, View("en"))["results"][-1]["locations"][0]["physicalLocation"]
        return str(location["artifactLocation"]["uri"])

    assert uri(report) == "%E8%A1%A8/%E3%81%84%3A%E3%82%8D.yaml"
    odd = said("REC001", Level.ERROR, "x", Place("a b/\udcff#?.yaml", 1, 1))
    assert uri(report_of(odd)) == "a%20b/%FF%23%3F.yaml"


def test_every_rule_that_spoke_explains_itself_in_both_languages(report: Report) -> None:
    for language in ("ja", "en"):
        rules = run_of(report, View("ja" if language == "ja" else "en"))["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == ["REC001", "REC006", "REF001", "RSK007"]
        for rule in rules:
            title = report.rules[rule["id"]].title
            assert rule["shortDescription"]["text"] == (title.ja if language == "ja" else title.en)
            for help_ in (rule["help"]["text"], rule["help"]["markdown"]):
                assert title.ja in help_
                assert title.en in help_
    rule = rules[3]
    assert rule["defaultConfiguration"]["level"] == "warning"
    assert rule["properties"]["tags"] == list(report.rules["RSK007"].clauses)


def test_what_is_waived_is_suppressed_with_the_reason(report: Report) -> None:
    result = run_of(report, View("ja"))["results"][0]
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "W-01: 移行中 <100%>",
            "properties": {"approved_by": "P-01", "until": "2027-03-31"},
        }
    ]


def test_what_is_new_says_so(report: Report) -> None:
    compared = report.against(api.Baseline.of(report.diagnostics[2:3]))
    results = run_of(compared, View("ja"))["results"]
    assert [result["baselineState"] for result in results] == ["new"] * 3
    assert "baselineState" not in run_of(report, View("ja"))["results"][0]


def test_same_report_same_bytes(report: Report) -> None:
    assert compose("sarif", report, View("ja")) == compose("sarif", report, View("ja"))
