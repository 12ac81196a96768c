"""What the tests of the reader share: a small programme in memory, and what is said of it with places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from isms.diagnostic import Place, Spot
from isms.records.load import load
from isms.records.locate import places
from isms.records.tree import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from isms.diagnostic import Misreading
    from isms.model.programme import Programme
    from isms.records.tree import Tree

DAY = date(2026, 11, 22)
SETTINGS = """\
format: 1
organisation: {name: 株式会社みなと}
standards: [iso27001]
scope: 全社
risk: {method: ipa-sme-3.1}
"""
BARE = "format: 1\norganisation: {name: x}\nstandards: [none]\nscope: x\nrisk: {method: none}\n"
"""Settings for which nothing packaged has to be read; for tests that read many times."""
OTHERS: Mapping[str, str] = {
    "departments/D-0.yaml": "id: D-0\nname: 総務部\n",
    "people/people.csv": "id,氏名,部署,雇用区分\nP-0,港 花子,D-0,正社員\n",
    "sites/other.yaml": "- {id: S-8, name: 大阪}\n- {id: S-9, name: 東京}\n",
    "documents/policy.md": "---\nid: DOC-0\ntitle: 方針\nkind: policy\nversion: 1\n---\n本文\n",
}
"""Records beside the broken one, of each form of file; they have to load whatever stands beside them."""


@dataclass(frozen=True)
class Outcome:
    """A programme that was read, and the tree that it was read from."""

    tree: Tree
    programme: Programme

    @property
    def said(self) -> list[str]:
        """What the reader says, as ``path:line:column CODE`` in the order of places."""
        return [f"{place.path}:{place.line}:{place.column} {m.code}" for place, m in self.placed()]

    def placed(self) -> list[tuple[Place, Misreading]]:
        misreadings = self.programme.misreadings
        wanted: dict[str, set[Spot]] = {}
        for misreading in misreadings:
            if isinstance(misreading.where, Spot):
                wanted.setdefault(misreading.where.path, set()).add(misreading.where)
        found: dict[Spot, Place] = {}
        for path, spots in wanted.items():
            found |= places(self.tree, path, spots)
        located = [(found[m.where] if isinstance(m.where, Spot) else m.where, m) for m in misreadings]
        return sorted(located, key=lambda pair: (pair[0], pair[1].code))

    def message(self, code: str) -> str:
        """Return the values of the one misreading with a code, in English."""
        (misreading,) = (m for m in self.programme.misreadings if m.code == code)
        values = misreading.values.values()
        return " ".join(v.say("en") if hasattr(v, "say") else str(v) for v in values)

    def keys(self, kind: str) -> list[str]:
        return [record.key for record in self.programme.registers[kind]]

    def lost(self, kind: str) -> set[str]:
        return set(self.programme.left_out.get(kind, ()))


def read_tree(tree: Tree, day: date = DAY) -> Outcome:
    return Outcome(tree, load(tree, day))


def read(files: Mapping[str, str | bytes], day: date = DAY) -> Outcome:
    """Read a programme of these files and its settings."""
    return read_tree(MemoryTree({"isms.yaml": SETTINGS, **files}), day)


def read_beside(files: Mapping[str, str | bytes], day: date = DAY) -> Outcome:
    """Read these files beside others; all others must have loaded without a word."""
    outcome = read({**OTHERS, **files}, day)
    assert {"D-0"} <= set(outcome.keys("department"))
    assert {"P-0"} <= set(outcome.keys("person"))
    assert {"S-8", "S-9"} <= set(outcome.keys("site"))
    assert {"DOC-0"} <= set(outcome.keys("document"))
    assert not [line for line in outcome.said if line.partition(":")[0] in OTHERS]
    return outcome


def lines(*rows: str, end: str = "\n") -> str:
    return "".join(row + end for row in rows)


def ids(count: int, first: int = 1) -> Iterable[str]:
    return (f"S-{number:03}" for number in range(first, first + count))


def inside(place: Place, data: bytes) -> bool:
    """Tell whether a place lies in a file, its end and the top of an empty file included."""
    if place[1:] == (1, 1):
        return True
    for encoding in ("utf-8-sig", "cp932", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1
    return False
