"""The figures that others have printed come out of ``isms risk score`` on records with the same inputs.

tests/data/worked_examples.csv holds worked examples and cells of printed tables, each with its source.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

with (Path(__file__).parent / "data" / "worked_examples.csv").open(encoding="utf-8", newline="") as printed:
    EXAMPLES = list(csv.DictReader(printed))
IPA, GRID = "ipa-sme-3.1", "iso27005-5x5"
LEADS_TO = {
    likelihood: {"threat": threat, "vulnerability": vulnerability}
    for likelihood, threat, vulnerability in ((3, 3, 3), (2, 3, 2), (1, 1, 1))
}
"""Factors with each likelihood of damage; the rows ``ipa_likelihood_table`` prove it."""
BANDS = {9: "high", 6: "high", 4: "middle", 3: "middle", 2: "low", 1: "low"}
LEVELS = {"very low": "very_low", "low": "low", "medium": "middle", "high": "high", "very high": "very_high"}
"""The levels of the printed grid by the keys that the method has for them."""

Scores = dict[str, dict[str, Any]]


def rows(*methods: str) -> list[dict[str, str]]:
    """Return the printed examples of some methods."""
    return [row for row in EXAMPLES if row["method"] in methods]


def numbers(row: Mapping[str, str]) -> dict[str, int]:
    """Return the inputs of an example by name."""
    return {name: int(value) for name, _, value in (part.partition("=") for part in row["inputs"].split(";"))}


def examples(*methods: str) -> pytest.MarkDecorator:
    """Run a test on each printed example of some methods."""
    found = rows(*methods)
    assert found
    return pytest.mark.parametrize("row", found, ids=[row["id"] for row in found])


def risk(key: str, factors: Mapping[str, object], **more: object) -> str:
    """Return the record of a risk."""
    fields = {
        "id": key,
        "title": key,
        "threat": "机の上の例",
        "owner": "P-01",
        "decision": "open",
        "factors": factors,
    }
    return json.dumps(fields | more, ensure_ascii=False)


def asset(key: str, c: int, i: int, a: int, *, personal: bool = False) -> str:
    """Return the record of an asset."""
    values = {"confidentiality": c, "integrity": i, "availability": a}
    fields = {"id": key, "name": key, "department": "D-01", "owner": "P-01", "medium": ["paper"]}
    kind = {"personal_information": ["personal" if personal else "none"]}
    return json.dumps(fields | values | kind)


def scored(root: Path, method: str, files: Mapping[str, str]) -> Scores:
    """Write a programme of some files and a method; return what ``isms risk score`` prints, by risk."""
    base = {
        "isms.yaml": "format: 1\norganisation: {name: 例}\nstandards: [iso27001]\nscope: 例\n"
        f"risk: {{method: {method}}}\n",
        "departments/D-01.yaml": "id: D-01\nname: 総務部\n",
        "people/P-01.yaml": "id: P-01\nname: 青木 健一\ndepartment: D-01\nemployment: employee\n",
    }
    for path, text in {**base, **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    command = ["-m", "isms", "-C", str(root), "--as-of", "2026-11-22", "risk", "score", "--format", "json"]
    done = subprocess.run(
        [sys.executable, *command], check=False, capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.returncode in {0, 1}, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return {row["id"]: row for row in found}


def listed(records: Iterable[str]) -> str:
    """Return records as one file."""
    return "".join(f"- {record}\n" for record in records)


@pytest.fixture(scope="module")
def by_ipa(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    """Score one risk for each printed figure of the IPA guideline; some stand on an asset."""
    assets, risks = [], []
    for row in rows("ipa_importance_max"):
        c, i, a = (numbers(row)[name] for name in ("C", "I", "A"))
        assets.append(asset(f"AS-{row['id']}", c, i, a))
        risks.append(risk(row["id"], LEADS_TO[1], asset=f"AS-{row['id']}"))
        event = {"confidentiality": c, "integrity": i, "availability": a}
        risks.append(risk(f"{row['id']}-event", LEADS_TO[1] | event))
    assets.append(asset("AS-ONE", 1, 1, 1))
    risks += [risk(row["id"], numbers(row), asset="AS-ONE") for row in rows("ipa_likelihood_table")]
    for row in rows("ipa_risk_product"):
        given = numbers(row)
        assets.append(asset(f"AS-{row['id']}", *[given["importance"]] * 3))
        risks.append(risk(row["id"], LEADS_TO[given["likelihood"]], asset=f"AS-{row['id']}"))
    assets.append(asset("AS-PERSONAL", 1, 1, 1, personal=True))
    risks.append(risk("personal", LEADS_TO[3], asset="AS-PERSONAL"))
    files = {"assets/a.yaml": listed(assets), "risks/r.yaml": listed(risks)}
    return scored(tmp_path_factory.mktemp("ipa"), IPA, files)


@examples("ipa_importance_max")
def test_importance_is_the_highest_of_three(row: dict[str, str], by_ipa: Scores) -> None:
    for key in (row["id"], f"{row['id']}-event"):
        assert by_ipa[key]["inherent"]["parts"]["importance"] == int(row["expected"])


@examples("ipa_likelihood_table")
def test_likelihood_is_read_from_the_printed_table(row: dict[str, str], by_ipa: Scores) -> None:
    assert by_ipa[row["id"]]["inherent"]["parts"]["likelihood"] == int(row["expected"])


@examples("ipa_risk_product")
def test_the_risk_value_is_the_product(row: dict[str, str], by_ipa: Scores) -> None:
    inherent = by_ipa[row["id"]]["inherent"]
    assert {name: inherent["parts"][name] for name in numbers(row)} == numbers(row)
    assert inherent["score"] == int(row["expected"])
    assert inherent["level"] == BANDS[inherent["score"]]


def test_personal_information_has_the_highest_importance(by_ipa: Scores) -> None:
    inherent = by_ipa["personal"]["inherent"]
    assert inherent["parts"]["importance"] == 3
    assert (inherent["score"], inherent["level"]) == (9, "high")


@pytest.fixture(scope="module")
def by_grid(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    """Score one risk for each printed cell of the 5 x 5 grid."""
    records = listed(risk(row["id"], numbers(row)) for row in rows("iso27005_5x5_matrix"))
    return scored(tmp_path_factory.mktemp("grid"), GRID, {"risks/r.yaml": records})


@examples("iso27005_5x5_matrix")
def test_the_grid_is_the_printed_one(row: dict[str, str], by_grid: Scores) -> None:
    printed = re.fullmatch(r"(?P<level>[a-z ]+) \((?P<score>\d)\)", row["expected"])
    assert printed
    inherent = by_grid[row["id"]]["inherent"]
    assert (inherent["level"], inherent["score"]) == (LEVELS[printed["level"]], int(printed["score"]))


OWN = {"3": "2468", "2": "1357", "1": "1245"}
"""A grid of our own, 3 x 4: by likelihood, the scores for the impacts A to D; no formula leads to it."""
OWN_LABELS = {"3": "しばしば", "2": "まれ", "1": "ない"}
OWN_BANDS = {"red": range(5, 9), "amber": range(3, 5), "green": range(1, 3)}
CELLS = [(likelihood, impact) for likelihood in OWN for impact in "ABCD"]


def own_matrix() -> str:
    """Return a method of the programme's own, as its data file holds it."""
    likelihoods = [{"value": v, "label_ja": ja, "label_en": f"Class {v}"} for v, ja in OWN_LABELS.items()]
    impacts = [{"value": v, "label_ja": f"影響{v}", "label_en": f"Impact {v}"} for v in "DCBA"]
    cells = {f"{row}/{i}": score for row, line in OWN.items() for i, score in zip("ABCD", line, strict=True)}
    bands = [
        {"level": level, "from": str(span[0]), "to": str(span[-1]), "label_ja": level, "label_en": level}
        for level, span in OWN_BANDS.items()
    ]
    scale = {"asked_of": "risk", "title_ja": "段階", "title_en": "Scale"}
    method = {
        "id": "own-3x4",
        "title_ja": "自社の3×4",
        "title_en": "Our own 3x4",
        "version": "1",
        "source": "情報セキュリティ委員会",
        "confidence": "high",
        "acceptable": "score:2",
        "bands_source": "ours",
        "scales": {"likelihood": scale | {"levels": likelihoods}, "impact": scale | {"levels": impacts}},
        "steps": [{"name": "score", "kind": "table", "of": ["likelihood", "impact"], "table": cells}],
        "bands": bands,
    }
    return json.dumps(method, ensure_ascii=False)


@pytest.fixture(scope="module")
def by_own(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    """Score one risk for each cell of the programme's own grid, likelihood by value and by label."""
    risks = [risk(f"{row}{i}", {"likelihood": row, "impact": i}) for row, i in CELLS]
    risks += [
        risk(f"{row}{i}-label", {"likelihood": OWN_LABELS[row], "impact": f"影響{i}"}) for row, i in CELLS
    ]
    files = {"risks/r.yaml": listed(risks), "knowledge/methods/own-3x4.yaml": own_matrix()}
    return scored(tmp_path_factory.mktemp("own"), "own-3x4", files)


@pytest.mark.parametrize(("likelihood", "impact"), CELLS)
def test_a_matrix_of_any_size_is_a_data_file(likelihood: str, impact: str, by_own: Scores) -> None:
    score = int(OWN[likelihood]["ABCD".index(impact)])
    level = next(level for level, span in OWN_BANDS.items() if score in span)
    for key in (f"{likelihood}{impact}", f"{likelihood}{impact}-label"):
        row = by_own[key]
        assert (row["method"], row["bands"]) == ("own-3x4", "ours")
        assert (row["inherent"]["score"], row["inherent"]["level"]) == (score, level)
        assert row["acceptable"] is (score <= 2)


def test_an_impact_that_the_matrix_does_not_have_is_no_score(tmp_path: Path) -> None:
    files = {
        "risks/r.yaml": risk("off", {"likelihood": "3", "impact": "E"}),
        "knowledge/methods/own-3x4.yaml": own_matrix(),
    }
    row = scored(tmp_path, "own-3x4", files)["off"]
    assert row["inherent"] is None
    assert row["acceptable"] is False
