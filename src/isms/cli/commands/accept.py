"""`isms accept`: a person accepts a risk, approves a treatment, or has looked a record over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms import api
from isms.api.listings import records_where
from isms.cli import tables
from isms.cli.changing import DRY_RUN, put_changes, remain
from isms.cli.command import WrongUse, argument, option
from isms.cli.given import DAY, a_day, as_command
from isms.cli.opened import opened
from isms.cli.output import note
from isms.cli.words import KIND, kinds, some
from isms.diagnostic import Text
from isms.sign_off import SIGN_OFFS

if TYPE_CHECKING:
    from datetime import date

    from isms.api import SignedOff
    from isms.cli.given import Given

DETAILS = (
    Text(
        ja="リスクなら残留リスクの受容、リスク対応なら計画の承認、情報資産・個人情報・管理策・文書なら見直しを、"
        "--as-of の日付で記録する。同時に内容の指紋(刻印)を残すので、後で内容が変わると isms check が"
        "変わった項目を知らせる。",
        en="Records, on the day of --as-of, that what remains of a risk is accepted, that a treatment is "
        "approved, or that an asset, personal information, a control or a document was looked over. Keeps a "
        "fingerprint (stamp), so that isms check tells which fields have changed since.",
    ),
    Text(
        ja="リスクはリスク所有者が受容し、受容基準を超えて残るものはトップマネジメントも受容する。"
        "後から受容する人は、内容が変わっていなければ前の受容者に加わる。同時なら --by を繰り返す。",
        en="A risk is accepted by its owner and, where what remains is above the criterion, by top "
        "management too. Who accepts later joins those before, while the risk is unchanged; together: "
        "repeat --by.",
    ),
    Text(
        ja="例: isms accept R-001 --by 佐藤健一 --until 2027-03-31、"
        "isms accept --kind asset --where department=D-GA --by P-012",
        en="For example: isms accept R-001 --by P-012 --until 2027-03-31, "
        "isms accept --kind asset --where department=D-GA --by P-012",
    ),
)
RECORD = Text(ja="番号", en="ID")
WHICH = Text(
    ja="記録の番号。ほかの種類と重なるときは「種類:番号」",
    en="The id of a record, as kind:id where several kinds have it",
)
PERSON = Text(ja="氏名", en="PERSON")
BY = Text(
    ja="受容・承認・見直しをした人の番号又は氏名(リスクの受容では繰り返し可)",
    en="Who accepts, approves or reviews, by id or name (for a risk it may be repeated)",
)
UNTIL = Text(ja="受容の期限(リスクだけ)", en="How long a risk is accepted")
OF_KIND = Text(
    ja="番号の代わりに、この種類の記録をまとめて指定する(--where で絞り込む)",
    en="Instead of ids: every record of this kind (that meets --where)",
)
WHICH_RECORDS = Text(
    ja="記録の番号か --kind のどちらか一方を指定してください。", en="name records, or a --kind, not both"
)
ONLY_OF_KIND = Text(ja="--where は --kind と一緒に指定してください。", en="--where goes with --kind")
NONE = Text(ja="条件に合う記録はありません。", en="no record meets that")
SIGNED = Text(ja="{act}: {count} 件({records})", en="{act}: {count} ({records})")
ACTS = {
    "accepted": Text(ja="受容を記録しました", en="accepted"),
    "approved": Text(ja="承認を記録しました", en="approved"),
    "reviewed": Text(ja="見直しを記録しました", en="reviewed"),
}


@as_command(*DETAILS)
@argument("names", RECORD, WHICH, nargs=-1)
@option("--by", said=BY, value=PERSON, multiple=True, required=True)
@option("--until", said=UNTIL, value=DAY, callback=a_day)
@option("--kind", said=OF_KIND, value=KIND, shell_complete=kinds)
@option("--where", said=tables.WHERE, value=tables.CONDITION, multiple=True)
@option("--dry-run", said=DRY_RUN, is_flag=True)
def command(
    given: Given,
    names: tuple[str, ...],
    by: tuple[str, ...],
    until: date | None,
    kind: str | None,
    where: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Sign records off, or show what that would change; then say what isms check still finds in them."""
    if bool(names) == (kind is not None):
        raise WrongUse(WHICH_RECORDS.of())
    if where and kind is None:
        raise WrongUse(ONLY_OF_KIND.of())
    loaded = opened(given)
    if kind is None:
        named = (api.record_named(loaded.programme, name) for name in names)
        found = list({record.reference: record for record in named}.values())
    else:
        found = records_where(loaded, api.kind_named(kind), where)
    signed = api.accept(loaded, found, by, until)
    put_changes(loaded, signed.changes, dry_run=dry_run)
    if given.quiet:
        return
    if not dry_run:
        _say(signed)
    remain(signed.remarks)


def _say(signed: SignedOff) -> None:
    """Say what was recorded."""
    if not signed.records:
        note(NONE)
    for act, said in ACTS.items():
        records = [each.key for each in signed.records if SIGN_OFFS[each.declaration.name].stamp == act]
        if records:
            note(SIGNED.of(act=said, count=len(records), records=some(records)))
