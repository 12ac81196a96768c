"""Every command that writes is killed at each of its writes, and leaves all old or all new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from isms.cli import start
from isms.documents.pack import MANIFEST
from tests.cli.conftest import write
from tests.killing import assert_old_or_new, needs_fork
from tests.writing import WRITES_NOTHING, WRITINGS, Writing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Command


@needs_fork
@pytest.mark.parametrize("writing", WRITINGS.values(), ids=WRITINGS)
def test_a_killed_command_leaves_all_old_or_all_new(tmp_path: Path, writing: Writing) -> None:
    programme = tmp_path / "programme"
    write(programme, writing.files)
    assert_old_or_new(
        programme,
        tmp_path,
        writing.arguments,
        setup="tests.writing:few_files" if writing.small else writing.setup,
        promise=writing.promise,
        mend=writing.mend,
    )


def test_a_pack_that_was_moved_aside_comes_back_even_where_the_next_is_refused(
    isms: Command, programme: Path
) -> None:
    write(programme, {f"build/.isms-pmark-renewal.old/{MANIFEST}": ""})
    assert isms("pack", "pmark-renewal", "--final").status == 1
    assert [path.name for path in (programme / "build").rglob("*")] == ["pmark-renewal", MANIFEST]


def test_every_command_and_every_option_that_writes_is_killed() -> None:
    killed = {writing.command for writing in WRITINGS.values()}
    assert {name for name, _ in commands()} == killed
    for name, command in commands():
        words = {word for writing in WRITINGS.values() if writing.command == name for word in writing.rest}
        for option in command.params:
            if isinstance(option, click.Option) and (option.is_flag or isinstance(option.type, click.Path)):
                assert words & {*option.opts} or WRITES_NOTHING & {*option.opts}, (name, option.opts)


def commands() -> Iterator[tuple[str, click.Command]]:
    """Go through every command with its name; those of `isms new` do the same and go by one name."""
    context = click.Context(start.isms)
    for name in start.isms.list_commands(context):
        command = start.isms.get_command(context, name)
        assert command is not None
        if not isinstance(command, click.Group):
            yield name, command
            continue
        for below in command.list_commands(context):
            part = command.get_command(context, below)
            assert part is not None
            yield name if name == "new" else f"{name} {below}", part
