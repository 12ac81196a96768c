"""`isms framework`: lists of requirements and controls, of ours and of others."""

from __future__ import annotations

from isms.cli.command import entry
from isms.cli.given import group

COMMANDS = {
    "list": entry(
        "framework_list", ja="使えるフレームワークを一覧にする", en="List the frameworks there are"
    ),
    "show": entry("framework_show", ja="フレームワークの項目を表示する", en="Show the items of a framework"),
    "import": entry(
        "framework_import",
        ja="CISO Assistant のライブラリーや OSCAL のカタログを取り込む",
        en="Import libraries of CISO Assistant or OSCAL catalogs",
    ),
    "diff": entry("framework_diff", ja="2つの版の違いを見る", en="Show what two versions have otherwise"),
    "map": entry(
        "framework_map",
        ja="旧版の適用宣言書を2022年版に移す案を作る",
        en="Propose how an older Statement of Applicability goes to 2022",
    ),
}

command = group("framework", COMMANDS)
