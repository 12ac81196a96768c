"""What isms should say about a generated programme, worked out slowly with csv and dicts.

Usage::

    python benchmarks/reference.py PROGRAMME

Prints the digests of the scores, of the diagnostics and of answers about risks as JSON. It shares no line
with isms.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HIGHEST_ACCEPTED = 4
LIKELIHOOD = {("3", "3"): 3, ("3", "2"): 2, ("2", "3"): 2}
LEVELS = {9: "high", 6: "high", 4: "middle", 3: "middle", 2: "low", 1: "low"}


class Row(NamedTuple):
    """A record as it is written: cells by head, the file, and the number of its row or 0 in YAML."""

    cells: Mapping[str, str]
    path: str
    number: int

    def place(self, head: str, item: int | None = None) -> str:
        """Return where a cell begins; in YAML an item of a list has its own place, in CSV it has not."""
        if self.number:
            before = list(self.cells.values())[: list(self.cells).index(head)]
            return f"{self.path}:{self.number + 1}:{sum(len(cell) + 1 for cell in before) + 1}"
        heads = list(self.cells)
        line = (
            heads.index(head)
            + 1
            + len({name.split(".")[0] for name in heads[: heads.index(head) + 1] if "." in name})
        )
        before = [] if item is None else ["[", *(f"{each}, " for each in self.cells[head].split(";")[:item])]
        column = len(head.rpartition(".")[2]) + 3 + 2 * ("." in head) + len("".join(before))
        return f"{self.path}:{line}:{column}"


def rows(programme: Path, folder: str) -> Iterator[Row]:
    """Yield the records of a folder, from CSV or from YAML files of one record each."""
    for path in sorted((programme / folder).iterdir()):
        name = f"{folder}/{path.name}"
        if path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield from (Row(cells, name, number) for number, cells in enumerate(csv.DictReader(file), 1))
        else:
            group, cells = "", {}
            for line in path.read_text(encoding="utf-8").splitlines():
                key, _, value = line.strip().partition(":")
                group = group if line.startswith(" ") else key
                if value:
                    cells[f"{group}.{key}" if line.startswith(" ") else key] = (
                        value.strip().strip("[]").replace(", ", ";")
                    )
            yield Row(cells, name, 0)


def readable(text: str) -> bool:
    """Tell whether a text is a day of the calendar."""
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def risk_lines(
    row: Row, importance: Mapping[str, int], left: Mapping[str, str], scores: list[str]
) -> Iterator[str]:
    """Score a risk and yield what is wrong with it."""
    cell = row.cells
    worth = importance.get(cell["asset"])
    inherent, residual = (
        None
        if worth is None
        else worth * LIKELIHOOD.get((cell[f"{stage}.threat"], cell[f"{stage}.vulnerability"]), 1)
        for stage in ("factors", "residual")
    )
    acceptable = inherent is not None and inherent <= HIGHEST_ACCEPTED
    scores.append(score_line(cell["id"], inherent, residual, acceptable, cell["decision"]))
    accepted = cell["owner"] in cell["accepted_by"].split(";")
    faults = {
        ("REF001", "error", "asset"): worth is None,
        ("REC002", "error", "assessed_on"): not readable(cell["assessed_on"]),
        ("ORG001", "error", "owner"): cell["owner"] in left,
        ("RSK001", "warning", "accepted_by"): not accepted,
        ("RSK002", "error", "residual.threat"): inherent is not None
        and residual is not None
        and residual > inherent,
    }
    for (code, level, head), wrong in faults.items():
        if wrong:
            yield f"{row.place(head)} {code} {level} {cell['id']}"
    for item, person in enumerate(cell["accepted_by"].split(";")):
        if person in left and left[person] < cell["accepted_on"]:
            yield f"{row.place('accepted_by', item)} RSK019 error {cell['id']}"


def without_stamp(register: Iterable[Row]) -> Iterator[str]:
    """Yield one line at the first acceptance that holds: no acceptance has a stamp."""
    for row in register:
        cell = row.cells
        if cell["decision"] != "open" and cell["owner"] in cell["accepted_by"].split(";"):
            yield f"{row.place('accepted_on')} RSK008 info {cell['id']}"
            return


def score_line(key: str, inherent: int | None, residual: int | None, acceptable: bool, decision: str) -> str:  # noqa: FBT001
    """Return one risk as a line."""
    both = [None if value is None else [value, LEVELS[value]] for value in (inherent, residual)]
    return json.dumps([key, *both, acceptable, decision])


def scores_digest(found: Iterable[Mapping[str, Any]]) -> str:
    """Return the digest of what `isms risk score --format json` says."""
    return digest(
        score_line(
            risk["id"],
            risk["inherent"] and risk["inherent"]["score"],
            risk["residual"] and risk["residual"]["score"],
            risk["acceptable"],
            risk["decision"],
        )
        for risk in found
    )


def diagnostics_digest(found: Iterable[Mapping[str, Any]]) -> str:
    """Return the digest of what `isms check --format json` says about the large registers.

    What is said besides is what so bare a programme lacks: audits, reviews, documents.
    """
    return digest(
        f"{d['path']}:{d['line']}:{d['column']} {d['code']} {d['level']} {d['record']}"
        for d in found
        if d["path"].startswith(("assets/", "risks/"))
    )


def digest(lines: Iterable[str]) -> str:
    """Return how many lines there are and a digest of them, in whatever order they come."""
    ordered = sorted(lines)
    text = "\n".join(ordered)
    return f"{len(ordered)} {hashlib.sha256(text.encode()).hexdigest()}"


class Scored(NamedTuple):
    """A risk with what makes its score; None where its asset is not there."""

    cells: Mapping[str, str]
    worth: int | None

    def likelihood(self, stage: str) -> int:
        """Return how likely it is before (factors) or after treatment (residual)."""
        return LIKELIHOOD.get((self.cells[f"{stage}.threat"], self.cells[f"{stage}.vulnerability"]), 1)

    def score(self, stage: str) -> int | None:
        """Return the score before or after treatment."""
        return None if self.worth is None else self.worth * self.likelihood(stage)


def risk_digests(programme: Path, importance: Mapping[str, int]) -> dict[str, str]:
    """Return the digests of matrix, plan, assets without a risk and the trail of the first asset."""
    risks = [Scored(row.cells, importance.get(row.cells["asset"])) for row in rows(programme, "risks")]
    lying: dict[tuple[int, int], list[str]] = {}
    for risk in risks:
        if risk.worth is not None:
            lying.setdefault((risk.worth, risk.likelihood("factors")), []).append(risk.cells["id"])
    planned = treatments(programme)
    known = {risk.cells["id"]: risk for risk in risks}
    first = next(iter(importance))
    mine = {risk.cells["id"] for risk in risks if risk.cells["asset"] == first}
    controls = {control for key in mine for control in known[key].cells["controls"].split(";")}
    trail = [f"asset:{first}", *(f"risk:{key}" for key in mine), *(f"control:{key}" for key in controls)]
    trail += [f"treatment:{key}" for key, treated in planned.items() if mine & set(treated)]
    trail += ["evidence:E-0001"] * bool(controls)
    about = {risk.cells["asset"] for risk in risks}
    said: dict[str, Iterable[object]] = {
        "matrix": ([worth * likely, sorted(keys)] for (worth, likely), keys in lying.items()),
        "plan": (
            [
                key,
                *(gravest(known[risk].score(stage) for risk in treated) for stage in ("factors", "residual")),
            ]
            for key, treated in planned.items()
        ),
        "coverage": (asset for asset in importance if asset not in about),
        "trace": trail,
    }
    return {name: digest(json.dumps(each) for each in answer) for name, answer in said.items()}


def gravest(scores: Iterable[int | None]) -> int | None:
    """Return the highest score; None where one is not known."""
    found = list(scores)
    known = [score for score in found if score is not None]
    return max(known) if len(known) == len(found) else None


def treatments(programme: Path) -> dict[str, list[str]]:
    """Return the risks of each treatment."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in (programme / "treatments/plan.yaml").read_text(encoding="utf-8").splitlines():
        name, _, value = line.strip("- ").partition(": ")
        if name == "id":
            key = value
        elif name == "risks":
            found[key] = value.strip("[]").split(", ")
    return found


def main(programme: Path) -> None:
    """Print the digests of a programme."""
    said: list[str] = []
    scores: list[str] = []
    importance: dict[str, int] = {}
    left = {row.cells["id"]: row.cells["left"] for row in rows(programme, "people") if row.cells["left"]}
    for row in rows(programme, "assets"):
        cell = row.cells
        personal = cell["personal_information"] != "none"
        importance[cell["id"]] = (
            3 if personal else max(int(cell[f]) for f in ("confidentiality", "integrity", "availability"))
        )
        if not cell["count"].isdigit():
            said.append(f"{row.place('count')} REC002 error {cell['id']}")
    for row in rows(programme, "risks"):
        said += risk_lines(row, importance, left, scores)
    said += without_stamp(rows(programme, "risks"))
    risks = risk_digests(programme, importance)
    print(json.dumps({"scores": digest(scores), "diagnostics": digest(said), "risks": risks}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
