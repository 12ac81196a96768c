"""Where `isms` starts: the table of commands, and the one place where they run."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from isms import __version__
from isms.cli import guard
from isms.cli.command import Option, entry
from isms.cli.frame import install
from isms.cli.given import group
from isms.cli.language import DEFAULT, asked_for, speak
from isms.cli.output import prepare, put
from isms.cli.words import COMPLETE, PROGRAM
from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

COMMANDS = {
    "init": entry("init", ja="新しい台帳一式を作る", en="Start a new programme"),
    "check": entry("check", ja="記録に不備がないかを確かめる", en="Check that the records are in order"),
    "explain": entry(
        "explain", ja="ルール番号(REF001 など)の意味を説明する", en="Explain a code such as REF001"
    ),
    "selftest": entry(
        "selftest", ja="ルールが正しく働くことを例で確かめる", en="Show that every rule can fail and pass"
    ),
    "new": entry("new", ja="記録を1件追加する", en="Add a record"),
    "accept": entry(
        "accept",
        ja="残留リスクの受容、対応計画の承認、記録の見直しを残す",
        en="Record that a risk is accepted, a treatment approved, or a record reviewed",
    ),
    "mv": entry("mv", ja="記録の番号を、参照ごと変える", en="Give a record another id, with its references"),
    "fmt": entry("fmt", ja="文字コードや日付の書き方をそろえる", en="Put files in their proper form"),
    "upgrade": entry(
        "upgrade", ja="古い形式の台帳を今の形式に移す", en="Bring an older programme into the newest format"
    ),
    "list": entry("listing", ja="ある種類の記録を一覧にする", en="List the records of a kind"),
    "show": entry("show", ja="記録を1件表示する", en="Show a record"),
    "trace": entry(
        "trace",
        ja="記録のつながりを、資産からリスク・対応・証拠までたどる",
        en="Follow a record from asset to risk, treatment and evidence",
    ),
    "status": entry(
        "status",
        ja="認証取得までの工程がどこまで進んだかを見る",
        en="See how far the way to the certificate is gone",
    ),
    "inspect": entry(
        "inspect",
        ja="その月の自主点検を見る・配る・取り込む・確認する",
        en="See, hand out, read back and check the self-inspections of a month",
    ),
    "objective": entry(
        "objective",
        ja="その月の目的の実績を見る・記録する・確認する",
        en="See, record and check the objectives of a month",
    ),
    "risk": entry("risk", ja="リスクアセスメントの結果を見る", en="See the results of the risk assessment"),
    "soa": entry("soa", ja="適用宣言書の内容を一覧にする", en="List the Statement of Applicability"),
    "coverage": entry(
        "coverage",
        ja="規格の項目ごとに、記録がそろっているかを見る",
        en="See which items of a standard the records show",
    ),
    "knowledge": entry(
        "knowledge",
        ja="収録した事実を出典とともに見る・二つの認証を比べる",
        en="See what isms knows, with its sources, and compare the two marks",
    ),
    "framework": entry(
        "framework",
        ja="フレームワークを見る、取り込む、版を比べる",
        en="See frameworks, import them, compare their versions",
    ),
    "fees": entry("fees", ja="プライバシーマークの料金を示す", en="Show the fees of the PrivacyMark"),
    "render": entry("render", ja="記録から文書を作る", en="Make a document from the records"),
    "pack": entry(
        "pack",
        ja="プライバシーマークの更新に出す書類をまとめる",
        en="Bundle the papers of a PrivacyMark renewal",
    ),
    "doctor": entry(
        "doctor",
        ja="動作環境と、台帳の読み書きを妨げている原因を調べる",
        en="See what isms runs on and what is in its way",
    ),
    "schema": entry(
        "schema", ja="エディター用の JSON Schema を書き出す", en="Write JSON Schemas for editors"
    ),
    "completion": entry(
        "completion", ja="シェルの補完を設定する", en="Let the shell complete commands, kinds and codes"
    ),
}
"""Every command: the module that holds it, and what it does in one line."""

SUMMARY = Text(
    ja="情報セキュリティ(ISO/IEC 27001)と個人情報保護(プライバシーマーク)の台帳を"
    "テキストファイルで管理し、点検し、審査に出す文書を作る。",
    en="Keeps an ISO/IEC 27001 and PrivacyMark programme as plain text files, checks them, and makes "
    "the papers that auditors ask for.",
)
STATUSES = Text(
    ja="終了コード: 0 問題なし、1 問題あり、2 使い方の誤り又は台帳が読めない、101 isms の不具合、130 中断。",
    en="Exit status: 0 in order, 1 something is not, 2 wrong use or an unreadable programme, "
    "101 a defect of isms, 130 interrupted.",
)
VERSION = Text(ja="バージョンを表示する", en="Show the version")


def _show_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        put(f"isms {__version__}\n")
        ctx.exit()


isms = group("isms", COMMANDS)
isms.summary = SUMMARY
isms.details = (STATUSES,)
isms.params.append(
    Option(["--version"], VERSION, is_flag=True, is_eager=True, expose_value=False, callback=_show_version)
)


def run(argv: Sequence[str]) -> int:
    """Run the command line and return its exit status."""
    prepare()
    install()
    speak(asked_for(argv, os.environ) or DEFAULT)
    try:
        status: int | None = isms.main(list(argv), prog_name=PROGRAM, standalone_mode=False)
    except (Exception, KeyboardInterrupt) as fault:  # noqa: BLE001 - every fault has an exit status
        if COMPLETE in os.environ:  # a shell that completes a line wants no words about it
            return guard.UNUSABLE
        return guard.status(fault, argv)
    return status or guard.FINE


def main() -> None:
    """Run what the shell asks for, and exit."""
    sys.exit(run(sys.argv[1:]))
