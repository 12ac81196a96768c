"""The parts that commands are made of: help in both languages, groups that import a command when it runs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from isms.cli.frame import Formatter, translate
from isms.cli.language import spoken
from isms.cli.output import put
from isms.diagnostic import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from click.shell_completion import CompletionItem

    from isms.diagnostic import Message

C = TypeVar("C", bound="Callable[..., Any]")

HELP = Text(ja="この説明を表示する", en="Show this help")
OPTIONS = Text(ja="[オプション]", en="[OPTIONS]")
SUBCOMMAND = Text(ja="コマンド [引数]...", en="COMMAND [ARGS]...")

click.Context.formatter_class = Formatter


class Option(click.Option):
    """An option that explains itself in both languages."""

    def __init__(self, names: Sequence[str], said: Text, value: Text | None = None, **more: Any) -> None:
        """Make an option; ``value`` is what stands for its value in the help."""
        super().__init__(names, **more)
        self.said = said
        self.value = value

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what stands for the value."""
        return self.value.say(spoken()) if self.value else super().make_metavar(ctx)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and what it does."""
        self.help = self.said.say(spoken())
        return super().get_help_record(ctx)


class Argument(click.Argument):
    """An argument whose name in the help is there in both languages."""

    def __init__(self, names: Sequence[str], said: Text, value: Text, **more: Any) -> None:
        """Make an argument; ``value`` is its name in the help, and ``said`` what it is."""
        super().__init__(names, **more)
        self.value = value
        self.said = said

    def make_metavar(self, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """Return the name, in brackets where it may be left out."""
        name = self.value.say(spoken())
        name = name if self.required else f"[{name}]"
        return name if self.nargs == 1 else f"{name}..."

    @property
    def human_readable_name(self) -> str:
        """The name that an error uses."""
        return self.value.say(spoken())


def _show_help(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        put(ctx.get_help() + "\n")
        ctx.exit()


class Spoken(click.Command):
    """A command that explains itself in both languages: ``summary`` in one line, ``details`` below it."""

    summary = Text(ja="", en="")
    details: tuple[Text, ...] = ()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002 - click's signature
        """Return ``--help``."""
        if self._help_option is None:
            self._help_option = Option(
                ["-h", "--help"], HELP, is_flag=True, is_eager=True, expose_value=False, callback=_show_help
            )
        return self._help_option

    def get_help_option_names(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the option that shows the help."""
        return ["-h", "--help"]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what follows the name of the command in its usage."""
        arguments = [piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)]
        return [OPTIONS.say(spoken()), *arguments]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what could come next, with what each option does."""
        for param in self.get_params(ctx):
            if isinstance(param, Option):
                param.help = param.said.say(spoken())
        return super().shell_complete(ctx, incomplete)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, what the command does, its arguments and its options."""
        self.format_usage(ctx, formatter)
        for text in (self.summary, *self.details):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(text.say(spoken()))
        arguments = [param for param in self.get_params(ctx) if isinstance(param, Argument)]
        if arguments:
            with formatter.section(translate("Positional arguments")):
                formatter.write_dl(
                    [(each.human_readable_name, each.said.say(spoken())) for each in arguments]
                )
        self.format_options(ctx, formatter)


class Entry(NamedTuple):
    """A command of a group: the module that holds it as ``command``, and what it does in one line."""

    module: str
    summary: Text


def entry(name: str, ja: str, en: str) -> Entry:
    """Return a command out of `isms.cli.commands`, with what it does in one line."""
    return Entry(f"isms.cli.commands.{name}", Text(ja=ja, en=en))


class Group(Spoken, click.Group):
    """Commands that are imported when they run; their one-line help is known without that."""

    def __init__(self, name: str, entries: Mapping[str, Entry], **more: Any) -> None:
        """Hold the commands of ``entries``, in that order."""
        super().__init__(name, no_args_is_help=True, **more)
        self.entries = entries
        self.commands.update(dict.fromkeys(entries, click.Command(None)))  # names for "did you mean"

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        command: Spoken = import_module(entry.module).command
        command.summary = entry.summary
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that could come next, without importing them."""
        from click.shell_completion import CompletionItem

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        said = {name: entry.summary.say(spoken()) for name, entry in self.entries.items()}
        items = [CompletionItem(name, help=said.get(name)) for name in names]
        return items or click.Command.shell_complete(self, ctx, incomplete)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what follows the name of the group in its usage."""
        return [*super().collect_usage_pieces(ctx), SUBCOMMAND.say(spoken())]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write what each command does."""
        with formatter.section(translate("Commands")):
            formatter.write_dl([(name, entry.summary.say(spoken())) for name, entry in self.entries.items()])


def option(*names: str, said: Text, value: Text | None = None, **more: Any) -> Callable[[C], C]:
    """Give a command an option."""
    return click.option(*names, cls=Option, said=said, value=value, **more)


def argument(name: str, value: Text, said: Text, **more: Any) -> Callable[[C], C]:
    """Give a command an argument."""
    return click.argument(name, cls=Argument, said=said, value=value, **more)


class WrongUse(click.UsageError):
    """A command that was called in a way that cannot be meant."""

    def __init__(self, message: Message, ctx: click.Context | None = None) -> None:
        """Say what is wrong, in the language of the running command."""
        super().__init__(message.say(spoken()), ctx or click.get_current_context(silent=True))
