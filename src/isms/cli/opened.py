"""Opening the programme that a command works on, and delivering what it made."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from isms import api
from isms.cli.clock import now
from isms.cli.command import WrongUse
from isms.cli.guard import FAILED, FINE
from isms.cli.language import asked_for, speak
from isms.cli.output import note, put, put_bytes
from isms.diagnostic import Text
from isms.model.settings import DEFAULT_TIMEZONE
from isms.records.settings import NOT_HERE, SETTINGS

if TYPE_CHECKING:
    from datetime import date, datetime

    from isms.api import Loaded
    from isms.cli.given import Given
    from isms.diagnostic import Language

OUTSIDE = Text(
    ja="{path} は台帳のフォルダー {root} の外にあります。", en="{path} is outside of the programme in {root}."
)
NOT_THERE = Text(ja="{path} がありません。", en="{path} does not exist.")
WRITTEN = Text(ja="{path} に書き出しました。", en="written: {path}")
A_FOLDER = Text(
    ja="{path} はフォルダーです。ファイルを指定してください。", en="{path} is a folder; name a file."
)
A_RECORD = Text(
    ja="{path} は記録の置き場です。記録は上書きしません。build/ などの別の場所を指定してください。",
    en="{path} is a place for records, which are not overwritten; name another place, such as build/.",
)


def root_of(given: Given) -> Path:
    """Return the folder of the programme: the one that was named, else the nearest upwards."""
    if given.root is None:
        return api.nearest_root(Path.cwd())
    if not (given.root / SETTINGS).is_file():
        raise api.UnusableError(NOT_HERE.of())
    return given.root


def within(root: Path, path: Path, *, there: bool = True) -> str:
    """Return a path given from the working folder as one of the programme; ``there`` asks that it exists."""
    if there and not os.path.lexists(path):
        raise WrongUse(NOT_THERE.of(path=path))
    absolute = path.parent.resolve() / path.name if path.name != ".." else path.resolve()
    if not absolute.is_relative_to(root.resolve()):
        raise WrongUse(OUTSIDE.of(path=path, root=root))
    return absolute.relative_to(root.resolve()).as_posix()


def moment(given: Given) -> datetime:
    """Return the present time where the programme is kept."""
    return now(api.timezone(root_of(given)))


def opened(given: Given) -> Loaded:
    """Load the programme as of the day and the revision asked for, and go on in its language.

    Unless another language was asked for.
    """
    root = root_of(given)
    source = root if given.revision is None else api.tree_at(root, given.revision)
    loaded = api.load(source, given.as_of or now(api.timezone(root)).date())
    given.language = language(given, loaded)
    speak(given.language)
    return loaded


def perhaps(given: Given) -> Loaded | None:
    """Load the programme where the command is run, or None where there is none and none was asked for."""
    if given.root is None and given.revision is None:
        try:
            api.nearest_root(Path.cwd())
        except api.UnusableError:
            return None
    return opened(given)


def day(given: Given, loaded: Loaded | None) -> date:
    """Return the day asked for, else that of the programme, else today as Japan counts it."""
    if loaded is not None:
        return loaded.programme.as_of
    return given.as_of or now(DEFAULT_TIMEZONE).date()


def language(given: Given, loaded: Loaded) -> Language:
    """Return the language to speak: the one asked for, else that of isms.yaml, else Japanese."""
    asked = given.language or asked_for((), os.environ)
    return asked or loaded.programme.settings.tongue


def whole(loaded: Loaded) -> int:
    """Say how many records are missing; return the exit status of a command that worked on the rest."""
    missing = loaded.missing
    if missing is None:
        return FINE
    note(missing)
    return FAILED


def whole_facts(loaded: Loaded | None) -> int:
    """Say which of the programme's own facts could not be read; return the exit status."""
    from isms.api.knowing import flawed

    said = flawed(loaded)
    if said is None:
        return FINE
    note(said)
    return FAILED


def deliver(given: Given, content: str | bytes) -> None:
    """Print what a command made, or write it where ``--output`` says."""
    if given.output is None:
        if isinstance(content, str):
            put(content)
        else:
            put_bytes(content)
        return
    write(given.output, content.encode() if isinstance(content, str) else content)
    if not given.quiet:
        note(WRITTEN.of(path=given.output))


def write(path: Path, content: bytes) -> None:
    """Write what a command made to a file; never over a record, and a device or a pipe stays what it is."""
    from isms.records.fresh import put_file

    if path.is_dir():
        raise WrongUse(A_FOLDER.of(path=path))
    spare_records(path)
    target = path.resolve() if path.is_symlink() else path
    if target.exists() and not target.is_file():
        try:
            target.write_bytes(content)
        except OSError as error:
            raise OSError(error.errno, error.strerror, os.fspath(path)) from error
    else:
        put_file(target, content)


def spare_records(path: Path, *, folder: bool = False) -> None:
    """Refuse a file, or a ``folder`` for files, where records are kept."""
    if _keeps_records(path / "any.csv" if folder else path):
        raise WrongUse(A_RECORD.of(path=path))


def _keeps_records(path: Path) -> bool:
    """Tell whether a file is, or would be, read as records or settings of a programme."""
    from isms.records.layout import read_as

    absolute = path.resolve()
    for folder in absolute.parents:
        if (folder / SETTINGS).is_file():
            inside = absolute.relative_to(folder).as_posix()
            return inside == SETTINGS or read_as(inside).kind is not None
    return False
