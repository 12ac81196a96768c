"""`isms completion`: what lets a shell complete commands, options, kinds and codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from isms.cli.command import argument
from isms.cli.given import OUTPUT, as_command
from isms.cli.opened import deliver
from isms.cli.words import COMPLETE, PROGRAM
from isms.diagnostic import Text

if TYPE_CHECKING:
    from isms.cli.given import Given

SHELLS = ("bash", "zsh", "fish")
DETAILS = (
    Text(
        ja="シェルの設定ファイルに次の1行を書くと、コマンド、オプション、記録の種類、ルール番号を "
        "Tab キーで補完できる。",
        en="With one of these lines in the settings of your shell, the Tab key completes commands, options, "
        "kinds of record and codes of rules.",
    ),
    Text(
        ja='  ~/.bashrc に書く(bash 4.4 以降)\n    eval "$(isms completion bash)"\n'
        '  ~/.zshrc に書く(compinit の後)\n    eval "$(isms completion zsh)"\n'
        "  ~/.config/fish/completions/isms.fish に書く\n    isms completion fish | source",
        en='  in ~/.bashrc (bash 4.4 or later)\n    eval "$(isms completion bash)"\n'
        '  in ~/.zshrc (after compinit)\n    eval "$(isms completion zsh)"\n'
        "  in ~/.config/fish/completions/isms.fish\n    isms completion fish | source",
    ),
)  # fmt: skip
SHELL = Text(ja="シェル", en="SHELL")
WHICH = Text(ja="bash、zsh、fish のどれか", en="One of bash, zsh and fish")


@as_command(*DETAILS, output=OUTPUT)
@argument("shell", SHELL, WHICH, type=click.Choice(SHELLS))
def command(given: Given, shell: str) -> None:
    """Print the script for a shell."""
    made = get_completion_class(shell)
    if made is not None:
        script = made(click.Command(PROGRAM), {}, PROGRAM, COMPLETE)
        deliver(given, script.source_template % script.source_vars())
