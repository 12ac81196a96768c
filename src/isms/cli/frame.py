"""Click's own words in Japanese: usage, headings and errors; and help that is as wide as it looks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from isms.cli.language import spoken
from isms.cli.layout import pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

# fmt: off
JAPANESE = {
    "Usage:": "使い方:",
    "Options": "オプション",
    "Commands": "コマンド",
    "Positional arguments": "引数",
    "default: {default}": "既定値: {default}",
    "env var: {var}": "環境変数: {var}",
    "required": "必須",
    "(dynamic)": "(実行時に決定)",
    "deprecated": "廃止予定",
    "Error: {message}": "エラー: {message}",
    "Try '{command} {option}' for help.": "使い方は「{command} {option}」で表示できます。",
    "Missing command.": "コマンドを指定してください。",
    "Missing argument": "引数がありません:",
    "Missing option": "オプションがありません:",
    "Missing parameter": "指定がありません:",
    "Missing {param_type}": "{param_type} がありません:",
    "Missing parameter: {param_name}": "指定がありません: {param_name}",
    "No such option {name!r}.": "{name!r} というオプションはありません。",
    "No such command {name!r}.": "{name!r} というコマンドはありません。",
    "Did you mean {possibility}?": "{possibility} の誤りではありませんか。",
    "(Did you mean one of: {possibilities}?)": "次のどれかの誤りではありませんか: {possibilities}",
    "Invalid value: {message}": "値が正しくありません: {message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} の値が正しくありません: {message}",
    "Option {name!r} does not take a value.": "オプション {name!r} は値を取りません。",
    "Option {name!r} requires an argument.": "オプション {name!r} には値が必要です。",
    "Option {name!r} requires {nargs} arguments.": "オプション {name!r} には値が {nargs} 個必要です。",
    "Argument {name!r} takes {nargs} values.": "引数 {name!r} には値が {nargs} 個必要です。",
    "Takes {nargs} values but 1 was given.": "値が {nargs} 個必要ですが、1個しかありません。",
    "Takes {nargs} values but {len} were given.": "値が {nargs} 個必要ですが、{len} 個あります。",
    "{len_type} values are required, but {len_value} was given.":
        "値が {len_type} 個必要ですが、{len_value} 個です。",
    "{len_type} values are required, but {len_value} were given.":
        "値が {len_type} 個必要ですが、{len_value} 個です。",
    "Got unexpected extra argument ({args})": "余分な引数があります: {args}",
    "Got unexpected extra arguments ({args})": "余分な引数があります: {args}",
    "{value!r} is not {choice}.": "{value!r} は選べません。選べるのは {choice} です。",
    "{value!r} is not one of {choices}.": "{value!r} は選べません。次のどれかにしてください: {choices}",
    "Choose from:\n\t{choices}": "次のどれかにしてください:\n\t{choices}",
    "{value!r} is not a valid {number_type}.": "{value!r} は {number_type} として読めません。",
    "{value} is not in the range {range}.": "{value} は範囲 {range} の外です。",
    "{value!r} is not a valid boolean. Recognized values: {states}":
        "{value!r} は真偽値として読めません。使える値: {states}",
    "{value!r} is not a valid UUID.": "{value!r} は UUID として読めません。",
    "{value!r} does not match the format {format}.": "{value!r} は {format} の形ではありません。",
    "{value!r} does not match the formats {formats}.": "{value!r} は次のどの形でもありません: {formats}",
    "{name} {filename!r} does not exist.": "{filename!r} はありません。",
    "{name} {filename!r} is a file.": "{filename!r} はファイルです。フォルダーを指定してください。",
    "{name} {filename!r} is a directory.": "{filename!r} はフォルダーです。ファイルを指定してください。",
    "{name} {filename!r} is not readable.": "{filename!r} を読む権限がありません。",
    "{name} {filename!r} is not writable.": "{filename!r} に書く権限がありません。",
    "{name} {filename!r} is not executable.": "{filename!r} を実行する権限がありません。",
    "Could not open file {filename!r}: {message}": "ファイル {filename!r} を開けません: {message}",
    "file": "ファイル",
    "directory": "フォルダー",
    "path": "パス",
    "unknown error": "不明なエラー",
    "Do you want to continue?": "続けますか?",
    "Repeat for confirmation": "確認のため、もう一度入力してください",
    "Error: The two entered values do not match.": "エラー: 2回の入力が一致しません。",
    "Error: invalid input": "エラー: 「y」か「n」で答えてください",
}
# fmt: on
"""Click's sentences that a user of this command line can meet."""


def translate(sentence: str) -> str:
    """Return one of click's sentences in the language of the running command."""
    return JAPANESE.get(sentence, sentence) if spoken() == "ja" else sentence


def translate_plural(one: str, many: str, count: int) -> str:
    """Return one of click's sentences that depend on a number."""
    return translate(one if count == 1 else many)


def install() -> None:
    """Let click look up its sentences here: it binds gettext by name in each of its modules."""
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            if "_" in vars(module):
                vars(module)["_"] = translate
            if "ngettext" in vars(module):
                vars(module)["ngettext"] = translate_plural


class Formatter(click.HelpFormatter):
    """Help whose columns line up and whose lines end in the right place, in Japanese too."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        start = f"{prefix or translate('Usage:') + ' '}{prog} "
        first, *rest = wrap(args, self.width - width(start)) or [""]
        self.write(f"{start}{first}".rstrip() + "\n")
        for line in rest:
            self.write(" " * width(start) + line + "\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs; a paragraph that is indented is written as it stands."""
        indent = " " * self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            lines = (
                paragraph.split("\n")
                if paragraph.startswith(" ")
                else wrap(paragraph, self.width - self.current_indent)
            )
            self.write("\n" * bool(number) + "".join(f"{indent}{line}\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms with what they mean beside them."""
        rows = list(rows)
        column = min(max((width(term) for term, _ in rows), default=0), col_max)
        indent = " " * self.current_indent
        margin = " " * (self.current_indent + column + col_spacing)
        for term, meaning in rows:
            lines = wrap(meaning, max(self.width - width(margin), 10))
            if width(term) > column:
                self.write(f"{indent}{term}\n")
                start = margin
            else:
                start = f"{indent}{pad(term, column)}{' ' * col_spacing}"
            if not lines:
                self.write(start.rstrip() + "\n" if start.strip() else "")
                continue
            self.write(f"{start}{lines[0]}\n" + "".join(f"{margin}{line}\n" for line in lines[1:]))
