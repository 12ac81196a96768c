"""Measure isms against what its input costs to parse, and print the ratios.

Usage::

    python benchmarks/run.py [--quick] [--rounds 5] [--without-peers]

Every figure is a ratio to a yardstick taken in the same round; rounds are interleaved, and what is printed
is the median with the lowest and the highest. Every run is compared with benchmarks/reference.py.
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import json
import platform
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import generate
from measure import BARE, HERE, ISMS, OverTimeError, Run, Spread, run, spread
from peers import PEERS, Peer
from reference import diagnostics_digest

import isms

BUILD = HERE.parent / "build/bench"
EXAMPLE = HERE.parent / "examples/minato-contact"
OFTEN = 5
"""What takes a fraction of a second is run so often in a round; its median counts."""
PATIENCE = 60.0
"""Seconds that a peer is given."""


class Size(NamedTuple):
    """How large the programmes are."""

    assets: int
    risks: int
    files: int
    peers: int

    @property
    def records(self) -> int:
        """Assets and risks together."""
        return self.assets + self.risks


FULL = Size(100_000, 300_000, 10_000, 10_000)
QUICK = Size(2_500, 7_500, 400, 400)


class Row(NamedTuple):
    """One line of the result: a ratio and the most that it should be; None where there is no target."""

    work: str
    target: float | None
    yardstick: str


ROWS = {
    "help": Row("isms --help", 9, "x bare"),
    "few": Row("isms check, 8 files, cold", 22, "x bare"),
    "few again": Row("the same, nothing changed", 16, "x bare"),
    "large": Row("isms check, {assets:,} assets + {risks:,} risks, all rules", 8, "x csv"),
    "distinct": Row("the same, every text distinct", None, "x csv"),
    "peak": Row("its peak, over that of 8 files", 1, "KB a record"),
    "growth": Row("time({records:,}) : time({quarter:,})", 4.4, "x"),
    "rule": Row("one rule on {records:,} records (mean)", 0.1, "x csv"),
    "dearest": Row("the dearest rule alone: {dearest}", 0.1, "x csv"),
    "shared": Row("what rules share: indexes, scores", None, "x csv"),
    "score": Row("scoring {risks:,} risks, on top of loading", 1, "x csv"),
    "printed": Row("isms risk score --format json, on top of loading", None, "x csv"),
    "compared": Row("isms risk compare, {third_risks:,} risks", 1.5, "x risk score"),
    "matrix": Row("risk matrix: time({risks:,}) : 4 time({quarter_risks:,}), on top of loading", 1.2, "x"),
    "plan": Row("risk plan, the same", 1.2, "x"),
    "coverage of risks": Row("risk coverage, the same", 1.2, "x"),
    "trace": Row("trace of one asset, the same", 1.2, "x"),
    "files": Row("isms check, {files:,} one-record YAML files, cold", 0.8, "x yaml"),
    "files again": Row("the same, nothing changed", 0.1, "x yaml"),
    "files changed": Row("the same, one changed", 0.2, "x yaml"),
    "soa": Row("isms render soa, every format", 1.5, "x engines"),
    "coverage": Row("isms coverage iso27001, on the example", 2, "x check"),
}


class WrongError(Exception):
    """The tool and the slow reference do not agree."""


class Bench:
    """The programmes, the figures taken so far, and what the reference says."""

    def __init__(self, size: Size) -> None:
        """Write the programmes and ask the reference about each."""
        self.size = size
        self.figures: dict[str, list[float]] = defaultdict(list)
        self.said: dict[str, str] = {}
        self.rules: dict[str, list[float]] = defaultdict(list)
        self.names = {"dearest": ""}
        self.over_time: set[str] = set()
        shutil.rmtree(BUILD, ignore_errors=True)
        compileall.compile_dir(Path(isms.__file__).parent, quiet=1)
        _generate("few", "few")
        _generate("large", "ledgers", assets=size.assets, risks=size.risks)
        _generate("quarter", "ledgers", assets=size.assets // 4, risks=size.risks // 4)
        _generate("third", "ledgers", assets=size.assets // 3, risks=size.risks // 3)
        _generate("distinct", "ledgers", "--distinct", assets=size.assets, risks=size.risks)
        _generate("files", "files", records=size.files)
        self.expected = {
            name: _reference(BUILD / name)
            for name in ("few", "large", "quarter", "third", "distinct", "files")
        }

    def round(self) -> None:
        """Take every figure once."""
        self._start(median(run(BARE).seconds for _ in range(OFTEN)))
        csv = self._large()
        self._inside(csv)
        self._compared()
        self._risks()
        self._files()
        self._covered()

    def _start(self, bare: float) -> None:
        self._add("help", median(run([ISMS, "--help"]).seconds for _ in range(OFTEN)) / bare)
        self._add("few", median(self._check("few").seconds for _ in range(OFTEN)) / bare)
        self._add("few again", median(self._check("few").seconds for _ in range(OFTEN)) / bare)

    def _large(self) -> float:
        csv = _yardstick("csv", "large")
        large, quarter = self._check("large"), self._check("quarter")
        self._add("large", large.seconds / csv)
        self._add("peak", (large.peak - self._check("few").peak) / self.size.records)
        self._add("growth", large.seconds / quarter.seconds)
        self._add("distinct", self._check("distinct").seconds / _yardstick("csv", "distinct"))
        return csv

    def _compared(self) -> None:
        """Compare scoring the register by two methods with scoring it by one."""
        at = ["-C", str(BUILD / "third"), "--as-of", generate.AS_OF, "--format", "csv"]
        score = run([ISMS, "risk", "score", *at]).seconds
        methods = ["ipa-sme-3.1", "asset-threat-vulnerability"]
        self._add("compared", run([ISMS, "risk", "compare", *methods, *at]).seconds / score)

    def _risks(self) -> None:
        """Hold what is said about four times as many risks against the time that it takes."""
        quarter, large = _inside("risk", "quarter"), _inside("risk", "large")
        for name, said in (("quarter", quarter["said"]), ("large", large["said"])):
            _agree(f"answers about the risks of {name}", said, self.expected[name]["risks"])
        for name, seconds in large["seconds"].items():
            figure = "coverage of risks" if name == "coverage" else name
            self._add(figure, seconds / quarter["seconds"][name] / 4)

    def _inside(self, csv: float) -> None:
        rules = _inside("rules", "large")
        alone: dict[str, float] = rules["alone"]
        self._add("rule", sum(alone.values()) / len(alone) / csv)
        self.names["dearest"] = max(alone, key=alone.__getitem__)
        self._add("dearest", max(alone.values()) / csv)
        self._add("shared", rules["shared"] / csv)
        for code, seconds in alone.items():
            self.rules[code].append(seconds / csv)
        scored = _inside("score", "large")
        _agree("scores of large", scored["digest"], self.expected["large"]["scores"])
        self._add("score", scored["scoring"] / csv)
        self._add("printed", (scored["scoring"] + scored["printing"]) / csv)
        rendered = _inside("soa", "few")
        self._add("soa", rendered["seconds"] / rendered["engines"])

    def _files(self) -> None:
        yaml = _yardstick("yaml", "files")
        self._add("files", self._check("files").seconds / yaml)
        self._add("files again", self._check("files").seconds / yaml)
        changed = next((BUILD / "files/risks").glob("*.yaml"))
        changed.write_bytes(changed.read_bytes() + b"# looked at\n")
        self._add("files changed", self._check("files").seconds / yaml)

    def _covered(self) -> None:
        """Compare coverage of the example with a check of it."""
        at = ["-C", str(EXAMPLE), "--as-of", generate.AS_OF]
        check = median(run([ISMS, "check", *at]).seconds for _ in range(OFTEN))
        coverage = median(run([ISMS, "coverage", "iso27001", *at]).seconds for _ in range(OFTEN))
        self._add("coverage", coverage / check)

    def peers(self) -> None:
        """Measure each peer that is installed against our check of as many records."""
        folder = BUILD / "peers"
        if not folder.exists():
            generate.ledgers(folder / "ours", self.size.peers // 4, self.size.peers * 3 // 4)
            generate.files(folder / "ours-files", self.size.peers)
        ours = {False: _ours(folder / "ours").seconds, True: _ours(folder / "ours-files").seconds}
        for peer in PEERS:
            seconds = self._peer(peer, folder / peer.program)
            if seconds is not None:
                self._add(peer.program, ours[peer.single_files] / seconds)

    def _peer(self, peer: Peer, folder: Path) -> float | None:
        """Return how long a peer takes; None where it is not there or takes too long."""
        program = peer.installed
        if program is None or peer.program in self.over_time:
            return None
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        arguments = peer.write(folder, self.size.peers)
        try:
            done = run([program, *arguments], folder, PATIENCE)
        except OverTimeError:
            self.over_time.add(peer.program)
            return None
        if done.status:
            message = f"{peer.program} ends with {done.status}"
            raise WrongError(message)
        return done.seconds

    def _check(self, name: str) -> Run:
        """Check a programme, and compare what is said with the reference."""
        done = _ours(BUILD / name)
        said = hashlib.sha256(done.output).hexdigest()
        _agree(f"what is said about {name}", said, self.said.setdefault(name, said))
        report = json.loads(done.output)
        _agree(
            f"diagnostics of {name}",
            diagnostics_digest(report["diagnostics"]),
            self.expected[name]["diagnostics"],
        )
        return done

    def _add(self, name: str, figure: float) -> None:
        self.figures[name].append(figure)

    def lines(self) -> list[str]:
        """Return the result as the rows of a Markdown table."""
        size = self.size
        values = {**size._asdict(), "records": size.records, "quarter": size.records // 4, **self.names}
        values |= {"quarter_risks": size.risks // 4, "third_risks": size.risks // 3}
        rows = [
            _line(row.work.format(**values), row.target, spread(self.figures[name]), row.yardstick)
            for name, row in ROWS.items()
        ]
        return ["| work | target | median (lowest - highest) | |", "|---|--:|--:|---|", *rows]

    def rule_lines(self) -> list[str]:
        """Return what each rule costs alone as the rows of a Markdown table, the dearest first."""
        dearest = sorted(self.rules, key=lambda code: (-median(self.rules[code]), code))
        rows = [_line(code, 0.1, spread(self.rules[code]), "x csv") for code in dearest]
        title = f"| rule alone, on {self.size.records:,} records | target | median (lowest - highest) | |"
        return [title, "|---|--:|--:|---|", *rows]

    def peer_lines(self) -> list[str]:
        """Return what became of each peer as the rows of a Markdown table."""
        lines = [f"| isms check : peer, {self.size.peers:,} records | target | median (lowest - highest) | |"]
        lines.append("|---|--:|--:|---|")
        for peer in PEERS:
            if self.figures[peer.program]:
                lines.append(_line(peer.program, 1, spread(self.figures[peer.program]), "x peer"))
            else:
                reason = f"over {PATIENCE:.0f} s" if peer.program in self.over_time else "not run"
                lines.append(f"| {peer.program} | 1 | {reason} | |")
        return lines


def _line(work: str, target: float | None, found: Spread, unit: str) -> str:
    aim = "" if target is None else f"{target:g}"
    verdict = "" if target is None or found.middle <= target else f"  **{found.middle / target - 1:+.0%}**"
    return f"| {work} | {aim} | {found}{verdict} | {unit} |"


def _ours(programme: Path) -> Run:
    """Run `isms check` on a programme."""
    done = run([ISMS, "check", "-C", str(programme), "--as-of", generate.AS_OF, "--format", "json"])
    if done.status not in {0, 1}:
        message = f"isms check of {programme} ends with {done.status}"
        raise WrongError(message)
    return done


def _yardstick(name: str, programme: str) -> float:
    return _script("yardstick.py", name, str(BUILD / programme)).seconds


def _inside(step: str, programme: str) -> dict[str, Any]:
    """Run one step of inside.py."""
    found: dict[str, Any] = _answer("inside.py", step, str(BUILD / programme))
    return found


def _generate(name: str, form: str, *flags: str, **sizes: int) -> None:
    """Write a programme; in a process of its own, because a child's peak includes its parent's size."""
    numbers = [word for size, number in sizes.items() for word in (f"--{size}", str(number))]
    _script("generate.py", form, str(BUILD / name), *flags, *numbers)


def _reference(programme: Path) -> dict[str, Any]:
    """Ask the slow reference, in a process of its own, too."""
    found: dict[str, Any] = _answer("reference.py", str(programme))
    return found


def _answer(script: str, *arguments: str) -> Any:  # noqa: ANN401 - any JSON
    """Run a script of this folder and return what it prints as JSON."""
    return json.loads(_script(script, *arguments).output)


def _script(name: str, *arguments: str) -> Run:
    """Run a script of this folder."""
    done = run([sys.executable, str(HERE / name), *arguments])
    if done.status:
        message = f"{name} {' '.join(arguments)} ends with {done.status}"
        raise WrongError(message)
    return done


def _agree(what: str, found: object, expected: object) -> None:
    if found != expected:
        message = f"{what}: isms says {found}, the reference {expected}"
        raise WrongError(message)


def _bytes(name: str) -> str:
    size = sum(path.stat().st_size for path in (BUILD / name).rglob("*") if path.is_file())
    return f"{name} {size:,} bytes"


def main() -> None:
    """Take the figures and print them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="small programmes: for trying, not for quoting")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-peers", action="store_true")
    given = parser.parse_args()
    bench = Bench(QUICK if given.quick else FULL)
    print(f"Python {platform.python_version()}, {platform.system()}, {given.rounds} interleaved rounds")
    print("Input:", ", ".join(map(_bytes, bench.expected)))
    for number in range(given.rounds):
        bench.round()
        if not given.without_peers:
            bench.peers()
        print(f"round {number + 1} of {given.rounds}", file=sys.stderr, flush=True)
    print("Scores and diagnostics are those of benchmarks/reference.py in every run.\n")
    print("\n".join([*bench.lines(), "", *bench.peer_lines(), "", *bench.rule_lines()]))


if __name__ == "__main__":
    main()
