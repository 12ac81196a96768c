"""Every way in which the command line writes: what is killed by the tests, with what it promises.

A command, an option that names a file or a flag that is not here fails tests/cli/test_killed.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, NamedTuple

from isms.api import beginning, packing, rendering, schemas
from isms.cli.commands import inspect
from isms.documents.pack import MANIFEST, Pack
from isms.documents.pack import manifest as listed
from isms.exchange.frameworks.written import text_of
from isms.records.leftovers import clear
from isms.renewal import renewal
from tests.cli.conftest import DAY, FILES
from tests.exchange.frameworks.samples import LIBRARY, reading
from tests.killing import OUTPUTS, RECORDS, Files, Promise, finished, on_disk
from tests.records.test_migrate import OLD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from isms.documents.render import Order

LOOSE = {
    "sites/a.yaml": "id: S-1\nname: 東京 # 本社\nopened: 2020/4/1\n",
    "sites/b.csv": "id,拠点名,opened\nS-2,か\u3099,2020/4/1\n",
    "sites/c.yaml": "id: S-3\nname: 大阪\nopened: '2021/10/1'\n",
}
LAWS = {"laws/laws.csv": "id,法令名,種類,施行日,作成中\nL-1,民法,法律,1898-07-16,\n"}
MONTH = {
    "inspections/i.yaml": "- {id: I-1, item: 机上, every: month, starts: 2026-09-01}\n"
    "- {id: I-2, item: 鍵, every: month, starts: 2026-09-01}\n",
    "inspections/results/a.csv": (
        "inspection,department,month,result,by,date\n"
        "I-1,D-GA,2026-09,ng,P-01,2026-09-30\nI-1,D-GA,2026-10,ok,P-01,2026-10-30\n"
    ),
    "inspections/results/b.csv": (
        "inspection,department,month,result,by,date\n"
        "I-2,D-GA,2026-09,ng,P-01,2026-09-30\nI-2,D-GA,2026-10,ok,P-01,2026-10-30\n"
    ),
    "objectives/o.yaml": (
        "id: O-1\ntitle: 適用率\nmeasure: 割合\ntarget: 95\nowner: P-01\nstarts: 2026-09-01\n"
        "months:\n  - {month: 2026-09, value: 70, by: P-01}\n"
    ),
}
SHEET = {
    "in.csv": "点検番号,部署,対象月,点検結果,点検者\nI-1,D-GA,2026-10,否,P-02\n"
    "I-2,D-GA,2026-10,該当なし,P-02\n"
}
INTERRUPTED = {
    ".isms.journal": "isms journal 1\n12 - 16\nsites/s.yamlid: S-1\nname: x\n",
    "risks/.isms-1.part": "half",
}
OUT = "out/made"
EARLIER = {OUT: "of an earlier run\n"}
PACK = "build/pmark-renewal"
EARLIER_PACK = {f"{PACK}/00-index.md": "earlier\n", f"{PACK}/{MANIFEST}": "0  00-index.md\n"}
FOREIGN = "in/harbour.yaml"
THREATS = "  threats: [{urn: 'urn:example:risk:threat:harbour:storm', name: A storm}]\n"
EARLIER_IMPORT = {
    FOREIGN: LIBRARY.replace("Mooring", "Berths") + THREATS,
    **{
        f"knowledge/frameworks/{fact.id}.yaml": text_of(fact).decode()
        for fact in reading(LIBRARY + THREATS).frameworks
    },
}


def programmes(folder: Path) -> Files:
    """Return what there is to see where `isms init` works: without isms.yaml a folder is no programme."""
    files = finished(folder)
    whole = "new/isms.yaml" in files
    return {path: content for path, content in files.items() if whole or not path.startswith("new/")}


def packs(folder: Path) -> Files:
    """Return what there is to see where `isms pack` works: a pack that was moved aside is there."""
    files = finished(folder)
    if not (folder / PACK).exists():
        aside = re.compile(r"/\.isms-(pmark-renewal)\.old/")
        found = {aside.sub(r"/\1/", path): file for path, file in on_disk(folder).items()}
        files |= {path: file for path, file in found.items() if path.startswith(f"{PACK}/")}
    return files


PROGRAMMES, PACKS = Promise(programmes), Promise(packs)


class Writing(NamedTuple):
    """A command that writes, and what it is run on."""

    command: str
    rest: tuple[str, ...] = ()
    files: Mapping[str, str] = FILES | EARLIER
    promise: Promise = OUTPUTS
    setup: str = ""
    small: bool = False
    """Whether it writes so many files that it is killed at every call only where `few_files` are left."""

    @property
    def arguments(self) -> list[str]:
        """What comes after ``isms``."""
        return [*self.command.split(), *self.rest, "--as-of", DAY]

    @property
    def mend(self) -> Callable[[Path], None] | None:
        """What comes after a run that was killed: clearing up among records, else running it again."""
        return clear if self.promise is RECORDS else None


def records(command: str, *rest: str, files: Mapping[str, str] = FILES | LOOSE, setup: str = "") -> Writing:
    """Return a command that writes records."""
    return Writing(command, rest, files, RECORDS, setup)


def output(command: str, *rest: str) -> Writing:
    """Return a command that writes what it would print to a file."""
    return Writing(command, (*rest, "-o", OUT))


PERSON = ("person", "--id", "P-9", "--name", "x", "--department", "D-GA", "--employment", "employee")
WRITINGS = {
    "init": Writing("init", ("new",), {"note.txt": ""}, PROGRAMMES, small=True),
    "init, a folder that is there": Writing(
        "init", ("new",), {"new/.git/HEAD": "ref: refs/heads/main\n"}, PROGRAMMES, small=True
    ),
    "init, another standard": records("init", ".", "--standard", "pmark", files=FILES | LAWS),
    "init --example": Writing("init", ("new", "--example"), {"note.txt": ""}, PROGRAMMES, small=True),
    "new, a file": records("new", "site", "--id", "S-9", "--name", "神戸"),
    "new, a row": records("new", *PERSON),
    "new -o": records("new", *PERSON, "-o", "people/more.csv"),
    "fmt": records("fmt"),
    "accept, a risk": records("accept", "R-002", "--by", "P-02"),
    "accept, a ledger": records("accept", "--kind", "asset", "--by", "P-01", "--where", "owner=P-01"),
    "accept --until": records("accept", "R-002", "--by", "P-02", "--until", "2027-03-31"),
    "inspect --check": records(
        "inspect", "2026-10", "--check", "--by", "P-02", "--department", "D-GA", files=FILES | MONTH
    ),
    "inspect --raise": records(
        "inspect", "2026-09", "--raise", files=FILES | MONTH, setup="tests.writing:one_moment"
    ),
    "inspect --read": records(
        "inspect", "2026-10", "--read", "in.csv", "--replace", files=FILES | MONTH | SHEET
    ),
    "inspect --sheet": Writing("inspect", ("2026-10", "--sheet", f"{OUT}.csv"), FILES | MONTH | EARLIER),
    "inspect -o": Writing("inspect", ("2026-10", "--trend", "-o", OUT), FILES | MONTH | EARLIER),
    "objective --record": records(
        *("objective", "2026-10", "--record", "O-1", "--value", "80", "--replace", "--by", "P-01"),
        files=FILES | MONTH,
    ),
    "objective --check": records("objective", "2026-09", "--check", "--by", "P-02", files=FILES | MONTH),
    "objective -o": Writing("objective", ("2026-10", "--trend", "-o", OUT), FILES | MONTH | EARLIER),
    "mv": records("mv", "person", "P-01", "P-91"),
    "upgrade": records("upgrade", files=OLD, setup="tests.records.test_migrate:register"),
    "check --fix": records("check", "--fix", "--yes"),
    "doctor --repair": records("doctor", "--repair", files=FILES | INTERRUPTED),
    "framework import": records("framework import", FOREIGN, files=FILES | {FOREIGN: LIBRARY + THREATS}),
    "framework import --replace": records(
        "framework import", "--replace", FOREIGN, files=FILES | EARLIER_IMPORT
    ),
    "framework list -o": output("framework list"),
    "framework show -o": output("framework show", "iso27001"),
    "framework diff -o": output("framework diff", "iso27001", "pmark"),
    "check -o": output("check"),
    "check --write-baseline": Writing("check", ("--write-baseline", OUT)),
    "check, both": Writing("check", ("--write-baseline", "out/baseline.json", "-o", OUT)),
    "explain -o": output("explain", "RSK001"),
    "selftest -o": output("selftest", "ORG001"),
    "fmt -o": output("fmt", "--check"),
    "knowledge list -o": output("knowledge list"),
    "knowledge show -o": output("knowledge show", "pmark-fees", "--format", "json"),
    "knowledge compare -o": output("knowledge compare", "--format", "json"),
    "fees -o": output("fees", "--format", "json"),
    "framework map -o": Writing(
        "framework map", ("old.csv", "-o", OUT), FILES | EARLIER | {"old.csv": "番号,適用\n5.1.1,適用\n"}
    ),
    "list -o": output("list", "risk", "--format", "csv"),
    "show -o": output("show", "R-001"),
    "risk score -o": output("risk score"),
    "risk matrix -o": output("risk matrix"),
    "risk plan -o": output("risk plan"),
    "risk coverage -o": output("risk coverage"),
    "risk suggest -o": output("risk suggest", "AS-01", "--all"),
    "risk compare -o": output("risk compare", "ipa-sme-3.1", "asset-threat-vulnerability", "--all"),
    "trace -o": output("trace", "R-001", "--format", "json"),
    "soa -o": output("soa", "--format", "json"),
    "coverage -o": output("coverage", "iso27001", "--format", "json"),
    "coverage -o, a page": output("coverage", "iso27001", "--format", "html"),
    "status -o": output("status", "--format", "json"),
    "render -o": output("render", "soa", "--format", "html"),
    "render -o, a workbook": output("render", "laws", "--format", "xlsx"),
    "render -o, OSCAL": Writing("render", ("soa", "--format", "oscal", "-o", "out"), small=True),
    "render --all": Writing("render", ("--all", "--format", "md", "-o", "out"), small=True),
    "pack": Writing("pack", ("pmark-renewal",), FILES, PACKS, small=True),
    "pack, an earlier one": Writing("pack", ("pmark-renewal",), FILES | EARLIER_PACK, PACKS, small=True),
    "pack -o": Writing("pack", ("pmark-renewal", "-o", "out/pack"), FILES, PACKS, small=True),
    "doctor -o": output("doctor")._replace(files=EARLIER),
    "schema -o": Writing("schema", ("-o", "out"), small=True),
    "completion -o": output("completion", "bash"),
}
"""Every command, and every option of it that makes it write something else."""
WRITES_NOTHING = {
    "--quiet", "--root", "--baseline", "--yes", "--dry-run", "--check", "--compare", "--list", "--final",
    "--modeline", "--chapters", "--unverified", "--mapped",
}  # fmt: skip
"""Flags and options with a path by which a command writes no more than without them."""
FEW = {"isms.yaml", "README.md", ".githooks/pre-commit"}


def few_files() -> None:
    """Let those commands that make many files make few; in a process of its own this needs no undoing."""
    skeleton, example = beginning._skeleton, beginning._example
    listing, kinds = rendering.document_listing, schemas.all_kinds

    def few(files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        return ((path, content) for path, content in files if path in FEW)

    def small_pack(order: Order) -> Pack:
        files = {"00-index.md": b"index\n", "01-application.html": b"<p>"}
        return Pack(files | {MANIFEST: listed(files)}, renewal(order.programme))

    vars(beginning).update(_skeleton=lambda *plan: few(skeleton(*plan)), _example=lambda: few(example()))
    vars(packing).update(make=small_pack)
    vars(schemas).update(all_kinds=lambda: kinds()[:2])
    vars(rendering).update(
        document_listing=lambda loaded: replace(listing(loaded), rows=listing(loaded).rows[:2])
    )


def one_moment() -> None:
    """Let every run make the same ids."""
    nine = datetime(2026, 11, 22, 9, tzinfo=UTC)
    vars(inspect).update(moment=lambda _given: nine, secrets=SimpleNamespace(randbelow=lambda _most: 0))
