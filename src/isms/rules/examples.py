r"""The examples of a rule: small programmes in its manual, some with the fault and some without.

After a line ``Fails:`` or ``Passes:`` each file begins with its path and a colon, indented by four; its
text follows on the same line or below, indented by six. ``\uXXXX`` and ``\xXX`` stand for a character or a
byte that cannot be seen. In brackets after the path may stand an encoding (``cp932``) or what the file is
instead of a regular one (``link``, ``unreadable``).

Every example is a programme as of 2026-11-22 with the files of `BASE`, unless it brings its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DAY = date(2026, 11, 22)
"""The day of every example."""

FAILS, PASSES = "Fails", "Passes"
ODDITIES = frozenset({"link", "unreadable"})
"""What a file of an example may be instead of a regular one."""

_HEAD = re.compile(r"(Fails|Passes):\s*$", re.MULTILINE)
_FILE = re.compile(r"^ {4}(\S[^\s:]*)(?: \((\w+)\))?:(?: (.*))?\n?", re.MULTILINE)
_ESCAPE = re.compile(rb"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})")


class File(NamedTuple):
    """One file of an example, as the manual shows it; ``mark`` is what stands in brackets after its path."""

    text: str
    mark: str = ""

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        encoding = self.mark if self.mark and self.mark not in ODDITIES else "utf-8"
        return _ESCAPE.sub(_unescaped, self.text.encode(encoding))

    @property
    def oddity(self) -> str:
        """What the file is instead of a regular one; empty where it is one."""
        return self.mark if self.mark in ODDITIES else ""


@dataclass(frozen=True, slots=True)
class Example:
    """A programme that a rule is tried on, and whether the rule is to find its fault there."""

    fails: bool
    own: Mapping[str, File]

    @property
    def files(self) -> Mapping[str, File]:
        """All files of the programme, those of `BASE` first."""
        return {**BASE, **self.own}


BASE: Mapping[str, File] = {
    "isms.yaml": File(
        "format: 1\n"
        "organisation: {name: 株式会社見本}\n"
        "standards: [iso27001]\n"
        "scope: 受託開発\n"
        "stage: operating\n"
        'risk: {method: ipa-sme-3.1, acceptable: "score:4"}\n'
    ),
    "departments/D-01.yaml": File("id: D-01\nname: 情報システム部\nhead: P-01\n"),
    "people/P-01.yaml": File(
        "id: P-01\nname: 青木 健一\ndepartment: D-01\nemployment: employee\npledge_signed: 2020-04-01\n"
    ),
    "people/P-02.yaml": File(
        "id: P-02\nname: 大森 由美\ndepartment: D-01\nemployment: officer\nroles: [top_management]\n"
        "pledge_signed: 2020-04-01\n"
    ),
}
"""What every example starts from: a company with one department and two people."""


def examples(manual: str) -> Iterator[Example]:
    """Go through the examples of a manual in the order in which they are written."""
    heads = list(_HEAD.finditer(manual))
    ends = [*(head.start() for head in heads), len(manual)][1:]
    for head, end in zip(heads, ends, strict=True):
        yield Example(head.group(1) == FAILS, dict(_files(manual[head.end() : end])))


def _files(block: str) -> Iterator[tuple[str, File]]:
    starts = list(_FILE.finditer(block))
    ends = [start.start() for start in starts[1:]] + [len(block)]
    for start, end in zip(starts, ends, strict=True):
        path, mark, first = start.groups()
        below = [line.removeprefix(" " * 6) for line in block[start.end() : end].splitlines()]
        text = "\n".join([first, *below] if first else below)
        yield path, File(text.strip("\n") + "\n", mark or "")


def _unescaped(match: re.Match[bytes]) -> bytes:
    byte, character = match.groups()
    return bytes.fromhex(byte.decode()) if byte else chr(int(character, 16)).encode()
