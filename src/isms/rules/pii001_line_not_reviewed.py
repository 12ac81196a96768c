"""Every line of the ledger of personal information is looked at once a year, by someone.
個人情報管理台帳の各行を、年に一度は誰かが見直していること。

What is held changes: new items, other places, more people with access. PrivacyMark asks that the ledger is
looked at regularly. A line that was entered in a fiscal year was looked at in that year. A year that is not
over weighs as info, and as a warning in its last 60 days; that nobody is named is a warning. So is a line
that was signed off by `isms accept` and has changed since.

取り扱う項目、保管場所、アクセス権者は変わります。プライバシーマークでは、台帳を定期的に見直します。
その年度に登録した行は、登録した日に確認したものとして扱います。終わっていない年度は情報、年度の最後の60日間は
警告です。見直し者の記入がない場合も、`isms accept` で見直しを記録した後に内容が変わった場合も、警告です。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      registered: 2023-05-10
      reviewed: 2025-03-31
      reviewed_by: P-01

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      registered: 2023-05-10
      reviewed: 2026-05-12
      reviewed_by: P-01
      stamps: {reviewed: {digest: "00"}}

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      stage: certified
      risk: {method: ipa-sme-3.1}
    personal-information/PI-01.yaml:
      id: PI-01
      name: 会員の申込書
      department: D-01
      owner: P-01
      purpose: 会員の登録と連絡
      items: 氏名、住所、電話番号
      acquisition: direct_written
      medium: paper
      location: 本社 書庫
      retention: 退会後3年
      disposal: 溶解
      registered: 2023-05-10
      reviewed: 2026-05-12
      reviewed_by: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.fiscal import miss
from isms.ledger import under_pmark
from isms.rules import Flaw
from isms.sign_off import outdated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.personal_information import PersonalInformation
    from isms.model.programme import Programme

CODE = "PII001"
LEVEL = Level.ERROR
CLAUSES = ("15001:6.1", "pmark:J.3.1.1")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="台帳の内容を現状と照らし合わせ、見直し日(reviewed)と見直し者(reviewed_by)を記入してください"
    "(isms accept --kind personal-information で、まとめて記録できます)。",
    en="Compare the line with what is done today and enter reviewed and reviewed_by (isms accept --kind "
    "personal-information records many at once).",
)
NEVER = Text(
    ja="登録日も見直し日もなく、いつ確認した内容か分かりません。",
    en="Neither the day of entry nor a review is given.",
)
LAPSED = Text(
    ja="{year}の見直しがありません(直近の確認は {last})。",
    en="This was not looked at in {year}; the last time was {last}.",
)
BY_NOBODY = Text(ja="見直し者が記入されていません。", en="It is not said who looked at this.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the lines that nobody looked at in a year."""
    for line in under_pmark(programme):
        if line.unread.isdisjoint(("reviewed", "registered")):
            yield from _review(programme, line)


def _review(programme: Programme, line: PersonalInformation) -> Iterator[Flaw]:
    last = max(filter(None, (line.registered, line.reviewed)), default=None)
    if last is None:
        yield Flaw(line, ("reviewed",), NEVER.of())
        return
    changed = outdated(line) if line.stamps else None
    if changed is not None:
        yield Flaw(line, ("reviewed",), changed, Level.WARNING)
    missed = miss(programme, last, LEVEL)
    if missed is not None:
        yield Flaw(line, ("reviewed",), LAPSED.of(year=missed.year.label, last=last), missed.level)
    if line.reviewed is not None and line.lacks("reviewed_by"):
        yield Flaw(line, ("reviewed_by",), BY_NOBODY.of(), Level.WARNING)
