"""Baselines: what was found before, so that an old programme can adopt the rules: only what is new counts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from isms.api.errors import RequestError
from isms.diagnostic import Level, Text
from isms.records import limits
from isms.rules.fingerprints import target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from isms.diagnostic import Diagnostic, Language, Message

NEWEST = 1
"""The newest format of baseline files that is known."""

NOT_THERE = Text(
    ja="ベースライン {path} がありません。--write-baseline {path} で作れます。",
    en="there is no baseline {path}; --write-baseline {path} makes one.",
)
NO_BASELINE = Text(
    ja="{path} はベースラインとして読めません: {reason}", en="{path} cannot be read as a baseline: {reason}"
)
TOO_LARGE = Text(ja="大きすぎます(上限 {limit} MB)", en="it is too large (at most {limit} MB)")
NOT_UTF8 = Text(ja="UTF-8 のテキストではありません", en="it is no text in UTF-8")
NOT_JSON = Text(
    ja="{line} 行 {column} 桁で JSON として読めません",
    en="it is no JSON at line {line}, column {column}",
)
TOO_DEEP = Text(ja="入れ子が深すぎます", en="it is nested too deeply")
NO_FORM = Text(
    ja="isms check --write-baseline が書いたものではありません",
    en="isms check --write-baseline did not write it",
)
NEWER = Text(
    ja="形式 {version} は新しすぎます。この isms が読めるのは {known} までです。isms を更新してください",
    en="format {version} is too new; this isms reads up to {known}, update it",
)
BAD_ENTRY = Text(
    ja="{fingerprint} の項目が正しくありません(code、level、path が必要)",
    en="the entry {fingerprint} is not right (code, level and path are needed)",
)


class Entry(NamedTuple):
    """One diagnostic of a baseline; everything but code, level and path is for people to read."""

    code: str
    level: Level
    path: str
    about: str
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was found before, by fingerprint."""

    entries: Mapping[str, Entry]

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic], language: Language = "en") -> Baseline:
        """Return the baseline of some diagnostics; what is waived is left to its waiver."""
        entries = {
            each.fingerprint: Entry(
                each.code, each.level, each.place.path, target(each), each.message.say(language)
            )
            for each in diagnostics
            if each.waived_by is None
        }
        return cls(entries)

    def knows(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a diagnostic was there before, and weighed as much as it does now."""
        entry = self.entries.get(diagnostic.fingerprint)
        return entry is not None and diagnostic.waived_by is None and diagnostic.level <= entry.level

    def text(self) -> str:
        """Return the baseline as its file holds it, in the order of the paths."""
        ordered = sorted(self.entries.items(), key=lambda item: (item[1].path, item[1].code, item[0]))
        shape = {
            "version": NEWEST,
            "diagnostics": {
                fingerprint: {
                    "code": entry.code,
                    "level": entry.level.word,
                    "path": entry.path,
                    "about": entry.about,
                    "message": entry.message,
                }
                for fingerprint, entry in ordered
            },
        }
        return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def read_baseline(path: Path) -> Baseline:
    """Return the baseline that a file holds. Raises RequestError where it holds none."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.OTHER_BYTES + 1)
    except FileNotFoundError:
        raise RequestError(NOT_THERE.of(path=path)) from None
    try:
        return Baseline(_entries(_parsed(data)))
    except _NoBaseline as no:
        raise RequestError(NO_BASELINE.of(path=path, reason=no.reason)) from None


class _NoBaseline(Exception):
    """A file holds no baseline."""

    def __init__(self, reason: Text | Message) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason


def _parsed(data: bytes) -> Any:  # noqa: ANN401 - what JSON can hold
    if len(data) > limits.OTHER_BYTES:
        raise _NoBaseline(TOO_LARGE.of(limit=limits.OTHER_BYTES >> 20))
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _NoBaseline(NOT_UTF8) from None
    except json.JSONDecodeError as error:
        raise _NoBaseline(NOT_JSON.of(line=error.lineno, column=error.colno)) from None
    except RecursionError:
        raise _NoBaseline(TOO_DEEP) from None
    except ValueError:  # a number of more digits than Python reads
        raise _NoBaseline(NO_FORM) from None


def _entries(shape: Any) -> Mapping[str, Entry]:  # noqa: ANN401 - what JSON can hold
    match shape:
        case {"version": int(version)} if version > NEWEST:
            raise _NoBaseline(NEWER.of(version=version, known=NEWEST))
        case {"version": 1, "diagnostics": dict(written)}:
            return {fingerprint: _entry(fingerprint, each) for fingerprint, each in written.items()}
    raise _NoBaseline(NO_FORM)


def _entry(fingerprint: str, written: Any) -> Entry:  # noqa: ANN401 - what JSON can hold
    words = {level.word: level for level in Level}
    match written:
        case {"code": str(code), "level": str(word), "path": str(path)} if word in words:
            about, message = str(written.get("about", path)), str(written.get("message", ""))
            return Entry(code, words[word], path, about, message)
    raise _NoBaseline(BAD_ENTRY.of(fingerprint=fingerprint))
