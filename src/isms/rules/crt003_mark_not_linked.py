"""A PrivacyMark on the web links to the page that confirms it.
ウェブのプライバシーマークが、確認用のページにリンクしていること。

The mark on a website leads to the page that the scheme names for the holder, so that a visitor can see
that it is granted.

ウェブサイトに表示するマークは、付与事業者ごとに定められたページへリンクし、閲覧者が付与を確かめられるようにします。

Fails:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    certifications/CRT-01.yaml:
      id: CRT-01
      standard: pmark
      body: みほん審査協会
      granted: 2025-10-01
      expires: 2027-09-30
      mark_url: https://www.example.jp/privacy

Passes:

    isms.yaml:
      format: 1
      organisation: {name: 株式会社見本}
      standards: [pmark]
      scope: 全社
      risk: {method: ipa-sme-3.1, acceptable: "score:4"}
    certifications/CRT-01.yaml:
      id: CRT-01
      standard: pmark
      body: みほん審査協会
      granted: 2025-10-01
      expires: 2027-09-30
      mark_url: https://www.example.jp/privacy
      mark_link: https://mark.example.jp/12345678
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.certificates import in_use, standard_of
from isms.diagnostic import Level, Text
from isms.rules import Flaw
from isms.standards import PRIVACY_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "CRT003"
LEVEL = Level.ERROR
CLAUSES: tuple[str, ...] = ()
HINT = Text(
    ja="マークに指定のリンクを張り、リンク先を mark_link に書いてください。",
    en="Set the link that the scheme names and write it in mark_link.",
)
NO_LINK = Text(
    ja="マークを掲載しているページ({url})に、リンク先の記録がありません。",
    en="The mark is shown at {url}, and no link of it is recorded.",
)


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the PrivacyMarks that are shown on the web without their link."""
    for certification in in_use(programme):
        linked = certification.mark_link or "mark_link" in certification.unread
        if standard_of(certification) == PRIVACY_MARK and certification.mark_url and not linked:
            yield Flaw(certification, ("mark_link",), NO_LINK.of(url=certification.mark_url))
