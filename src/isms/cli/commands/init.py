"""`isms init`: beginning a programme."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from isms import api
from isms.api.beginning import METHOD, STANDARDS, methods
from isms.api.beginning import SCOPE as WHOLE_FIRM
from isms.cli.clock import now
from isms.cli.command import WrongUse, argument, option
from isms.cli.given import as_command
from isms.cli.language import spoken
from isms.cli.output import note, put
from isms.diagnostic import Text
from isms.model.settings import Stage
from isms.records.settings import SETTINGS
from isms.standards import TITLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from isms.api import Plan
    from isms.cli.given import Given

DETAILS = Text(
    ja="isms.yaml、台帳のフォルダー、附属書Aの93管理策(作成中)、主な法令の一覧、git と CI の設定を作る。"
    "端末では足りない項目を尋ねる。オプションだけでも作れる。空でないフォルダーには作らない。"
    "途中で止まったときは、同じ指定でもう一度実行すれば続きを終える。",
    en="Makes isms.yaml, the folders of the registers, the 93 controls of Annex A as drafts, a list of the "
    "main laws, and what git and CI need. On a terminal it asks for what is not given; options alone are "
    "enough. A folder that is not empty is refused. What was interrupted is completed by "
    "running it again with the same options.",
)
ANOTHER = Text(
    ja="台帳のあるフォルダーで --standard を指定すると、その規格に足りないもの(isms.yaml の standards、"
    "管理策の下書き、法令など)だけを加え、ほかには触れない。",
    en="In the folder of a programme, --standard adds what that standard lacks (standards in isms.yaml, "
    "drafts of controls, laws) and touches nothing else.",
)
DIR = Text(ja="フォルダー", en="DIR")
WHERE = Text(ja="新しく作るフォルダー、又は空のフォルダー", en="A folder that is not there yet, or is empty")
STANDARD = Text(
    ja="取り組む規格(iso27001 又は pmark)。両方なら2回指定する。省略時は iso27001",
    en="The standard (iso27001 or pmark); give it twice for both. Default: iso27001",
)
NAME = Text(
    ja="組織名(省略時はフォルダーの名前)", en="The name of the organisation (default: that of the folder)"
)
SCOPE = Text(ja="適用範囲(省略時は全部門及び全拠点)", en="The scope (default: all departments and sites)")
USED = Text(ja="リスク評価の方法(省略時は {method})", en="The risk method (default: {method})")
EXAMPLE = Text(ja="架空の会社の記入例を写す", en="Copy the example of an invented company")
METHOD_NAME = Text(ja="方法", en="NAME")
TEXT = Text(ja="文", en="TEXT")

ASK_NAME = Text(ja="組織名", en="Name of the organisation")
ASK_STANDARDS = Text(
    ja="取り組む規格(iso27001、pmark、カンマ区切りで両方)",
    en="Standards (iso27001, pmark, or both with a comma)",
)
ASK_SCOPE = Text(ja="適用範囲", en="Scope")
ASK_METHOD = Text(ja="リスク評価の方法", en="Risk method")


MADE = Text(
    ja="{path} に台帳を作りました({files} ファイル)。", en="Made a programme in {path} ({files} files)."
)
NO_GIT = Text(
    ja="git が見つからないか使えないため、リポジトリーにはしていません。"
    "履歴を残すには git を入れて git init を実行してください。",
    en="git is missing or refused, so this is no repository yet; for a history, install it and run git init.",
)
NOT_NOW = Text(
    ja="{path} には台帳があります。規格を加えるときに指定できるのは --standard だけです。",
    en="{path} holds a programme; to add a standard give --standard and no other option of init.",
)
ADDED = Text(ja="{path} に規格を加えました: {standards}", en="Added to {path}: {standards}")
WENT_ON = Text(ja="  変更: {files}", en="  changed: {files}")
MADE_FILES = Text(ja="  作成: {folder}/ に {count} ファイル", en="  made: {count} files in {folder}/")
THERE = Text(
    ja="{path} は既にこの規格を対象としています: {standards}(変更していません)",
    en="{path} aims at this already: {standards} (nothing was changed)",
)
AFTER = Text(
    ja="次にすること: 加えた下書き(作成中)を確かめ、isms check で足りないものを見る",
    en="Next: look at the drafts that were added; isms check shows what is missing",
)
STAGE = Text(
    ja="段階(stage)は「{stage}」のままです。加えた規格に足りないものも、この段階の重さで指摘されます。"
    "整うまで新しい指摘だけを見るには、今の指摘を isms check --write-baseline で控え、"
    "--baseline で除きます。",
    en="The stage stays '{stage}', and what the new standard lacks weighs as much. To see only "
    "what is new until it is built, keep today's findings with isms check --write-baseline, and leave them "
    "out with --baseline.",
)
NEXT = Text(
    ja="次にすること:\n{enter}  isms.yaml の組織名と適用範囲を確かめる\n"
    "  README.md の「最初にすること」を読む\n"
    "  isms check で、足りないものを見る",
    en="Next:\n{enter}  look at the name and the scope in isms.yaml\n"
    "  read what to do first in README.md\n"
    "  isms check shows what is missing",
)
ENTER = "  cd {path}\n"


@as_command(DETAILS, ANOTHER)
@argument("directory", DIR, WHERE, type=click.Path(path_type=Path))
@option("--standard", "standards", said=STANDARD, type=click.Choice(STANDARDS), multiple=True)
@option("--name", "organisation", said=NAME, value=TEXT)
@option("--scope", said=SCOPE, value=TEXT)
@option(
    "--method", said=Text(USED.say("ja", method=METHOD), USED.say("en", method=METHOD)), value=METHOD_NAME
)
@option("--example", said=EXAMPLE, is_flag=True)
def command(
    given: Given,
    directory: Path,
    standards: tuple[str, ...],
    organisation: str | None,
    scope: str | None,
    method: str | None,
    example: bool,
) -> None:
    """Make a programme and say what comes next."""
    if standards and not example and (directory / SETTINGS).is_file():
        if organisation or scope or method:
            raise WrongUse(NOT_NOW.of(path=directory))
        _extend(given, directory, tuple(dict.fromkeys(standards)))
        return
    plan = api.Plan(
        organisation=organisation or "",
        standards=tuple(dict.fromkeys(standards)) or STANDARDS[:1],
        scope=scope or "",
        language=spoken(),
        method=method or METHOD,
    )
    if not example and on_a_terminal():
        plan = _asked(plan, directory, standards=bool(standards), method=method is not None)
    begun = api.init(directory, plan, example=example)
    put(MADE.say(spoken(), path=begun.root, files=begun.files) + "\n")
    if not begun.repository:
        note(NO_GIT)
    if not given.quiet:
        here = begun.root.resolve() == Path.cwd()
        put(NEXT.say(spoken(), enter="" if here else ENTER.format(path=begun.root)) + "\n")


def _extend(given: Given, directory: Path, standards: tuple[str, ...]) -> None:
    """Add standards to the programme that is there, and say what was done."""
    day = given.as_of or now(api.timezone(directory)).date()
    done = api.add_standards(directory, standards, day)
    if done.had:
        put(THERE.say(spoken(), path=directory, standards=[TITLES[each] for each in done.had]) + "\n")
    if not done.added:
        return
    put(ADDED.say(spoken(), path=directory, standards=[TITLES[each] for each in done.added]) + "\n")
    put(WENT_ON.say(spoken(), files=done.changed) + "\n")
    for folder, count in Counter(path.partition("/")[0] for path in done.made).items():
        put(MADE_FILES.say(spoken(), folder=folder, count=count) + "\n")
    if not given.quiet:
        put(AFTER.say(spoken()) + "\n")
        if done.stage is not Stage.BUILDING:
            put(STAGE.say(spoken(), stage=done.stage) + "\n")


def on_a_terminal() -> bool:
    """Tell whether there is somebody to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(plan: Plan, directory: Path, *, standards: bool, method: bool) -> Plan:
    """Ask for what the options leave open."""
    say: Callable[[Text], str] = lambda text: text.say(spoken())  # noqa: E731 - one line
    if not plan.organisation:
        plan = replace(plan, organisation=click.prompt(say(ASK_NAME), default=directory.resolve().name))
    if not standards:
        answer = click.prompt(say(ASK_STANDARDS), default=STANDARDS[0], value_proc=_standards)
        plan = replace(plan, standards=answer)
    if not plan.scope:
        whole = WHOLE_FIRM.say(spoken(), organisation=plan.organisation)
        plan = replace(plan, scope=click.prompt(say(ASK_SCOPE), default=whole))
    if not method:
        plan = replace(
            plan, method=click.prompt(say(ASK_METHOD), default=METHOD, type=click.Choice(methods()))
        )
    return plan


def _standards(text: str) -> tuple[str, ...]:
    """Read standards separated by commas."""
    one = click.Choice(STANDARDS)
    return tuple(dict.fromkeys(one.convert(part.strip(), None, None) for part in text.split(",")))
