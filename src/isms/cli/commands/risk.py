"""`isms risk`: the results of the risk assessment."""

from __future__ import annotations

from isms.cli.command import entry
from isms.cli.given import group

COMMANDS = {
    "score": entry(
        "risk_score", ja="リスクごとの値とレベルを一覧にする", en="List the score and level of every risk"
    ),
    "plan": entry(
        "risk_plan", ja="リスク対応計画と進捗を一覧にする", en="List the treatment plan and its progress"
    ),
    "coverage": entry(
        "risk_coverage",
        ja="リスクを分析していない資産・個人情報・脅威を見る",
        en="See which assets, personal information and threats no risk looks at",
    ),
    "suggest": entry(
        "risk_suggest",
        ja="資産・個人情報について考えるべきリスクの候補を示す",
        en="Propose risks to think of for an asset or personal information",
    ),
    "compare": entry(
        "risk_compare",
        ja="評価方法を変えると、どのリスクのレベルが変わるかを見る",
        en="See which risks another method would judge otherwise",
    ),
    "matrix": entry(
        "risk_matrix", ja="リスクマトリクス(ヒートマップ)を表示する", en="Show the risk matrix (heat map)"
    ),
}

command = group("risk", COMMANDS)
