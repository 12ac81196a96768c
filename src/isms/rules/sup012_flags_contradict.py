"""Whoever handles My Numbers handles personal information.
特定個人情報を取り扱う委託先は、個人情報を取り扱う委託先でもあること。

A record that says yes to the one and no to the other is wrong about one of them, and the duties of
supervision hang on both.

一方を「取り扱う」、他方を「取り扱わない」とした記録は、どちらかが誤りです。監督の義務は、この両方で決まりま
す。

Fails:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: みほん社会保険労務士法人
      service: 社会保険の届出
      personal_information: false
      my_number: true
      owner: P-01

Passes:

    suppliers/SUP-01.yaml:
      id: SUP-01
      name: みほん社会保険労務士法人
      service: 社会保険の届出
      personal_information: true
      my_number: true
      owner: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "SUP012"
LEVEL = Level.ERROR
CLAUSES = ("27001:A.5.19", "pmark:J.9.4")
HINT = Text(
    ja="委託業務を確かめ、personal_information と my_number の一方を直してください。",
    en="Find out what the supplier handles, and correct personal_information or my_number.",
)
CONTRADICTION = Text(
    ja="特定個人情報を取り扱う委託先ですが、個人情報を取り扱わないことになっています。",
    en="The supplier handles My Numbers, and is said to handle no personal information.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the suppliers that are said to handle My Numbers but no personal information."""
    for supplier in programme.suppliers:
        if supplier.my_number and supplier.personal_information is False:
            yield Flaw(supplier, ("personal_information",), CONTRADICTION.of())
