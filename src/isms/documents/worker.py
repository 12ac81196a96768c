"""Work of a template that is not ours, in a process of its own that may not last long or grow large."""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from isms.diagnostic import Message, Text
from isms.documents.gaps import Refused
from isms.documents.render import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

TOO_LONG = Text(
    ja="templates/ のテンプレートの処理が {seconds} 秒で終わらないため、中止しました。",
    en="A template in templates/ did not come to an end within {seconds} seconds and was stopped.",
)
TOO_LARGE = Text(
    ja="templates/ のテンプレートの処理がメモリーの上限を超えたため、中止しました。",
    en="A template in templates/ needed more memory than it may have and was stopped.",
)
UNLIMITED = Text(
    ja="このシステムでは、templates/ のテンプレートの時間とメモリーを制限できません。",
    en="On this system the time and memory of templates in templates/ cannot be limited.",
)
POSSIBLE = hasattr(os, "fork") and sys.platform != "win32"
"""Whether this system can limit a process."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a template may use."""

    seconds: int = 20
    memory: int = 1 << 30


LIMITS = Limits()


def confined(make: Callable[[], T], limits: Limits = LIMITS) -> T:
    """Return what ``make`` makes in a process of its own; the value has to be plain data.

    Raises what ``make`` raises of Unavailable and Refused, and Unavailable where it uses up its limits. Where
    the system has no such processes, ``make`` simply runs.
    """
    if not POSSIBLE:
        return make()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(make, writing, limits)
    os.close(writing)
    try:
        answer = _answer(reading, limits)
    finally:
        os.close(reading)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    made: T = _opened(answer, limits)
    return made


def _work(make: Callable[[], Any], writing: int, limits: Limits) -> None:
    """Do the work in the new process, send the outcome, and end without cleaning up for the parent."""
    outcome: tuple[str, Any]
    try:
        _limit(limits)
        outcome = ("made", make())
    except Unavailable as missing:
        outcome = ("unavailable", _said(missing.message))
    except Refused as refused:
        outcome = ("refused", [_said(reason) for reason in refused.reasons])
    except MemoryError:
        outcome = ("large", None)
    except BaseException as fault:  # noqa: BLE001 - the parent reports it
        outcome = ("defect", f"{type(fault).__name__}")
    with suppress(BaseException), os.fdopen(writing, "wb") as pipe:
        pickle.dump(outcome, pipe)
    os._exit(0)


def _limit(limits: Limits) -> None:
    """Let this process use so much more memory than it has, and so much time."""
    import resource  # noqa: PLC0415 - not there on Windows

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    for what, most in (
        (resource.RLIMIT_AS, used + limits.memory),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def _answer(reading: int, limits: Limits) -> bytes:
    """Return what the process sends; nothing of it where its time is over first."""
    end = time.monotonic() + limits.seconds
    parts: list[bytes] = []
    while (left := end - time.monotonic()) > 0:
        if not select.select([reading], [], [], left)[0]:
            break
        part = os.read(reading, _CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return b""


def _opened(answer: bytes, limits: Limits) -> Any:  # noqa: ANN401 - whatever was made
    """Return the value that was sent, or raise what was sent instead."""
    if not answer:
        raise Unavailable(TOO_LONG.of(seconds=limits.seconds))
    outcome, value = pickle.loads(answer)  # noqa: S301 - from our own process
    if outcome == "made":
        return value
    if outcome == "unavailable":
        raise Unavailable(_heard(value))
    if outcome == "refused":
        raise Refused(tuple(map(_heard, value)))
    if outcome == "large":
        raise Unavailable(TOO_LARGE.of())
    raise RuntimeError(value)


def _said(message: Message) -> tuple[str, str]:
    return message.say("ja"), message.say("en")


def _heard(said: tuple[str, str]) -> Message:
    return Text(*said).of()
