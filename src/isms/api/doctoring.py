"""What isms runs on, what it finds, and what stands in its way."""

from __future__ import annotations

import locale
import os
import platform
import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import yaml

from isms import __version__
from isms.api.errors import UnusableError
from isms.diagnostic import Message, Text
from isms.history import git
from isms.listing import Column, Listing
from isms.records import facts, formats, leftovers, limits
from isms.records.build import Builder
from isms.records.journal import JOURNAL, settled
from isms.records.lock import LOCK
from isms.records.migrate import written_format
from isms.records.not_saved import NotSavedError
from isms.records.settings import NOT_HERE, SETTINGS, read_settings
from isms.scalars import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from isms.diagnostic import Language

COLUMNS = (
    Column("item", Text(ja="項目", en="Item")),
    Column("value", Text(ja="内容", en="Value")),
    Column("state", Text(ja="状態", en="State")),
    Column("remedy", Text(ja="対処", en="Remedy")),
)


class State(Word):
    """Whether something is as it has to be."""

    FINE = "fine", "良好", "fine"
    ADVICE = "advice", "助言", "advice"
    """It works, but could work better."""
    FAULT = "fault", "不備", "fault"


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that was looked at: a name for programs, one for people, what was found, what to do."""

    key: str
    item: Text
    value: Text | Message | str
    state: State = State.FINE
    remedy: Message | Text | None = None


YES, NO = Text(ja="あり", en="yes"), Text(ja="なし", en="no")
LEFT = Text(ja="残っている", en="left over")
UNKNOWN = Text(ja="不明", en="unknown")
INSTALL_LIBYAML = Text(
    ja="PyYAML を libyaml 付きのもの(PyPI の wheel など)に入れ替えると、読み込みが速くなります",
    en="reading is faster with a PyYAML that has libyaml, such as the wheels on PyPI",
)
INSTALL_GIT = Text(
    ja="git を入れると、文書にコミットを示し、変更の履歴を残せます",
    en="with git, documents name the commit they were made from, and changes have a history",
)
SET_UTF8 = Text(
    ja="日本語のファイル名を扱えるよう、環境変数 PYTHONUTF8=1 を設定してください",
    en="set PYTHONUTF8=1, so that names of files in Japanese can be handled",
)
REINSTALL = Text(
    ja="{path} に同梱のファイルがありません。isms を入れ直してください",
    en="what isms brings with it is not in {path}; install isms again",
)
RUN_UPGRADE = Text(ja="isms upgrade を実行してください", en="run isms upgrade")
NOT_WRITABLE = Text(
    ja="このフォルダーに書き込む権限を確かめてください", en="see to it that this folder can be written to"
)
WAIT = Text(
    ja="プロセス {process}({host})が終わるまで待ってください。動いていなければ {lock} を削除します",
    en="wait until process {process} on {host} has finished; if it does not run, remove {lock}",
)
REPAIR = Text(
    ja="isms doctor --repair で片付けます(次に書き込むコマンドも同じことをします)",
    en="isms doctor --repair clears it up, as does the next command that writes",
)

LIMITS = (
    ("limit.yaml", Text(ja="上限: YAML ファイル", en="Limit: YAML file"), f"{limits.YAML_BYTES >> 20} MB"),
    ("limit.depth", Text(ja="上限: 入れ子の深さ", en="Limit: depth of nesting"), str(limits.DEPTH)),
    ("limit.markdown", Text(ja="上限: Markdown ファイル", en="Limit: Markdown file"),
     f"{limits.MARKDOWN_BYTES >> 20} MB"),
    ("limit.csv", Text(ja="上限: CSV ファイル", en="Limit: CSV file"), f"{limits.CSV_BYTES >> 30} GB"),
    ("limit.cell", Text(ja="上限: セルの文字数", en="Limit: characters in a cell"),
     f"{limits.CELL_CHARACTERS:,}"),
    ("limit.columns", Text(ja="上限: 列の数", en="Limit: columns"), f"{limits.COLUMNS:,}"),
    ("limit.files", Text(ja="上限: ファイルの数", en="Limit: files"), f"{limits.FILES:,}"),
)  # fmt: skip


def examine(root: Path | None) -> list[Observation]:
    """Return what isms runs on and finds; ``root`` is None where there is no programme."""
    found = [*_machine(), *_programme(root)]
    return [*found, *(Observation(key, item, value) for key, item, value in LIMITS)]


def repair(root: Path) -> None:
    """Complete what a killed run has begun, and remove what it left.

    Raises NotSavedError where another process is writing.
    """
    leftovers.clear(root)


def observation_listing(observations: Iterable[Observation], language: Language) -> Listing:
    """Return the observations as rows."""
    rows = [
        {
            "key": each.key,
            "item": each.item.say(language),
            "value": each.value if isinstance(each.value, str) else each.value.say(language),
            "state": each.state,
            "remedy": each.remedy.say(language) if each.remedy else None,
        }
        for each in observations
    ]
    return Listing(rows, COLUMNS, {name: name for name in ("key", "item", "value", "state", "remedy")})


def _machine() -> Iterator[Observation]:
    """Yield what isms runs on."""
    yield Observation("isms", Text(ja="isms のバージョン", en="isms"), __version__)
    yield Observation("python", Text(ja="Python のバージョン", en="Python"), platform.python_version())
    yield Observation("platform", Text(ja="動作環境", en="Platform"), platform.platform())
    libyaml = Text(ja="libyaml の有無", en="libyaml")
    if getattr(yaml, "__with_libyaml__", False):
        yield Observation("libyaml", libyaml, YES)
    else:
        yield Observation("libyaml", libyaml, NO, State.ADVICE, INSTALL_LIBYAML)
    names, texts = sys.getfilesystemencoding(), locale.getpreferredencoding(do_setlocale=False)
    plain = names.lower().replace("-", "") == "utf8"
    state, remedy = (State.FINE, None) if plain else (State.ADVICE, SET_UTF8)
    item = Text(ja="文字コード(ファイル名、既定)", en="Encoding (names of files, default)")
    yield Observation("encoding", item, f"{names}, {texts}", state, remedy)
    version = git.version()
    item = Text(ja="git のバージョン", en="git")
    if version is None:
        yield Observation("git", item, NO, State.ADVICE, INSTALL_GIT)
    else:
        yield Observation("git", item, version)
    folder = facts.templates()
    item = Text(ja="同梱の文書と知識", en="Packaged templates")
    if (folder / "knowledge").is_dir() and (folder / "documents").is_dir():
        yield Observation("templates", item, os.fspath(folder))
    else:
        yield Observation("templates", item, NO, State.FAULT, REINSTALL.of(path=folder))


def _programme(root: Path | None) -> Iterator[Observation]:
    """Yield how a programme stands: that it can be read and written, and that nothing lies about."""
    item = Text(ja="台帳のフォルダー", en="Programme")
    if root is None:
        yield Observation("root", item, NO, State.FAULT, NOT_HERE)
        return
    yield Observation("root", item, os.fspath(root.resolve()))
    yield from _settings(root)
    item = Text(ja="書き込み", en="Writable")
    if os.access(root, os.W_OK) and os.access(root / SETTINGS, os.W_OK):
        yield Observation("writable", item, YES)
    else:
        yield Observation("writable", item, NO, State.FAULT, NOT_WRITABLE)
    yield from _left(leftovers.leftovers(root))


def _settings(root: Path) -> Iterator[Observation]:
    """Yield what isms.yaml says about the programme."""
    form, tongue = Text(ja="台帳の形式", en="Format"), Text(ja="台帳の言語", en="Language")
    try:
        number = written_format(settled(root))
    except NotSavedError as error:
        yield Observation("format", form, UNKNOWN, State.FAULT, error.message)
        return
    old = number < formats.newest()
    yield Observation(
        "format", form, str(number), State.FAULT if old else State.FINE, RUN_UPGRADE if old else None
    )
    try:
        settings, _ = read_settings(settled(root), Builder(date.max, lambda scalar: scalar.read))
    except UnusableError as error:
        yield Observation("language", tongue, UNKNOWN, State.FAULT, error.message)
    else:
        yield Observation("language", tongue, str(settings.language or "ja"))


def _left(found: leftovers.Leftovers) -> Iterator[Observation]:
    """Yield what runs have left, or still use."""
    holder = found.lock
    item = Text(ja="書き込み中の印(ロック)", en="Lock")
    if holder is None:
        yield Observation("lock", item, NO)
    elif holder.dead:
        yield Observation("lock", item, LEFT, State.FAULT, REPAIR)
    else:
        remedy = WAIT.of(process=holder.process, host=holder.host, lock=LOCK)
        yield Observation("lock", item, f"{holder.process} ({holder.host})", State.FAULT, remedy)
    item = Text(ja="中断された変更", en="Interrupted change")
    if found.journal:
        yield Observation("journal", item, JOURNAL, State.FAULT, REPAIR)
    else:
        yield Observation("journal", item, NO)
    item = Text(ja="書きかけのファイル", en="Half-written files")
    if found.parts:
        yield Observation("parts", item, ", ".join(found.parts), State.FAULT, REPAIR)
    else:
        yield Observation("parts", item, NO)
