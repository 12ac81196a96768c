"""`isms risk`: the results of the risk assessment."""

from __future__ import annotations

from isms.cli.command import Entry
from isms.cli.given import group
from isms.diagnostic import Text

COMMANDS = {
    "score": Entry("isms.cli.commands.risk_score", Text(ja="リスクごとの値とレベルを一覧にする", en="List the score and level of every risk")),
    "matrix": Entry("isms.cli.commands.risk_matrix", Text(ja="リスクマトリクス(ヒートマップ)を表示する", en="Show the risk matrix (heat map)")),
}  # fmt: skip

command = group("risk", COMMANDS)
