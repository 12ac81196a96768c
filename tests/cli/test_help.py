"""Help is there in both languages, and click's own words are translated."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from isms.cli import frame, start
from isms.cli.command import Argument, Group, Option, Spoken
from isms.cli.language import asked_for, speak
from isms.cli.layout import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.diagnostic import Text
    from tests.cli.conftest import Command

JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
KINDS = ("risk", "person")
"""Of the commands that `isms new` makes out of declarations, these stand for all."""


def commands(group: Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Spoken]]:
    """Yield every command with the words that call it."""
    yield path, group
    context = click.Context(group)
    for name in group.list_commands(context):
        if path == ("new",) and name not in KINDS:
            continue
        found = group.get_command(context, name)
        if isinstance(found, Group):
            yield from commands(found, (*path, name))
        elif isinstance(found, Spoken):
            yield (*path, name), found


EVERY = list(commands(start.isms))


def texts(command: Spoken) -> Iterator[Text]:
    """Yield every text of a command's help."""
    yield command.summary
    yield from command.details
    for param in [*command.params, command.get_help_option(click.Context(command))]:
        if isinstance(param, Option | Argument):
            yield param.said


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[" ".join(path) or "isms" for path, _ in EVERY])
def test_every_text_of_the_help_is_there_in_both_languages(path: tuple[str, ...], command: Spoken) -> None:
    for text in texts(command):
        assert text.ja, path
        assert text.en, path
        assert text.ja != text.en, text
        assert JAPANESE.search(text.ja), text
        assert fields(text.ja) == fields(text.en), text


def fields(template: str) -> set[str | None]:
    """Return the placeholders of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("path", [path for path, _ in EVERY], ids=" ".join)
def test_no_line_of_japanese_help_is_without_japanese(isms: Command, path: tuple[str, ...]) -> None:
    outcome = isms(*path, "--help")
    assert outcome.status == 0
    for paragraph in meanings(outcome.out):
        assert JAPANESE.search(paragraph), paragraph


def meanings(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help, and what stands beside each option or command, without broken lines."""
    block = ""
    for line in [*text.splitlines(), ""]:
        starts = re.match(r"  (-|\S+  )", line) is not None
        if block and (not line.strip() or starts or not line.startswith("  ")):
            yield block
            block = ""
        block += line.strip() and f" {line.strip()}"


@pytest.mark.parametrize("path", [path for path, _ in EVERY], ids=" ".join)
def test_english_help_has_no_japanese(isms: Command, path: tuple[str, ...]) -> None:
    outcome = isms(*path, "--help", "--lang", "en")
    assert outcome.status == 0
    assert not JAPANESE.search(outcome.out.replace("リスク", "")), outcome.out


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("path", [path for path, _ in EVERY], ids=" ".join)
def test_help_fits_its_width(isms: Command, path: tuple[str, ...], language: str) -> None:
    for line in isms(*path, "--help", "--lang", language).out.splitlines():
        assert width(line) <= 80, line


def test_help_of_the_whole_does_not_need_the_commands(isms: Command) -> None:
    out = isms("--help").out
    for name, entry in start.COMMANDS.items():
        assert re.search(rf"^  {name} ", out, re.MULTILINE)
        assert entry.summary.ja in out


@pytest.mark.parametrize(
    ("argv", "environment", "language"),
    [
        ([], {}, None),
        ([], {"ISMS_LANG": "en"}, "en"),
        ([], {"ISMS_LANG": "en_GB.UTF-8"}, "en"),
        ([], {"ISMS_LANG": "fr"}, None),
        (["--lang", "ja"], {"ISMS_LANG": "en"}, "ja"),
        (["check", "--lang=en", "a.yaml"], {}, "en"),
        (["--lang", "en", "check", "--lang", "ja"], {}, "ja"),
        (["check", "--", "--lang", "en"], {}, None),
        (["check", "--lang"], {}, None),
    ],
)
def test_the_language_is_the_last_one_asked_for(
    argv: list[str], environment: dict[str, str], language: str | None
) -> None:
    assert asked_for(argv, environment) == language


SOURCES = sorted(Path(click.__file__).parent.glob("*.py"))
NEVER_SEEN = re.compile(
    r"DeprecationWarning|Name '\{name\}' defined twice|Could not determine name|No options defined"
    r"|Arguments take|Boolean option|Value must be an iterable|Invalid start character|shell completion"
    r"|Shell completion|any key|editor|Windows error|Unknown standard stream|Unknown color|Aborted!"
    r"|%\(prog\)s|Show the version"
    r"|Show this message|Confirm the action|Choice\(|^d$"
)
"""Sentences of click for its programmers, of its parts that isms does not use, or that isms says itself."""


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_every_sentence_of_click_that_a_user_may_see_is_translated(source: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(source.read_text("utf-8"))) if isinstance(node, ast.Call)]
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id in {"_", "ngettext"}:
            for sentence in [part.value for part in call.args if isinstance(part, ast.Constant)]:
                if isinstance(sentence, str) and not NEVER_SEEN.search(sentence):
                    assert sentence in frame.JAPANESE


def test_translations_keep_the_placeholders() -> None:
    for english, japanese in frame.JAPANESE.items():
        assert fields(japanese) <= fields(english), english
        assert JAPANESE.search(japanese), english


@pytest.mark.parametrize(
    ("arguments", "japanese", "english"),
    [
        (["chekc"], "コマンドはありません。", "No such command 'chekc'."),
        (["check", "--slect", "A"], "オプションはありません。", "No such option '--slect'."),
        (["check", "--format", "xml"], "選べません", "is not one of"),
        (["check", "--select"], "値が必要です", "requires an argument"),
        (["list"], "引数がありません: '種類'", "Missing argument 'KIND'"),
        (["explain", "A", "B"], "余分な引数があります: B", "unexpected extra argument (B)"),
        (["risk", "matrx"], "'matrix' の誤りではありませんか", "Did you mean 'matrix'?"),
        (["soa", "--as-of", "2026/13/40"], "日付として読めません", "is not a date"),
        (["init", "x", "--format", "json"], "--format", "--format"),
        (["--format", "json", "init", "x"], "--format はありません", "has no --format"),
        (["-o", "x", "init", "x"], "--output はありません", "has no --output"),
        (["--format", "html", "soa"], "「html」は選べません", "'html' is not one of the formats"),
    ],
)  # fmt: skip
def test_wrong_use_is_said_in_both_languages(
    isms: Command, arguments: list[str], japanese: str, english: str
) -> None:
    for language, words in (("ja", japanese), ("en", english)):
        outcome = isms("--lang", language, *arguments)
        assert outcome.status == 2
        assert outcome.out == ""
        assert words in outcome.err
        assert ("エラー" in outcome.err) == (language == "ja")


def test_no_command_is_wrong_use_and_shows_the_help(isms: Command) -> None:
    outcome = isms()
    assert outcome.status == 2
    assert "コマンド:" in outcome.err


def test_the_version_is_one_line(isms: Command) -> None:
    outcome = isms("--version")
    assert outcome.status == 0
    assert re.fullmatch(r"isms \d+\.\d+\.\d+\S*\n", outcome.out)


def test_prompts_of_click_are_translated() -> None:
    frame.install()
    speak("ja")
    prompting: Any = click.termui
    assert prompting._("Error: invalid input") == "エラー: 「y」か「n」で答えてください"
