"""`isms framework`: the frameworks of requirements and controls."""

from __future__ import annotations

from isms.cli.command import entry
from isms.cli.given import group

COMMANDS = {
    "map": entry(
        "framework_map",
        ja="旧版の適用宣言書を2022年版に移す案を作る",
        en="Propose how an older Statement of Applicability goes to 2022",
    ),
}

command = group("framework", COMMANDS)
