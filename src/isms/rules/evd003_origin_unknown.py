"""Of every piece of evidence it is known where it is, who collected it and when; a file has its digest.
証拠の所在・収集者・収集日が分かり、ファイルにはハッシュ値があること。

Evidence has to be found and to be believed. Who took it and when tells whether it shows the right time; the
sha256 of a file shows that it is still what was collected. What lies at an address on the web, or on paper,
has no digest here. Any tool computes one, such as `sha256sum FILE`.

証拠は、見つけられて、信じられるものでなければなりません。誰がいつ集めたかで、どの時点のものかが分かります。
ファイルの sha256 は、集めた時のままであることを示します。URL で示した証拠と紙の証拠には求めません。値は
`sha256sum ファイル` などで求めます。

Fails:

    evidence/E-01.yaml:
      id: E-01
      title: 復元試験の結果
      path: evidence/files/restore.txt
      collected_on: 2026-09-30
      collected_by: P-01
    evidence/files/restore.txt: 復元に成功した。

Passes:

    evidence/E-01.yaml:
      id: E-01
      title: 復元試験の結果
      url: https://files.example.jp/restore
      collected_on: 2026-09-30
      collected_by: P-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Fault, Level, Text
from isms.rules import Flaw
from isms.rules.unsaid import unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.programme import Programme

CODE = "EVD003"
LEVEL = Level.WARNING
CLAUSES = ("27001:7.5.3", "27001:A.5.28", "pmark:J.4.5.5")
FAULTS = Fault.ABSENCE
HINT = Text(
    ja="path か url(紙の原本は保管場所)、collected_on、collected_by、ファイルなら sha256 を書いてください。",
    en="Write path or url (for paper: where it is kept), collected_on, collected_by and, for a file, sha256.",
)
NOWHERE = Text(ja="証拠がどこにあるのかが書かれていません。", en="It is not said where this evidence is.")
MISSING = Text(ja="証拠の「{field}」がありません。", en="The evidence has no '{field}'.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield what is not known of evidence."""
    for evidence in programme.evidence:
        if evidence.path is None and evidence.url is None and evidence.unread.isdisjoint(("path", "url")):
            yield Flaw(evidence, (), NOWHERE.of())
        asked = ("collected_on", "collected_by", *(("sha256",) if evidence.path else ()))
        yield from unsaid(evidence, asked, MISSING)
