"""Evidence says what it shows.
証拠が、何を裏付けるものかを示していること。

A file that no record names, and that names no record, will not be found when it is asked for: name what it
supports, or name it where it belongs.

どの記録からも挙げられず、どの記録も裏付けていない証拠は、求められたときに見つかりません。`supports` に裏
付ける記録を書くか、その記録の側に証拠を挙げます。

Fails:

    evidence/E-01.yaml:
      id: E-01
      title: 復元試験の結果
      url: https://files.example.jp/restore
      collected_on: 2026-09-30
      collected_by: P-01

Passes:

    evidence/E-01.yaml:
      id: E-01
      title: 復元試験の結果
      url: https://files.example.jp/restore
      collected_on: 2026-09-30
      collected_by: P-01
      supports: [person:P-01]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.references import uses
from isms.rules import Flaw
from isms.scalars import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.kind import Field
    from isms.model.programme import Programme

CODE = "EVD002"
LEVEL = Level.INFO
CLAUSES = ("27001:7.5.3", "pmark:J.4.5.5")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="supports に裏付ける記録を書くか、その記録の evidence に挙げてください。",
    en="Write what it shows under supports, or name it under evidence of that record.",
)
NOTHING = Text(ja="この証拠が何を裏付けるのかが分かりません。", en="It is not said what this evidence shows.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the evidence that no record names and that names none."""
    loose = [e for e in programme.evidence if e.lacks("supports")]
    if not loose:
        return
    named = _named(programme)
    yield from (Flaw(e, ("supports",), NOTHING.of()) for e in loose if e.key not in named)


def _named(programme: Programme) -> set[str]:
    """Return every piece of evidence that some record names."""
    named: set[str] = set()

    def gather(_: Field, keys: set[str]) -> set[str]:
        named.update(keys)
        return set()

    for _ in uses(programme, _names_evidence, gather):
        pass
    return named


def _names_evidence(declared: Field) -> bool:
    return isinstance(declared.scalar, Reference) and declared.scalar.kind == "evidence"
