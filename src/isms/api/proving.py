"""Proving the rules: each is tried on the examples of its own manual, with the fault and without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isms import rules as packaged_rules
from isms.api.checking import chosen
from isms.diagnostic import Text
from isms.listing import Column, Listing
from isms.records.load import load
from isms.records.tree import Entry, MemoryTree, Nature
from isms.rules.examples import DAY, examples
from isms.rules.judge import judge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from isms.diagnostic import Language
    from isms.rules import Rule
    from isms.rules.examples import File

COLUMNS = (
    Column("code", Text(ja="ルール番号", en="Code")),
    Column("title", Text(ja="内容", en="What must be true")),
    Column("failing", Text(ja="不備のある例", en="With the fault")),
    Column("found", Text(ja="指摘した数", en="Found")),
    Column("passing", Text(ja="不備のない例", en="Without it")),
    Column("clean", Text(ja="指摘しなかった数", en="Clean")),
    Column("behaves", Text(ja="正しく働く", en="Behaves")),
)


@dataclass(frozen=True, slots=True)
class Proof:
    """How a rule did on its examples.

    ``failing`` examples have the fault, and in ``found`` of them the rule spoke; ``passing`` ones have not,
    and in ``clean`` of them it was silent.
    """

    rule: Rule
    failing: int
    found: int
    passing: int
    clean: int

    @property
    def behaves(self) -> bool:
        """Whether the rule has examples of both kinds and tells them apart."""
        return 0 < self.failing == self.found and 0 < self.passing == self.clean


class ExampleTree(MemoryTree):
    """The files of an example, some of which are links or cannot be opened."""

    def __init__(self, files: Mapping[str, File]) -> None:
        """Hold the files of an example."""
        super().__init__({path: file.data for path, file in files.items()})
        self._oddities = {path: file.oddity for path, file in files.items() if file.oddity}

    def entries(self) -> Iterator[Entry]:
        """Go through the files by path."""
        for entry in super().entries():
            linked = self._oddities.get(entry.path) == "link"
            yield Entry(entry.path, Nature.LINK) if linked else entry

    def read(self, path: str, limit: int) -> bytes:
        """Return the bytes of a file."""
        if self._oddities.get(path) == "unreadable":
            raise PermissionError(13, "Permission denied")
        return super().read(path, limit)


def selftest(codes: Collection[str] = (), rules: Mapping[str, Rule] | None = None) -> list[Proof]:
    """Return how every rule, or those whose codes begin like these, does on its examples.

    Raises RequestError where no code begins like one of them.
    """
    rules = packaged_rules.packaged() if rules is None else rules
    return [_proof(rules[code], rules) for code in chosen(rules, codes)]


def _proof(rule: Rule, rules: Mapping[str, Rule]) -> Proof:
    """Try one rule, among all the others, on its examples."""
    spoke = {True: 0, False: 0}
    tried = {True: 0, False: 0}
    for example in examples(rule.manual):
        programme = load(ExampleTree(example.files), DAY)
        said = judge(programme, rules, DAY)
        tried[example.fails] += 1
        spoke[example.fails] += any(diagnostic.code == rule.code for diagnostic in said)
    return Proof(rule, tried[True], spoke[True], tried[False], tried[False] - spoke[False])


def proof_listing(proofs: Iterable[Proof], language: Language) -> Listing:
    """Return the proofs as rows."""
    rows = [
        {
            "code": proof.rule.code,
            "title": proof.rule.title.say(language),
            "failing": proof.failing,
            "found": proof.found,
            "passing": proof.passing,
            "clean": proof.clean,
            "behaves": proof.behaves,
        }
        for proof in proofs
    ]
    return Listing(rows, COLUMNS, {column.field: column.field for column in COLUMNS})
