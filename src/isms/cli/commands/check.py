"""`isms check`: whether the records are in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from isms import api, refusal
from isms.cli import reports
from isms.cli.command import WrongUse, argument, option
from isms.cli.given import OUTPUT, REVISION, as_command
from isms.cli.guard import FAILED, FINE
from isms.cli.language import spoken
from isms.cli.layout import harmless
from isms.cli.opened import deliver, moment, opened, root_of, within, write
from isms.cli.output import note
from isms.cli.words import CODES, codes, codes_in
from isms.diagnostic import Level, Text

if TYPE_CHECKING:
    from datetime import date

    from isms.api import Baseline, Loaded, Report
    from isms.cli.given import Given

DETAILS = Text(
    ja="1行に1件、「ファイル:行:桁: ルール番号 レベル: 内容」の形で表示する。終了コードは、"
    "--fail-on のレベル以上の指摘があれば 1。例外承認(waivers/)で外したものは数えないが、毎回表示する。",
    en="Prints one line for each diagnostic, 'file:line:column: CODE level: message'. Exits 1 when one is "
    "at the level of --fail-on or above. What a waiver silences does not count, and is printed every time.",
)
PATHS = Text(
    ja="表示するファイル又はフォルダー(省略時はすべて)。判定には常に全記録を使う",
    en="Files or folders to show (default: all); everything is judged",
)
SELECT = Text(
    ja="ルール番号がこの文字で始まる指摘だけにする(例 RSK、REF001)。カンマ区切り可",
    en="Only codes that begin like this, such as RSK or REF001; commas separate several",
)
IGNORE = Text(
    ja="ルール番号がこの文字で始まる指摘を除く。カンマ区切り可",
    en="Leave out codes that begin like this; commas separate several",
)
FAIL_ON = Text(
    ja="このレベル以上の指摘があれば終了コードを 1 にする(省略時は error)",
    en="Exit 1 from this level on (default: error)",
)
BASELINE = Text(
    ja="このファイルにある指摘は表示せず、数えない(以前より重くなったものは表示する)",
    en="Show and count only what is not in this file, or has become graver",
)
WRITE_BASELINE = Text(
    ja="今ある指摘をすべてこのファイルに書き、以後 --baseline で使えるようにする。"
    "--baseline と併用すると、そのうち今も残っているものだけを書く",
    en="Write all that is found to this file, to be used with --baseline; together with --baseline, only "
    "what is still there of that",
)
DIFF = Text(
    ja="git のこのリビジョンから分かれた後に、今のブランチ又は作業フォルダーで生じた指摘だけにする。例 main",
    en="Only what this branch or folder has brought since it left this git revision, such as main",
)
FILE = Text(ja="ファイル", en="FILE")
FIX = Text(
    ja="安全に直せるもの(文字コード、文字の合成形、日付の形など)を直す。変更を示し、端末では確かめてから書き込む。"
    "直したあとの指摘を表示する",
    en="Set right what can safely be set right (encoding, normal form, dates): shows the changes, asks on a "
    "terminal before it writes them, and reports what is left",
)
YES = Text(ja="--fix の変更を、尋ねずに書き込む", en="Write the changes of --fix without asking")
PATH = Text(ja="パス", en="PATH")

ONE_COMPARISON = Text(
    ja="--diff は --baseline や --write-baseline と同時に使えません。",
    en="--diff goes neither with --baseline nor with --write-baseline.",
)
WHOLE = Text(
    ja="--write-baseline は台帳全体を対象にします。パス、--select、--ignore は指定できません。",
    en="--write-baseline takes the whole programme; give no PATH, --select or --ignore with it.",
)
WROTE = Text(
    ja="{path} に指摘 {count} 件を書きました。"
    "今後は isms check --baseline {path} で新しいものだけを確かめられます。",
    en="Wrote {count} diagnostics to {path}; isms check --baseline {path} now shows only what is new.",
)
NOT_PAST = Text(
    ja="--fix は --rev と同時に使えません(過去の記録は書き換えません)。",
    en="--fix does not go with --rev: records of the past are not changed.",
)
NO_SUMMARY = Text(
    ja="ステップの要約に書けません({reason})", en="the summary of the step cannot be written ({reason})"
)


class Asked(NamedTuple):
    """What the options of `isms check` say."""

    paths: tuple[Path, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    baseline: Path | None
    write_baseline: Path | None
    diff: str | None
    fix: bool
    yes: bool

    def refuse_contradictions(self, given: Given) -> None:
        """Refuse options that cannot be meant together."""
        if self.fix and given.revision is not None:
            raise WrongUse(NOT_PAST.of())
        if self.diff is not None and (self.baseline or self.write_baseline):
            raise WrongUse(ONE_COMPARISON.of())
        if self.write_baseline and (self.paths or self.select or self.ignore):
            raise WrongUse(WHOLE.of())


@as_command(DETAILS, formats=tuple(reports.FORMATS), output=OUTPUT)
@argument("paths", PATH, PATHS, nargs=-1, type=click.Path(path_type=Path))
@option("--select", said=SELECT, value=CODES, multiple=True, shell_complete=codes)
@option("--ignore", said=IGNORE, value=CODES, multiple=True, shell_complete=codes)
@option(
    "--fail-on",
    said=FAIL_ON,
    type=click.Choice([level.word for level in sorted(Level, reverse=True)]),
    default="error",
)
@option("--baseline", said=BASELINE, value=FILE, type=click.Path(path_type=Path))
@option("--write-baseline", said=WRITE_BASELINE, value=FILE, type=click.Path(path_type=Path))
@option("--diff", said=DIFF, value=REVISION)
@option("--fix", said=FIX, is_flag=True)
@option("--yes", said=YES, is_flag=True)
def command(given: Given, **options: Any) -> int:
    """Check the programme and print the report."""
    asked = Asked(**options)
    asked.refuse_contradictions(given)
    loaded, report = _checked(given, asked)
    if asked.fix:
        from isms.cli.fixing import fixed

        if fixed(loaded, report, yes=asked.yes, quiet=given.quiet):
            _, report = _checked(given, asked)
    if asked.write_baseline:
        report = _adopted(given, asked.write_baseline, report)
    level = Level.named(asked.fail_on)
    _show(given, report, level)
    return FAILED if report.fails(level) else FINE


def _checked(given: Given, asked: Asked) -> tuple[Loaded, Report]:
    """Read the programme and check it."""
    loaded = opened(given)
    today = moment(given).date()
    return loaded, api.check(
        loaded,
        select=codes_in(asked.select),
        ignore=codes_in(asked.ignore),
        paths=[within(root_of(given), path, there=given.revision is None) for path in asked.paths],
        baseline=_baseline(given, asked, loaded, today),
        today=today,
    )


def _baseline(given: Given, asked: Asked, loaded: Loaded, today: date) -> Baseline | None:
    """Return what the programme is compared with, if anything."""
    if asked.baseline is not None:
        return api.read_baseline(asked.baseline)
    if asked.diff is None:
        return None
    return api.baseline_at(
        root_of(given), asked.diff, loaded.programme.as_of, present=given.revision or "HEAD", today=today
    )


def _adopted(given: Given, path: Path, report: Report) -> Report:
    """Write a baseline, and return the report with it taken into account.

    It holds all that was found; where there was a baseline already, only what of it is still there.
    """
    kept = api.Baseline.of(report.diagnostics if report.known is None else report.known, spoken())
    write(path, harmless(kept.text()).encode())
    if not given.quiet:
        note(WROTE.of(path=path, count=len(kept.entries)))
    return report.against(kept) if report.known is None else report


def _show(given: Given, report: Report, level: Level) -> None:
    """Deliver the report in the format asked for; GitHub gets its table, too."""
    form = given.form or next(iter(reports.FORMATS))
    folder = ""
    if reports.FORMATS[form].from_the_top:
        from isms.history import git

        folder = git.below_top(root_of(given))
    view = reports.View(spoken(), quiet=given.quiet, fails_from=level, folder=folder)
    deliver(given, reports.compose(form, report, view))
    if form == "github":
        from isms.cli.reports import step_summary

        try:
            step_summary.append(report, view)
        except OSError as error:
            note(NO_SUMMARY.of(reason=refusal.reason(error)))
