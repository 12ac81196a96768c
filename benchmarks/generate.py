"""Write programmes of any size: Japanese text, references that resolve, a few faults.

The same seed gives the same bytes.

python benchmarks/generate.py ledgers FOLDER --assets 100000 --risks 300000 [--distinct]
python benchmarks/generate.py files FOLDER --records 10000
python benchmarks/generate.py few FOLDER
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

AS_OF = "2026-11-22"
PEOPLE = 400
GONE = 8
"""So many people, the last ones, have left; a few records still name them."""
FAULTY = 2_000
"""One record in so many has a fault."""
LIKELIHOOD = {"33": 3, "32": 2, "23": 2}
LIKELY = ("33", "32", "23")
UNLIKELY = ("31", "22", "21", "13", "12", "11")
THEMES = {5: 37, 6: 8, 7: 14, 8: 34}
ANNEX_A = [f"A.{theme}.{n}" for theme, last in THEMES.items() for n in range(1, last + 1)]

SETTINGS = """\
format: 1
stage: operating
timezone: Asia/Tokyo
language: ja
standards: [iso27001]
organisation:
  name: 計測商事株式会社
  industry: service
  persons: 400
scope: 本社及び全支店の全業務
risk:
  method: ipa-sme-3.1
  acceptable: score:4
"""

Row = dict[str, str]


class Asset(NamedTuple):
    """What a risk has to know of its asset."""

    id: str
    importance: int


def ledgers(folder: Path, assets: int, risks: int, *, distinct: bool = False, seed: int = 1) -> None:
    """Write a programme whose registers are CSV files; with ``distinct`` hardly a text occurs twice."""
    random = Random(seed)
    frame(folder, random)
    rows = list(asset_rows(random, assets, distinct=distinct))
    write_table(folder / "assets/assets.csv", rows)
    plan: dict[str, list[str]] = {}
    known = [Asset(row["id"], importance(row)) for row in rows]
    write_table(folder / "risks/risks.csv", risk_rows(random, risks, known, plan, distinct=distinct))
    write_treatments(folder, plan)


def files(folder: Path, records: int, seed: int = 1) -> None:
    """Write a programme with one YAML file for each record: a quarter assets, the rest risks."""
    random = Random(seed)
    frame(folder, random)
    rows = list(asset_rows(random, records // 4, distinct=False))
    known = [Asset(row["id"], importance(row)) for row in rows]
    plan: dict[str, list[str]] = {}
    risks = risk_rows(random, records - len(rows), known, plan, distinct=False)
    for name, made in (("assets", rows), ("risks", risks)):
        (folder / name).mkdir()
        for row in made:
            (folder / name / f"{row['id']}.yaml").write_text(as_yaml(row), encoding="utf-8")
    write_treatments(folder, plan)


def few(folder: Path) -> None:
    """Write the smallest programme that has a bit of everything: eight files."""
    ledgers(folder, 6, 12, seed=5)  # a seed that puts a risk above the criterion


def frame(folder: Path, random: Random) -> None:
    """Write what every programme has: settings, departments, people, controls and their evidence."""
    folder.mkdir(parents=True)
    (folder / "isms.yaml").write_text(SETTINGS, encoding="utf-8")
    write_table(folder / "evidence/evidence.csv", [evidence_row()])
    write_table(folder / "departments/departments.csv", department_rows())
    write_table(folder / "people/people.csv", person_rows(random))
    write_table(folder / "controls/controls.csv", map(control_row, ANNEX_A))


def evidence_row() -> Row:
    """Return the one piece of evidence that every control leans on."""
    return {
        "id": "E-0001",
        "title": "管理策の実施状況の確認",
        "kind": "確認記録",
        "url": "https://example.org/controls/2026-09",
        "collected_on": "2026-09-30",
        "collected_by": "P-0001",
    }


def department_rows() -> Iterator[Row]:
    """Yield one row for each department."""
    for number, name in enumerate(words.DEPARTMENTS, 1):
        yield {"id": f"D-{number:02}", "name": name, "head": person(number), "in_scope": "true"}


def person_rows(random: Random) -> Iterator[Row]:
    """Yield the people: the first is the top management, the last have left."""
    for number in range(1, PEOPLE + 1):
        yield {
            "id": person(number),
            "name": f"{random.choice(words.FAMILY)} {random.choice(words.GIVEN)}",
            "department": department(random),
            "employment": "officer" if number == 1 else "employee",
            "roles": "top_management;isms_manager" if number == 1 else "",
            "joined": day(random, 2015, 2020),
            "left": "2026-03-31" if number > PEOPLE - GONE else "",
            "pledge_signed": day(random, 2015, 2020),
            "access_removed": "2026-03-31" if number > PEOPLE - GONE else "",
            "assets_returned": "2026-03-31" if number > PEOPLE - GONE else "",
        }


def control_row(control: str) -> Row:
    """Return the decision on one control: all of them apply."""
    return {
        "id": control,
        "applicable": "true",
        "reasons": "baseline",
        "justification": "組織の基本方針として実施する",
        "status": "implemented",
        "implementation": "規程及び手順書に定めて実施している",
        "owner": "P-0001",
        "evidence": "E-0001",
        "decided_on": "2026-04-10",
        "decided_by": "P-0001",
    }


def asset_rows(random: Random, count: int, *, distinct: bool) -> Iterator[Row]:
    """Yield the assets; one in FAULTY counts in words instead of digits."""
    for number in range(1, count + 1):
        information = random.choice(words.INFORMATION)
        mark = f"({number})" if distinct else f"({number % 40})"
        kind = random.choices(("none", "personal", "sensitive"), (70, 25, 5))[0]
        confidentiality = "3" if kind != "none" else random.choice("123")
        yield {
            "id": f"A-{number:06}",
            "name": f"{information}{mark}",
            "category": random.choice(words.CATEGORIES),
            "business": random.choice(words.BUSINESSES),
            "department": department(random),
            "owner": worker(random),
            "users": random.choice(words.USERS),
            "medium": random.choice(words.MEDIA),
            "location": random.choice(words.PLACES) + (f" 棚{number}" if distinct else ""),
            "personal_information": kind,
            "confidentiality": confidentiality,
            "integrity": random.choice("123"),
            "availability": random.choice("123"),
            "classification": "秘" if confidentiality == "3" else "社外秘",
            "count": "約百件" if faulty(random) else str(random.randrange(1, 5000)),
            "retention": random.choice(words.RETENTIONS),
            "registered": day(random, 2018, 2025),
            "reviewed": f"2026-{random.randrange(4, 11):02}-{random.randrange(1, 29):02}",
            "reviewed_by": worker(random),
            "notes": f"整理番号 {number * 7}" if distinct else random.choice(words.NOTES),
        }


def risk_rows(
    random: Random, count: int, assets: Sequence[Asset], plan: dict[str, list[str]], *, distinct: bool
) -> Iterator[Row]:
    """Yield the risks; those above the criterion enter ``plan`` by their owner.

    One in FAULTY each: names an asset that is not there, has a day that no calendar has, is graver after
    treatment than before, is accepted by someone else than its owner, or belongs to someone who has left.
    """
    for number in range(1, count + 1):
        asset = assets[number - 1] if number <= len(assets) else random.choice(assets)
        threat, threat_kind = random.choice(words.THREATS)
        vulnerability, vulnerability_kind = random.choice(words.VULNERABILITIES)
        factors = random.choice(LIKELY if random.random() < 0.02 else UNLIKELY)
        above = asset.importance * LIKELIHOOD.get(factors, 1) > 4
        owner = leaver(random) if faulty(random) else worker(random)
        residual = "33" if faulty(random) else "11"
        note = f"(第{number}項)" if distinct else ""
        row = {
            "id": f"R-{number:06}",
            "title": f"{threat}による影響{note}",
            "asset": f"A-9{number:06}" if number > len(assets) and faulty(random) else asset.id,
            "threat": threat + note,
            "threat_kind": threat_kind,
            "vulnerability": vulnerability + note,
            "vulnerability_kind": vulnerability_kind,
            "impact": random.choice(words.IMPACTS),
            "existing": random.choice(words.MEASURES) + note,
            "owner": owner,
            "factors.threat": factors[0],
            "factors.vulnerability": factors[1],
            "residual.threat": residual[0],
            "residual.vulnerability": residual[1],
            "decision": "reduce" if above else "accept",
            "controls": ";".join(random.sample(ANNEX_A, 2)),
            "accepted_by": worker(random) if faulty(random) else f"{owner};P-0001",
            "accepted_on": day(random, 2026, 2026),
            "accepted_until": "2027-03-31",
            "assessed_on": "2026-02-30" if faulty(random) else day(random, 2026, 2026),
            "assessed_by": worker(random),
            "review_due": "2027-03-31",
        }
        if above:
            plan.setdefault(owner, []).append(row["id"])
        yield row


def write_treatments(folder: Path, plan: Mapping[str, list[str]]) -> None:
    """Write one treatment for each owner of risks above the criterion, approved and not yet due."""
    (folder / "treatments").mkdir()
    lines = []
    for number, (owner, risks) in enumerate(sorted(plan.items()), 1):
        lines += [
            f"- id: T-{number:04}",
            "  title: 管理策の追加",
            f"  risks: [{', '.join(risks)}]",
            "  action: 管理策を追加し、手順書を改める",
            "  route: project",
            "  owner: P-0001",
            f"  approved_by: {owner}",
            "  approved_on: 2026-04-20",
            "  due: 2027-03-31",
        ]
    (folder / "treatments/plan.yaml").write_text("\n".join([*lines, ""]), encoding="utf-8")


def write_table(path: Path, rows: Iterable[Row]) -> None:
    """Write a register as Excel writes it: with a byte-order mark."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = None
        for row in rows:
            if writer is None:
                writer = csv.DictWriter(file, list(row), lineterminator="\r\n")
                writer.writeheader()
            writer.writerow(row)


def as_yaml(row: Row) -> str:
    """Return a row as a YAML file; dotted heads become mappings and ``;`` separates the items of a list."""
    lines: list[str] = []
    for head, cell in row.items():
        group, dot, name = head.partition(".")
        if dot and f"{group}:" not in lines:
            lines.append(f"{group}:")
        if cell:
            listed = ";" in cell or head in {"medium", "accepted_by", "personal_information"}
            value = f"[{', '.join(cell.split(';'))}]" if listed else cell
            lines.append(f"  {name}: {value}" if dot else f"{head}: {value}")
    return "\n".join([*lines, ""])


def importance(row: Row) -> int:
    """Return the importance of an asset: 3 where personal information is included."""
    if row["personal_information"] != "none":
        return 3
    return max(int(row[factor]) for factor in ("confidentiality", "integrity", "availability"))


def person(number: int) -> str:
    """Return the id of a person."""
    return f"P-{number:04}"


def worker(random: Random) -> str:
    """Return someone who works here."""
    return person(random.randrange(1, PEOPLE - GONE + 1))


def leaver(random: Random) -> str:
    """Return someone who has left."""
    return person(random.randrange(PEOPLE - GONE + 1, PEOPLE + 1))


def department(random: Random) -> str:
    """Return the id of a department."""
    return f"D-{random.randrange(1, len(words.DEPARTMENTS) + 1):02}"


def day(random: Random, first: int, last: int) -> str:
    """Return a day between January of the first and October of the last year."""
    return f"{random.randint(first, last)}-{random.randint(1, 10):02}-{random.randint(1, 28):02}"


def faulty(random: Random) -> bool:
    """Tell whether the next record has a fault."""
    return random.random() * FAULTY < 1


def main() -> None:
    """Write the programme that the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shape", choices=("ledgers", "files", "few"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--assets", type=int, default=10_000)
    parser.add_argument("--risks", type=int, default=30_000)
    parser.add_argument("--records", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--distinct", action="store_true")
    given = parser.parse_args()
    if given.shape == "ledgers":
        ledgers(given.folder, given.assets, given.risks, distinct=given.distinct, seed=given.seed)
    elif given.shape == "files":
        files(given.folder, given.records, given.seed)
    else:
        few(given.folder)


if __name__ == "__main__":
    main()
