"""How a command ends: which fault has which exit status, and the report of a defect of ours."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import click

from isms import __version__, refusal
from isms.cli.language import spoken
from isms.cli.output import note
from isms.diagnostic import Message, Place, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

FINE = 0
FAILED = 1
UNUSABLE = 2
DEFECT = 101
INTERRUPTED = 130

ERROR = Text(ja="エラー: {place}{message}", en="Error: {place}{message}")
REFUSED = Text(
    ja="確定版は作れません。何も書き出していません:", en="This cannot be final; nothing was written:"
)
REASON = Text(ja="- {reason}", en="- {reason}")
NO_ACCESS = Text(
    ja="エラー: {path}: 読み書きできません({reason})",
    en="Error: {path}: cannot be read or written ({reason})",
)
NO_MORE_INPUT = Text(
    ja="エラー: 入力が終わりました。値はオプションで指定してください。",
    en="Error: the input has ended; give the values as options.",
)
BROKEN = Text(
    ja="isms の不具合です。次の内容に記録の値は含まれていません。そのまま報告に貼り付けてください。",
    en="This is a defect of isms. Please paste the following into a report; it holds no values of your "
    "records.",
)
_OPTION = re.compile(r"(-[A-Za-z]|--[a-z][a-z_-]*)(=.*)?\Z", re.DOTALL)
_ELSEWHERE = "…"
"""Stands for what the report leaves out."""


def status(fault: BaseException, argv: Sequence[str]) -> int:
    """Say what ended a command, and return its exit status."""
    if isinstance(fault, click.ClickException):
        shown = io.StringIO()
        fault.show(shown)
        note(shown.getvalue())
        return UNUSABLE
    if isinstance(fault, click.Abort) and isinstance(fault.__cause__, EOFError):
        note(NO_MORE_INPUT)
        return UNUSABLE
    if isinstance(fault, click.Abort | KeyboardInterrupt):
        return INTERRUPTED
    return _failure(fault, argv)


def _failure(fault: BaseException, argv: Sequence[str]) -> int:
    """Return the exit status of what the command raised: what carries a message is an answer, no defect."""
    message, place = getattr(fault, "message", None), getattr(fault, "place", None)
    reasons = getattr(fault, "reasons", None)
    if isinstance(message, Message):
        at = f"{place.path}:{place.line}:{place.column}: " if isinstance(place, Place) else ""
        note(ERROR.of(place=at, message=message))
        return UNUSABLE
    if isinstance(reasons, tuple) and all(isinstance(reason, Message) for reason in reasons):
        note(REFUSED)
        for reason in reasons:
            note(REASON.of(reason=reason))
        return FAILED
    if isinstance(fault, OSError) and fault.filename is not None:
        note(NO_ACCESS.of(path=fault.filename, reason=refusal.reason(fault)))
        return UNUSABLE
    note(f"{BROKEN.say(spoken())}\n\n{report(fault, argv)}")
    return DEFECT


def report(fault: BaseException, argv: Sequence[str]) -> str:
    """Return what is needed to mend a defect: versions, the options used and where it happened, no values."""
    import platform
    import traceback

    words = [_without_value(word, place) for place, word in enumerate(argv)]
    frames = [
        f"  {_module(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(fault.__traceback__)
    ]
    kinds = []
    cause: BaseException | None = fault
    while cause is not None:
        kinds.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return "\n".join([
        "```",
        f"isms {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"isms {' '.join(words)}",
        *frames,
        " <- ".join(kinds),
        "```",
    ])  # fmt: skip


def _without_value(word: str, place: int) -> str:
    """Return an argument as a report may show it: options and the name of the command, never a value."""
    option = _OPTION.match(word)
    if option is not None:
        return f"{option[1]}={_ELSEWHERE}" if option[2] else word
    return word if place < 2 and word.isascii() and word.isalpha() else _ELSEWHERE


def _module(filename: str) -> str:
    """Return a file of a traceback from its package downwards: folders of the user are nobody's business."""
    parts = filename.replace("\\", "/").split("/")
    for package in ("isms", "site-packages"):
        if package in parts:
            place = len(parts) - 1 - parts[::-1].index(package)
            return "/".join(parts[place if package == "isms" else place + 1 :])
    return parts[-1]
