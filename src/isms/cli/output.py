"""Where a command prints: UTF-8 whatever the console, and nothing that a terminal would obey."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

from isms.cli.language import spoken
from isms.cli.layout import harmless
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.diagnostic import Message

OUTPUT = Text(ja="標準出力", en="standard output")


def prepare() -> None:
    """Make both streams UTF-8 with line feeds; what cannot be encoded is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def put(text: str) -> None:
    """Print what the command was asked for; once nobody reads any more, print nothing."""
    try:
        sys.stdout.write(harmless(text))
        sys.stdout.flush()
    except OSError as error:
        _discard(error)


def put_bytes(content: bytes) -> None:
    """Print a document byte by byte; on a terminal as text without what the terminal would obey."""
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        put(content.decode("utf-8-sig").replace("\r\n", "\n"))
        return
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        _discard(error)


def note(message: Text | Message | str) -> None:
    """Say on standard error what is going on."""
    said = message if isinstance(message, str) else message.say(spoken())
    try:
        sys.stderr.write(harmless(said.rstrip()) + "\n")
        sys.stderr.flush()
    except BrokenPipeError:
        pass


def _discard(error: OSError) -> None:
    """Send everything that is still to be printed to nowhere, also what Python flushes at its end.

    An error that does not mean that the reader has gone is raised again; Windows calls that EINVAL.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno not in {errno.EPIPE, errno.EINVAL}:
        raise OSError(error.errno, error.strerror, OUTPUT.say(spoken())) from error


def coloured() -> bool:
    """Tell whether tables may be drawn with colours and lines: on a terminal, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
