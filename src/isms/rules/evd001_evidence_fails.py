"""Evidence is there, unaltered and still valid.
証拠のファイルが存在し、変わっておらず、有効期限内であること。

A file that evidence names must be in the repository; where its sha256 is written down, the file must still be
the same; and evidence with a last day of validity has to be renewed after it. Evidence at an address on
the web is not opened.

証拠として示したファイルは、リポジトリーの中にあり、sha256 を記録していればその時の
内容のままでなければなりません。有効期限のある証拠は、期限の翌日から取り直しが必要です。
URL で示した証拠は開いて確かめません。

Fails:

    evidence/E-01.yaml:
      id: E-01
      title: 研修の確認テスト
      path: evidence/files/test.txt

Fails:

    evidence/E-01.yaml:
      id: E-01
      title: 研修の確認テスト
      path: evidence/files/test.txt
      sha256: 0000000000000000000000000000000000000000000000000000000000000000
    evidence/files/test.txt:
      平均点 92

Passes:

    evidence/E-01.yaml:
      id: E-01
      title: 研修の確認テスト
      path: evidence/files/test.txt
      sha256: 042e821c905b2690ff4f105840f8d649b79d3ff746db18d3cb559ac69834268d
      valid_until: 2027-03-31
    evidence/files/test.txt:
      平均点 92
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms.diagnostic import Level, Text
from isms.rules import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isms.model.evidence import Evidence
    from isms.model.programme import Programme

CODE = "EVD001"
LEVEL = Level.ERROR
CLAUSES = ("27001:7.5.3", "15001:7.5", "pmark:J.4.5.5")
HINT = Text(
    ja="元のファイルを戻すか、証拠を取り直して sha256 と日付を書き換えてください。",
    en="Put the file back, or collect the evidence again and write its sha256 and date anew.",
)
MISSING = Text(ja="証拠のファイル「{path}」がありません。", en="The file {path} is not there.")
ALTERED = Text(
    ja="証拠のファイル「{path}」は、記録した時から変わっています(sha256 が違います)。",
    en="The file {path} has changed since: its sha256 is another.",
)
EXPIRED = Text(ja="証拠の有効期限({day})が過ぎています。", en="The evidence was valid until {day}.")


def check(programme: Programme) -> Iterator[Flaw]:
    """Yield the evidence that shows nothing any more."""
    for evidence in programme.evidence:
        yield from _file(programme, evidence)
        if evidence.valid_until is not None and evidence.valid_until < programme.as_of:
            yield Flaw(evidence, ("valid_until",), EXPIRED.of(day=evidence.valid_until))


def _file(programme: Programme, evidence: Evidence) -> Iterator[Flaw]:
    if evidence.path is None:
        return
    source = programme.sources.get(evidence.path)
    if source is None:
        yield Flaw(evidence, ("path",), MISSING.of(path=evidence.path))
    elif evidence.sha256 and source.digest is not None and evidence.sha256.lower() != source.digest:
        yield Flaw(evidence, ("sha256",), ALTERED.of(path=evidence.path))
