"""The options that every command takes, before or after its name; of both the later wins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from isms.cli.command import Group, Option, Spoken, WrongUse
from isms.cli.language import speak
from isms.diagnostic import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Text(
    ja="isms.yaml のあるフォルダー(省略時は、今のフォルダーから上へ向かって最初に見つかるもの)",
    en="The folder of isms.yaml (default: the nearest one from here upwards)",
)
AS_OF = Text(
    ja="この日の状態で判定する(省略時は今日)。例 2026-11-22",
    en="Judge as of this day (default: today), such as 2026-11-22",
)
REV = Text(
    ja="作業フォルダーの代わりに、git のこのリビジョンの記録を使う(読むだけのコマンド)。例 HEAD~1",
    en="Read the records of this git revision, not of the folder, such as HEAD~1 (what writes, refuses)",
)
LANG = Text(
    ja="表示する言語(省略時は環境変数 ISMS_LANG、isms.yaml の language、ja の順)",
    en="The language shown (default: ISMS_LANG, then language of isms.yaml, then ja)",
)
QUIET = Text(ja="途中経過と要約を表示しない", en="Print no progress and no summary")
FORMAT = Text(ja="出力の形式(省略時は {default})", en="The form of the output (default: {default})")
ANY_FORMAT = Text(
    ja="出力の形式(選べるものはコマンドごとの説明を参照)",
    en="The form of the output (each command says which it has)",
)
OUTPUT = Text(ja="標準出力の代わりに書き込む先", en="Where to write, instead of standard output")

DIRECTORY = Text(ja="フォルダー", en="DIR")
DAY = Text(ja="日付", en="DATE")
REVISION = Text(ja="リビジョン", en="REV")
LANGUAGES = Text(ja="ja|en", en="ja|en")
FORM = Text(ja="形式", en="FORMAT")
TARGET = Text(ja="パス", en="PATH")

NOT_A_DAY = Text(
    ja="{option} の「{text}」は日付として読めません。2026-11-22 の形で書いてください。",
    en="{option} '{text}' is not a date; write it like 2026-11-22.",
)
FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)
"""What a programme can be looked at as of: deadlines are reckoned some years back and ahead of it."""
OUT_OF_REACH = Text(
    ja="--as-of の {day} は範囲外です。{first} から {last} までの日付を指定してください。",
    en="--as-of {day} is out of reach; give a day from {first} to {last}.",
)
NO_FORMAT = Text(ja="このコマンドに --format はありません。", en="This command has no --format.")
NO_OUTPUT = Text(ja="このコマンドに --output はありません。", en="This command has no --output.")
UNKNOWN_FORMAT = Text(
    ja="形式「{given}」は選べません。次のどれかにしてください: {known}",
    en="'{given}' is not one of the formats: {known}.",
)


@dataclass
class Given:
    """What the common options say; None where they say nothing."""

    root: Path | None = None
    as_of: date | None = None
    revision: str | None = None
    language: Language | None = None
    form: str | None = None
    output: Path | None = None
    quiet: bool = False


def _keep(ctx: click.Context, option: click.Parameter, value: Any) -> None:
    """Keep the value of a common option; one that was not given changes nothing."""
    given = ctx.ensure_object(Given)
    if value is None or value is False or not option.name:
        return
    setattr(given, option.name, value)
    if option.name == "language":
        speak(value)


def a_day(ctx: click.Context, option: click.Parameter, value: str | None) -> date | None:
    """Return the day that an option gives."""
    if value is None:
        return None
    from isms.days import DAY as A_DAY

    reading = A_DAY.read(value.strip())
    if reading.fault:
        raise WrongUse(NOT_A_DAY.of(option=option.opts[0], text=value), ctx)
    day: date = reading.value
    return day


def _as_of(ctx: click.Context, option: click.Parameter, value: str | None) -> None:
    day = a_day(ctx, option, value)
    if day is not None and not FIRST <= day <= LAST:
        raise WrongUse(OUT_OF_REACH.of(day=day, first=FIRST, last=LAST), ctx)
    _keep(ctx, option, day)


def common(
    formats: Sequence[str] | None = None, *, output: Text | None = OUTPUT, anything: bool = False
) -> list[click.Parameter]:
    """Return the common options.

    ``formats`` are those a command has, ``output`` says what it writes where ``--output`` points, and
    ``anything`` is for groups.
    """
    folder = click.Path(path_type=Path)
    made: list[click.Parameter] = [
        Option(["-C", "--root", "root"], ROOT, DIRECTORY, type=folder, callback=_keep),
        Option(["--as-of", "as_of"], AS_OF, DAY, callback=_as_of),
        Option(["--rev", "revision"], REV, REVISION, callback=_keep),
        Option(
            ["--lang", "language"], LANG, LANGUAGES, type=click.Choice(get_args(Language)), callback=_keep
        ),
        Option(["-q", "--quiet", "quiet"], QUIET, is_flag=True, callback=_keep),
    ]
    if anything:
        made.append(Option(["--format", "form"], ANY_FORMAT, FORM, callback=_keep))
    elif formats:
        said = Text(FORMAT.say("ja", default=formats[0]), FORMAT.say("en", default=formats[0]))
        made.append(Option(["--format", "form"], said, type=click.Choice(formats), callback=_keep))
    if output is not None:
        made.append(Option(["-o", "--output", "output"], output, TARGET, type=folder, callback=_keep))
    for each in made:
        each.expose_value = False
    return made


class Command(Spoken):
    """A command with the common options."""

    def __init__(
        self,
        name: str | None,
        *,
        details: Sequence[Text],
        formats: Sequence[str] = (),
        output: Text | None = None,
        **more: Any,
    ) -> None:
        """Make a command; ``formats`` are those of its output, the first one unless another is asked for."""
        super().__init__(name, **more)
        self.details = tuple(details)
        self.formats = formats
        self.output = output
        self.params += common(formats, output=output)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, unless an option before its name does not fit it."""
        given = ctx.ensure_object(Given)
        if given.output is not None and self.output is None:
            raise WrongUse(NO_OUTPUT.of(), ctx)
        if given.form is not None and not self.formats:
            raise WrongUse(NO_FORMAT.of(), ctx)
        if given.form is not None and given.form not in self.formats:
            raise WrongUse(UNKNOWN_FORMAT.of(given=given.form, known=list(self.formats)), ctx)
        return super().invoke(ctx)


def as_command(
    *details: Text, formats: Sequence[str] = (), output: Text | None = None
) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command: ``details`` follow the one-line summary in its help."""

    def make(function: Callable[..., Any]) -> Command:
        decorate = click.command(cls=Command, details=details, formats=formats, output=output)
        return decorate(click.pass_obj(function))

    return make


def group(name: str, entries: Any) -> Group:
    """Make a group that takes the common options before the name of its command."""
    return Group(name, entries, params=common(anything=True))
