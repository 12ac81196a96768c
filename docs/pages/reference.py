"""The generated pages: commands, kinds of records with their fields, and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.cli.reference import commands
from isms.diagnostic import Text
from isms.model.programme import Programme
from isms.reference import common_table, kind_tables, settings_tables
from isms.rules import manual, packaged
from pages.examples import ROOT, as_csv, example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Language
    from isms.kind import Record
    from isms.rules import Rule

COMMANDS = Text(
    ja="""# コマンド

`isms` のすべてのコマンドとオプションです。同じ説明は `isms コマンド --help` で表示できます。
終了コードの意味は[終了コード](exit-status.md)にあります。
""",
    en="""# Commands

Every command of `isms` with its options, as `isms COMMAND --help` prints them. What the exit status means
is said under [exit status](exit-status.md).
""",
)
RECORDS = Text(
    ja="""# 記録の種類と項目

台帳に書く記録の種類と、その項目です。種類ごとに、記入例を付けています。

- 記録は、YAML の「項目名: 値」の並び(1ファイルに1件、又は複数件)、CSV の1行、
  文書では本文付きの Markdown です。最初のフォルダーが種類を表します。
- 項目名と日英のラベルは、どれも CSV の見出しと YAML のキーに使えます。選択肢の値とそのラベルも同じです。
- CSV の1つのセルに複数の値を書くときは `;` で区切ります。
- true / false の項目を空欄にすると「不明」になります。「いいえ」ではありません。
- `x_` で始まる項目は、自由に追加できます。
- どの種類も指せる参照は「種類:番号」と書きます。複数の項目から成る番号は「/」でつなぎます
  (例 `attendance:TRN-01/P-03/2026-06-15`)。附属書A以外の管理策は「フレームワーク/番号」です。
""",
    en="""# Kinds of records and their fields

What a programme keeps, kind by kind, with an example of each.

- A record is a YAML mapping (a file holds one, or a list of them), a row of a CSV file or, for documents,
  Markdown with front matter. The first folder names the kind.
- The name of a field and its labels in both languages are accepted as heads of CSV and as keys of YAML; so
  are the words of a fixed list and their labels.
- Several values in one cell are separated by `;`.
- A flag that is left empty is unknown, not false.
- Fields whose names begin with `x_` are your own.
- A reference where any kind may be meant is `kind:id`; the parts of a key are joined by `/`, as in
  `attendance:TRN-01/P-03/2026-06-15`. The key of a control outside Annex A is `framework/id`.
""",
)
EVERY_KIND = Text(ja="どの種類にも書ける項目", en="Fields of every kind")
KINDS = Text(ja="種類の一覧", en="List of kinds")
KIND_HEAD = Text(
    ja="| 種類 | 名前 | フォルダー |\n|---|---|---|", en="| Kind | Name | Folder |\n|---|---|---|"
)
EXAMPLE = Text(ja="例", en="Example")
SAME_AS_CSV = Text(ja="同じ記録を CSV に書くと、次のようになります。", en="The same record as CSV:")
SETTINGS = Text(ja="isms.yaml(台帳の設定)", en="isms.yaml, the settings")
SETTINGS_FILE = Text(
    ja="台帳のフォルダーのいちばん上に置く、設定のファイルです。",
    en="The settings stand in this file, at the top of the programme.",
)
RULES = Text(
    ja="""# ルール

`isms check` が調べることの一覧です。例はすべてテストとして実行しています。
`isms explain ルール番号` で1件ずつ表示できます。

- **error** は規格、法令、記録の形式が求めること、**warning** は望ましい実務、又は把握すべきことが不明な場合、
  **info** は参考情報です。
- 誤りではなく「まだない」ことは、認証を取得するまで軽く扱います。構築中は info、運用中は warning までです
  (isms.yaml の `stage`)。
- 作成中の記録(`draft: true`)では、足りないものを指摘しません。
- isms.yaml の `rules` で、レベルの変更、無効化、基準値の設定ができます。例外承認(`waivers/`)を登録すると、
  個別の指摘を期限付きで残せます。どちらも、規格の箇条4〜10、プライバシーマーク指針の J 項目、
  記録の形式に関わるエラーには使えません。
""",
    en="""# Rules

What `isms check` looks for. All examples are run as tests. `isms explain CODE` prints one entry.

- **error**: a standard, a law or the form of records demands it. **warning**: good practice, or something
  that has to be known and is not. **info**: worth knowing.
- What is absent, rather than wrong, weighs less before certification: `info` while building, at most a
  `warning` while operating (`stage` in isms.yaml).
- In a draft (`draft: true`) nothing is reported as missing.
- `rules` in isms.yaml may change a level, switch a rule off or set its threshold; a waiver leaves one
  diagnostic standing for a while. Neither can touch errors on clauses 4-10, on items of the PrivacyMark
  guideline or on the form of records.
""",
)
RULE_HEAD = Text(
    ja="| ルール番号 | レベル | 内容 | 要求事項 |\n|---|---|---|---|",
    en="| Code | Level | What is asked | Serves |\n|---|---|---|---|",
)


def generated(language: Language) -> dict[str, str]:
    """Return every generated page by its path."""
    pages = {
        "commands.md": f"{COMMANDS.say(language)}\n{commands(language)}",
        "records/index.md": _records_index(language),
        "records/settings.md": _settings(language),
        "rules/index.md": _rules_index(language),
    }
    for kind in Programme.kinds().values():
        pages[f"records/{kind.declaration.name}.md"] = _kind(kind, language)
    for family, members in families():
        pages[f"rules/{family}.md"] = _family(family, members, language)
    return pages


def families() -> Iterator[tuple[str, list[Rule]]]:
    """Return the letters of each family of rules with its rules."""
    for _, members in manual.by_family(packaged().values()):
        yield members[0].code.rstrip("0123456789"), members


def _records_index(language: Language) -> str:
    rows = []
    for kind in Programme.kinds().values():
        declared = kind.declaration
        link = f"[`{declared.name}`]({declared.name}.md)"
        rows.append(f"| {link} | {declared.label.say(language)} | `{declared.folder}/` |")
    return "\n".join([
        RECORDS.say(language),
        f"## {EVERY_KIND.say(language)}\n\n{common_table(language)}\n",
        f"## {KINDS.say(language)}\n\n{KIND_HEAD.say(language)}",
        *rows,
        "",
    ])  # fmt: skip


def _kind(kind: type[Record], language: Language) -> str:
    """Return the page of a kind: its fields, and an example in YAML and, where it may be, CSV."""
    declared = kind.declaration
    title = declared.label.say(language)
    shown = example(kind)
    parts = [
        f"# {title}({declared.name})" if language == "ja" else f"# {title} ({declared.name})",
        kind_tables(kind, language),
        f"## {EXAMPLE.say(language)}",
        f"`{shown.path}`:",
        f"```yaml\n{shown.text.rstrip()}\n```",
    ]
    sheet = as_csv(kind, shown, language)
    if sheet is not None:
        parts += [SAME_AS_CSV.say(language), f"```csv\n{sheet.rstrip()}\n```"]
    return "\n\n".join(parts) + "\n"


def _settings(language: Language) -> str:
    text = (ROOT / "isms.yaml").read_text("utf-8").rstrip()
    return "\n\n".join([
        f"# {SETTINGS.say(language)}",
        SETTINGS_FILE.say(language),
        settings_tables(language),
        f"## {EXAMPLE.say(language)}",
        f"```yaml\n{text}\n```\n",
    ])  # fmt: skip


def _rules_index(language: Language) -> str:
    parts = [RULES.say(language)]
    for family, members in families():
        parts += [
            f"## {_family_title(family, language)}\n",
            RULE_HEAD.say(language),
            *(_row(rule, language) for rule in members),
            "",
        ]
    return "\n".join(parts)


def _family_title(family: str, language: Language) -> str:
    label = manual.FAMILIES.get(family)
    return f"{family} {label.say(language)}" if label else family


def _row(rule: Rule, language: Language) -> str:
    clauses = ", ".join(rule.clauses)
    link = f"[{rule.code}](#{rule.code.lower()})"
    return f"| {link} | {rule.level.word} | {rule.title.say(language)} | {clauses} |"


def _family(family: str, members: list[Rule], language: Language) -> str:
    parts = [f"# {_family_title(family, language)}"]
    for rule in members:
        title = rule.title.say(language).rstrip("。.")
        parts += [f'<a id="{rule.code.lower()}"></a>', f"## {rule.code}: {title}"]
        parts.append(manual.page_in(rule, language))
    return "\n\n".join(parts)
